/** A metric that never moved has moved: deviations are blind to it (their spread is zero), so it has its own rule. */
import { UNSEEN } from '../../statistics/tail.js'
import type { Detector } from './detector.js'

/** Change that counts, as a share of the constant; after many equal runs a smaller one does. */
const FLOORS = [
  { runs: 30, share: 0.01 },
  { runs: 5, share: 0.05 },
] as const

export const constantChanged: Detector = {
  name: 'constant-changed',
  kind: 'constant-changed',
  isSilent: ({ sorted }, value) => sorted[0] !== sorted[sorted.length - 1] || value === sorted[0],
  learn: ({ sorted, scale, better, floor: least }) => {
    const equal = sorted.length
    const floor = FLOORS.find((row) => equal >= row.runs)
    const constant = sorted[0]
    if (floor === undefined || constant === undefined) return undefined
    const was = scale.from(constant)
    return (value) => {
      const change = scale.from(value) - was
      const wrong = better === 'either' || (better === 'lower' ? change > 0 : change < 0)
      const share = was === 0 ? Math.abs(change) : Math.abs(change / was)
      return {
        kind: 'constant-changed',
        // By rank alone it is one in n + 1; that a metric which never moved is about to is rarer, as an unseen heap is.
        p: UNSEEN / (equal + 1),
        expected: constant,
        gap: value - constant,
        since: equal,
        isLarge: wrong && Math.abs(change) >= least.absolute && share >= (was === 0 ? 0.5 : floor.share),
        because: () => `the same in all of the last ${equal} runs`,
      }
    }
  },
}
