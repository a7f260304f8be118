/** How many requests the step may still make. Every attempt counts, retries and followed redirects too. */
export interface RequestBudget {
  /** Takes one; false when none is left. */
  take(): boolean
  left(): number
}

export function createBudget(limit: number): RequestBudget {
  let left = limit
  return {
    take() {
      if (left <= 0) return false
      left -= 1
      return true
    },
    left: () => left,
  }
}

/** Logs of jobs that passed only help to read those of jobs that failed, so a watch goes without where no more are left. */
export const keptForFailures = 40
