/** A table as a history: what `history export --format csv` wrote, any table with a row a run, or one with a row a job or step. */
import type { Outcome, RunKey, RunRecord } from '../model/index.js'
import { attemptOf, largest, numberOf, outcomeOf, timeOf, unknownOutcome } from './cells.js'
import { type ColumnOptions, type Columns, columnsOf, type Fact } from './columns.js'
import { jobRunsOf } from './jobs.js'
import { type Cells, recordOf } from './record.js'

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
  const ended = (word: string | undefined): Outcome | undefined => {
    const outcome = outcomeOf(word)
    if (outcome === undefined) fault(`status ${JSON.stringify(word)} is not known`)
    return outcome === unknownOutcome ? undefined : outcome
  }
  const outcome = ended(fact('status'))
  const attempt = attemptOf(fact('attempt'))
  if (attempt === undefined) fault(`attempt ${JSON.stringify(fact('attempt'))} is no whole number of 1 or more`)
  const number = (column: { readonly index: number; readonly scale: number } | undefined, signed = false) => {
    const value = numberOf(cell(column?.index))
    if (value === undefined) return undefined
    const scaled = value === 'fault' ? Number.NaN : value * (column?.scale ?? 1)
    if (signed ? !Number.isNaN(scaled) : scaled >= 0 && scaled <= largest) return scaled
    const accepted = scaled > largest ? 'which is too large to be of a run' : 'not a number of 0 or more'
    fault(`${header[column?.index ?? 0]?.trim()} is ${JSON.stringify(cell(column?.index))}, ${accepted}`)
    return undefined
  }
  const statuses = new Map<string, Outcome | undefined>()
  const values = columns.series.flatMap((column) => {
    if (column.target.kind === 'status') {
      const word = cell(column.index)
      if (word !== undefined) statuses.set(column.target.job, ended(word))
      return []
    }
    const value = number(column, column.target.kind === 'metric')
    return value === undefined ? [] : [{ target: column.target, value }]
  })
  const row = {
    at: at ?? 0,
    outcome,
    attempt: attempt ?? 1,
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
