/** One line of a history: read with its reason for refusal, written as it will be read. */
import { type RunRecord, runRecordSchema } from '../../model/index.js'
import { messageOf } from '../../run/errors.js'
import { compileShape } from './shape.js'

/** Far above any honest record (a run of 250 jobs of 20 steps takes half a megabyte). */
export const longestLine = 4 * 1024 * 1024

export type LineRead =
  /** `whole`: the line says just what the record does, nothing was migrated or left out. */
  { readonly record: RunRecord; readonly whole?: boolean } | { readonly reason: string }

let isRecord: ((value: unknown) => boolean) | undefined

/**
 * @param text one line, of anybody’s making
 * @param migrate from the version of the file to ours
 */
export function readLine(text: string, migrate: (line: unknown) => unknown): LineRead {
  if (text.length > longestLine) return { reason: `longer than ${longestLine} characters` }
  let line: unknown
  try {
    line = JSON.parse(text)
  } catch (error) {
    return { reason: `not JSON: ${messageOf(error)}` }
  }
  const read = validRecord(migrate(line))
  if (!('record' in read) || read.record !== line) return read
  return { record: read.record, whole: true }
}

/** A value as a record, or why it is none: the first three faults, each with its path. */
export function validRecord(value: unknown): LineRead {
  isRecord ??= compileShape(runRecordSchema)
  if (isRecord(value)) return { record: value as RunRecord }
  const read = runRecordSchema.safeParse(value)
  if (read.success) return { record: read.data as RunRecord }
  const faults = read.error.issues.slice(0, 3).map((issue) => `${issue.path.join('.') || 'line'}: ${issue.message}`)
  return { reason: faults.join('; ') }
}
