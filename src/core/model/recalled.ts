/** What a store hands over, and the three ways of not being there. */
import type { Learnt } from './learnt.js'
import type { RunRecord } from './record.js'

/** Absent, broken and empty are three things. */
export type Loaded<T> =
  | { readonly kind: 'missing' }
  | { readonly kind: 'ok'; readonly value: T }
  /** `isNamed`: the reason says already which one it is. */
  | { readonly kind: 'corrupt'; readonly reason: string; readonly isNamed?: true }

/** Records of a file with the bytes that hold just these: most of a history is what it was a run ago. */
export interface Member {
  readonly records: readonly RunRecord[]
  readonly packed: Uint8Array
}

export interface Recalled {
  readonly records: readonly RunRecord[]
  /** Of the file it was read from, so that it need not all be packed again. */
  readonly members?: readonly Member[]
  /** Reruns of the repository’s other workflows and what came of them, as far as the store knows. */
  readonly elsewhere?: readonly RunRecord[]
  /** Lines that did not parse, kept word for word. */
  readonly quarantined: readonly string[]
  /** Why, line by line of `quarantined`. */
  readonly reasons?: readonly string[]
  /** What was wrong with the file around the lines; its good records were kept. */
  readonly damage?: string
  /** What was learnt of the records when they were saved. */
  readonly learnt?: readonly Learnt[]
  /** Models that could not be read: they are learnt anew. */
  readonly unreadableModels?: number
  /** What this store knows to exist but could not hand over, in plain sentences. */
  readonly gaps?: readonly string[]
}
