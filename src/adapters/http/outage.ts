/**
 * Is the platform down? One breaker for everything that asks it: one part’s failures spare the others the wait. A single
 * failure is none; what fails for seconds on end is not asked again for some seconds, then once, to see.
 */
export interface Outage {
  /** Why the platform is not to be asked now; undefined when it may be. */
  reason(): string | undefined
  /** Has it failed more than once without an answer between? Then a call is not worth repeating. */
  suspected(): boolean
  /** Most milliseconds to wait for an answer: less for a platform that has not answered yet. */
  patience(most: number): number
  answered(): void
  /** @param startedAt when the call that failed was begun, milliseconds since the epoch */
  failed(startedAt: number): void
}

export interface Manner {
  /** Failed calls in a row, each with its own retries, before the platform counts as down. */
  readonly enough: number
  /** Milliseconds without any answer before it is left alone. */
  readonly longestMs: number
  /** And for how long. */
  readonly restMs: number
  /** Most milliseconds to wait for its first answer. */
  readonly firstMs: number
}

/** GitHub is down for moments, and the step goes on without it meanwhile. */
const ofGithub: Manner = { enough: 2, longestMs: 3_500, restMs: 5_000, firstMs: 4_000 }

/** A controller of one’s own that does not answer is not there: it is not asked again. */
export const ofController = (enough: number): Manner => ({
  enough,
  longestMs: 0,
  restMs: Number.POSITIVE_INFINITY,
  firstMs: Number.POSITIVE_INFINITY,
})

/** @param now milliseconds since the epoch */
export function createOutage(now: () => number, manner: Manner = ofGithub): Outage {
  let failures = 0
  let since = 0
  let last = 0
  let heard = false
  return {
    reason: () =>
      failures >= manner.enough && last - since >= manner.longestMs && now() - last < manner.restMs
        ? `it has not answered ${failures} times in a row`
        : undefined,
    suspected: () => failures >= manner.enough,
    patience: (most) => (heard ? most : Math.min(most, manner.firstMs)),
    answered() {
      failures = 0
      heard = true
    },
    failed(startedAt) {
      since = failures === 0 ? startedAt : Math.min(since, startedAt)
      failures += 1
      last = now()
    },
  }
}
