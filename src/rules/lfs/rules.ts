/** git LFS. */
import type { Rule } from '../../core/model/index.js'

export const lfs: readonly Rule[] = [
  {
    id: 'lfs/missing-object',
    category: 'dependency',
    ecosystem: 'git',
    pattern:
      /(?:Object does not exist on the server(?: or you don't have permissions to access it)?|\[404\] Object does not exist|Smudge error: Error downloading (?<file>.{1,200})|error: external filter '?git-lfs (?:smudge|filter-process).{0,60}failed|fatal: (?<file2>.{1,200}): smudge filter lfs failed|Encountered \d+ files? that should have been pointers)/,
    gate: [
      'object does not exist on the server',
      '[404] object does not exist',
      'smudge error',
      'error: external filter',
      'smudge filter lfs failed',
      'should have been pointers',
    ],
    role: 'cause',
    strength: 0.88,
    transient: 0.1,
    title: 'A Git LFS object cannot be fetched',
    advice: 'Push the objects (`git lfs push --all`), or check rights and LFS quota.',
    example: 'Smudge error: Error downloading assets/logo.png (3f2a1b): [3f2a1b] Object does not exist on the server',
    counterExample: 'Downloading LFS objects: 100% (3/3)',
  },
  {
    id: 'lfs/quota',
    category: 'resource',
    ecosystem: 'git',
    pattern: /This repository (?:is over its data quota|exceeded its LFS budget)/,
    gate: ['is over its data quota', 'exceeded its lfs budget'],
    role: 'cause',
    strength: 0.94,
    transient: 0.05,
    title: 'The LFS quota is used up',
    advice: 'Buy data, or cache the LFS objects between runs.',
    example:
      'batch response: This repository is over its data quota. Account responsible for LFS bandwidth should purchase more data packs to restore access.',
    counterExample: 'data quota ok',
  },
  {
    id: 'lfs/not-installed',
    category: 'config',
    ecosystem: 'git',
    pattern:
      /(?:git-lfs: (?:command )?not found|git: 'lfs' is not a git command|This repository is configured for Git LFS but 'git-lfs' was not found)/,
    gate: ['git-lfs: ', "'lfs' is not a git command", "'git-lfs' was not found"],
    role: 'cause',
    strength: 0.9,
    transient: 0.02,
    title: 'Git LFS is not installed',
    advice: 'Install git-lfs before the checkout.',
    example: "git: 'lfs' is not a git command. See 'git --help'.",
    counterExample: 'git-lfs/3.4.0 (linux amd64)',
  },
]
