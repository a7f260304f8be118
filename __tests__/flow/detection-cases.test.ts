/**
 * Made episodes, each with its right answer: 120 runs of six jobs of nine steps with 8 % of noise (see the README of the folder),
 * replayed through the flow’s own decisions.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from '@jest/globals'
import { parseCsv, readCsvSeries } from '../../src/commands/backtest/csv.js'
import { recordsOf } from '../../src/core/csv/read.js'
import { defaultPolicy } from '../../src/core/decide/policy.js'
import { replaySeries } from '../../src/core/detect/backtest/replay.js'
import { defaultSettings } from '../../src/core/detect/index.js'
import { decodeHistory } from '../../src/core/history/file/codec.js'
import type { Better, RunRecord } from '../../src/core/model/index.js'
import { type DecidedRun, replayDecisions } from '../../src/flow/replay.js'

const folder = '__tests__/fixtures/detection'
const bytes = (name: string) => readFileSync(join(folder, name))
const key = { host: 'github.com', repository: 'o/x', workflow: '.github/workflows/ci.yml' }
const tableOf = (text: string) => recordsOf(parseCsv(text), { key }).records
const replay = (records: readonly RunRecord[]) =>
  replayDecisions({ records, detection: defaultSettings, policy: defaultPolicy })
const noticesIn = (rows: readonly DecidedRun[]) =>
  rows.flatMap(({ ruling, record }) =>
    ruling.decisions.flatMap((decision) =>
      decision.kind === 'notify' ? [{ change: decision.change, run: Number(record.key.run) }] : [],
    ),
  )
const failedIn = (rows: readonly DecidedRun[]) => rows.filter(({ ruling }) => !ruling.pass).length
const isLoud = ({ severity }: { readonly severity: string | null }) => severity !== null && severity !== 'low'
const loudIn = (rows: readonly DecidedRun[]) => rows.flatMap(({ findings }) => findings.filter(isLoud))

describe('episodes', () => {
  const episode = (name: string) => replay(tableOf(gunzipSync(bytes(`${name}.csv.gz`)).toString()))

  test('nothing happens: no notice', () => {
    const rows = episode('quiet')
    expect(noticesIn(rows)).toEqual([])
    expect(failedIn(rows)).toBe(0)
  })

  test('one job stays at twice its time from run 61 on: one notice within three runs, none of recovery, listed as open', () => {
    const rows = episode('e2e-x2-stays')
    const notices = noticesIn(rows)
    expect(notices).toMatchObject([{ change: 'anomaly' }])
    expect(notices[0]?.run).toBeGreaterThanOrEqual(61)
    expect(notices[0]?.run).toBeLessThanOrEqual(63)
    expect(rows.at(-1)?.open.length).toBeGreaterThan(0)
  })

  test.each(['cache-miss-10', 'flaky-upload'])(
    '%s from the start: at most one failed check and two notices',
    (name) => {
      const rows = episode(name)
      expect(failedIn(rows)).toBeLessThanOrEqual(1)
      expect(noticesIn(rows).filter(({ change }) => change !== 'recovery').length).toBeLessThanOrEqual(2)
    },
  )

  test('half of the runs land on a slower runner from run 61 on: one notice of it', () => {
    expect(
      noticesIn(episode('runner-half-x1.5')).filter(({ change }) => change === 'anomaly').length,
    ).toBeLessThanOrEqual(1)
  })

  test('tests grow by half a percent a run from run 61 on: at most a drift and a new level', () => {
    const notices = noticesIn(episode('tests-grow-.5')).filter(({ change }) => change === 'anomaly')
    expect(notices.length).toBeLessThanOrEqual(2)
  })
})

describe('what ran is compared with what ran', () => {
  const historyOf = (name: string): readonly RunRecord[] => {
    const loaded = decodeHistory(bytes(name))
    if (loaded.kind !== 'ok') throw new Error(loaded.kind)
    return loaded.value.records
  }

  test('a docs-only run that skips ten of twelve jobs is nothing', () => {
    expect(replay(historyOf('path-filter-docs-only.jsonl.gz')).at(-1)?.findings).toEqual([])
  })

  test('30 % of docs-only runs: no finding of medium or more', () => {
    expect(loudIn(replay(historyOf('path-filter-mixed.jsonl.gz')))).toEqual([])
  })

  test('every job waits for an hour: told, and no code is blamed', () => {
    const rows = replay(tableOf(bytes('queue.csv').toString()))
    expect(noticesIn(rows)).toMatchObject([{ change: 'anomaly', run: 56 }])
    expect(loudIn(rows).map((finding) => finding.kind === 'anomaly' && finding.series)).toContain('run.queue')
  })
})

describe('one series', () => {
  const rowsOf = (name: string, column: string, better: Better = 'lower') => {
    const { rows } = readCsvSeries(bytes(name).toString(), column)
    return replaySeries({ points: rows, better, settings: defaultSettings, whatIf: [] }).rows
  }
  const loud = (name: string, column = 'seconds', better?: Better) =>
    rowsOf(name, column, better).filter((row) => row.anomaly && isLoud(row))

  test.each(['iid-noise-15pct.csv', 'iid-noise-40pct.csv'])('%s: at most one alarm in a hundred', (name) => {
    expect(loud(name).length).toBeLessThanOrEqual(rowsOf(name, 'seconds').length / 100)
  })

  test('coverage of 81.2 falls to 75 and to 70.1: told in that very run', () => {
    const rows = rowsOf('coverage-81-75-70.csv', 'coverage', 'higher')
    const at = (value: number) => rows.findIndex((row) => row.value !== null && Math.abs(row.value - value) < 0.6)
    expect(rows[at(75)]).toMatchObject({ anomaly: true })
    expect(rows[at(70.1)]).toMatchObject({ anomaly: true })
  })

  const severe = (name: string) =>
    rowsOf(name, 'seconds').filter(({ severity }) => severity === 'high' || severity === 'critical')

  test('cache misses in a tenth of the runs: none high, and known after the first few', () => {
    expect(severe('cache-miss-10pct.csv')).toEqual([])
    expect(loud('cache-miss-10pct.csv').filter(({ index }) => index >= 60).length).toBeLessThanOrEqual(2)
  })

  test('cache misses in a third of the runs: none high', () => {
    expect(severe('cache-miss-30pct.csv')).toEqual([])
  })

  test('cold caches on Mondays: none from the fourth Monday on', () => {
    const { rows } = readCsvSeries(bytes('monday-cold-cache.csv').toString(), 'seconds')
    const start = rows[0]?.at ?? 0
    const late = loud('monday-cold-cache.csv').filter(({ index }) => (rows[index]?.at ?? 0) - start >= 22 * 86_400_000)
    expect(late).toEqual([])
  })
})
