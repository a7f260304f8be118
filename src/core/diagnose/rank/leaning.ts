/**
 * Which category words lean to, where the winning rule knows none: the failing line first, then the command or step it
 * stands in. Small and readable on purpose; every row is a word people of any ecosystem use.
 */
import type { Category } from '../../model/index.js'

const inLine: readonly (readonly [RegExp, Category, number])[] = [
  [
    /\b(?:assert\w*|expect(?:ed|ation)\b.*\b(?:but|got|actual|received|was|found)|tests? failed|failed tests?|test case|spec)\b/i,
    'test',
    3,
  ],
  [/\b(?:FAIL|FAILED|FAILURE)\b.*\b\w*[Tt]est|\b\w*[Tt]est\w*\b.*\b(?:FAIL|FAILED|FAILURE)\b/, 'test', 2],
  [
    /\b(?:compil(?:e|er|ation|ing)|(?:cannot|could not|failed to) build|syntax ?error|undefined reference|undeclared|cannot find symbol|linker|parse error|type error)\b/i,
    'build',
    3,
  ],
  [/\.(?:c|cc|cpp|cxx|h|hpp|rs|java|kt|go|ts|tsx|swift|cs|hs|ml|scala|m|mm|vala|f90|adb)[:(]\d+/, 'build', 2],
  [
    /\b(?:dependenc(?:y|ies)|requirement|resolve|packages?|(?:pre|post)install|version conflicts?|incompatible with|constraints?|satisf(?:y|iable)|404|lock ?file|no matching|unmet)\b/i,
    'dependency',
    1.5,
  ],
  [/\b(?:lint|style|format(?:ting)?|coverage|licen[cs]e|offen[cs]es?|vulnerab\w+)\b/i, 'lint', 2],
  [/\b(?:timed? ?out|deadline exceeded|time limit)\b/i, 'timeout', 2.5],
  [
    /\b(?:out of memory|no space left|disk full|quota|too many open files|cannot allocate|oom|killed)\b/i,
    'resource',
    4,
  ],
  [
    /\b(?:connection (?:refused|reset|closed|timed out)|could not resolve host|network|ssl|tls|certificate|unreachable|50[0234]|bad gateway|handshake|dns)\b/i,
    'network',
    3,
  ],
  [
    /\b(?:permission|denied|unauthori[sz]ed|forbidden|credentials?|authenticat\w+|40[13]|access token)\b/i,
    'permission',
    3,
  ],
  [/\b(?:runner|agent|node|worker|container|daemon|cancel+ed|aborted|lost communication|pod)\b/i, 'infrastructure', 1],
  [
    /\b(?:is not installed|not installed for|no such (?:sub)?command|failed to push|unsupported|misconfigur\w+)\b/i,
    'config',
    1.5,
  ],
  [
    /\b(?:no such file|not found|missing|invalid|unknown option|unrecognized|not set|is required|must be|usage:|command not found|does not exist|undefined variable)\b/i,
    'config',
    1.2,
  ],
]

const inStep: readonly (readonly [RegExp, Category, number])[] = [
  [/\b(?:tests?|spec|e2e|pytest|jest|tox|ctest|surefire|failsafe|nosetests|rspec|phpunit)\b|[:-]test/i, 'test', 1.6],
  [
    /\b(?:lint|fmt|format|clippy|eslint|prettier|checkstyle|ruff|flake8|rubocop|coverage|audit|spotless|style)\b/i,
    'lint',
    1.8,
  ],
  [/^(?:Run )?(?:check|verify|validate|enforce|ensure|guard)\b|\/(?:check|verify|validate)[-_\w]*\.\w+/i, 'lint', 1.5],
  [/\b(?:build|compile|make|gcc|javac|tsc|webpack|assemble|package|%build|cmake|ninja)\b/i, 'build', 1.4],
  [
    /\b(?:install|restore|npm ci|bundle|pip|apt-get|apt|yum|dnf|composer|deps|dependencies|before_install)\b/i,
    'dependency',
    1.2,
  ],
  [/\b(?:deploy|publish|release|push|upload|login|configure|setup|set up|checkout)\b/i, 'config', 1],
]

/** The category the words lean to, and how far: 0 is not at all. */
export function leaningOf(line: string, step: string): { readonly category: Category; readonly weight: number } {
  const sums = new Map<Category, number>()
  const add = (rows: typeof inLine, text: string): void => {
    for (const [pattern, category, weight] of rows)
      if (pattern.test(text)) sums.set(category, (sums.get(category) ?? 0) + weight)
  }
  add(inLine, line.slice(0, 1000))
  add(inStep, step.slice(0, 300))
  const [best] = [...sums].sort((a, b) => b[1] - a[1])
  return best === undefined ? { category: 'unknown', weight: 0 } : { category: best[0], weight: best[1] }
}
