/** A history as a table: one row a run, one column a series, in the form `backtest --csv` and spreadsheets read. */

import { beganAt } from '../history/order.js'
import type { RunRecord } from '../model/index.js'
import { runTimes } from '../run/run-times.js'
import { jobsByName } from '../series/job-sets.js'
import { samplesOf } from '../series/samples.js'
import { unknownOutcome } from './cells.js'

export const factColumns = [
  't',
  'status',
  'event',
  'branch',
  'sha',
  'run_id',
  'attempt',
  'workflow',
  'repository',
  'actor',
  'default_branch',
  'head_repository',
  'host',
] as const

/**
 * @param records oldest first
 * @param wanted series to keep, all by default
 * @returns CSV (RFC 4180) with a header line; durations in milliseconds, as everywhere; an empty cell is unknown
 */
export function tableOf(records: readonly RunRecord[], wanted?: ReadonlySet<string>): string {
  const series = new Map<string, number>()
  const rows = records.map((record) => {
    const values = new Map<number, number | string>()
    for (const [key, value] of [
      ...statusesOf(record),
      ...durationsOf(record),
      ...samplesOf(record).map((one) => [one.series.key, one.value] as const),
    ]) {
      if (wanted !== undefined && !wanted.has(key)) continue
      const column = series.get(key) ?? series.size
      series.set(key, column)
      values.set(column, value)
    }
    return { facts: factsOf(record), values }
  })
  const names = [...series.keys()]
  const order = names.map((name, column) => ({ name, column })).sort((a, b) => (a.name < b.name ? -1 : 1))
  const lines = rows.map(({ facts, values }) => [
    ...facts,
    ...order.map(({ column }) => values.get(column)?.toString() ?? ''),
  ])
  return [[...factColumns, ...order.map(({ name }) => name)], ...lines]
    .map((cells) => `${cells.map(cell).join(',')}\n`)
    .join('')
}

/** How jobs ended that ended otherwise than their run: else their durations would be taken for those of failed ones. */
function statusesOf(record: RunRecord): readonly (readonly [string, string])[] {
  const { outcome } = record.run.value
  return jobsOf(record).flatMap(({ name, facts }) =>
    facts.outcome === outcome ? [] : [[`job[${name}].status`, facts.outcome ?? unknownOutcome] as const],
  )
}

/** Told apart as their series are. */
const jobsOf = (record: RunRecord) =>
  jobsByName(record).flatMap(({ name, job: { facts } }) =>
    facts === undefined || facts.value.own === true ? [] : [{ name, facts: facts.value }],
  )

/** Samples are of what passed; a table also shows how long it took, and waited, what did not. */
function durationsOf(record: RunRecord): readonly (readonly [string, number])[] {
  const { durationMs, computeMs } = runTimes(record)
  const jobs = jobsOf(record).flatMap(
    ({ name, facts }) =>
      [
        [`job[${name}].work`, facts.workMs],
        [`job[${name}].queue`, facts.queueMs],
      ] as const,
  )
  const all = [['run.duration', durationMs], ['run.compute', computeMs], ...jobs] as const
  return all.flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const]))
}

function factsOf(record: RunRecord): string[] {
  const { key } = record
  const { outcome, event, branch, sha, actor, defaultBranch, headRepository } = record.run.value
  const known = [outcome ?? unknownOutcome, ...[event, branch, sha].map((fact) => fact ?? '')]
  const trust = [actor, defaultBranch, headRepository].map((fact) => fact ?? '')
  const own = [key.run, String(key.attempt), key.workflow, key.repository]
  return [new Date(beganAt(record)).toISOString(), ...known, ...own, ...trust, key.host]
}

/**
 * A spreadsheet runs a cell that starts with one of these as a formula, and names come from strangers: an apostrophe in
 * front makes it text (OWASP, CSV injection). Numbers are no names.
 */
const cell = (text: string): string => {
  const safe = /^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
