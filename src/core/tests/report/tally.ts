/** Counts tests as they are read, over all reports of a run, with bounded memory. */
import type { TestCase, TestResults } from '../../model/index.js'
import { groupOf, hashOf, shortKey, type TestName } from '../identity/key.js'
import { createUnitTimes } from '../split/times.js'
import type { ReportedCase } from './case.js'
import { createRetries } from './retries.js'
import { withoutGoParents } from './subtests.js'
import { markSuites } from './suite-marks.js'

export interface Tally {
  add(reported: ReportedCase): void
  /** A suite that gives its totals and no tests. */
  addTotals(totals: Pick<TestResults, 'total' | 'failed' | 'skipped'>): void
  /** What follows is another report: a test that comes again there ran on another machine, or in another step. */
  nextReport(file?: string): void
  results(): TestResults
}

export interface TallyOptions {
  /**
   * The path in the repository of a file, as a report names it.
   * @param report the report it is named in
   * @param suite class or package of the test
   */
  readonly locate?: (path: string, report: string, suite?: string) => string
  /** Tests whose time is kept whatever it is. */
  readonly followed?: readonly TestName[]
  /** Short keys of tests that passed when they were run again in the same job: where these reports say they failed, they are flaky. */
  readonly passedAgain?: ReadonlySet<string>
  /** By short key, new tests that both failed and passed when they were run several times: flaky, however these reports say they ended. */
  readonly flipped?: ReadonlyMap<string, Executions>
  /** Hears of each test once, whatever became of it. */
  readonly notice?: (test: TestCase, outcome: ReportedCase['outcome']) => void
}

export interface Executions {
  readonly runs: number
  readonly failures: number
}

/** Failing and flaky tests named at most. */
export const listed = 100
const slowestListed = 10
const suitesListed = 200
const skipsListed = 200
/** Of more tests it is not remembered which ran: 12 kB. */
const marked = 10_000

interface Group {
  readonly project: string | undefined
  readonly suite: string | undefined
  readonly report: string
  tests: number
  /** Of their names: two suites of the same tests share it. */
  names: number
}

/** A test with the report that names it. */
interface Placed {
  readonly test: TestCase
  readonly report: string
}

export function createTally({
  locate = (path) => path,
  followed = [],
  passedAgain = new Set(),
  flipped = new Map(),
  notice,
}: TallyOptions = {}): Tally {
  const failures: Placed[] = []
  const flaky: Placed[] = []
  const skips = new Set<string>()
  const times = createTimes(followed)
  const groups = createGroups()
  const units = createUnitTimes()
  const marks = new Set<string>()
  let slowest: Placed[] = []
  let total = 0
  let failed = 0
  let skipped = 0
  let duration: number | undefined
  let report = ''
  let retries = createRetries()

  const time = (test: TestCase) => {
    if (test.durationMs === undefined) return
    duration = (duration ?? 0) + test.durationMs
    if (slowest.length < slowestListed || test.durationMs > (slowest.at(-1)?.test.durationMs ?? 0))
      slowest = [...slowest, { test: detached(timingOf(test)), report }].sort(bySlowness).slice(0, slowestListed)
  }
  const take = (list: Placed[], tests: readonly TestCase[]) => {
    for (const test of tests.slice(0, listed - list.length)) list.push({ test, report })
  }
  const close = () => {
    const failing = withoutGoParents(retries.failing)
    const again = failing.filter((test) => passedAgain.has(shortKey(test)))
    failed -= retries.failing.length - failing.length + again.length
    take(failures, again.length === 0 ? failing : failing.filter((test) => !again.includes(test)))
    take(flaky, [...withoutGoParents(retries.flaky), ...again])
  }
  const placed = ({ test, report: from }: Placed): TestCase => ({
    ...test,
    ...(test.project === undefined ? {} : { project: located(test.project, from) }),
    ...(test.file === undefined ? {} : { file: locate(test.file, from, test.suite) }),
  })
  const located = (project: string, from: string): string => (isPath(project) ? locate(project, from) : project)
  /** As the report names it, and as findings do. */
  const keysOf = (test: TestCase): readonly string[] => [
    shortKey(test),
    ...(test.project === undefined ? [] : [shortKey({ ...test, project: located(test.project, report) })]),
  ]

  return {
    add({ test, outcome, flaky: retried, unit }) {
      time(test)
      if (outcome !== 'skipped') units.take(unit, test, test.durationMs, report)
      if (outcome === 'passed') times.take(test)
      const kept = outcome === 'failed' || retried ? detached(test) : test
      const attempt = retries.attempt(kept, outcome)
      failed += attempt.failed
      if (!attempt.isNew) return
      total++
      notice?.(test, outcome)
      if (outcome !== 'skipped') {
        groups.count(test, report)
        if (marks.size <= marked) for (const key of keysOf(test)) marks.add(key)
      }
      if (outcome === 'skipped') {
        skipped++
        if (skips.size < skipsListed) skips.add(shortKey(test))
      } else if ((retried || (outcome === 'passed' && flipped.has(shortKey(test)))) && flaky.length < listed)
        flaky.push({ test: detached(kept), report })
    },
    addTotals(totals) {
      total += totals.total
      failed += totals.failed
      skipped += totals.skipped
    },
    nextReport(file = '') {
      close()
      report = file
      retries = createRetries()
    },
    results() {
      close()
      retries = createRetries()
      return {
        total,
        failed,
        skipped,
        ...(duration === undefined ? {} : { durationMs: rounded(duration) }),
        failures: failures.map(placed),
        flaky: flaky.map(placed),
        slowest: slowest.map(placed),
        ...suiteFacts(groups.all(), located),
        ...(times.all.size === 0 ? {} : { times: Object.fromEntries([...times.all].sort(byName)) }),
        ...(skips.size === 0 ? {} : { skips: [...skips].sort() }),
        ...units.pack(locate),
        ...(marks.size === 0 || marks.size > marked ? {} : { testMarks: markSuites([...marks], marked) }),
        ...probedOf(flaky, flipped, placed),
      }
    },
  }
}

function probedOf(
  flaky: readonly Placed[],
  flipped: ReadonlyMap<string, Executions>,
  placed: (of: Placed) => TestCase,
): Pick<TestResults, 'probed'> {
  const probed = flaky.flatMap((one) => {
    const executions = flipped.get(shortKey(one.test))
    return executions === undefined ? [] : [{ ...placed(one), ...executions }]
  })
  return probed.length === 0 ? {} : { probed }
}

/** Times of the tests that are followed and passed, by their short keys; of one that runs in several places, the longest. */
function createTimes(followed: readonly TestName[]) {
  // Most tests are known not to be among them by their name alone.
  const names = new Set(followed.map(({ name }) => name))
  const keys = new Set(followed.map(shortKey))
  const all = new Map<string, number>()
  return {
    all,
    take(test: TestCase): void {
      if (!names.has(test.name)) return
      const key = shortKey(test)
      if (keys.has(key)) all.set(key, Math.max(all.get(key) ?? 0, rounded(test.durationMs ?? 0)))
    },
  }
}

/** Counts by suite; tests of one suite mostly stand together. */
function createGroups() {
  const byName = new Map<string, Group>()
  let last: Group | undefined
  return {
    count({ project, suite, name }: TestCase, report: string): void {
      if (last === undefined || last.suite !== suite || last.project !== project || last.report !== report) {
        // Only a project may be a path, which is found near its report.
        const key = `${project === undefined ? '' : `${project}\u0000${report}`}\u0000${suite ?? ''}`
        last = byName.get(key)
        if (last === undefined) {
          last = { project, suite, report, tests: 0, names: 0 }
          byName.set(key, last)
        }
      }
      last.tests++
      last.names = (last.names + hashOf(name)) & 0xffff
    },
    all: (): readonly Group[] => [...byName.values()],
  }
}

/** Tests a suite: of all suites, or of the largest, with marks of all. */
function suiteFacts(
  groups: readonly Group[],
  located: (project: string, report: string) => string,
): Pick<TestResults, 'suites' | 'suiteMarks' | 'suiteTests'> {
  const counts = new Map<string, Pick<Group, 'tests' | 'names'>>()
  for (const { project, suite, report, tests, names } of groups) {
    const name = groupOf({ suite, project: project === undefined ? undefined : located(project, report) })
    const other = counts.get(name)
    counts.set(name, { tests: tests + (other?.tests ?? 0), names: (names + (other?.names ?? 0)) & 0xffff })
  }
  if (counts.size === 0) return {}
  const largest = [...counts]
    .sort((a, b) => b[1].tests - a[1].tests || byName(a, b))
    .slice(0, suitesListed)
    .sort(byName)
  return {
    suites: Object.fromEntries(largest.map(([name, { tests }]) => [name, tests])),
    suiteTests: btoa(largest.map(([, { names }]) => String.fromCharCode(names >> 8, names & 255)).join('')),
    ...(counts.size > suitesListed ? { suiteMarks: markSuites([...counts.keys()]) } : {}),
  }
}

/** Not a slice that keeps a whole piece of the report alive. */
const detached = (test: TestCase): TestCase => JSON.parse(JSON.stringify(test))

const isPath = (project: string): boolean => /[\\/.]/.test(project)
/** Floating point sums of milliseconds are kept to the microsecond, so that equal reports give equal bytes. */
const rounded = (ms: number): number => Math.round(ms * 1000) / 1000
const timingOf = ({ message: _, ...test }: TestCase): TestCase => test
const bySlowness = ({ test: a }: Placed, { test: b }: Placed): number =>
  (b.durationMs ?? 0) - (a.durationMs ?? 0) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)
const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number =>
  a < b ? -1 : a > b ? 1 : 0
