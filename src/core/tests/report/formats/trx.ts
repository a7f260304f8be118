/** TRX, Visual Studio’s test results: https://learn.microsoft.com/dotnet/core/tools/dotnet-test (`--logger trx`). */
import type { CaseFacts } from '../case.js'
import { millisecondsOf } from '../duration.js'
import { brokeOff, countOf, countUnnamed, failedUnnamed, type ReportFormat, wholeSuite } from '../format.js'
import { readElements } from '../xml/elements.js'
import type { Attributes } from '../xml/scan.js'
import { withoutClass } from './class-prefix.js'

const format = {
  known: new Set([
    'TestRun',
    'UnitTestResult',
    'InnerResults',
    'ErrorInfo',
    'Message',
    'StackTrace',
    'UnitTest',
    'TestMethod',
    'RunInfo',
    'ResultSummary',
    'Counters',
    'Text',
  ]),
  texts: new Set(['Message', 'StackTrace', 'Text']),
  skipped: new Set(['StdOut', 'StdErr', 'DebugTrace']),
}

interface Result {
  readonly attributes: Attributes
  message?: string
  stack?: string
  /** The rows of a data-driven test are the tests; the result around them only sums them up. */
  hasRows?: boolean
}

const passed = new Set(['passed', 'passedbutrunaborted', 'warning', 'completed'])
const failed = new Set(['failed', 'error', 'timeout', 'aborted', 'disconnected'])

/** The class stands in the definitions, which come after the results: they are held until the end. */
export const trx: ReportFormat = {
  name: 'TRX',
  recognises: (head) => /<(?:\w+:)?TestRun[\s>]/.test(head),
  reader(found) {
    const open: Result[] = []
    const results: Result[] = []
    const classes = new Map<string, string>()
    let unitTest: string | undefined
    let runError: Attributes | undefined
    let summary = ''
    let declared = 0
    /** The result around the rows of a data-driven test too: writers count it, or them. */
    let shown = 0
    const elements = readElements(format, {
      open(name, attributes) {
        if (name === 'UnitTestResult') open.push({ attributes })
        else if (name === 'InnerResults') Object.assign(open.at(-1) ?? {}, { hasRows: true })
        else if (name === 'UnitTest') unitTest = attributes['id']
        else if (name === 'TestMethod' && unitTest !== undefined && attributes['className'])
          // Older writers give the assembly-qualified name.
          classes.set(unitTest, (attributes['className'] as string).split(',')[0] as string)
        else if (name === 'RunInfo') runError = attributes
        else if (name === 'ResultSummary') summary = (attributes['outcome'] ?? '').toLowerCase()
        else if (name === 'Counters') for (const word of failed) declared += countOf(attributes[word])
      },
      close(name, text, torn) {
        const result = open.at(-1)
        if (name === 'Message' && result !== undefined) result.message = text
        else if (name === 'StackTrace' && result !== undefined) result.stack = text
        else if (name === 'UnitTestResult') {
          open.pop()
          if (failed.has((result?.attributes['outcome'] ?? '').toLowerCase())) shown++
          if (result !== undefined && !torn && result.hasRows !== true) results.push(result)
        } else if (name === 'Text' && runError?.['outcome'] === 'Error') {
          shown++
          found.test({
            name: wholeSuite,
            suites: [runError['computerName'] ?? 'test run'],
            outcome: 'failed',
            message: text,
          })
        }
      },
    })
    return {
      write: elements.write,
      end() {
        const torn = elements.end()
        for (const result of results) found.test(factsOf(result, classes))
        countUnnamed(found, declared, shown)
        if (torn) return brokeOff
        return failed.has(summary) && shown + declared === 0 ? failedUnnamed : undefined
      },
    }
  },
}

function factsOf({ attributes, message, stack }: Result, classes: ReadonlyMap<string, string>): CaseFacts {
  const outcome = (attributes['outcome'] ?? '').toLowerCase()
  const full = attributes['testName'] ?? ''
  const className = classes.get(attributes['testId'] ?? '') ?? classIn(full)
  return {
    name: withoutClass(full, className),
    className,
    suites: [],
    outcome: failed.has(outcome) ? 'failed' : passed.has(outcome) ? 'passed' : 'skipped',
    message,
    stack,
    durationMs: millisecondsOf(attributes['duration']),
  }
}

/** `Shop.CartTests.Total(x: 1)` → `Shop.CartTests` */
const classIn = (full: string): string | undefined => /^([\w.+`]+)\.\w+(?:\(|$)/.exec(full)?.[1]
