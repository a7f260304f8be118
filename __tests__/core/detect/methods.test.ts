/** The methods behind the detectors, one by one, with reference values. */
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { SeriesView } from '../../../src/core/detect/detectors/detector.js'
import { drift } from '../../../src/core/detect/detectors/drift.js'
import { careFor, comparisonOf, isNearLevel, movesOf } from '../../../src/core/detect/detectors/likelihood.js'
import { shift } from '../../../src/core/detect/detectors/shift.js'
import { stayed } from '../../../src/core/detect/detectors/stayed.js'
import { floorOfBetter } from '../../../src/core/detect/engine/floor.js'
import { admit, viewOf as seriesView, startOfSeries, withSample } from '../../../src/core/detect/engine/series-state.js'
import { defaultSettings } from '../../../src/core/detect/engine/settings.js'
import type { Better } from '../../../src/core/model/index.js'
import { capWeights, createWeightGate } from '../../../src/core/run/weights.js'
import { logDensity } from '../../../src/core/statistics/density.js'
import { recordOf } from '../../support/records.js'

/** What is known after these values. */
function viewOf(values: readonly number[], better: Better = 'lower'): SeriesView {
  const basis = { better, settings: defaultSettings, floor: floorOfBetter(better) }
  const state = values.reduce((known, value) => {
    const admitted = admit(known, value, defaultSettings)
    return withSample(admitted, { value }, defaultSettings)
  }, startOfSeries)
  return seriesView(state, basis, undefined)
}

/** Levels of some hundred seconds that wander, jump and throw outliers. */
const series = fc
  .array(
    fc.record({
      noise: fc.double({ min: -0.3, max: 0.3, noNaN: true }),
      jump: fc.constantFrom(0, 0, 0, 0, 0, 0, 0, 0.2, -0.2, 0.5),
    }),
    { minLength: 6, maxLength: 130 },
  )
  .map((steps) => {
    let level = Math.log(300)
    return steps.map(({ noise, jump }) => {
      level += jump
      return Math.exp(level + noise)
    })
  })
const ratio = fc.double({ min: 0.3, max: 3, noNaN: true })

describe('the likelihood of a move', () => {
  const earlier = [5.7, 5.71, 5.69, 5.72, 5.7, 5.68, 5.73, 5.7, 5.71, 5.69]
  const later = [5.88, 5.9, 5.87, 5.89, 5.89, 5.91, 5.88, 5.9, 5.7, 5.89]

  // v = numpy.array(earlier); numpy.log(.95 * scipy.stats.norm.pdf(x, v, .02).mean() + .05 / (v.max() - v.min() + 2))
  test.each([
    [5.7, 2.728669],
    [5.75, 0.954703],
    [5.77, -0.867519],
    [5.9, -3.713572],
  ])('the density at %p is that of scipy’s kernels over a flat background', (x, expected) => {
    const density = logDensity(earlier, { neighbours: 5, leastBandwidth: 0.02, background: 0.05 })
    expect(density(x)).toBeCloseTo(expected, 2)
  })

  // sum(f(x - numpy.log(1.2)) - f(x) for x in later), f as above: 50.378, nine of ten terms above zero
  test('is summed over the later runs, as with scipy’s kernels', () => {
    const view = viewOf([...earlier, ...later.slice(0, -1)].map(Math.exp))
    const compare = comparisonOf(view, { later: 10, earlier: 80, least: 10, effect: 0.1 }, 7)
    const comparison = compare?.(later.at(-1) as number)
    expect(comparison?.gain(() => Math.log(1.2))).toBeCloseTo(50.378, 1)
    expect(comparison?.gain(() => 0)).toBeCloseTo(0, 9)
  })

  test('is discounted where a spell of a few runs makes it', () => {
    const spell = [...Array(4).fill(5.7), ...later.slice(0, 6)]
    const gainOf = (runs: readonly number[]) => {
      const view = viewOf([...earlier, ...runs.slice(0, -1)].map(Math.exp))
      const compare = comparisonOf(view, { later: 10, earlier: 80, least: 10, effect: 0.1 }, 7)
      return compare?.(runs.at(-1) as number)?.gain(() => Math.log(1.2)) ?? 0
    }
    // Six runs of ten gain as much as four lose, and no more.
    expect(gainOf(spell)).toBeLessThan(0.2 * gainOf(later))
  })

  test('asks for more evidence where chance makes more of such moves', () => {
    const view = viewOf([...earlier, ...later].map(Math.exp))
    const comparison = { level: 5.7, moved: 0.2 } as Parameters<typeof movesOf>[1]
    const cautions = new Map(movesOf(view, comparison).map(({ size, caution }) => [Math.round(size * 100), caution]))
    expect(cautions.get(18)).toBeGreaterThan(cautions.get(41) ?? 9)
    expect(cautions.get(69)).toBeGreaterThan(cautions.get(18) ?? 9)
    const down = { ...comparison, moved: -0.2 }
    expect(careFor(view, down)).toBeGreaterThan(careFor(view, comparison))
    expect(careFor(viewOf(earlier, 'higher'), comparison)).toBe(careFor(view, down))
    expect(careFor(viewOf(earlier, 'either'), down)).toBe(1)
  })
})

describe('what is asked first, because it is cheap', () => {
  test('never says “nothing” where the detector would speak', () => {
    fc.assert(
      fc.property(series, ratio, (values, factor) => {
        const view = viewOf(values)
        const value = Math.log((values.at(-1) as number) * factor)
        for (const detector of [shift, drift, stayed])
          if (detector.isSilent?.(view, value)) expect(detector.learn(view)?.(value)?.p ?? 1).toBeGreaterThan(0.02)
      }),
      { numRuns: 300 },
    )
  })

  test('sees a level that moved, and none in an even series', () => {
    const windows = { later: 10, earlier: 80, least: 15, effect: 0.1 }
    const even = Array.from({ length: 60 }, (_, i) => 300 + (i % 5))
    expect(isNearLevel(viewOf(even), Math.log(302), windows, 7)).toBe(true)
    const moved = [...even, ...Array.from({ length: 6 }, (_, i) => 400 + i)]
    expect(isNearLevel(viewOf(moved), Math.log(402), windows, 7)).toBe(false)
  })
})

test('run by run, a commit weighs no more than its runs may, and an actor no more than his share', () => {
  const of = (sha: string, actor: string, event = 'pull_request') =>
    recordOf({ run: sha, facts: { sha, actor, event } })
  const gate = createWeightGate()
  expect(Array.from({ length: 5 }, () => gate(of('same', 'ann', 'push')))).toEqual([true, true, true, false, false])
  const flood = Array.from({ length: 40 }, (_, i) => of(`s${i}`, i % 4 === 0 ? `dev${i % 3}` : 'bot'))
  const share = createWeightGate()
  const taught = flood.filter(share)
  const bots = taught.filter(({ run }) => run.value.actor === 'bot').length
  expect(bots).toBeLessThanOrEqual(Math.max(5, taught.length / 2 + 1))
  expect(taught.length).toBeGreaterThanOrEqual(10)
  // Of one actor alone nobody is starved.
  const alone = createWeightGate()
  const own = Array.from({ length: 20 }, (_, i) => of(`o${i}`, 'ann'))
  expect(own.filter(alone)).toHaveLength(capWeights(own).length)
})
