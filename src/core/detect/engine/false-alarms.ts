/** How many of the earlier runs would have been alarmed on: what the summary states as the false-alarm rate. */
import type { RunRecord } from '../../model/index.js'
import type { Column } from './columns.js'
import { isUsable } from './judged.js'
import type { DetectSettings } from './settings.js'

/** Runs that must have been judged for a rate to mean anything. */
const LEAST = 20

export interface FalseAlarms {
  /** A series of the run with this index had enough before it for a verdict that counts. */
  readonly judged: (run: number) => void
  /** A series of the run would have been alarmed on. */
  readonly alarmed: (run: number) => void
  /** Alarmed runs per 100 judged ones, or undefined while there are fewer than 20. */
  readonly per100: () => number | undefined
}

/**
 * Runs that people called real trouble do not count as false. Steps are left out: their alarms are part of their job’s.
 *
 * @param runs the runs that were learnt from
 */
export function createFalseAlarms(runs: readonly RunRecord[]): FalseAlarms {
  const judged = new Uint8Array(runs.length)
  const alarmed = new Uint8Array(runs.length)
  return {
    judged: (run) => {
      judged[run] = 1
    },
    alarmed: (run) => {
      alarmed[run] = 1
    },
    per100: () => {
      let of = 0
      let alarms = 0
      for (let run = 0; run < runs.length; run++) {
        if (judged[run] === 0) continue
        of++
        if (alarmed[run] === 1 && runs[run]?.feedback?.value !== 'real') alarms++
      }
      return of < LEAST ? undefined : (100 * alarms) / of
    },
  }
}

/**
 * Counts what was learnt of a series.
 *
 * @param alarms which of its points would have been alarmed on
 */
export function countAlarms(
  { points, runs }: Column,
  alarms: readonly number[],
  { gatingSamples }: DetectSettings,
  into: FalseAlarms,
): void {
  let samples = 0
  for (let i = 0; i < points.length; i++) {
    if (samples >= gatingSamples) into.judged(runs[i] as number)
    const point = points[i]
    if (point && isUsable(point)) samples++
  }
  for (const point of alarms) into.alarmed(runs[point] as number)
}
