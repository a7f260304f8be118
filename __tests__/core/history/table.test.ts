import { describe, expect, test } from '@jest/globals'
import { parseCsv } from '../../../src/commands/backtest-csv.js'
import { recordsOf } from '../../../src/core/history/table-in.js'
import { tableOf } from '../../../src/core/history/table-out.js'
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
        'job[build].work',
        'run.wall',
        'run.work',
      ].filter((name) => header?.includes(name)),
    )
    expect(first?.slice(0, 6)).toEqual(['2026-01-01T00:00:00.000Z', 'passed', 'push', 'main', 'sha1000', '1000'])
    expect(first?.[header?.indexOf('run.work') ?? 0]).toBe('300000')
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
    expect(read(tableOf(records)).problems).toEqual([])
  })

  test('names that a spreadsheet would run are made text, and come back as they were', () => {
    const evil = '=HYPERLINK("http://evil","x")'
    const csv = tableOf([recordOf({ facts: { branch: evil } })])
    expect(csv).toContain(`"'=HYPERLINK(""http://evil"",""x"")"`)
    expect(read(csv).records[0]?.run.value.branch).toBe(evil)
  })

  test('only the series asked for', () => {
    expect(tableOf(runsOf(1), new Set(['run.work'])).split('\n')[0]).toMatch(/repository,run\.work$/)
  })
})

describe('any table with a time and a value', () => {
  test('is a history of that series', () => {
    const { records, problems } = read(
      't,value,status,run_id\n1700000000,12.5,success,7\n2023-11-15T00:00:00Z,3,failed,8\n',
      { series: 'job[build].work', scale: 1000 },
    )
    expect(problems).toEqual([])
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

  test('what cannot be used is said', () => {
    const { records, problems } = read('t,value,color,status\nyesterday,1,red,\n1,2,red,exploded\n1,nan,red,ok\n')
    expect(records).toHaveLength(1)
    expect(records[0]?.run.value).not.toHaveProperty('workMs')
    expect(problems).toEqual([
      expect.stringMatching(/"color" is no series/),
      expect.stringMatching(/row 0: t is no time/),
      expect.stringMatching(/row 1: status "exploded"/),
    ])
  })

  test('a table without a series says which columns there are', () => {
    expect(read('a,b\n1,2\n').problems.join()).toMatch(/the columns are a, b/)
  })
})
