/** What ran in a run, suite by suite, over all its reports. */
import type { RunRecord, TestResults } from '../../model/index.js'
import { resultsOf } from '../test-history.js'

export interface SuiteRan {
  readonly tests: number
  /** A number that two suites of the same names of tests share. */
  readonly names?: number
}

export interface Ran {
  readonly suites: ReadonlyMap<string, SuiteRan>
  /** Where there were more suites than are listed. */
  readonly marks: readonly string[]
  /** Tests that ran. */
  readonly tests: number
  readonly reports?: number
  readonly reportNames?: readonly string[]
}

/** @returns undefined where no report told of suites */
export function ranIn(record: RunRecord): Ran | undefined {
  const results = resultsOf(record).filter(({ suites }) => suites !== undefined)
  const [first] = results
  if (first === undefined) return undefined
  const suites = new Map<string, SuiteRan>()
  for (const each of results)
    for (const [name, { tests, names }] of suitesIn(each)) {
      const other = suites.get(name)
      suites.set(name, {
        tests: tests + (other?.tests ?? 0),
        ...(names === undefined ? {} : { names: (names + (other?.names ?? 0)) & 0xffff }),
      })
    }
  const counts = results.flatMap(({ reports }) => reports ?? [])
  const names = results.flatMap(({ reportNames }) => reportNames ?? [])
  return {
    suites,
    marks: results.flatMap(({ suiteMarks }) => suiteMarks ?? []),
    tests: results.reduce((sum, each) => sum + each.total - each.skipped, 0),
    ...(counts.length === 0 ? {} : { reports: counts.reduce((a, b) => a + b, 0) }),
    ...(names.length === 0 ? {} : { reportNames: names }),
  }
}

/** Two bytes a suite, in the order of their names. */
function suitesIn({ suites = {}, suiteTests }: TestResults): readonly (readonly [string, SuiteRan])[] {
  const bytes = suiteTests === undefined || !/^[\w+/]*={0,2}$/.test(suiteTests) ? '' : atob(suiteTests)
  const entries = Object.entries(suites).sort(([a], [b]) => (a < b ? -1 : 1))
  const fits = bytes.length === entries.length * 2
  return entries.map(([name, tests], at) => [
    name,
    { tests, ...(fits ? { names: bytes.charCodeAt(at * 2) * 256 + bytes.charCodeAt(at * 2 + 1) } : {}) },
  ])
}
