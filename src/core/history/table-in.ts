/** A table as a history: what `history export --format csv` wrote, any table with a row a run, or one with a row a job or step. */
import type { Outcome, RunKey, RunRecord } from '../model/index.js'
import { numberOf, outcomeOf, timeOf } from './table-cells.js'
import { type ColumnOptions, type Columns, columnsOf, type Fact } from './table-columns.js'
import { jobRunsOf } from './table-jobs.js'
import { type Cells, recordOf } from './table-record.js'

export interface TableOptions extends ColumnOptions {
  /** What the columns `run_id` and so on do not tell. */
  readonly key: Omit<RunKey, 'run' | 'attempt'>
}

export interface TableRead {
  readonly records: readonly RunRecord[]
  /** Columns that are missing, all of them, in plain sentences: then nothing can be read. */
  readonly faults: readonly string[]
  /** Rows that are left out, and why. */
  readonly rowFaults: readonly string[]
  /** What was left out without harm. */
  readonly notes: readonly string[]
}

/** @param rows cells, the header first */
export function recordsOf(rows: readonly (readonly string[])[], options: TableOptions): TableRead {
  const [header = [], ...body] = rows
  const columns = columnsOf(header, options)
  const notes =
    columns.unused.length === 0
      ? []
      : [`columns that are no series were left out: ${columns.unused.join(', ').slice(0, 500)}`]
  if (columns.faults.length > 0) return { records: [], faults: columns.faults, rowFaults: [], notes }
  const faults: string[] = []
  const read = body.flatMap((cells, index) => rowOf(cells, { index, columns, header, faults }))
  const records =
    columns.job === undefined ? read.map((row) => recordOf(row, options.key)) : jobRunsOf(read, options.key)
  return { records, faults: [], rowFaults: faults, notes }
}

interface Place {
  readonly index: number
  readonly columns: Columns
  readonly header: readonly string[]
  readonly faults: string[]
}

/** Every fault of the row is told; a row with one is left out. */
function rowOf(cells: readonly string[], { index, columns, header, faults }: Place): readonly Cells[] {
  const before = faults.length
  const cell = (column: number | undefined): string | undefined => {
    const text = column === undefined ? undefined : cells[column]?.trim().replace(/^'(?=[=+\-@])/, '')
    return text === '' ? undefined : text
  }
  const fact = (name: Fact) => cell(columns.facts[name])
  // As a spreadsheet counts: the header is line 1.
  const fault = (what: string) => faults.push(`line ${index + 2}: ${what}`)
  const at = timeOf(fact('t'))
  if (at === undefined) fault(`${JSON.stringify(fact('t') ?? '')} is no time`)
  const outcome = outcomeOf(fact('status'))
  if (outcome === undefined) fault(`status ${JSON.stringify(fact('status'))} is not known`)
  const number = (column: { readonly index: number; readonly scale: number } | undefined, signed = false) => {
    const value = numberOf(cell(column?.index))
    if (value !== 'fault' && (value === undefined || value >= 0 || signed))
      return value === undefined ? undefined : value * (column?.scale ?? 1)
    fault(`${header[column?.index ?? 0]?.trim()} is ${JSON.stringify(cell(column?.index))}, not a number of 0 or more`)
    return undefined
  }
  const statuses = new Map<string, Outcome>()
  const values = columns.series.flatMap((column) => {
    if (column.target.kind === 'status') {
      const status = cell(column.index) === undefined ? undefined : outcomeOf(cell(column.index))
      if (status !== undefined) statuses.set(column.target.job, status)
      else if (cell(column.index) !== undefined) fault(`status ${JSON.stringify(cell(column.index))} is not known`)
      return []
    }
    const value = number(column, column.target.kind === 'metric')
    return value === undefined ? [] : [{ target: column.target, value }]
  })
  const row = {
    at: at ?? 0,
    outcome: outcome ?? 'passed',
    values,
    statuses,
    fact,
    has: (name: Fact) => columns.facts[name] !== undefined,
    index,
    job: cell(columns.job),
    step: cell(columns.step),
    workMs: number(columns.work),
    queueMs: number(columns.queue),
  }
  if (columns.job !== undefined && row.job === undefined) fault('no job is named')
  return faults.length > before ? [] : [row]
}
