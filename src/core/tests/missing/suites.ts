/** Tests that silently no longer run: those that are not there cannot fail. */
import type { RunRecord, TestFinding } from '../../model/index.js'
import { formatCount } from '../../run/format.js'
import { mayHaveRun } from '../report/suite-marks.js'
import { hasPassed } from './passed.js'
import { type Ran, ranIn, type SuiteRan } from './ran.js'

/** Runs looked back upon, and how many are needed before anything but a low finding is said (DESIGN §5). */
const lookBack = 15
const leastRuns = 5
/** From this share of a suite on, and so many tests, a loss is said. */
const lostShare = 0.4
const leastLost = 4

/**
 * Suites present in every one of the last runs and now gone, or with 40 % of their tests fewer; where a whole report is
 * missing, that instead. Of a run that passed: one that broke off may not have come to them.
 */
export function missingSuites(record: RunRecord, comparable: readonly RunRecord[]): TestFinding[] {
  const now = ranIn(record)
  if (now === undefined || !hasPassed(record)) return []
  const before = comparable.flatMap((run) => ranIn(run) ?? []).slice(-lookBack)
  if (before.length < leastRuns) return []
  const report = missingReport(now, before)
  if (report !== undefined) return [report]
  const always = [...(before.at(-1)?.suites.keys() ?? [])].filter(
    (suite) => suite !== '' && before.every((run) => run.suites.has(suite)),
  )
  const lost = always.flatMap((suite): Lost[] => {
    const least = Math.min(...before.map((run) => run.suites.get(suite)?.tests ?? 0))
    const count = countIn(now, suite, least)
    const isLost = count === 0 || (least - count >= lostShare * least && least - count >= leastLost)
    return isLost ? [{ suite, least, count, last: before.at(-1)?.suites.get(suite) }] : []
  })
  const renamed = renamedAmong(lost, now, before)
  return lost.filter(({ suite }) => !renamed.has(suite)).map((each) => findingOf(each, before.length))
}

interface Lost {
  readonly suite: string
  readonly least: number
  readonly count: number
  readonly last: SuiteRan | undefined
}

/** Of more suites than are listed, one that is marked ran, as often as ever for all that is known. */
const countIn = (now: Ran, suite: string, least: number): number =>
  now.suites.get(suite)?.tests ?? (now.marks.some((marks) => mayHaveRun(marks, suite)) ? least : 0)

/** Suites whose tests run under another name now: the same names of tests, or as many in a suite that is new and alike. */
function renamedAmong(lost: readonly Lost[], now: Ran, before: readonly Ran[]): ReadonlySet<string> {
  const fresh = new Map([...now.suites].filter(([suite]) => !before.some((run) => run.suites.has(suite))))
  const renamed = new Set<string>()
  const take = (alike: (old: Lost, name: string, ran: SuiteRan) => boolean) => {
    for (const old of lost) {
      if (renamed.has(old.suite) || old.count > 0) continue
      const found = [...fresh].find(([name, ran]) => alike(old, name, ran))
      if (found === undefined) continue
      fresh.delete(found[0])
      renamed.add(old.suite)
    }
  }
  take(({ last }, _, ran) => ran.names !== undefined && ran.names === last?.names && ran.tests === last.tests)
  take(({ suite, least }, name, ran) => ran.tests >= least * 0.9 && shareWords(suite, name))
  return renamed
}

/** `com.acme.CartTest` and `com.acme.BasketTest`, `cart` and `cart of the shop`: half of the shorter name. */
function shareWords(a: string, b: string): boolean {
  const [one, other] = [a, b].map((name) => new Set(name.toLowerCase().split(/[^\p{L}\p{N}]+/u)))
  if (one === undefined || other === undefined) return false
  const shared = [...one].filter((word) => other.has(word)).length
  return shared >= Math.min(one.size, other.size) / 2
}

function findingOf({ suite, least, count }: Lost, runs: number): TestFinding {
  return {
    kind: 'test',
    id: `test:missing:${suite}:`,
    severity: runs >= lookBack ? 'high' : 'low',
    confidence: runs >= lookBack ? 0.95 : 0.7,
    title:
      count === 0
        ? `suite ${suite} did not run`
        : `suite ${suite} ran ${formatCount(count, 'test')}, at least ${least} before`,
    reasons: [`ran in each of the last ${runs} comparable runs with at least ${formatCount(least, 'test')}`],
    advice: 'Check that the suite is still found by the test runner; acknowledge it if it was removed on purpose.',
    test: 'missing',
    name: suite,
    suite,
  }
}

/** Reports are a few a run where shards write one each; of one a class there are as many as classes. */
const mostShards = 100
/** Of the tests: fewer could as well have been removed with their report. */
const leastShare = 0.02

/** Every run wrote as many reports, and now one is not there, and its tests are not either. */
function missingReport(now: Ran, before: readonly Ran[]): TestFinding | undefined {
  const usual = before.at(-1)?.reports
  if (usual === undefined || usual < 2 || usual > mostShards || before.some(({ reports }) => reports !== usual)) return
  const least = Math.min(...before.map(({ tests }) => tests))
  if (now.reports === undefined || now.reports >= usual || now.tests > least * (1 - leastShare)) return
  const names = (before.at(-1)?.reportNames ?? []).filter((name) => now.reportNames?.includes(name) === false)
  const which = names.length === 0 ? '' : `: ${names.slice(0, 5).join(', ')}`
  const sure = before.length >= lookBack
  return {
    kind: 'test',
    id: 'test:missing:report:',
    severity: sure ? 'high' : 'low',
    confidence: sure ? 0.95 : 0.7,
    title: `${formatCount(usual - now.reports, 'test report')} of ${usual} missing${which}`,
    reasons: [
      `each of the last ${before.length} comparable runs wrote ${usual}`,
      `${formatCount(now.tests, 'test')} ran, at least ${least} before`,
    ],
    advice: 'Check that every shard ran its tests and handed its report on.',
    test: 'missing',
    name: 'test reports',
  }
}
