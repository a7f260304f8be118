import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { parseCsv, readCsvSeries } from '../../../src/commands/backtest/csv.js'
import { command as backtest } from '../../../src/commands/backtest/index.js'
import { command as baseline } from '../../../src/commands/baseline.js'
import { type Command, UsageError } from '../../../src/commands/command.js'
import { command as detect } from '../../../src/commands/detect/index.js'
import { encodeHistory } from '../../../src/core/history/file/codec.js'
import { backtestRowSchema, backtestSummarySchema } from '../../../src/core/model/index.js'
import { recordOf, runsOf } from '../../support/records.js'

let cwd: string
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'pipeline-guard-'))
})
afterEach(() => rm(cwd, { recursive: true, force: true }))

async function run(command: Command, args: readonly string[]) {
  const told = { out: '', err: '', code: -1 }
  const io = {
    out: (text: string) => {
      told.out += text
    },
    err: (text: string) => {
      told.err += text
    },
    env: {},
    cwd,
    now: () => 0,
  }
  told.code = await command.run(args, io)
  return told
}

const csv = (lines: readonly string[]) => writeFile(join(cwd, 'runs.csv'), `${lines.join('\n')}\n`)
const usual = Array.from({ length: 40 }, (_, i) => `${1_700_000_000 + 3600 * i},${300 + (i % 7)},success`)
const base = ['--csv', 'runs.csv', '--column', 'seconds']
const jsonOf = (out: string) =>
  out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))

describe('backtest --csv', () => {
  test('answers one object a row, failed rows too, and a summary, by the published contract', async () => {
    await csv(['t,seconds,status', ...usual, '1700200000,900,success', '1700203600,10,failure'])
    const { out, code } = await run(backtest, [...base, '--what-if', '1.25,1.5,2', '--json'])
    const lines = jsonOf(out)
    expect(code).toBe(0)
    expect(lines).toHaveLength(43)
    for (const line of lines.slice(0, -1)) backtestRowSchema.strict().parse(line)
    const { summary } = backtestSummarySchema.parse(lines.at(-1))
    expect(summary).toMatchObject({ rows: 42, alarms: 1, byKind: { spike: 1 }, problems: [] })
    expect(lines[40]).toMatchObject({ index: 40, anomaly: true, kind: 'spike', severity: 'medium', beyondAll: 40 })
    expect(lines[41]).toMatchObject({ index: 41, value: 10, anomaly: false, whatIf: { '1.5': null } })
    expect(lines[39].whatIf).toEqual({ '1.25': 'medium', '1.5': 'medium', '2': 'medium' })
    expect(lines[3]).toMatchObject({ state: 'cold' })
    expect(lines[14]).toMatchObject({ state: 'advisory' })
  })

  test('judges in the order of time and answers in the order of the file', async () => {
    await csv(['t,seconds', '1700200000,900', ...usual.map((line) => line.replace(',success', '')).reverse()])
    const lines = jsonOf((await run(backtest, [...base, '--json'])).out)
    expect(lines.slice(0, -1).map(({ index }) => index)).toEqual(Array.from({ length: 41 }, (_, i) => i))
    expect(lines[0]).toMatchObject({ value: 900, anomaly: true })
  })

  test('values that cannot be used are named and left out', async () => {
    await csv([
      't,seconds',
      ...usual.map((line) => line.replace(',success', '')),
      '1700200000,NaN',
      '1700200000,-5',
      '1700200001,Infinity',
      '1700200002,',
    ])
    const lines = jsonOf((await run(backtest, [...base, '--json'])).out)
    const { problems } = lines.at(-1).summary
    expect(lines.slice(40, 44).every(({ value, anomaly }) => value === null && !anomaly)).toBe(true)
    expect(problems).toHaveLength(4)
    expect(problems[1]).toBe('row 41: seconds is "-5", not a number of 0 or more; left out')
  })

  test('a time that cannot be read puts the rows in the order of the file, and says so', () => {
    const { rows, problems } = readCsvSeries('t,v\n200,1\nsoon,2\n100,3\n', 'v')
    expect(rows.map(({ value }) => value)).toEqual([1, 2, 3])
    expect(problems).toEqual(['1 row has no readable time: rows are taken in the file’s order'])
    expect(readCsvSeries('t,v\n2026-01-02,2\n2026-01-01T00:00:00Z,1\n', 'v').rows.map(({ value }) => value)).toEqual([
      1, 2,
    ])
  })

  test('finds the column worth splitting by', async () => {
    const mixed = usual.concat(usual).map((line, i) => `${line.replace(',success', '')},${i % 2 ? 'old' : 'new'}`)
    const split = mixed.map((line, i) => line.replace(/,(\d+),/, (_, value) => `,${Number(value) * (i % 2 ? 2 : 1)},`))
    await csv(['t,seconds,cpu', ...split])
    const [summary] = jsonOf((await run(backtest, [...base, '--segment', 'auto', '--json'])).out).slice(-1)
    expect(summary.summary.segment).toBe('cpu')
  })

  test('names every fault at once', async () => {
    const faults = await run(backtest, [
      '--csv',
      'runs.csv',
      '--what-if',
      'x',
      '--better',
      'up',
      '--budget',
      '0',
      '--detectors',
      'magic',
    ]).catch((error) => error.faults)
    expect(faults).toHaveLength(5)
    await csv(['t,seconds', '1,2'])
    await expect(run(backtest, ['--csv', 'runs.csv', '--column', 'minutes'])).rejects.toThrow('accepted are t, seconds')
    await expect(run(backtest, [...base, '--segment', 'cpu'])).rejects.toThrow('accepted are auto')
    await expect(run(backtest, ['--csv', 'none.csv', '--column', 'x'])).rejects.toThrow(UsageError)
    await expect(run(backtest, [])).rejects.toThrow('either --csv or --history')
  })

  test('an empty file and one of a header alone are answered', async () => {
    await csv(['t,seconds'])
    expect(jsonOf((await run(backtest, [...base, '--json'])).out)).toHaveLength(1)
    await writeFile(join(cwd, 'runs.csv'), '')
    await expect(run(backtest, base)).rejects.toThrow(UsageError)
  })

  test('tells people in words', async () => {
    await csv(['t,seconds,status', ...usual, '1700200000,900,success'])
    const { out } = await run(backtest, [...base, '--what-if', '2'])
    expect(out).toContain('row 40: alarm, spike (medium): 900, usually 303, alarm above 3')
    expect(out).toContain('1 alarm and 0 remarks in 36 judged runs of 41')
    expect(out).toMatch(/2× noticed in \d+ % of them/)
    const compared = (await run(backtest, [...base, '--what-if', '2', '--compare'])).out
    expect(compared).toContain('spike alone: 1 alarm')
    expect(compared).toContain('failure-rate alone: 0 alarms')
  })
})

test('quoted cells are read as RFC 4180 has them', () => {
  expect(parseCsv('\uFEFFa,"b ""c"", d"\r\n\r\n1,"x\ny"')).toEqual([
    ['a', 'b "c", d'],
    ['1', 'x\ny'],
  ])
  const cells = fc.array(fc.array(fc.string(), { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 })
  fc.assert(
    fc.property(cells, (rows) => {
      const text = rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n')
      expect(parseCsv(text)).toEqual(rows)
    }),
  )
})

describe('by a history', () => {
  const records = runsOf(40)

  test('backtest --history answers for every series of every run', async () => {
    await writeFile(join(cwd, 'h.gz'), encodeHistory(records))
    const lines = jsonOf((await run(backtest, ['--history', 'h.gz', '--rows', 'series', '--json'])).out)
    for (const line of lines.slice(0, -1)) expect(backtestRowSchema.parse(line).series).toBeDefined()
    backtestSummarySchema.parse(lines.at(-1))
  })

  test('what-ifs, series and detectors are told as of a CSV file', async () => {
    await writeFile(join(cwd, 'h.gz'), encodeHistory(records))
    const asked = ['--history', 'h.gz', '--what-if', '1.25,2', '--compare']
    const lines = jsonOf((await run(backtest, [...asked, '--json'])).out)
    const { summary } = backtestSummarySchema.parse(lines.at(-1))
    expect(summary.caught?.['2']).toBeGreaterThan(summary.caught?.['1.25'] ?? 1)
    expect(summary.series?.['run.duration']).toMatchObject({ rows: 40, judged: 35 })
    expect(Object.keys(summary.detectors ?? {})).toEqual(expect.arrayContaining(['spike', 'shift', 'isolation-forest']))
    expect(summary.detectors?.['spike']?.caught['2']).toBeGreaterThan(0)
    expect((await run(backtest, asked)).out).toMatch(/2× noticed in \d+ % of them/)
  })

  test('a fork is judged and not learnt from, nor is a commit run ever again', async () => {
    const forked = records.map((record, i) =>
      i % 2 === 0
        ? record
        : { ...record, run: { ...record.run, value: { ...record.run.value, headRepository: 'else/where' } } },
    )
    await writeFile(join(cwd, 'h.gz'), encodeHistory(forked))
    const told = await run(backtest, ['--history', 'h.gz', '--rows', 'series', '--json'])
    const rows = jsonOf(told.out).slice(0, -1)
    const work = rows.filter(({ series }) => series === 'run.duration')
    expect(work).toHaveLength(40)
    // Five of the repository’s own must have gone by: nine of all.
    expect(work.findIndex(({ state }) => state !== 'cold')).toBe(9)
    expect(jsonOf(told.out).at(-1).summary.problems[0]).toContain('20 runs judged and not learnt from')
    const again = records.map((record) => ({
      ...record,
      run: { ...record.run, value: { ...record.run.value, sha: 'one' } },
    }))
    await writeFile(join(cwd, 'h.gz'), encodeHistory(again))
    const seen = jsonOf((await run(backtest, ['--history', 'h.gz', '--rows', 'series', '--json'])).out).slice(0, -1)
    expect(seen.every(({ state }) => state === 'cold')).toBe(true)
  })

  test('detect takes the knobs that backtest takes', async () => {
    await writeFile(join(cwd, 'h.gz'), encodeHistory(records))
    const cold = await run(detect, ['--history', 'h.gz', '--min-samples', '100', '--false-alarm-budget', '1', '--json'])
    expect(jsonOf(cold.out)[0].anomalies).toEqual([])
    await expect(
      run(detect, ['--history', 'h.gz', '--z-threshold', '0', '--detectors', 'magic', '--trees', '1.5e9']),
    ).rejects.toThrow(/--z-threshold.*--trees.*--detectors/s)
  })

  test('detect judges the newest run, or the one named', async () => {
    await writeFile(join(cwd, 'h.gz'), encodeHistory(records))
    const newest = jsonOf((await run(detect, ['--history', 'h.gz', '--json'])).out)[0]
    expect(newest).toMatchObject({ run: records.at(-1)?.key.run, anomalies: [] })
    expect((await run(detect, ['--history', 'h.gz', '--run', records[20]?.key.run ?? ''])).out).toContain(
      ': 0 anomalies',
    )
    await expect(run(detect, ['--history', 'h.gz', '--run', 'x'])).rejects.toThrow('no run x')
    await expect(run(detect, ['--history', 'none'])).rejects.toThrow('cannot be read')
    await expect(run(detect, [])).rejects.toThrow(UsageError)
  })

  test('detect takes a record from a file, and refuses what is none', async () => {
    await writeFile(join(cwd, 'h.gz'), encodeHistory(records.slice(0, -1)))
    await writeFile(join(cwd, 'record.json'), JSON.stringify(records.at(-1)))
    expect(
      jsonOf((await run(detect, ['--history', 'h.gz', '--record', 'record.json', '--json'])).out)[0].comparable,
    ).toBeGreaterThan(10)
    await writeFile(join(cwd, 'record.json'), '{}')
    await expect(run(detect, ['--history', 'h.gz', '--record', 'record.json'])).rejects.toThrow('is not a record')
  })

  test('baseline show says why', async () => {
    await writeFile(join(cwd, 'h.gz'), encodeHistory(records))
    const { out } = await run(baseline, ['show', 'run.duration', '--history', 'h.gz'])
    expect(out).toMatch(/percentiles {2}p50 .*p95 .*p99/)
    expect(out).toContain('noticed from')
    expect((await run(baseline, ['show', '--history', 'h.gz'])).out).toContain('run.duration: ')
    await expect(run(baseline, ['show', 'nope', '--history', 'h.gz'])).rejects.toThrow('known are')
    await expect(run(baseline, ['hide'])).rejects.toThrow('known are show')
    await writeFile(join(cwd, 'bare.gz'), encodeHistory([recordOf({ jobs: {}, facts: { workMs: undefined } })]))
    expect((await run(baseline, ['show', '--history', 'bare.gz'])).out).toContain('no series is known yet')
  })
})
