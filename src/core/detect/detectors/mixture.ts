/**
 * Runs of a known heap (a cache that misses, a slower kind of runner) come more often than they did: the scan for a rise of
 * the failure rate (detectors/failure-rate.ts), of runs in the heap in place of failures.
 */
import type { Detector } from './detector.js'
import { scan } from './failure-rate.js'
import { heapOf } from './heap.js'
import { sideOf, sidesOf } from './side.js'

/** Runs that a scan looks at. */
const KEPT = 230

export const mixture: Detector = {
  name: 'mixture',
  kind: 'mixture',
  isSilent: ({ better, usual, leveled }, value) =>
    leveled.length < 25 || (better === 'lower' && value <= usual) || (better === 'higher' && value >= usual),
  learn: (view) => {
    const sides = sidesOf(view)
    return (value) => {
      const side = sideOf(sides, value)
      if (side === undefined || side.turn(value) - side.usual < side.floor) return undefined
      const heap = heapOf(view, side)
      if (heap === undefined || side.turn(value) <= heap.edge) return undefined
      const values = [...view.leveled.slice(-KEPT), value].map(side.turn)
      const found = scan(values.map((one) => one > heap.edge))
      if (found === undefined) return undefined
      const of = values.length - found.since
      const runs = Math.round(found.rate * of)
      return {
        kind: 'mixture',
        p: Math.min(1, sides.length * found.p),
        expected: view.usual,
        since: view.leveled.length + 1 - of,
        gap: side.turn(heap.median) - view.usual,
        stayed: { runs, of },
        isLarge: true,
        isFamiliar: true,
        because: () => `${runs} of the last ${of} runs were so, ${Math.round(100 * found.usual)} % of those before`,
      }
    }
  },
}
