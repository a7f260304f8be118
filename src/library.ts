/**
 * What other programs may call: read a history, judge a run by it, diagnose a log. Nothing here does I/O but through what it
 * is given; what is returned is data of the published schemas.
 *
 * @example
 *   import { diagnose, judge, readHistory } from 'pipeline-guard'
 *   const { category, lines } = await diagnose(createReadStream('build.log'))
 *   const history = readHistory(readFileSync('.pipeline-guard/history.jsonl.gz'))
 *   if (history.kind === 'ok') console.log(judge({ records: history.value.records }).anomalies)
 */
import { defaultSettings, detectAnomalies } from './core/detect/index.js'
import { type DiagnoseOptions, diagnoseLog } from './core/diagnose/index.js'
import { decodeHistory } from './core/history/file/codec.js'
import { oldestFirst } from './core/history/order.js'
import { comparableRuns } from './core/history/window.js'
import { maskDeep } from './core/mask/deep.js'
import { createMask } from './core/mask/index.js'
import type { Anomaly, Diagnosis, Loaded, Recalled, RunRecord } from './core/model/index.js'

export type { Anomaly, Diagnosis, Loaded, Recalled, RunKey, RunRecord } from './core/model/index.js'

/** A log: text, bytes, or a stream of bytes such as `createReadStream` gives. */
export type Log = string | Uint8Array | AsyncIterable<Uint8Array>

export interface DiagnoseRequest extends Partial<Pick<DiagnoseOptions, 'file' | 'failed' | 'failedStep' | 'tests'>> {
  /** Values that must not appear in the answer; secrets of a known shape are masked in any case. */
  readonly secrets?: readonly string[]
}

/**
 * Says what failed in a log: category, the lines that matter, whether a retry is likely to pass.
 *
 * @param log plain, gzip or zip; UTF-8 or UTF-16; streamed, so of any size
 * @returns the object `pipeline-guard diagnose --json` prints, masked
 * @throws LogError where the bytes are an archive that cannot or must not be expanded
 */
export async function diagnose(log: Log, { secrets = [], ...options }: DiagnoseRequest = {}): Promise<Diagnosis> {
  const diagnosis = await diagnoseLog(chunksOf(log), { file: 'log', ...options })
  return maskDeep(diagnosis, createMask(secrets))
}

async function* chunksOf(log: Log): AsyncIterable<Uint8Array> {
  if (typeof log === 'string') yield new TextEncoder().encode(log)
  else if (log instanceof Uint8Array) yield log
  else yield* log
}

/**
 * Reads the bytes of a history file, gzip’d or plain JSON Lines.
 *
 * @returns `ok` with the records and the lines set aside, or `corrupt` with the reason; a damaged file is never read as an
 *   empty one
 */
export const readHistory = (bytes: Uint8Array): Loaded<Recalled> => decodeHistory(bytes)

export interface JudgeRequest {
  /** The history, in any order. */
  readonly records: readonly RunRecord[]
  /** The run to judge; the newest of the history where none is given. */
  readonly record?: RunRecord
}

export interface Judged {
  /** The run that was judged; absent in an empty history. */
  readonly record?: RunRecord
  /** How many earlier runs it was compared with. */
  readonly comparable: number
  readonly anomalies: readonly Anomaly[]
}

/** Judges the metrics of one run against the comparable, trusted, earlier runs of its history. */
export function judge({ records, record = oldestFirst(records).at(-1) }: JudgeRequest): Judged {
  if (record === undefined) return { comparable: 0, anomalies: [] }
  const comparable = comparableRuns(records, record)
  const { anomalies } = detectAnomalies({ record, comparable, settings: defaultSettings })
  return { record, comparable: comparable.length, anomalies }
}
