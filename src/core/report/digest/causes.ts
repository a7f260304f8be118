/** Why runs failed, by category and by signature. */
import { beganAt } from '../../history/order.js'
import type { FailureFacts, RunRecord } from '../../model/index.js'

export interface Cause {
  readonly category: string
  /** Failed jobs. */
  readonly count: number
  readonly transient: number
  /** The signatures behind it, most frequent first. */
  readonly signatures: readonly SignatureCount[]
}

interface SignatureCount {
  readonly signature: string
  readonly title: string
  readonly count: number
  readonly lastAt: string
}

const mostSignatures = 5

/** Most frequent first. */
export function causesOf(records: readonly RunRecord[]): readonly Cause[] {
  const failures = records.flatMap((record) =>
    Object.values(record.jobs).flatMap((job) =>
      job.failure === undefined ? [] : [{ record, facts: job.failure.value }],
    ),
  )
  return [...new Set(failures.map(({ facts }) => facts.category))]
    .map((category): Cause => {
      const own = failures.filter(({ facts }) => facts.category === category)
      const signatures = signaturesOf(own)
      return {
        category,
        count: own.length,
        transient: own.filter(({ facts }) => facts.transient).length,
        signatures: signatures.slice(0, mostSignatures),
      }
    })
    .toSorted((a, b) => b.count - a.count || (a.category < b.category ? -1 : 1))
}

function signaturesOf(
  failures: readonly { readonly record: RunRecord; readonly facts: FailureFacts }[],
): SignatureCount[] {
  const found = new Map<string, { title: string; count: number; at: number }>()
  for (const { record, facts } of failures) {
    const known = found.get(facts.signature)
    const at = beganAt(record)
    if (known === undefined) found.set(facts.signature, { title: facts.title, count: 1, at })
    else
      found.set(facts.signature, {
        title: at >= known.at ? facts.title : known.title,
        count: known.count + 1,
        at: Math.max(at, known.at),
      })
  }
  return [...found]
    .map(([signature, { title, count, at }]) => ({ signature, title, count, lastAt: new Date(at).toISOString() }))
    .toSorted((a, b) => b.count - a.count || (a.signature < b.signature ? -1 : 1))
}
