/**
 * Ends the process when the deadline is over, whatever is under way: a request that hangs, a file system that does not
 * answer, work that cannot be cut short. What was announced until then stands.
 */
import type { Presenter, Shown } from '../ports.js'

/** Between the deadline and the end of the process, in ms: stages end at the deadline by themselves, and what they found is shown. */
const graceMs = 500

export interface Watchdog {
  /** The same presenter, watched for what it announces. */
  watching(presenter: Presenter): Presenter
  /** The work is done: nothing is ended any more. */
  stop(): void
}

export interface WatchdogRequest {
  readonly seconds: number
  /** @param announced the verdict as it was announced; undefined where there was none yet. @returns the exit code */
  readonly onTime: (announced: Shown | undefined) => number
}

export function startWatchdog({ seconds, onTime }: WatchdogRequest): Watchdog {
  let announced: Shown | undefined
  // Not unref’d: where nothing else keeps Node awake, waiting for an answer that never comes would end the process at once,
  // in silence or with exit code 13.
  const timer = setTimeout(() => end(onTime(announced)), seconds * 1000 + graceMs)
  return {
    watching: (presenter) => ({
      async announce(shown) {
        await presenter.announce?.(shown)
        announced = shown
      },
      show: (shown) => presenter.show(shown),
    }),
    stop: () => clearTimeout(timer),
  }
}

/** Lets what was printed get out, but waits for no reader that has stopped. */
function end(code: number): void {
  process.stdout.write('', () => process.exit(code))
  setTimeout(() => process.exit(code), 200)
}
