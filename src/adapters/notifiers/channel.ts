/** What a channel is: a folder with its inputs, its rendering and its sending, and one row in `channels.ts`. */
import type { Rows, ValuesOf } from '../../config/rows.js'
import type { Notifier } from '../../ports.js'
import type { Fetch } from '../http/guarded-fetch.js'

/** What a channel may use of the machine. */
export interface Outside {
  /** Through the proxy, where there is one. */
  readonly fetch: Fetch
  /** Milliseconds since the epoch. */
  readonly now: () => number
}

export interface Channel<R extends Rows> {
  /** Rows of the inputs table; a value of a row marked `secret` is masked wherever it appears. */
  readonly inputs: R
  /** Of an input, the one it is of no use without: what is given by half is a problem, named before anything is to be sent. */
  readonly needs?: { readonly [K in keyof R]?: keyof R & string }
  /** Undefined where the inputs do not ask for the channel. What it needs to send is loaded only here. */
  open(given: ValuesOf<R>, outside: Outside): Promise<Notifier | undefined>
}

/** Infers the inputs of a row. */
export const channel = <const R extends Rows>(row: Channel<R>): Channel<R> => row
