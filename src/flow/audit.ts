/** Compares a few runs of an unattested copy of the history with what the platform says of them. */
import { contradicts, sampled, sampleOf } from '../core/history/confirm.js'
import { keyText } from '../core/history/order.js'
import type { RunRecord } from '../core/model/index.js'

export type Ask = (request: {
  readonly runs: number
  readonly jobListings: number
  readonly known: (key: RunRecord['key']) => boolean
}) => Promise<readonly RunRecord[]>

/**
 * @param copy its records, as far as the platform’s list confirms them
 * @returns the runs of which the copy says other than the platform; empty too where the platform did not answer
 */
export async function auditOf(
  copy: readonly RunRecord[],
  { ask, runs, seed }: { readonly ask: Ask; readonly runs: number; readonly seed: string },
): Promise<readonly string[]> {
  const sample = new Map(sampleOf(copy, seed).map((record) => [keyText(record.key), record]))
  if (sample.size === 0) return []
  const answer = await ask({ runs, jobListings: sampled, known: (key) => !sample.has(keyText(key)) })
  return answer.flatMap((record) => {
    const own = sample.get(keyText(record.key))
    return own !== undefined && contradicts(own, record) ? [record.key.run] : []
  })
}
