/**
 * The gate against a real Prometheus with a made history: a daily season with weekends, a deployment that doubles the latency,
 * one that does nothing, a slow leak, a canary; and what cannot be judged. Skipped, aloud, where there is no Prometheus.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { command } from '../../src/commands/gate/index.js'
import type { GateMetric, GateResult } from '../../src/core/model/index.js'
import { createRandom } from '../../src/core/statistics/random.js'
import { type MadeSeries, type PrometheusServer, startPrometheus, tool } from '../support/prometheus-server.js'

const minute = 60_000
const day = 24 * 60 * minute
const step = 5 * minute
/** A Tuesday noon. */
const deployedAt = Date.UTC(2026, 2, 3, 12, 0)
const until = deployedAt + 60 * minute

const random = createRandom(7)
const noise = (): number => (random() + random() + random() + random() - 2) * Math.sqrt(3)
const season = (at: number): number => {
  const weekday = new Date(at).getUTCDay()
  const rest = weekday === 0 || weekday === 6 ? 0.4 : 1
  return rest * Math.max(0, Math.sin((2 * Math.PI * (at - 6 * 60 * minute)) / day))
}
const times = Array.from({ length: Math.round((14 * day) / step) + 13 }, (_, i) => deployedAt - 14 * day + i * step)
const made = (name: string, labels: MadeSeries['labels'], valueAt: (at: number) => number): MadeSeries => ({
  name,
  labels,
  points: times.map((at) => ({ at, value: valueAt(at) })),
})
const since = (at: number): number => Math.max(0, at - deployedAt)
const latency = (at: number): number => 0.12 + 0.08 * season(at) + 0.006 * noise()

let total = 0
const series: readonly MadeSeries[] = [
  made('latency', { service: 'calm' }, latency),
  made('latency', { service: 'doubled' }, (at) => latency(at) * (since(at) > 0 ? 2 : 1)),
  made('memory', { service: 'leak' }, (at) => 4e8 + 5e6 * noise() + (since(at) / minute) * 2.5e6),
  made('memory', { service: 'calm' }, () => 4e8 + 5e6 * noise()),
  made('latency', { service: 'shop', track: 'canary' }, (at) => latency(at) * (since(at) > 0 ? 1.6 : 1)),
  made('latency', { service: 'shop', track: 'stable' }, latency),
  made('latency', { service: 'even', track: 'canary' }, latency),
  made('latency', { service: 'even', track: 'stable' }, latency),
  made('requests_total', { service: 'calm' }, () => {
    total = total > 90_000 ? 0 : total + 50 + 10 * random()
    return total
  }),
  made('nothing', { service: 'calm' }, () => Number.NaN),
  made('infinite', { service: 'calm' }, () => Number.POSITIVE_INFINITY),
  {
    ...made('gone', { service: 'calm' }, latency),
    points: times.filter((at) => at <= deployedAt).map((at) => ({ at, value: 1 })),
  },
  {
    ...made('young', { service: 'calm' }, latency),
    points: times.filter((at) => at > deployedAt - 40 * minute).map((at) => ({ at, value: 3 + noise() })),
  },
]

let server: PrometheusServer
let folder: string
const isHere = tool('prometheus') !== undefined && tool('promtool') !== undefined
if (!isHere) console.warn('SKIPPED: prometheus is not here (Debian: apt-get install prometheus)')
const real = isHere ? describe : describe.skip

interface Asked {
  readonly queries: readonly object[]
  readonly more?: object
  readonly flags?: readonly string[]
  readonly now?: number
  readonly deployed?: number
}

async function gate({ queries, more = {}, flags = [], now = until, deployed = deployedAt }: Asked) {
  const file = join(folder, 'gate.yml')
  writeFileSync(file, JSON.stringify({ gate: { queries, ...more } }))
  const out: string[] = []
  const args = [
    '--prometheus-url',
    server.url,
    '--config-file',
    'gate.yml',
    '--deployed-at',
    new Date(deployed).toISOString(),
    '--json',
    ...(flags.includes('--history') ? [] : ['--dry-run']),
    ...flags,
  ]
  const io = { out: (text: string) => void out.push(text), err: () => undefined, env: {}, cwd: folder, now: () => now }
  const code = await command.run(args, io)
  return { code, result: JSON.parse(out.join('')) as GateResult }
}
const query = (metric: string, service: string, more: object = {}) => ({
  name: `${metric} of ${service}`,
  query: `max(${metric}{service="${service}"})`,
  better: 'down',
  ...more,
})
const only = ({ result }: { readonly result: GateResult }): GateMetric => result.metrics[0] as GateMetric

real('the gate against a real Prometheus', () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'pipeline-guard-gate-e2e-'))
    server = await startPrometheus(series)
  }, 120_000)
  afterAll(async () => {
    await server?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  test('a deployment that changes nothing passes, season and weekend or not', async () => {
    const { code, result } = await gate({ queries: [query('latency', 'calm'), query('memory', 'calm')] })
    expect(result.metrics.map(({ outcome }) => outcome)).toEqual(['pass', 'pass'])
    expect({ code, gate: result.gate, rollback: result.rollbackRecommended }).toEqual({
      code: 0,
      gate: 'pass',
      rollback: false,
    })
  })

  test('one that doubles the latency fails, with what was expected and since when', async () => {
    const answer = await gate({ queries: [query('latency', 'doubled')] })
    const metric = only(answer)
    expect({ code: answer.code, outcome: metric.outcome, severity: metric.severity }).toEqual({
      code: 1,
      outcome: 'fail',
      severity: 'critical',
    })
    expect((metric.observed as number) / (metric.expected as number)).toBeCloseTo(2, 0)
    expect(Date.parse(metric.since as string) - deployedAt).toBeLessThanOrEqual(10 * minute)
    expect(answer.result.rollbackRecommended).toBe(true)
  })

  test('within ten minutes, too', async () => {
    const { result } = await gate({
      queries: [query('latency', 'doubled')],
      now: deployedAt + 10 * minute,
      flags: ['--observe-for', '0'],
    })
    expect(result.gate).toBe('fail')
  })

  test('a slow leak fails within the hour', async () => {
    const metric = only(await gate({ queries: [query('memory', 'leak')] }))
    expect(metric.outcome).toBe('fail')
  })

  test('a canary is compared with the stable side of the same time', async () => {
    const canary = { canary: 'track="canary"', stable: 'track="stable"' }
    const ask = (service: string) => ({
      name: service,
      query: `max(latency{service="${service}",$selector})`,
      better: 'down',
    })
    const { result } = await gate({ queries: [ask('shop'), ask('even')], more: { canary } })
    expect(result.metrics.map(({ name, outcome, basis }) => [name, outcome, basis])).toEqual([
      ['shop', 'fail', 'canary'],
      ['even', 'pass', 'canary'],
    ])
  })

  test.each([
    ['empty', query('no_such_metric', 'calm'), 'empty'],
    ['bad PromQL', { name: 'bad', query: 'sum(rate(latency[5m]', better: 'down' }, 'bad-query'],
    ['several series', { name: 'many', query: 'latency', better: 'down' }, 'several-series'],
    ['NaN throughout', query('nothing', 'calm'), 'not-a-number'],
    ['infinite throughout', query('infinite', 'calm'), 'infinite'],
    ['stale', query('gone', 'calm'), 'stale'],
    ['a raw counter', query('requests_total', 'calm'), 'counter'],
    [
      'a quantile of nothing',
      {
        name: 'p99',
        query:
          'histogram_quantile(0.99, sum by (le) (label_replace(latency{service="calm"} * 0, "le", "+Inf", "", "")))',
        better: 'down',
      },
      'histogram-empty',
    ],
  ])('%s is named, and is no pass', async (_name, asked, fault) => {
    const { code, result } = await gate({ queries: [asked] })
    expect({ code, gate: result.gate, faults: result.metrics[0]?.faults.map(({ code }) => code) }).toEqual({
      code: 1,
      gate: 'unknown',
      faults: [fault],
    })
  })

  test('an incident says what became unusual and when, with the log’s failure and failing runs, and the next one knows of it', async () => {
    writeFileSync(
      join(folder, 'service.log'),
      `${'INFO ok\n'.repeat(20)}Error: connect ECONNREFUSED 10.0.0.7:5432\n    at TCPConnectWrap\n`,
    )
    const ask = (now: number) =>
      gate({
        queries: [query('latency', 'doubled')],
        now,
        flags: ['--log-files', 'service.log', '--service', 'doubled', '--history', join(folder, 'h.jsonl.gz')],
      })
    const first = (await ask(until)).result
    expect(first.incident?.evidence.map(({ kind }) => kind)).toEqual(['deployment', 'metric', 'log'])
    expect(first.incident?.title).toMatch(/^latency of doubled unusual after the deployment/)
    expect(first.incident?.before).toEqual([])
    const second = (await ask(until + 5 * minute)).result
    expect(second.incident?.before.map(({ id }) => id)).toEqual([first.incident?.id])
  })

  test('without a deployment nearby that is said', async () => {
    const { result } = await gate({
      queries: [query('latency', 'doubled')],
      flags: ['--observe-for', '0', '--dry-run'],
      deployed: deployedAt + 30 * minute - 3 * 60 * minute,
    })
    expect(result.incident?.deployment).toBeUndefined()
    expect(result.incident?.evidence.at(-1)?.text).toMatch(/No deployment nearby/)
  })

  test('what passes an unknown is the user’s choice', async () => {
    const { code, result } = await gate({ queries: [query('no_such_metric', 'calm')], flags: ['--on-unknown', 'pass'] })
    expect({ code, gate: result.gate, rollback: result.rollbackRecommended }).toEqual({
      code: 0,
      gate: 'unknown',
      rollback: false,
    })
  })

  test('few values before are judged plainly, and it is said', async () => {
    const metric = only(await gate({ queries: [query('young', 'calm')], more: { 'step-minutes': 1 } }))
    expect([metric.basis, metric.outcome]).toEqual(['plain', 'pass'])
  })

  test('a threshold holds, whatever is usual; an instant query needs no history', async () => {
    const { result } = await gate({
      queries: [
        query('latency', 'calm', { threshold: 0.05 }),
        query('latency', 'doubled', { name: 'now', threshold: 0.3, instant: true }),
      ],
    })
    expect(result.metrics.map(({ outcome, basis, kind }) => [outcome, basis, kind])).toEqual([
      ['fail', 'threshold', 'threshold'],
      ['fail', 'threshold', 'threshold'],
    ])
  })
})
