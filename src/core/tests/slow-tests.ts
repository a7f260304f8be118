/** Tests among the slowest that took far longer than they ever did. */
import type { RunRecord, TestFinding } from '../model/index.js'
import { testKey } from './identity/key.js'
import { resultsOf } from './test-history.js'

/** Below this a test is not worth a word, whatever its ratio. */
const leastGrowthMs = 2000
const leastRatio = 2
const leastRuns = 5

/** At least twice the longest of its last known durations, and two seconds more. */
export function slowTests(record: RunRecord, comparable: readonly RunRecord[]): TestFinding[] {
  const history = new Map<string, number[]>()
  for (const run of comparable.slice(-50))
    for (const test of resultsOf(run).flatMap((each) => each.slowest))
      if (test.durationMs !== undefined)
        history.set(testKey(test), [...(history.get(testKey(test)) ?? []), test.durationMs])
  return resultsOf(record)
    .flatMap((each) => each.slowest)
    .flatMap((test): TestFinding[] => {
      const known = history.get(testKey(test)) ?? []
      const took = test.durationMs
      if (took === undefined || known.length < leastRuns) return []
      const longest = Math.max(...known)
      if (took < leastRatio * longest || took - longest < leastGrowthMs) return []
      const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`
      return [
        {
          kind: 'test',
          id: `test:slow:${test.suite ?? ''}:${test.name}`,
          severity: 'low',
          confidence: known.length >= 15 ? 0.9 : 0.7,
          title: `${test.name} took ${seconds(took)}, at most ${seconds(longest)} before`,
          reasons: [`${known.length} known durations in the last ${Math.min(50, comparable.length)} comparable runs`],
          advice: 'Look for a wait, a time-out or a retry inside the test.',
          test: 'slow',
          name: test.name,
          ...(test.project === undefined ? {} : { project: test.project }),
          ...(test.suite === undefined ? {} : { suite: test.suite }),
          ...(test.file === undefined ? {} : { file: test.file }),
          ...(test.line === undefined ? {} : { line: test.line }),
        },
      ]
    })
}
