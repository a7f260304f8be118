import { readFile } from 'node:fs/promises'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { parseCsv } from '../../../src/commands/backtest/csv.js'
import { recordsOf } from '../../../src/core/csv/read.js'
import { tableOf } from '../../../src/core/csv/write.js'
import type { RunRecord } from '../../../src/core/model/index.js'
import { isTrusted } from '../../../src/core/run/trust.js'
import { samplesOf } from '../../../src/core/series/samples.js'
import { recordOf, runsOf } from '../../support/records.js'

const key = { host: 'github.com', repository: 'me/project', workflow: '.github/workflows/ci.yml' }
const read = (csv: string, more = {}) => recordsOf(parseCsv(csv), { key, ...more })

describe('a history as a table', () => {
  test('one row a run, one column a series, ready for backtest', () => {
    const [header, first] = parseCsv(tableOf(runsOf(2)))
    expect(header).toEqual(
      [
        't',
        'status',
        'event',
        'branch',
        'sha',
        'run_id',
        'attempt',
        'workflow',
        'repository',
        'actor',
        'default_branch',
        'head_repository',
        'host',
        'job[build].work',
        'run.compute',
        'run.duration',
      ].filter((name) => header?.includes(name)),
    )
    expect(first?.slice(0, 6)).toEqual(['2026-01-01T00:00:00.000Z', 'passed', 'push', 'main', 'sha1000', '1000'])
    expect(first?.[header?.indexOf('run.compute') ?? 0]).toBe('300000')
  })

  test('and back: the same runs, outcomes and durations, failed ones too', () => {
    const records = [
      ...runsOf(5),
      recordOf({
        run: '2000',
        hour: 50,
        facts: { outcome: 'failed' },
        jobs: { 1: { name: 'te,"st', outcome: 'failed', workMs: 7 } },
      }),
    ]
    const back = read(tableOf(records)).records
    const essence = (list: typeof back) =>
      list.map(({ key, run, jobs }) => [
        key.repository,
        key.run,
        run.value.outcome,
        run.value.workMs,
        run.value.sha,
        Object.values(jobs).map(({ facts }) => [facts?.value.name, facts?.value.workMs]),
      ])
    expect(essence(back)).toEqual(essence(records))
    expect(read(tableOf(records))).toMatchObject({ faults: [], rowFaults: [], notes: [] })
  })

  test('names that a spreadsheet would run are made text, and come back as they were', () => {
    const evil = '=HYPERLINK("http://evil","x")'
    const csv = tableOf([recordOf({ facts: { branch: evil } })])
    expect(csv).toContain(`"'=HYPERLINK(""http://evil"",""x"")"`)
    expect(read(csv).records[0]?.run.value.branch).toBe(evil)
  })

  test('only the series asked for', () => {
    expect(tableOf(runsOf(1), new Set(['run.duration'])).split('\n')[0]).toMatch(/host,run\.duration$/)
  })
})

describe('any table with a time and a value', () => {
  test('is a history of that series', () => {
    const { records, faults, rowFaults } = read(
      't,value,status,run_id\n1700000000,12.5,success,7\n2023-11-15T00:00:00Z,3,failed,8\n',
      { series: 'job[build].work', scale: 1000 },
    )
    expect([faults, rowFaults]).toEqual([[], []])
    expect(
      records.map(({ key, run, jobs }) => [
        key.run,
        run.value.startedAt,
        run.value.outcome,
        Object.values(jobs)[0]?.facts?.value.workMs,
      ]),
    ).toEqual([
      ['7', '2023-11-14T22:13:20.000Z', 'passed', 12500],
      ['8', '2023-11-15T00:00:00.000Z', 'failed', 3000],
    ])
  })

  test('what cannot be used is said, every fault of every row', () => {
    const { records, rowFaults, notes } = read(
      't,value,color,status\nyesterday,1,red,\n1,2,red,exploded\n1,nan,red,ok\n1,-3,red,what\n1,,red,ok\n',
    )
    expect(records).toHaveLength(1)
    expect(records[0]?.run.value).not.toHaveProperty('workMs')
    expect(notes).toEqual([expect.stringMatching(/left out: color/)])
    expect(rowFaults).toEqual([
      'line 2: "yesterday" is no time',
      'line 3: status "exploded" is not known',
      'line 4: value is "nan", not a number of 0 or more',
      'line 5: status "what" is not known',
      'line 5: value is "-3", not a number of 0 or more',
    ])
  })

  test('a date, a duration or an attempt that no run can have costs its row, not the command', () => {
    const { records, rowFaults } = read(
      'run,job,t,seconds,queue_seconds,attempt\n1,a,2026-01-01,1e300,,\n1,a,2026-01-01,1,1e300,\n1,a,8e14,1,,\n1,a,1,1,,Infinity\n1,a,1,1,,first\n2,a,1,1,,2\n',
    )
    expect(records.map(({ key: { run, attempt } }) => [run, attempt])).toEqual([['2', 2]])
    expect(rowFaults).toEqual([
      'line 2: seconds is "1e300", which is too large to be of a run',
      'line 3: queue_seconds is "1e300", which is too large to be of a run',
      'line 4: "8e14" is no time',
      'line 5: attempt "Infinity" is no whole number of 1 or more',
      'line 6: attempt "first" is no whole number of 1 or more',
    ])
  })

  test('columns nobody knows: all that is missing, what there is, what is accepted', () => {
    const { records, faults } = read('a,b\n1,2\n')
    expect(records).toEqual([])
    expect(faults).toEqual([
      expect.stringMatching(/no column says when.*the columns are a, b; accepted are t, time/),
      expect.stringMatching(
        /no column holds a duration or a series; the columns are a, b; accepted are value, seconds/,
      ),
    ])
  })

  test.each([
    ['started_at,duration_ms,conclusion,head_branch,run\n2026-01-01T00:00:00Z,5000,success,dev,9\n', 5000],
    ['Date,Seconds,Result,Branch,Build Number\n2026-01-01,5,SUCCESS,dev,9\n', 5000],
    ['time,minutes,outcome,ref,pipeline_id\n1767225600,2,passed,dev,9\n', 120_000],
  ])('other names for the same: %j', (csv, durationMs) => {
    const { records, faults, rowFaults, notes } = read(csv)
    expect([faults, rowFaults, notes]).toEqual([[], [], []])
    expect(records[0]).toMatchObject({
      key: { run: '9' },
      run: { value: { durationMs, branch: 'dev', outcome: 'passed', startedAt: '2026-01-01T00:00:00.000Z' } },
    })
  })

  test('a duration whose unit nobody knows is asked for', () => {
    expect(read('t,duration\n1,2\n').faults).toEqual([expect.stringMatching(/"duration": say its unit with --unit/)])
    expect(read('t,duration\n1,2\n', { scale: 1000 }).records[0]?.run.value.durationMs).toBe(2000)
  })
})

describe('a row a job or step', () => {
  const csv = [
    'run,branch,job,step,t,seconds,queue,status',
    '7,dev,"a, b",,1000,30,4,success',
    '7,dev,"a, b",compile,1000,20,,success',
    '7,dev,"a, b",test,1020,10,,success',
    '7,dev,lint,,990,5,,failure',
    '8,dev,lint,,2000,6,,success',
    '8,dev,docs,upload,2000,2,,success',
  ].join('\n')

  test('is gathered into runs', () => {
    const { records, faults, rowFaults, notes } = read(csv)
    expect([faults, rowFaults, notes]).toEqual([[], [], []])
    expect(
      records.map(({ key: { run }, run: { value } }) => [run, value.outcome, value.workMs, value.startedAt]),
    ).toEqual([
      ['7', 'failed', 35_000, '1970-01-01T00:16:30.000Z'],
      ['8', 'passed', 8000, '1970-01-01T00:33:20.000Z'],
    ])
    expect(Object.values(records[0]?.jobs ?? {}).map(({ facts }) => facts?.value)).toMatchObject([
      {
        name: 'a, b',
        outcome: 'passed',
        workMs: 30_000,
        queueMs: 4000,
        steps: [{ name: 'compile' }, { name: 'test' }],
      },
      { name: 'lint', outcome: 'failed', workMs: 5000 },
    ])
  })

  test('steps are those of one job, also where two bear its name, and many jobs take no longer each', () => {
    const two = read('run,job,step,t,seconds\n1,a,,1,5\n1,a,,1,6\n1,a,compile,1,4\n')
    expect(Object.values(two.records[0]?.jobs ?? {}).map(({ facts }) => facts?.value.steps?.length)).toEqual([
      1,
      undefined,
    ])
    const rows = Array.from({ length: 60_000 }, (_, index) => `1,job ${index},1,1`)
    expect(Object.keys(read(['run,job,t,seconds', ...rows].join('\n')).records[0]?.jobs ?? {})).toHaveLength(60_000)
  })

  test('needs to know of which run', () => {
    expect(read('t,job,seconds\n1,a,2\n').faults).toEqual([expect.stringMatching(/of which run.*accepted are run_id/)])
  })

  test('the history that ships with the demo is one', async () => {
    const { records, faults, rowFaults } = read(await readFile('examples/demo/history.csv', 'utf8'))
    expect([faults, rowFaults]).toEqual([[], []])
    expect(records.length).toBeGreaterThan(100)
    expect(records.every(({ run, jobs }) => (run.value.workMs ?? 0) > 0 && Object.keys(jobs).length > 0)).toBe(true)
  })
})

describe('out and in again', () => {
  const numbers = fc.nat(1e6)
  const facts = fc.record(
    {
      event: fc.constantFrom('push', 'pull_request'),
      actor: fc.string(),
      headRepository: fc.constantFrom('me/project', 'x/fork'),
    },
    { requiredKeys: [] },
  )
  const outcome = fc.constantFrom('passed' as const, 'failed' as const, 'timed-out' as const)
  const jobs = fc.dictionary(
    fc.stringMatching(/^[1-9]\d{0,3}$/),
    fc.record({
      name: fc.constantFrom('build', 'te,"st', 'a (1, 2)'),
      outcome: fc.option(outcome, { nil: undefined }),
      workMs: numbers,
      queueMs: numbers,
    }),
    { maxKeys: 4 },
  )
  const tests = (name: string, total: number) => ({
    status: 'completed' as const,
    source: 'api' as const,
    observedAt: '2026-01-01T00:00:00Z',
    value: {
      total,
      failed: total % 3,
      skipped: total % 5,
      durationMs: 1000 + total,
      failures: [],
      flaky: [],
      slowest: [],
      name,
    },
  })

  test('every sample comes back, of failed runs too, and so does whom a run may be trusted for', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(facts, fc.option(outcome, { nil: undefined }), jobs, fc.integer({ min: 20, max: 900 })), {
          maxLength: 4,
        }),
        (runs) => {
          const records = runs.map(([more, ended, own, total], index) => ({
            ...recordOf({
              run: String(index + 1),
              repository: 'me/project',
              facts: { ...more, outcome: ended, jobCount: total },
              jobs: own,
            }),
            tests: tests('all', total),
            metrics: { 'size, MB': { ...tests('', 1), value: { value: -total, better: 'either' as const } } },
          }))
          const back = read(tableOf(records))
          expect([back.faults, back.rowFaults, back.notes]).toEqual([[], [], []])
          const essence = (list: readonly RunRecord[]) =>
            list.map((record) => [
              record.key,
              isTrusted(record),
              record.run.value.defaultBranch,
              record.run.value.outcome,
              Object.values(record.jobs)
                .map(({ facts }) => `${facts?.value.name.replace(/ #\d+$/, '')} ${facts?.value.outcome}`)
                .sort(),
              samplesOf(record)
                .map(({ series, value }) => [series.key, value])
                .sort(),
            ])
          expect(essence(back.records)).toEqual(essence(records))
        },
      ),
      { numRuns: 60 },
    )
  })
})
