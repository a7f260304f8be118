/** What a user reads while runs are slow: every slow run says so, by what was usual before the first of them. */
import { describe, expect, test } from '@jest/globals'
import { episodesAfter, noEpisodes, openEpisodes } from '../../src/core/decide/episodes.js'
import { defaultPolicy } from '../../src/core/decide/policy.js'
import { defaultSettings } from '../../src/core/detect/index.js'
import type { Anomaly, RunRecord } from '../../src/core/model/index.js'
import { judgementOf } from '../../src/core/report/assemble.js'
import { createRandom } from '../../src/core/statistics/random.js'
import { type DecidedRun, replayDecisions } from '../../src/flow/replay.js'
import { recordOf } from '../support/records.js'

const minute = 60_000
const USUAL = { build: 5 * minute, test: 10 * minute, lint: minute }

/** Two runs an hour with 6 % of noise, the factor of each run given. */
function replayed(runs: number, factorOf: (run: number, job: string) => number): readonly DecidedRun[] {
  const random = createRandom(5)
  const records = Array.from({ length: runs }, (_, run): RunRecord => {
    const jobs = Object.entries(USUAL).map(([name, ms], at) => {
      const noise = Math.exp(0.06 * (random() + random() + random() + random() - 2) * 1.7)
      const workMs = Math.round(ms * noise * factorOf(run, name))
      return [`${run}${at}`, { name, outcome: 'passed' as const, workMs }] as const
    })
    const workMs = jobs.reduce((sum, [, job]) => sum + job.workMs, 0)
    return recordOf({ run: String(1000 + run), hour: run, workMs, jobs: Object.fromEntries(jobs) })
  })
  return replayDecisions({ records, detection: defaultSettings, policy: defaultPolicy })
}

const durationIn = ({ findings }: DecidedRun): Anomaly | undefined =>
  findings.find((one): one is Anomaly => one.kind === 'anomaly' && one.series === 'run.duration')
const noticesIn = (rows: readonly DecidedRun[]) =>
  rows.flatMap(({ ruling, record }) =>
    ruling.decisions.flatMap((one) => (one.kind === 'notify' ? [`${record.key.run} ${one.change}`] : [])),
  )

describe('six runs that take twice as long', () => {
  const rows = replayed(60, (run) => (run >= 40 && run < 46 ? 2 : 1))
  const slow = rows.slice(40, 46)

  test('none of them is normal, and those before and after are', () => {
    expect(slow.map(({ ruling }) => ruling.verdict)).not.toContain('normal')
    expect(rows.slice(30, 40).map(({ ruling }) => ruling.verdict)).toEqual(Array(10).fill('normal'))
    expect(rows.slice(46).map(({ ruling }) => ruling.verdict)).toEqual(Array(14).fill('normal'))
  })

  test('the band is that of before the first of them', () => {
    const bands = slow.flatMap((row) => durationIn(row) ?? [])
    expect(bands.length).toBe(6)
    for (const { expected, high, observed } of bands) {
      expect(expected / USUAL.test).toBeCloseTo(1, 0)
      expect(high).toBeLessThan(1.6 * expected)
      expect(observed).toBeGreaterThan(1.6 * expected)
    }
  })

  test('one notice of it, none of its jobs beside it, one of its end; it fails the check once', () => {
    expect(noticesIn(rows).map((notice) => notice.split(' ')[1])).toEqual(['anomaly', 'recovery'])
    expect(rows.filter(({ ruling }) => !ruling.pass).length).toBe(1)
  })

  test('what has been reported is said to be so, and lets the check pass', () => {
    const last = slow.at(-1)
    expect(last && durationIn(last)).toMatchObject({ ongoing: true, severity: 'low', since: { run: '1040' } })
    expect(last?.ruling.decisions[0]).toEqual({
      kind: 'pass',
      because: 'duration of the run (reported before, not over yet)',
    })
  })
})

test('what could fail no check is over without a notice', () => {
  const rows = replayed(60, (run) => (run >= 40 && run < 46 ? 1.4 : 1))
  expect(noticesIn(rows).map((notice) => notice.split(' ')[1])).toEqual(['anomaly'])
})

test('why a finding fails no check is said in a few words', () => {
  const rows = replayed(42, (run) => (run >= 40 ? 1.4 : 1))
  const passed = rows.flatMap(({ ruling }) => ruling.decisions.filter(({ kind }) => kind === 'pass'))
  expect(passed.at(-1)?.because).toBe('duration of the run (medium); fail-on is critical')
})

test('a job that is worse than its run speaks, and the run stands under it', () => {
  const rows = replayed(60, (run, job) => (run >= 40 && job === 'build' ? 2.6 : 1))
  const first = rows.slice(40).find(({ ruling }) => !ruling.pass)
  const [worst] = first?.findings ?? []
  expect(worst).toMatchObject({ severity: 'critical' })
  expect(first?.findings.length).toBe(1)
})

test('from run to run the same episodes are open as worked out of all of them', () => {
  const rows = replayed(60, (run) => (run >= 40 && run < 46 ? 2 : run >= 52 ? 1.6 : 1))
  const told: RunRecord[] = rows.map((row) => ({
    ...row.record,
    judgement: {
      ...row.record.run,
      value: judgementOf({ ...row, closed: row.detected.closed.map(({ series }) => series) }, [
        { decision: 'notify', target: 'test', state: 'done', detail: '' },
      ]),
    },
  }))
  let open = noEpisodes
  for (const record of told) {
    expect([...open.values()]).toEqual(openEpisodes(record, told))
    open = episodesAfter(open, record)
  }
  expect(open.size).toBeGreaterThan(0)
})
