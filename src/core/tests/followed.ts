/** Tests whose time and outcome a run keeps even where they pass and are not among the slowest. */
import { oldestFirst } from '../history/order.js'
import type { RunRecord } from '../model/index.js'
import { type TestName, testKey } from './identity/key.js'
import { resultsOf } from './test-history.js'

/** Short keys and times of so many are some two kilobytes a run. */
const mostFollowed = 100
/** Of so many of the newest runs. */
const newest = 100
/** Slow tests of the last runs: a test that became faster than the ten slowest still has a time. */
const newestSlow = 10

/** Those that failed or flaked of late, the newest first, and the slowest of the last runs. */
export function followedTests(records: readonly RunRecord[]): readonly TestName[] {
  const runs = oldestFirst(records).slice(-newest).reverse()
  const slow = runs.slice(0, newestSlow).flatMap((run) => resultsOf(run).flatMap(({ slowest }) => slowest))
  const failed = runs.flatMap((run) => resultsOf(run).flatMap(({ failures, flaky }) => [...flaky, ...failures]))
  const found = new Map<string, TestName>()
  for (const { project, suite, name } of [...slow.slice(0, mostFollowed / 2), ...failed]) {
    if (found.size >= mostFollowed) break
    const test = {
      name,
      ...(project === undefined ? {} : { project }),
      ...(suite === undefined ? {} : { suite }),
    }
    found.set(testKey(test), test)
  }
  return [...found.values()]
}
