import { describe, expect, test } from '@jest/globals'
import { withAllowedFailures } from '../../../src/core/collect/allowed.js'
import { recordRun } from '../../../src/core/collect/record.js'
import type { Outcome, RunRecord, Snapshot } from '../../../src/core/model/index.js'

type Jobs = Readonly<Record<string, Outcome>>
interface Given {
  readonly branch?: string
  readonly pullRequest?: number
  readonly outcome?: Outcome
  readonly head?: string
}

const snapshotOf = (run: number, jobs: Jobs, { outcome, head = 'o/r', branch, pullRequest }: Given = {}): Snapshot => ({
  key: { host: 'github.com', repository: 'o/r', workflow: 'ci.yml', run: String(run), attempt: 1 },
  observedAt: `2026-01-01T00:00:${run}Z`,
  status: outcome === undefined ? 'in-progress' : 'completed',
  source: 'api',
  run: {
    event: 'push',
    headRepository: head,
    startedAt: `2026-01-01T00:00:${run}Z`,
    ...(outcome === undefined ? {} : { outcome }),
    ...(branch === undefined ? {} : { branch, defaultBranch: 'main' }),
    ...(pullRequest === undefined ? {} : { pullRequest, event: 'pull_request' }),
  },
  jobs: Object.entries(jobs).map(([name, each], at) => ({
    id: `${run}${at}`,
    name,
    status: 'completed',
    outcome: each,
    steps: [],
  })),
})
const past = (...of: readonly Snapshot[]): readonly RunRecord[] => of.map((each) => recordRun(each))
const allowedIn = (snapshot: Snapshot, records: readonly RunRecord[] = []): readonly string[] =>
  withAllowedFailures(snapshot, records).jobs.flatMap(({ name, allowed }) => (allowed ? [name] : []))

const now = snapshotOf(30, { stable: 'passed', nightly: 'failed' })

describe('a failure is allowed', () => {
  test('where the run passed all the same', () => {
    const over = snapshotOf(30, { stable: 'passed', nightly: 'failed' }, { outcome: 'passed' })
    expect(allowedIn(over)).toEqual(['nightly'])
    expect(allowedIn({ ...over, run: { ...over.run, outcome: 'failed' } })).toEqual([])
  })

  test('where the last failure of the same job failed no run', () => {
    const before = snapshotOf(20, { stable: 'passed', nightly: 'failed' }, { outcome: 'passed' })
    expect(allowedIn(now)).toEqual([])
    expect(allowedIn(now, past(before))).toEqual(['nightly'])
    const since = snapshotOf(25, { stable: 'passed', nightly: 'failed' }, { outcome: 'failed' })
    expect(allowedIn(now, past(before, since))).toEqual([])
    // That run failed for another job.
    const other = snapshotOf(25, { stable: 'failed', nightly: 'failed' }, { outcome: 'failed' })
    expect(allowedIn(now, past(before, other))).toEqual(['nightly'])
  })

  test('never on the word of a fork', () => {
    const fork = snapshotOf(20, { nightly: 'failed' }, { outcome: 'passed', head: 'mallory/r' })
    expect(allowedIn(now, past(fork))).toEqual([])
  })

  test('on the word of the default branch and of the same branch, never of another', () => {
    const onMain = snapshotOf(30, { nightly: 'failed' }, { branch: 'main' })
    const ofTopic = { outcome: 'passed', branch: 'topic' } as const
    const history = (given: Given) => past(snapshotOf(20, { nightly: 'failed' }, given))
    expect(allowedIn(onMain, history({ outcome: 'passed', branch: 'main' }))).toEqual(['nightly'])
    expect(allowedIn(onMain, history(ofTopic))).toEqual([])
    expect(allowedIn(onMain, history({ ...ofTopic, branch: 'main', pullRequest: 7 }))).toEqual([])
    const onTopic = snapshotOf(30, { nightly: 'failed' }, { branch: 'topic' })
    expect(allowedIn(onTopic, history(ofTopic))).toEqual(['nightly'])
    expect(allowedIn(onTopic, history({ outcome: 'passed', branch: 'main' }))).toEqual(['nightly'])
  })

  test('and a run in which nothing else failed has passed', () => {
    const marked = withAllowedFailures(now, past(snapshotOf(20, { nightly: 'failed' }, { outcome: 'passed' })))
    expect(recordRun(marked).run.value.outcome).toBe('passed')
    expect(recordRun(now).run.value.outcome).toBe('failed')
  })
})
