import { describe, expect, test } from '@jest/globals'
import { readFileConfig } from '../../../../src/config/file.js'
import { parseLimit, patternsOf } from '../../../../src/core/detect/limits/grammar.js'
import { type Limit, limitFindings } from '../../../../src/core/detect/limits/index.js'
import type { Metric, RunRecord } from '../../../../src/core/model/index.js'
import { recordOf, runsOf } from '../../../support/records.js'

const limit = (name: string, text: string, severity: Limit['severity'] = 'high'): Limit => {
  const parsed = parseLimit(text)
  if (parsed.kind === 'faulty') throw new Error(parsed.accepted)
  return { name, rule: parsed.rule, severity }
}
const withMetrics = (record: RunRecord, metrics: Readonly<Record<string, Metric>>): RunRecord => ({
  ...record,
  metrics: Object.fromEntries(Object.entries(metrics).map(([name, value]) => [name, { ...record.run, value }])),
})
const titles = (record: RunRecord, limits: readonly Limit[], records: readonly RunRecord[] = []) =>
  limitFindings(limits, { record, records }).map(({ title }) => title)

describe('the grammar', () => {
  test.each([
    ['< 10m', { operator: '<', bound: { kind: 'absolute', value: 600_000, unit: 'ms' } }],
    ['<= 90 s', { operator: '<=', bound: { kind: 'absolute', value: 90_000, unit: 'ms' } }],
    ['>= 80', { operator: '>=', bound: { kind: 'absolute', value: 80 } }],
    ['>=80%', { operator: '>=', bound: { kind: 'absolute', value: 80, unit: '%' } }],
    ['<= 1.2 MB', { operator: '<=', bound: { kind: 'absolute', value: 1_200_000, unit: 'B' } }],
    ['<= +5 % of the default branch', { operator: '<=', bound: { kind: 'relative', share: 0.05 } }],
    ['>= -0.5 of default branch', { operator: '>=', bound: { kind: 'offset', value: -0.5 } }],
    ['<= +10 KB of the default branch', { operator: '<=', bound: { kind: 'offset', value: 10_000, unit: 'B' } }],
  ])('%s', (text, rule) => expect(parseLimit(text)).toMatchObject({ kind: 'ok', rule }))

  test.each(['10m', '< soon', '< ', '= 5', '< +5 %', '', `< ${'9'.repeat(40)}`])('%j is refused', (text) =>
    expect(parseLimit(text)).toMatchObject({ kind: 'faulty', accepted: expect.stringContaining('"< 10m"') }),
  )

  test('short names', () => {
    expect(patternsOf('run')).toEqual(['run.duration'])
    expect(patternsOf('job[a (1)]')).toEqual(['job[a (1)].work'])
    expect(patternsOf('size[bundle]')).toContain('metric[bundle]')
    expect(patternsOf('coverage')).toContain('metric[coverage]')
  })

  test('the configuration file: both forms, and faults with what is accepted', async () => {
    const good = 'limits:\n  "job[test]": "< 10m"\n  coverage: { limit: ">= 80", severity: critical }\n'
    expect(await readFileConfig(good, 'f.yml')).toMatchObject({
      kind: 'ok',
      value: { limits: { 'job[test]': '< 10m', coverage: { limit: '>= 80', severity: 'critical' } } },
    })
    const bad = 'limits:\n  "job[test]": "ten minutes"\n  coverage: { limit: ">= 80", severity: huge }\n'
    const read = await readFileConfig(bad, 'f.yml')
    expect(read).toMatchObject({ kind: 'faulty' })
    expect(read.kind === 'faulty' && read.faults.map(({ input, accepted }) => `${input}: ${accepted}`)).toEqual([
      expect.stringMatching(/limits: job\[test\]: an operator .*"< 10m"/),
      expect.stringMatching(/limits: coverage: an operator .*severity: medium, high or critical/),
    ])
  })
})

describe('what breaks a limit', () => {
  const record = withMetrics(recordOf({ workMs: 660_000 }), {
    coverage: { value: 79.5, unit: '%', better: 'higher' },
    bundle: { value: 105, unit: 'KB', better: 'lower' },
    score: { value: 7, better: 'either' },
  })

  test('from the first run on, each in the unit it is written in', () => {
    expect(
      titles(record, [
        limit('job[build]', '< 10m'),
        limit('run', '< 20m'),
        limit('coverage', '>= 80'),
        limit('size[bundle]', '<= 100 KB'),
        limit('bundle', '<= 110'),
        limit('score', '> 6'),
        limit('nowhere', '> 6'),
      ]),
    ).toEqual([
      'duration of job build is 11 m; the limit is < 10m',
      'coverage is 79.5 %; the limit is >= 80',
      'bundle is 105 KB; the limit is <= 100 KB',
    ])
  })

  test('it gates whatever the history, as severe as it says', () => {
    expect(limitFindings([limit('coverage', '>= 80', 'critical')], { record, records: [] })).toMatchObject([
      {
        id: 'limit:metric[coverage]',
        anomaly: 'limit',
        severity: 'critical',
        state: 'gating',
        observed: 79.5,
        expected: 80,
      },
    ])
  })

  test('units that cannot be compared break nothing', () => {
    expect(titles(record, [limit('coverage', '< 10m'), limit('job[build]', '< 5 MB')])).toEqual([])
  })

  test('relative to the median of the default branch, from five of its runs on', () => {
    const base = runsOf(9).map((run) => withMetrics(run, { bundle: { value: 100_000, unit: 'B', better: 'lower' } }))
    const other = { ...recordOf({ run: '9' }), key: { ...recordOf({}).key, run: '9', workflow: 'other.yml' } }
    const rules = [limit('bundle', '<= +5 % of the default branch'), limit('bundle', '<= +4 KB of the default branch')]
    expect(titles(record, rules, [...base, other])).toEqual([
      'bundle is 105 KB; the limit is <= +4 KB of the default branch (104 KB)',
    ])
    expect(titles(record, rules, base.slice(0, 4))).toEqual([])
    const branch = base.map((run) => ({ ...run, run: { ...run.run, value: { ...run.run.value, branch: 'feature' } } }))
    expect(titles(record, rules, branch)).toEqual([])
  })
})

test('a run that failed has passed a limit all the same; that it was short says nothing', () => {
  const failed = recordOf({ workMs: 660_000, facts: { outcome: 'failed' }, jobs: { 1: { outcome: 'failed' } } })
  expect(titles(failed, [limit('job[*]', '< 10m')])).toHaveLength(1)
  expect(titles(failed, [limit('job[*]', '< 12m'), limit('job[*]', '> 12m')])).toEqual([])
})
