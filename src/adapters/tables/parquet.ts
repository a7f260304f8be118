/** Rows as Parquet and back. The libraries load only where tables are read or written. */
import type { Column, ColumnType, Row, Table } from '../../core/tables/schema.js'
import { tablesVersion } from '../../core/tables/schema.js'
import { loadLibrary } from './load.js'

const versionKey = 'pipeline-guard.tables'
/** Readers skip a group of rows whose repositories are others. */
const rowsAGroup = 20_000

const parquetTypes = {
  text: 'STRING',
  whole: 'INT32',
  number: 'DOUBLE',
  'yes-no': 'BOOLEAN',
  time: 'TIMESTAMP',
} as const satisfies Readonly<Record<ColumnType, string>>

/** The same rows are the same bytes. */
export async function writeTable(table: Table, rows: readonly Row[]): Promise<Uint8Array> {
  const { parquetWriteBuffer } = await loadLibrary()
  const buffer = parquetWriteBuffer({
    columnData: table.columns.map((column) => ({
      name: column.name,
      type: parquetTypes[column.type],
      data: rows.map((row) => cellOf(row, column)),
    })),
    rowGroupSize: rowsAGroup,
    kvMetadata: [
      { key: versionKey, value: String(tablesVersion) },
      { key: 'pipeline-guard.table', value: table.name },
    ],
    createdBy: 'pipeline-guard',
  })
  return new Uint8Array(buffer)
}

function cellOf(row: Row, { name, type }: Column): unknown {
  const value = row[name]
  if (value === undefined) return null
  if (type === 'time') return new Date(Number(value))
  if (type === 'whole') return Number.isInteger(value) && Math.abs(Number(value)) < 2 ** 31 ? value : null
  return value
}

export type ReadTable =
  | { readonly kind: 'ok'; readonly rows: readonly Row[] }
  /** Foreign, damaged, or of a newer version. */
  | { readonly kind: 'refused'; readonly reason: string }

type Metadata = ReturnType<Awaited<ReturnType<typeof loadLibrary>>['parquetMetadata']>

/** @returns why it is not this table of ours; undefined where it is */
function whyNotOurs(table: Table, metadata: Metadata): string | undefined {
  const noted = new Map(metadata.key_value_metadata?.map(({ key, value }) => [key, value]))
  const version = noted.get(versionKey)
  if (version === undefined) return 'it is no table of Pipeline Guard'
  return version === String(tablesVersion) && noted.get('pipeline-guard.table') === table.name
    ? undefined
    : `it is table ${noted.get('pipeline-guard.table')} of version ${version}; update Pipeline Guard`
}

const unreadable = (error: unknown): string => `it cannot be read as Parquet (${String(error).slice(0, 120)})`

const fileOf = (bytes: Uint8Array): ArrayBuffer =>
  bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer

/** Without reading its rows. @returns why these bytes are not this table of ours; undefined where they are */
export async function foreignIn(table: Table, bytes: Uint8Array): Promise<string | undefined> {
  const { parquetMetadata } = await loadLibrary()
  try {
    return whyNotOurs(table, parquetMetadata(fileOf(bytes)))
  } catch (error) {
    return unreadable(error)
  }
}

/** @param columns those that are wanted; all of the table’s by default */
export async function readTable(table: Table, bytes: Uint8Array, columns?: readonly string[]): Promise<ReadTable> {
  const { parquetMetadata, parquetReadObjects } = await loadLibrary()
  const file = fileOf(bytes)
  try {
    const metadata = parquetMetadata(file)
    const reason = whyNotOurs(table, metadata)
    if (reason !== undefined) return { kind: 'refused', reason }
    const there = new Set(metadata.schema.map(({ name }) => name))
    const wanted = table.columns.filter(({ name }) => there.has(name) && (columns?.includes(name) ?? true))
    const read = await parquetReadObjects({ file, metadata, columns: wanted.map(({ name }) => name) })
    return { kind: 'ok', rows: read.map((row) => rowOf(row, wanted)) }
  } catch (error) {
    return { kind: 'refused', reason: unreadable(error) }
  }
}

function rowOf(read: Readonly<Record<string, unknown>>, columns: readonly Column[]): Row {
  const row: Record<string, string | number | boolean> = {}
  for (const { name } of columns) {
    const value = read[name]
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') row[name] = value
    else if (typeof value === 'bigint') row[name] = Number(value)
    else if (value instanceof Date) row[name] = value.getTime()
  }
  return row
}
