/**
 * What people said of alarms: false or real. It is kept in a history file, or said in the configuration file, which a
 * history that lives in artifacts and caches could not be given otherwise.
 */
import type { RunRecord } from '../model/index.js'
import { matches } from '../run/wildcard.js'

export type Said = NonNullable<RunRecord['feedback']>['value']

/** One entry of the configuration file. */
export interface FeedbackEntry {
  /** Id of the run, `id/attempt`, or its address. */
  readonly run: string
  readonly was: Said
  /** Only a run of this workflow; `*` matches any part. */
  readonly workflow?: string | undefined
}

/** Was anything strange said of this run that nobody had acknowledged? */
export const isAlarmed = ({ judgement }: RunRecord): boolean =>
  judgement?.value.findings.some(({ series, muted }) => series !== undefined && muted !== true) === true

/**
 * The record meant by an id, `id/attempt` or address. Without an attempt, the latest of which something was said, else the
 * latest that was judged, else the latest.
 */
export function findRun(given: string, records: readonly RunRecord[]): RunRecord | undefined {
  const address = /\/(?:runs|pipelines)\/(\d{1,30})(?:\/attempts\/(\d{1,6}))?/.exec(given)
  const short = /^(.{1,200})\/(\d{1,6})$/.exec(given)
  const plain = withoutSlash(given)
  const isMeant = ({ key, run }: RunRecord): boolean =>
    key.run === given || (run.value.url !== undefined && withoutSlash(run.value.url) === plain)
  const exact = records.filter(isMeant)
  const [id, attempt] = exact.length > 0 ? [] : [(address ?? short)?.[1], (address ?? short)?.[2]]
  const found =
    id === undefined
      ? exact
      : records.filter(({ key }) => key.run === id && (attempt === undefined || key.attempt === Number(attempt)))
  const latestFirst = found.toSorted((a, b) => b.key.attempt - a.key.attempt)
  return latestFirst.find(isAlarmed) ?? latestFirst.find(({ judgement }) => judgement !== undefined) ?? latestFirst[0]
}

const withoutSlash = (address: string): string => address.replace(/\/$/, '')

export interface Heard {
  readonly records: readonly RunRecord[]
  /** Entries that speak of a run which is not among the records. */
  readonly unheard: readonly FeedbackEntry[]
}

/**
 * The records with what the configuration file says of them. It prevails over what a history holds, for it is the one that
 * everybody can read and take back; of two entries about one run the later counts.
 */
export function withFeedback(records: readonly RunRecord[], entries: readonly FeedbackEntry[]): Heard {
  if (entries.length === 0) return { records, unheard: [] }
  const said = new Map<RunRecord, Said>()
  const unheard = entries.filter(({ run, was, workflow }) => {
    const candidates = workflow === undefined ? records : records.filter(({ key }) => matches(workflow, key.workflow))
    const record = findRun(run, candidates)
    if (record !== undefined) said.set(record, was)
    return record === undefined && (workflow === undefined || candidates.length > 0)
  })
  return { records: records.map((record) => told(record, said.get(record))), unheard }
}

/** Stamped with the record’s own time: the entry bears none, and the same file must always give the same history. */
const told = (record: RunRecord, value: Said | undefined): RunRecord =>
  value === undefined
    ? record
    : { ...record, feedback: { value, status: 'completed', source: 'api', observedAt: record.run.observedAt } }

export interface FeedbackRates {
  /** Runs of which something strange was said. */
  readonly alarms: number
  /** Of these, those a person has judged. */
  readonly judged: number
  readonly falsePositives: number
  readonly truePositives: number
  /** Runs in which something was wrong and nothing was said. */
  readonly missed: number
}

/** @returns undefined while nobody has said anything */
export function feedbackRates(records: readonly RunRecord[]): FeedbackRates | undefined {
  const told = records.filter(({ feedback }) => feedback !== undefined)
  if (told.length === 0) return undefined
  const missed = told.filter(isMissed)
  const falsePositives = told.filter(({ feedback }) => feedback?.value === 'false-alarm').length
  return {
    alarms: records.filter((record) => isAlarmed(record) || (record.feedback !== undefined && !isMissed(record)))
      .length,
    judged: told.length - missed.length,
    falsePositives,
    truePositives: told.length - missed.length - falsePositives,
    missed: missed.length,
  }
}

const isMissed = (record: RunRecord): boolean =>
  record.feedback?.value === 'real' && record.judgement?.value.verdict === 'normal' && !isAlarmed(record)
