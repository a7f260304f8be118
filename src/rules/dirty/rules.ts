/** Gates on generated files that were not committed. */
import type { Rule } from '../../core/model/index.js'

export const dirty: readonly Rule[] = [
  {
    id: 'dirty/tree',
    category: 'lint',
    ecosystem: 'gate',
    pattern:
      /(?:(?:[Gg]enerated (?:files|code|docs?|manifests?)|(?:dist|docs|schema|README|bindata|codegen)\S{0,40}) (?:is|are|was|were) (?:not up[- ]to[- ]date|out of date|stale|outdated).{0,200}|[Uu]ncommitted changes (?:after|found|detected|in).{0,200}|(?:[Tt]he )?(?:git )?(?:working )?(?:tree|directory|repository|checkout)(?: checkout)? (?:is|was|left) (?:dirty|not clean).{0,120}|Detected uncommitted changes after build.*|[Pp]lease run .{1,80} and commit .{0,80}|Diff (?:is not empty|detected).*)/,
    gate: [
      'up to date',
      'up-to-date',
      'out of date',
      'is stale',
      'outdated',
      'uncommitted changes',
      'dirty',
      'not clean',
      'please run ',
      'diff is not empty',
      'diff detected',
    ],
    excludes: /warn|not required|brew|database is out of date|apt|formulae|pip/i,
    role: 'cause',
    strength: 0.74,
    transient: 0.01,
    title: 'Generated files are not up to date',
    advice: 'Run the generator and commit what it changes.',
    example: '##[error]Detected uncommitted changes after build. See status below:',
    counterExample: 'Everything is up to date',
  },
]
