/** Reads one series from a CSV file: columns `t` (epoch seconds or ISO), the value, and optionally `status`. */
import { outcomeOf } from '../../core/csv/cells.js'
import { formatCount } from '../../core/run/format.js'
import { hasFailed } from '../../core/run/outcomes.js'
import { UsageError } from '../command.js'

export interface CsvRow {
  /** Position in the file, 0 the first row after the header. */
  readonly index: number
  readonly at: number | undefined
  readonly value: number | undefined
  readonly ok: boolean
  readonly failed: boolean
  /** The other columns of the row. */
  readonly keys: Readonly<Record<string, string>>
}

export interface CsvSeries {
  readonly rows: readonly CsvRow[]
  readonly columns: readonly string[]
  readonly problems: readonly string[]
}

/** @throws UsageError when the column is not there, naming those that are */
export function readCsvSeries(text: string, column: string): CsvSeries {
  const [header = [], ...body] = parseCsv(text)
  const columns = header.map((name) => name.trim())
  const at = columns.indexOf(column)
  if (at < 0)
    throw new UsageError([
      `--column: no column ${JSON.stringify(column)} in the file; accepted are ${columns.join(', ')}`,
    ])
  const time = columns.indexOf('t')
  const status = columns.indexOf('status')
  const keyed = columns.flatMap((name, position) =>
    position === at || position === time ? [] : [[name, position] as const],
  )
  const problems: string[] = []
  const rows = body.map((cells, index): CsvRow => {
    const outcome = outcomeOf(status < 0 ? '' : cells[status])
    const written = (cells[at] ?? '').trim()
    const value = written === '' ? Number.NaN : Number(written)
    const usable = Number.isFinite(value) && value >= 0
    if (!usable)
      problems.push(`row ${index}: ${column} is ${JSON.stringify(written)}, not a number of 0 or more; left out`)
    return {
      index,
      at: time < 0 ? undefined : timeOf(cells[time] ?? ''),
      value: usable ? value : undefined,
      ok: outcome === 'passed',
      failed: hasFailed(outcome),
      keys: Object.fromEntries(keyed.map(([name, position]) => [name, (cells[position] ?? '').trim()])),
    }
  })
  return { rows: inTimeOrder(rows, problems), columns, problems }
}

/** Replay needs an order: by time where every row has one, else as the file has them. Equal times keep the file’s order. */
function inTimeOrder(rows: readonly CsvRow[], problems: string[]): readonly CsvRow[] {
  if (rows.every((row) => row.at === undefined)) return rows
  const missing = rows.filter((row) => row.at === undefined).length
  if (missing > 0) {
    problems.push(
      `${formatCount(missing, 'row has', 'rows have')} no readable time: rows are taken in the file’s order`,
    )
    return rows
  }
  return [...rows].sort((a, b) => (a.at as number) - (b.at as number) || a.index - b.index)
}

/** Epoch seconds (or milliseconds, from 1e11 on), or anything ISO 8601. */
function timeOf(written: string): number | undefined {
  const text = written.trim()
  if (text === '') return undefined
  const number = Number(text)
  if (Number.isFinite(number)) return number >= 1e11 ? number : number * 1000
  const parsed = Date.parse(text)
  return Number.isNaN(parsed) ? undefined : parsed
}

/** RFC 4180: quoted cells may hold commas, doubled quotes and line ends. Empty lines do not count. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = []
  let cells: string[] = []
  let cell = ''
  let quoted = false
  const endRow = () => {
    cells.push(cell)
    if (cells.length > 1 || cell.trim() !== '') rows.push(cells)
    cells = []
    cell = ''
  }
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text
  for (let i = 0; i < source.length; i++) {
    const character = source[i] as string
    if (quoted) {
      if (character !== '"') cell += character
      else if (source[i + 1] === '"') {
        cell += '"'
        i++
      } else quoted = false
    } else if (character === '"' && cell === '') quoted = true
    else if (character === ',') {
      cells.push(cell)
      cell = ''
    } else if (character === '\n') endRow()
    else if (character !== '\r') cell += character
  }
  if (cell !== '' || cells.length > 0) endRow()
  return rows
}
