import { describe, expect, test } from '@jest/globals'
import { alarmsPer100, replayHistory } from '../../../src/core/detect/backtest/replay-history.js'
import { defaultSettings, detectAnomalies } from '../../../src/core/detect/index.js'
import { baselinesOf } from '../../../src/core/detect/models/baselines.js'
import type { JobFacts, RunRecord } from '../../../src/core/model/index.js'
import { createRandom } from '../../../src/core/statistics/random.js'
import { recordOf } from '../../support/records.js'

const steps = ['Install', 'Build', 'Unit tests', 'Integration tests', 'Package']

interface Told {
  /** Factor by step name; `*` all of them. */
  readonly slower?: Readonly<Record<string, number>>
  readonly cpu?: string
  readonly outcome?: JobFacts['outcome']
}

/** A run of two jobs of five steps, each within a few per cent of its usual time. */
function run(index: number, { slower = {}, cpu = 'EPYC', outcome = 'passed' }: Told = {}): RunRecord {
  const random = createRandom(index + 1)
  const job = (name: string): Partial<JobFacts> => {
    const timed = steps.map((step, i) => ({
      number: i + 1,
      name: step,
      outcome: 'passed' as const,
      durationMs: Math.round(
        60_000 * (i + 1) * (0.96 + 0.08 * random()) * (slower[`${name}/${step}`] ?? slower[name] ?? slower['*'] ?? 1),
      ),
    }))
    const workMs = timed.reduce((sum, step) => sum + step.durationMs, 0)
    return { name, outcome, workMs, steps: timed, runner: { name: `runner-${name}`, cpu, os: 'Linux' } }
  }
  const jobs = { [`${index}1`]: job('linux'), [`${index}2`]: job('mac') }
  const workMs = Object.values(jobs).reduce((sum, { workMs: own = 0 }) => sum + own, 0)
  return recordOf({ run: String(1000 + index), hour: index, workMs, jobs, facts: { outcome } })
}

const past = Array.from({ length: 40 }, (_, i) => run(i))
const detect = (record: RunRecord, comparable: readonly RunRecord[] = past, settings = defaultSettings) =>
  detectAnomalies({ record, comparable, settings })

describe('the metrics of one run', () => {
  test('an ordinary run has no findings', () => {
    expect(detect(run(40))).toEqual({
      anomalies: [],
      noisy: [],
      open: [],
      closed: [],
      falseAlarmsPer100: 0,
      gatingSamples: 15,
    })
  })

  test.each([
    ['a fraction of a second of test time', 400, 900, 0],
    ['a minute of it', 30_000, 90_000, 1],
  ])('%s more', (_, usual, seen, findings) => {
    const tested = (record: RunRecord, durationMs: number): RunRecord => {
      const value = { total: 10, failed: 0, skipped: 0, durationMs, failures: [], flaky: [], slowest: [] }
      return { ...record, tests: { ...record.run, value } }
    }
    const comparable = past.map((record, index) => tested(record, usual * (1 + 0.02 * (index % 5))))
    const told = detect(tested(run(40), seen), comparable).anomalies.filter(({ series }) => series === 'tests.duration')
    expect(told).toHaveLength(findings)
  })

  test('a slow runner is one finding that names it', () => {
    const longer = [...past, ...Array.from({ length: 40 }, (_, i) => run(40 + i))]
    const { anomalies } = detect(run(80, { slower: { mac: 2.4 } }), longer)
    expect(anomalies).toHaveLength(1)
    const [found] = anomalies
    expect(found?.series).toBe('run.duration')
    expect(found?.grouped).toContain('job[mac].work')
    expect(found?.grouped).toContain('job[mac].step[Build].duration')
    expect(found?.reasons.join('\n')).toContain(
      '5 of 5 steps of job mac are slower at once: its runner (runner-mac, EPYC)',
    )
    expect(found?.severity).toBe('critical')
  })

  test('a slow step is told with what it explains', () => {
    const { anomalies } = detect(run(40, { slower: { 'linux/Integration tests': 4 } }))
    expect(anomalies).toHaveLength(1)
    const reasons = anomalies[0]?.reasons.join('\n') ?? ''
    expect(reasons).toMatch(/job linux explains \d+ % of it/)
    expect(reasons).toMatch(/step Integration tests of job linux explains \d+ % of it/)
    expect(reasons).not.toContain('runner')
  })

  test('kinds of runners are measured by their own past', () => {
    const mixed = Array.from({ length: 80 }, (_, i) =>
      run(i, i % 2 === 0 ? { cpu: 'old', slower: { '*': 1.6 } } : { cpu: 'new' }),
    )
    const series = 'job[linux].work'
    const found = (record: RunRecord) =>
      detect(record, mixed).anomalies.some((one) => one.series === series || one.grouped?.includes(series))
    expect(found(run(80, { cpu: 'new', slower: { '*': 1.6 } }))).toBe(true)
    expect(found(run(80, { cpu: 'old', slower: { '*': 1.6 } }))).toBe(false)
  })

  test('a second of more or less is no finding, whatever the ratio', () => {
    const short = (i: number, durationMs: number) =>
      recordOf({
        run: String(i),
        hour: i,
        jobs: { [i]: { steps: [{ number: 1, name: 'Lint', outcome: 'passed', durationMs }] } },
      })
    expect(
      detect(
        short(50, 4000),
        Array.from({ length: 40 }, (_, i) => short(i, 1000)),
      ).anomalies,
    ).toHaveLength(0)
  })

  test('a change is one episode that begins with its commit, and is listed as open', () => {
    const moved = Array.from({ length: 12 }, (_, i) => run(40 + i, { slower: { '*': 1.3 } }))
    const replayed = replayHistory([...past, ...moved], defaultSettings)
    const said = replayed.flatMap(({ detected }) => detected.anomalies).filter(({ severity }) => severity !== 'low')
    expect(new Set(said.map(({ series, episode = '1040' }) => `${series} ${episode}`))).toEqual(
      new Set(['run.duration 1040']),
    )
    expect(said.at(-1)).toMatchObject({ anomaly: 'stayed', since: { sha: 'sha1040' } })
    const open = replayed.at(-1)?.detected.open.find(({ series }) => series === 'run.duration')
    expect(open).toMatchObject({ since: '1040', sha: 'sha1040' })
    expect((open?.now ?? 0) / (open?.before ?? 1)).toBeCloseTo(1.3, 1)
  })

  test('jobs that fail more often are told', () => {
    const failing = [
      ...past,
      ...Array.from({ length: 6 }, (_, i) => run(40 + i, { outcome: i % 2 === 0 ? 'failed' : 'passed' })),
    ]
    const all = replayHistory(
      [...failing, ...Array.from({ length: 6 }, (_, i) => run(46 + i, { outcome: 'failed' }))],
      defaultSettings,
    )
    const told = all.flatMap(({ detected }) => detected.anomalies).filter(({ anomaly }) => anomaly === 'failure-rate')
    expect(told.map(({ series }) => series)).toContain('run.failure-rate')
    expect(told.every(({ severity }) => severity !== 'critical')).toBe(true)
  })

  test('votes of the forest and the outlier factor are heard when asked for', () => {
    const settings = {
      ...defaultSettings,
      detectors: ['isolation-forest', 'local-outlier-factor'],
      contamination: 0.05,
    }
    const odd = run(40, {
      slower: { 'linux/Install': 1.25, 'mac/Package': 0.75, 'linux/Build': 0.75, 'mac/Build': 1.25 },
    })
    const kinds = detect(odd, past, settings).anomalies.map(({ series }) => series)
    expect(kinds).toEqual(expect.arrayContaining(['run.isolation-forest', 'run.local-outlier-factor']))
    expect(detect(run(40), past, settings).anomalies).toHaveLength(0)
  })
})

test('a replay says of each run what would have been said, and how often', () => {
  const records = [...past, run(40, { slower: { '*': 2.2 } }), ...Array.from({ length: 10 }, (_, i) => run(41 + i))]
  const replayed = replayHistory([...records].reverse(), defaultSettings)
  expect(replayed.map(({ record }) => record.key.run)).toEqual(records.map(({ key }) => key.run))
  expect(replayed.flatMap(({ detected }, i) => (detected.anomalies.length > 0 ? [i] : []))).toEqual([40])
  expect(alarmsPer100(replayed, 15)).toBeCloseTo(100 / 36, 5)
})

test('baselines tell what is normal for every series', () => {
  const all = baselinesOf(past, defaultSettings)
  const work = all.find(({ series }) => series.key === 'job[linux].work')
  expect(work?.baseline).toMatchObject({ samples: 40, state: 'gating', scale: 'log' })
  const { quantiles, high = 0, expected = 0 } = work?.baseline ?? { quantiles: { p50: 0, p95: 0, p99: 0 } }
  expect(quantiles.p50).toBeLessThan(quantiles.p95)
  expect(high).toBeGreaterThan(1.15 * expected)
})
