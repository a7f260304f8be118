/** Tests that take longer than they did: far longer than ever, or twice as long and for good. */
import type { RunRecord, TestCase, TestFinding } from '../model/index.js'
import { medianOf } from '../statistics/quantile.js'
import { shortKey } from './identity/key.js'
import { resultsOf } from './test-history.js'

/** Below this a test is not worth a word, whatever its ratio. */
const leastGrowthMs = 2000
const leastRatio = 2
const leastRuns = 5
/** What lasts may be smaller to be worth a word. */
const leastLastingMs = 500
/** Runs in a row that make a new time of it. */
const lastingRuns = 3
const lookBack = 50

/** At least twice the longest of its last known times, and two seconds more; or twice its median in three runs in a row. */
export function slowTests(record: RunRecord, comparable: readonly RunRecord[]): TestFinding[] {
  const runs = comparable.slice(-lookBack)
  const before = runs.map(timesIn)
  const now = timesIn(record)
  return namedIn([...runs, record]).flatMap((test): TestFinding[] => {
    const key = shortKey(test)
    const took = now.get(key)
    if (took === undefined) return []
    const known = before.flatMap((times) => times.get(key) ?? [])
    const found = findingFor(test, took, known)
    return found === undefined ? [] : [found]
  })
}

function findingFor(test: TestCase, took: number, known: readonly number[]): TestFinding | undefined {
  if (known.length < leastRuns) return undefined
  const longest = Math.max(...known)
  const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`
  const said = (title: string, reason: string) => findingOf(test, { title, reason, runs: known.length })
  if (took >= leastRatio * longest && took - longest >= leastGrowthMs)
    return said(
      `${test.name} took ${seconds(took)}, at most ${seconds(longest)} before`,
      `${known.length} known times in the last runs`,
    )
  const usual = medianOf(known.slice(0, 1 - lastingRuns)) ?? 0
  const row = [...known.slice(1 - lastingRuns), took]
  const isLong = (ms: number | undefined): boolean =>
    ms !== undefined && ms >= leastRatio * usual && ms - usual >= leastLastingMs
  // Said in the third run: in the fourth, the one before the row is long too.
  if (known.length < leastRuns + lastingRuns - 1 || !row.every(isLong) || isLong(known.at(-lastingRuns)))
    return undefined
  return said(
    `${test.name} takes ${seconds(medianOf(row) ?? took)} now, ${seconds(usual)} before`,
    `for ${lastingRuns} runs in a row; median of ${known.length + 1 - lastingRuns} runs before`,
  )
}

const findingOf = (
  test: TestCase,
  { title, reason, runs }: { readonly title: string; readonly reason: string; readonly runs: number },
): TestFinding => ({
  kind: 'test',
  id: `test:slow:${test.suite ?? ''}:${test.name}`,
  severity: 'low',
  confidence: runs >= 15 ? 0.9 : 0.7,
  title,
  reasons: [reason],
  advice: 'Look for a wait, a time-out or a retry inside the test.',
  test: 'slow',
  name: test.name,
  ...(test.project === undefined ? {} : { project: test.project }),
  ...(test.suite === undefined ? {} : { suite: test.suite }),
  ...(test.file === undefined ? {} : { file: test.file }),
  ...(test.line === undefined ? {} : { line: test.line }),
})

/** By short key: of the slowest, and of the tests that are followed. */
function timesIn(record: RunRecord): ReadonlyMap<string, number> {
  const times = new Map<string, number>()
  for (const { slowest, times: followed } of resultsOf(record)) {
    for (const [key, ms] of Object.entries(followed ?? {})) times.set(key, ms)
    for (const test of slowest) if (test.durationMs !== undefined) times.set(shortKey(test), test.durationMs)
  }
  return times
}

/** Every test whose name the runs tell, each once, as the newest has it. */
function namedIn(runs: readonly RunRecord[]): readonly TestCase[] {
  const named = new Map<string, TestCase>()
  for (const run of runs)
    for (const { slowest, failures, flaky } of resultsOf(run))
      for (const test of [...slowest, ...failures, ...flaky]) named.set(shortKey(test), test)
  return [...named.values()]
}
