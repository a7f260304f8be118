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

/** Failed calls in a row, each with its own retries, before the platform counts as down. */
const enough = 2
/** Milliseconds without any answer before it is left alone, and for how long. */
const longest = 3_500
const rest = 5_000
const firstPatience = 4_000

/** @param now milliseconds since the epoch */
export function createOutage(now: () => number): Outage {
  let failures = 0
  let since = 0
  let last = 0
  let heard = false
  return {
    reason: () =>
      failures >= enough && last - since >= longest && now() - last < rest
        ? `the platform has not answered ${failures} times in a row`
        : undefined,
    suspected: () => failures >= enough,
    patience: (most) => Math.min(most, heard ? most : firstPatience),
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
