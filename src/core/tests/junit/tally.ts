/** Counts test cases as they are read, with bounded memory, and joins the counts of several reports. */
import type { TestCase, TestResults } from '../../model/index.js'

/** One test case as the report has it. */
export interface ReportedCase {
  readonly test: TestCase
  readonly outcome: 'passed' | 'failed' | 'skipped'
  /** Failed attempts inside a case that passed in the end (Surefire’s flakyFailure). */
  readonly flaky: boolean
  readonly suite: string
}

export interface Tally {
  add(reported: ReportedCase): void
  results(): TestResults
}

const listed = 100
const slowestListed = 10
const suitesListed = 200
/** Failing tests whose retries are followed. */
const followed = 20_000

const idOf = ({ test, suite }: ReportedCase): string =>
  `${test.suite ?? suite}\u0000${test.name}\u0000${test.file ?? ''}`

/**
 * A test that failed and is reported again was retried (Gradle, pytest-rerunfailures, gotestsum): its last outcome
 * counts, and it is flaky when that is a pass. A test that passed and is reported again is a case of its own, as
 * parameterised tests share their names.
 */
export function createTally(): Tally {
  const failures = new Map<string, TestCase>()
  const flaky = new Map<string, TestCase>()
  const suites = new Map<string, number>()
  let slowest: TestCase[] = []
  let total = 0
  let failed = 0
  let skipped = 0
  let duration: number | undefined

  const count = (reported: ReportedCase) => {
    total++
    const known = suites.get(reported.suite)
    if (known !== undefined || suites.size < suitesListed) suites.set(reported.suite, (known ?? 0) + 1)
  }
  const time = (test: TestCase) => {
    if (test.durationMs === undefined) return
    duration = (duration ?? 0) + test.durationMs
    if (slowest.length < slowestListed || test.durationMs > (slowest.at(-1)?.durationMs ?? 0))
      slowest = [...slowest, timingOf(test)].sort(bySlowness).slice(0, slowestListed)
  }

  return {
    add(reported) {
      const id = idOf(reported)
      time(reported.test)
      const retriedFailure = failures.get(id)
      if (reported.outcome === 'failed') {
        if (retriedFailure !== undefined) return
        if (flaky.delete(id)) failed++
        else {
          count(reported)
          failed++
        }
        if (failures.size < followed) failures.set(id, reported.test)
        return
      }
      if (retriedFailure !== undefined && reported.outcome === 'passed') {
        failures.delete(id)
        flaky.set(id, retriedFailure)
        failed--
        return
      }
      count(reported)
      if (reported.outcome === 'skipped') skipped++
      else if (reported.flaky && flaky.size < followed) flaky.set(id, reported.test)
    },
    results: () => ({
      total,
      failed,
      skipped,
      ...(duration === undefined ? {} : { durationMs: rounded(duration) }),
      failures: [...failures.values()].slice(0, listed),
      flaky: [...flaky.values()].slice(0, listed),
      slowest,
      ...(suites.size === 0 ? {} : { suites: Object.fromEntries([...suites].sort(byName)) }),
    }),
  }
}

/** The results of several reports as one. */
export function mergeTestResults(list: readonly TestResults[]): TestResults {
  const suites = new Map<string, number>()
  for (const results of list)
    for (const [name, tests] of Object.entries(results.suites ?? {}))
      if (suites.has(name) || suites.size < suitesListed) suites.set(name, (suites.get(name) ?? 0) + tests)
  const durations = list.flatMap((results) => results.durationMs ?? [])
  const sum = (of: (results: TestResults) => number) => list.reduce((all, results) => all + of(results), 0)
  return {
    total: sum((results) => results.total),
    failed: sum((results) => results.failed),
    skipped: sum((results) => results.skipped),
    ...(durations.length === 0 ? {} : { durationMs: rounded(durations.reduce((a, b) => a + b, 0)) }),
    failures: list.flatMap((results) => results.failures).slice(0, listed),
    flaky: list.flatMap((results) => results.flaky).slice(0, listed),
    slowest: list
      .flatMap((results) => results.slowest)
      .sort(bySlowness)
      .slice(0, slowestListed),
    ...(suites.size === 0 ? {} : { suites: Object.fromEntries([...suites].sort(byName)) }),
  }
}

/** Floating point sums of milliseconds are kept to the microsecond, so that equal reports give equal bytes. */
const rounded = (ms: number): number => Math.round(ms * 1000) / 1000
const timingOf = ({ message: _, ...test }: TestCase): TestCase => test
const bySlowness = (a: TestCase, b: TestCase): number =>
  (b.durationMs ?? 0) - (a.durationMs ?? 0) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)
const byName = ([a]: readonly [string, number], [b]: readonly [string, number]): number => (a < b ? -1 : a > b ? 1 : 0)
