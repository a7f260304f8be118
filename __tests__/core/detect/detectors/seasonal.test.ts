import { expect, test } from '@jest/globals'
import { floorOfBetter } from '../../../../src/core/detect/engine/floor.js'
import type { Judged } from '../../../../src/core/detect/engine/judged.js'
import { step } from '../../../../src/core/detect/engine/series.js'
import { startOfSeries } from '../../../../src/core/detect/engine/series-state.js'
import { defaultSettings } from '../../../../src/core/detect/engine/settings.js'
import { thresholdsOfOne } from '../../../../src/core/detect/engine/thresholds.js'
import { createRandom } from '../../../../src/core/statistics/random.js'

const hour = 3_600_000
/** A Monday, 00:00 UTC. */
const monday = Date.UTC(2026, 5, 1)

/** Six weeks of queue times, every three hours: half a minute, five minutes in office hours of working days. */
function weeks(): readonly { readonly value: number; readonly at: number }[] {
  const random = createRandom(5)
  return Array.from({ length: 6 * 56 }, (_, slot) => {
    const at = monday + slot * 3 * hour
    const date = new Date(at)
    const busy = date.getUTCDay() % 6 !== 0 && date.getUTCHours() >= 9 && date.getUTCHours() < 18
    return { at, value: (busy ? 300 : 30) * (0.9 + 0.2 * random()) }
  })
}

function judged(value: number, hours: number): Judged {
  const settings = { ...defaultSettings, detectors: ['seasonal'] }
  const asked = { thresholds: thresholdsOfOne(settings) }
  const basis = { better: 'lower' as const, floor: floorOfBetter('lower'), settings }
  const learnt = weeks().reduce(
    (state, { at, value }) => step(state, { value, ok: true, at }, basis, asked).state,
    startOfSeries,
  )
  return step(learnt, { value, ok: true, at: monday + (6 * 7 * 24 + hours) * hour }, basis, asked).judged
}

test('the usual peak is no news', () => expect(judged(310, 9).anomaly).toBe(false))

test('the value of the peak, at night, is', () =>
  expect(judged(310, 3)).toMatchObject({ anomaly: true, kind: 'seasonal', detectors: ['seasonal'] }))

test('five times the peak at its hour is', () =>
  expect(judged(1500, 9)).toMatchObject({ anomaly: true, kind: 'seasonal' }))
