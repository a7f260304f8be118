/** Replays one metric of a CSV file through the gate’s detector, in order: each row is judged by those before it alone. */
import { resolve } from 'node:path'
import { largestGiven, readGiven } from '../../adapters/files/read.js'
import { alarmBelow, createServiceDetector, type DetectorOptions } from '../../core/gate/detector/index.js'
import { minute } from '../../core/run/time.js'
import { median } from '../../core/statistics/sorted-window.js'
import { parseCsv } from '../backtest/csv.js'
import { type Io, UsageError } from '../command.js'

export interface Replay {
  readonly path: string
  readonly column: string | undefined
  readonly better: DetectorOptions['better']
  readonly seasons: DetectorOptions['seasons']
  /** False alarms a week. */
  readonly budget: number
  readonly json: boolean
}

const times = ['timestamp', 't', 'time', 'date']
/** Rows the step is read from; nothing is said of so few, so the answer of a row never depends on a later one. */
const stepRows = 30

export async function replay(asked: Replay, io: Io): Promise<void> {
  const text = await readGiven(resolve(io.cwd, asked.path), largestGiven).then(String, (cause: Error) => {
    throw new UsageError([`${asked.path} cannot be read: ${cause.message}`])
  })
  if (text.trim() === '') throw new UsageError([`${asked.path} is empty`])
  if (text.includes('\u0000') || text.includes('\ufffd'))
    throw new UsageError([`${asked.path} is no text: a CSV file is needed`])
  const rows = rowsOf(text, asked.column)
  const fault = faultOf(rows)
  if (fault !== undefined) throw new UsageError([`${asked.path}: ${fault}`])
  const step = stepOf(rows)
  const detector = createServiceDetector({ step, better: asked.better, seasons: asked.seasons })
  const alarm = alarmBelow(asked.budget / 7, step)
  let alarms = 0
  for (const [index, { at, value }] of rows.entries()) {
    const judged = detector.push(at ?? index * step, value)
    const anomaly = judged !== undefined && judged.p <= alarm
    if (anomaly) alarms++
    if (asked.json)
      io.out(
        `${JSON.stringify({
          index,
          value: Number.isFinite(value) ? value : null,
          score: judged === undefined ? 0 : judged.news / (judged.news + half),
          p: judged?.p ?? 1,
          anomaly,
          kind: anomaly ? judged.kind : null,
          expected: judged?.expected ?? null,
          low: judged === undefined ? null : judged.expected - 3 * judged.spread,
          high: judged === undefined ? null : judged.expected + 3 * judged.spread,
          season: judged?.season ?? null,
        })}\n`,
      )
    else if (anomaly)
      io.out(
        `row ${index}: ${value}, expected ${judged.expected}; ${judged.kind}, one in ${Math.round(1 / judged.p)}\n`,
      )
  }
  const summary = { rows: rows.length, alarms, stepSeconds: step / 1000, alarmBelow: alarm }
  io.out(asked.json ? `${JSON.stringify({ summary })}\n` : `${alarms} of ${rows.length} rows are unusual\n`)
}

/** Why nothing could be said of them, in words; undefined where something can. */
function faultOf(rows: readonly Row[]): string | undefined {
  if (rows.length === 0) return 'there is no row below the names of the columns'
  if (!rows.some(({ value }) => Number.isFinite(value))) return 'no value is a number'
  const seen = rows.flatMap(({ at }) => at ?? [])
  const back = seen.findIndex((at, i) => i > 0 && at < (seen[i - 1] as number))
  return back < 0
    ? undefined
    : `times go back at ${new Date(seen[back] as number).toISOString()}: sort the rows by time`
}

/** A surprise of one in a thousand has a score of .5. */
const half = 3

interface Row {
  readonly at: number | undefined
  readonly value: number
}

function rowsOf(text: string, column = 'value'): readonly Row[] {
  const [header = [], ...body] = parseCsv(text)
  const names = header.map((name) => name.trim())
  const at = names.indexOf(column)
  if (at < 0) throw new UsageError([`--column: no column ${JSON.stringify(column)}; accepted are ${names.join(', ')}`])
  const time = names.findIndex((name) => times.includes(name.toLowerCase()))
  return body.map((cells) => {
    const written = (cells[at] ?? '').trim()
    return {
      at: time < 0 ? undefined : timeOf(cells[time] ?? ''),
      value: written === '' ? Number.NaN : Number(written),
    }
  })
}

/** Epoch seconds or milliseconds, or ISO 8601; UTC where it names no zone, so that the answer is the same everywhere. */
function timeOf(written: string): number | undefined {
  const text = written.trim()
  const number = text === '' ? Number.NaN : Number(text)
  if (Number.isFinite(number)) return number >= 1e11 ? number : number * 1000
  const iso = text.replace(' ', 'T')
  const parsed = Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/i.test(iso) ? iso : `${iso.includes('T') ? iso : `${iso}T00:00`}Z`)
  return Number.isNaN(parsed) ? undefined : parsed
}

function stepOf(rows: readonly Row[]): number {
  const first = rows.slice(0, stepRows).flatMap(({ at }) => at ?? [])
  const gaps = first
    .slice(1)
    .map((at, i) => at - (first[i] as number))
    .filter((gap) => gap > 0)
  return gaps.length === 0 ? 5 * minute : median(gaps)
}
