/**
 * Which category words lean to, where the winning rule knows none: the failing line first, then the command or step it
 * stands in. Small and readable on purpose; every row is a word people of any ecosystem use.
 */
import type { Category } from '../../model/index.js'
import type { Stage } from '../read/stage.js'
import { plainKind, withoutNames } from './words.js'

const sourcePlace = /\.(?:c|cc|cpp|cxx|h|hpp|rs|java|kt|go|ts|tsx|swift|cs|hs|ml|scala|m|mm|vala|f90|adb)[:(]\d+/

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

/** What the kind of the step weighs: a command says what it does, a step's name what someone called it. */
const stageWeights = { goal: 1.8, tests: 1.8, command: 1.7, name: 1.3 } as const

export interface Leaning {
  readonly category: Category
  /** 0 is not at all. */
  readonly weight: number
}

/** Words that cannot be mistaken. */
const plainWeight = 4

/** The category that words and stage lean to, and how far. @param stage the kind of work that ran where the line stands */
export function leaningOf(line: string, stage: Stage | undefined): Leaning {
  const plain = plainKind(line)
  if (plain !== undefined && overrules(plain, stage)) return { category: plain, weight: plainWeight }
  const sums = new Map<Category, number>()
  const add = (category: Category, weight: number): void => {
    sums.set(category, (sums.get(category) ?? 0) + weight)
  }
  const words = withoutNames(line)
  for (const [pattern, category, weight] of inLine) if (pattern.test(words)) add(category, weight)
  if (sourcePlace.test(line)) add('build', 2)
  if (stage !== undefined) add(stage.category, stageWeights[stage.by])
  const [best] = [...sums].sort((a, b) => b[1] - a[1])
  return best === undefined ? { category: 'unknown', weight: 0 } : { category: best[0], weight: best[1] }
}

/** What tests do wrong is a matter of the tests, unless they did not compile, a tool was missing or the machine gave out. */
export const overrules = (words: Category, stage: Stage | undefined): boolean =>
  ['resource', 'build', 'config'].includes(words) ||
  stage === undefined ||
  stage.category !== 'test' ||
  stage.by === 'name'
