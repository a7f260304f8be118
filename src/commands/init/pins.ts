/** Actions by the full SHA of a release, which nobody can move; Dependabot keeps them fresh. */
export const pins = {
  checkout: 'actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0',
  node: 'actions/setup-node@49933ea5288caeca8642d1e84afbd3f7d6820020 # v4.4.0',
  java: 'actions/setup-java@dded0888837ed1f317902acf8a20df0ad188d165 # v5.0.0',
  go: 'actions/setup-go@44694675825211faa026b3c33043df3e48a5fa00 # v6.0.0',
  python: 'actions/setup-python@e797f83bcb11b83ae66e0230d6156d7c80228e7c # v6.0.0',
  dotnet: 'actions/setup-dotnet@d4c94342e560b34958eacfc5d055d21461ed1c5d # v5.0.0',
  ruby: 'ruby/setup-ruby@6bd3d993c602f6b675728ebaecb2b569ff86e99b # v1.174.0',
  bun: 'oven-sh/setup-bun@735343b667d3e6f658f44d0eca948eb6282f2b76 # v2.0.2',
  uv: 'astral-sh/setup-uv@d0cc045d04ccac9d8b7881df0226f9e82c39688e # v6.8.0',
} as const
