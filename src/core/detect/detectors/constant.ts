/** A metric that never moved has moved: deviations are blind to it (their spread is zero), so it has its own rule. */
import type { Detector } from './detector.js'

/** Change that counts, as a share of the constant; after many equal runs a smaller one does. */
const FLOORS = [
  { runs: 30, share: 0.01 },
  { runs: 5, share: 0.05 },
] as const

export const constantChanged: Detector = {
  name: 'constant-changed',
  kind: 'constant-changed',
  isSilent: ({ window }) => window.quantile(0) !== window.quantile(1),
  // The constant itself, once more.
  isCalm: ({ window }, value) => value === window.quantile(0),
  learn: (view) => {
    const known = view.window.size()
    const floor = FLOORS.find((row) => known >= row.runs)
    const constant = view.window.quantile(0)
    if (floor === undefined) return undefined
    const was = view.scale.from(constant)
    return (value) => {
      const change = view.scale.from(value) - was
      const wrong = view.better === 'either' || (view.better === 'lower' ? change > 0 : change < 0)
      const share = was === 0 ? Math.abs(change) : Math.abs(change / was)
      const score = wrong ? share / (was === 0 ? 0.5 : floor.share) : 0
      return {
        kind: 'constant-changed',
        score,
        expected: constant,
        low: constant,
        high: constant,
        confidence: 1 - 1 / (known + 2),
        because: `the same in all of the last ${known} runs`,
      }
    }
  },
}
