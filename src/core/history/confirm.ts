/**
 * What an unattested copy of the history may say. Whoever may write a cache entry writes what he likes into it, so it only
 * speeds up: which runs there were, of which event, commit and head, and how often each was tried, is the platform’s word; what
 * they took is believed as far as a sample of them is what the platform says.
 */
import type { RunRecord } from '../model/index.js'
import { isTrusted } from '../run/trust.js'
import { beganAt, keyText } from './order.js'
import { attestedBy, notSeenAfter, passedBy, withoutFailures } from './provenance.js'

export interface Confirmed {
  readonly records: readonly RunRecord[]
  /** Records of runs or attempts the platform does not know. */
  readonly refused: number
}

/**
 * @param records as the copy has them
 * @param listed the platform’s list of runs, each by its latest attempt; empty where it could not be asked, and then nobody
 * knows better
 */
export function confirmedBy(records: readonly RunRecord[], listed: readonly RunRecord[]): Confirmed {
  if (listed.length === 0) return { records, refused: 0 }
  const known = new Map(listed.map((record) => [record.key.run, record]))
  const confirmed = records.flatMap((record) => {
    const platform = known.get(record.key.run)
    return platform === undefined || platform.key.attempt < record.key.attempt ? [] : withWord(record, platform)
  })
  return { records: confirmed, refused: records.length - confirmed.length }
}

/**
 * The same for a copy that only those write whom its owner lets in, such as a bucket: of the time the platform’s list covers its
 * word prevails, and a run it does not know was made up; what is older than the list is believed.
 */
export function confirmedSince(records: readonly RunRecord[], listed: readonly RunRecord[]): Confirmed {
  const oldest = listed.reduce((least, record) => Math.min(least, beganAt(record)), Number.POSITIVE_INFINITY)
  const runs = new Set(listed.map(({ key }) => key.run))
  const isCovered = (record: RunRecord): boolean => runs.has(record.key.run) || beganAt(record) > oldest
  const { records: confirmed, refused } = confirmedBy(records.filter(isCovered), listed)
  return { records: [...records.filter((record) => !isCovered(record)), ...confirmed], refused }
}

/** Of a run that is not our own nothing counts that was measured by its own code. */
function withWord(record: RunRecord, platform: RunRecord): readonly RunRecord[] {
  if (!isTrusted(platform)) return []
  const told = attestedBy(platform)
  const { attempt, startedAt, outcome, ...word } = told
  const latest = attempt === record.key.attempt
  const { headRepository: _, ...claimed } = record.run.value
  const facts = { ...claimed, ...word, ...(latest && startedAt !== undefined ? { startedAt } : {}) }
  const seen = notSeenAfter(record, platform.run.observedAt)
  const jobs = passedBy(told, record.key.attempt) ? withoutFailures(seen.jobs) : seen.jobs
  return [withRealReruns({ ...seen, run: { ...seen.run, value: facts }, jobs }, attempt)]
}

/** A rerun is the next attempt: where the platform knows of none, none was made, and each attempt is rerun once. */
export function withRealReruns(record: RunRecord, latestAttempt: number | undefined): RunRecord {
  const { judgement } = record
  if (judgement === undefined || judgement.value.reruns.length === 0) return record
  const made = latestAttempt === undefined || latestAttempt > record.key.attempt
  const reruns = made ? judgement.value.reruns.slice(0, 1) : []
  return { ...record, judgement: { ...judgement, value: { ...judgement.value, reruns } } }
}

/** Enough that a copy with half its runs forged is believed once in sixteen. */
export const sampled = 4

/**
 * The runs to ask the platform about, drawn by a seed the writer of a copy could not know.
 *
 * @param seed of the run that asks
 */
export function sampleOf(records: readonly RunRecord[], seed: string): readonly RunRecord[] {
  const measured = records.filter((record) => record.run.value.workMs !== undefined)
  const drawn = measured.map((record) => ({ record, at: hash(`${seed} ${keyText(record.key)}`) }))
  return drawn
    .sort((a, b) => a.at - b.at)
    .slice(0, sampled)
    .map(({ record }) => record)
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193) >>> 0
  return value
}

/** Clocks are read to the second, at both ends. */
const toleranceMs = 3000
const toleranceShare = 0.03

/**
 * Does a copy say other than the platform of what a run’s jobs did? Jobs are compared that both know the end of; without
 * any, the run’s own work is.
 */
export function contradicts(copy: RunRecord, platform: RunRecord): boolean {
  const pairs = Object.entries(platform.jobs).flatMap(([id, job]) => {
    const own = Object.hasOwn(copy.jobs, id) ? copy.jobs[id]?.facts?.value : undefined
    return own === undefined || job.facts === undefined ? [] : [[own, job.facts.value] as const]
  })
  const invented = Object.keys(copy.jobs).some((id) => !Object.hasOwn(platform.jobs, id))
  if (Object.keys(platform.jobs).length === 0) return false
  if (invented || pairs.some(([a, b]) => differ(a.workMs, b.workMs))) return true
  if (pairs.some(([a, b]) => a.completedAt !== undefined && a.outcome !== b.outcome)) return true
  return pairs.length === 0 && differ(copy.run.value.workMs, platform.run.value.workMs)
}

const differ = (a: number | undefined, b: number | undefined): boolean =>
  a !== undefined && b !== undefined && Math.abs(a - b) > Math.max(toleranceMs, toleranceShare * Math.max(a, b))
