/** Which rules know a tool of the factory: the folder of its name, and further ones where its words are shared. */
const families = {
  clang: ['cc', 'ld'],
  cc: ['cc', 'clang'],
  npm: ['npm', 'yarn'],
  pnpm: ['npm', 'yarn'],
  yarn: ['npm', 'yarn'],
  tsc: ['tsc', 'typescript'],
  webpack: ['webpack', 'bundler-js'],
  vite: ['vite', 'rollup', 'bundler-js'],
  rollup: ['rollup', 'vite', 'bundler-js'],
  esbuild: ['esbuild', 'bundler-js', 'rollup'],
  cargo: ['cargo'],
  clippy: ['clippy', 'cargo'],
  dune: ['dune', 'ocaml'],
  ocaml: ['ocaml', 'dune'],
  'cucumber-js': ['cucumber'],
  deb: ['deb', 'apt'],
  nox: ['nox', 'tox'],
  native: ['native', 'sanitizer'],
  psql: ['service'],
  redis: ['service'],
  mysql: ['service'],
  // What the system itself says is nobody's tool: these rules stay.
  resource: [],
  prove: ['prove', 'tap', 'perl'],
  gotestsum: ['gotestsum', 'gotest'],
  cabal: ['cabal', 'ghc', 'haskell'],
}
const kept = new Map()

/** The rules a person who never met the tool would have written; one list a tool, so that it is compiled once. */
export function rulesWithout(tool, rules) {
  const folders = families[tool] ?? [tool]
  if (!kept.has(tool))
    kept.set(
      tool,
      rules.filter(({ id }) => !folders.includes(id.split('/')[0])),
    )
  return kept.get(tool)
}
