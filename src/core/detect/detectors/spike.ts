/**
 * One run far from the usual: robust deviation on the series’ scale, against the medians of a long and of a short
 * window, whichever is the more lenient, and never less than the effect floor.
 * Iglewicz, Hoaglin 1993, "How to detect and handle outliers" (median and MAD in place of mean and deviation).
 */
import type { Better } from '../../model/index.js'
import { NARROWEST } from '../engine/calibration.js'
import type { Band, Detector, SeriesView, Vote } from './detector.js'

/** Makes the median absolute deviation of a normal sample estimate its standard deviation: 1 / Φ⁻¹(3/4). */
const MAD_TO_SIGMA = 1.4826

export const spike: Detector = {
  name: 'spike',
  kind: 'spike',
  isCalm: (view, value) => isPlainlyBelow(view, value, NARROWEST),
  learn: (view) => {
    const band = bandOf(view)
    return (value) => {
      const expected = value >= (band.top + band.bottom) / 2 ? band.top : band.bottom
      const score = scoreOf(band, view.better, value)
      return {
        kind: 'spike',
        score,
        expected: view.better === 'either' ? (band.top + band.bottom) / 2 : expected,
        low: band.low,
        high: band.high,
        ...(score < 1 ? NO_EVIDENCE : evidenceOf(view, { value, expected, sigma: band.sigma })),
      }
    }
  },
}

/**
 * The band outside which a value is a spike. A value is far when it is `zThreshold` deviations off, or beyond the
 * `quantile` of the earlier runs where that is nearer (a heavy or two-humped spread has a deviation that says little).
 */
export function unitBandOf(view: SeriesView): Band {
  view.worked.band ??= workOutBand(view)
  return view.worked.band
}

function workOutBand(view: SeriesView): Band {
  const { settings, scale, window } = view
  const sigma = Math.max(MAD_TO_SIGMA * window.deviation(window.median()), scale.leastSpread)
  const { top, bottom } = levelsOf(view)
  const wide = widthOfCaution(view)
  const effect = effectOf(view, sigma)
  const noise = settings.zThreshold * sigma * wide
  return {
    top,
    bottom,
    sigma,
    high: Math.max(top + scale.rise(top, effect), Math.min(top + noise, window.quantile(settings.quantile))),
    low: Math.min(
      bottom - scale.fall(bottom, effect),
      Math.max(bottom - noise, window.quantile(1 - settings.quantile)),
    ),
  }
}

/** Runs below which the run before counts as a level too: series begin with levels that change. */
const YOUNG = 30

function levelsOf({ recentMost, recentLeast, better, values }: SeriesView): Pick<Band, 'top' | 'bottom'> {
  const last = values.length < YOUNG ? values[values.length - 1] : undefined
  const most = last === undefined ? recentMost : Math.max(recentMost, last)
  const least = last === undefined ? recentLeast : Math.min(recentLeast, last)
  return { top: better === 'higher' ? least : most, bottom: better === 'lower' ? most : least }
}

const widthOfCaution = ({ settings, values }: SeriesView): number => 1 + settings.caution / values.length

/** The share by which a value must be off; grows with the noise. */
const effectOf = (view: SeriesView, sigma: number): number =>
  widthOfCaution(view) * Math.min(view.settings.effect, view.settings.quietEffect + sigma)

/**
 * Is the score plainly below this, whatever the noise? No band is nearer than that of a series as even as can be, so most
 * runs need no deviation.
 */
export function isPlainlyBelow(view: SeriesView, value: number, score: number): boolean {
  const { scale, better } = view
  const { top, bottom } = levelsOf(view)
  const effect = effectOf(view, scale.leastSpread)
  const up = better === 'higher' || value - top < score * scale.rise(top, effect)
  const down = better === 'lower' || bottom - value < score * scale.fall(bottom, effect)
  return up && down
}

/** The band, widened as the false-alarm budget asks. */
export function bandOf(view: SeriesView): Band {
  const band = unitBandOf(view)
  return {
    ...band,
    high: band.top + view.width * (band.high - band.top),
    low: band.bottom - view.width * (band.bottom - band.low),
  }
}

/** How far out a value is: 1 at the edge of the band. */
export function scoreOf(band: Band, better: Better, value: number): number {
  const up = better === 'higher' ? 0 : outBy(value - band.top, band.high - band.top)
  const down = better === 'lower' ? 0 : outBy(band.bottom - value, band.bottom - band.low)
  return Math.max(up, down)
}

/** A series that was ever 0 has no room below: what is on the level is not out, and what is off it is far, never endlessly. */
const outBy = (beyond: number, room: number): number => (beyond <= 0 ? 0 : Math.min(beyond / room, FARTHEST))
const FARTHEST = 1e6

/** Of a value that raises no alarm nobody asks why. */
const NO_EVIDENCE = { confidence: 0, because: '' } as const

/** What a rank alone can say at the most: enough to be told, not to fail a check. */
const BY_RANK = 0.9

/** How sure, and why: by deviations, or by rank where the spread is too heavy for them. */
function evidenceOf(
  view: SeriesView,
  { value, expected, sigma }: { readonly value: number; readonly expected: number; readonly sigma: number },
): Pick<Vote, 'confidence' | 'because'> {
  const deviations = Math.abs(value - expected) / sigma
  const known = view.window.size()
  const below = view.window.below(value)
  const beyond = value >= expected ? below : known - below
  // Conformal: one of `known + 1` equally likely ranks is this one's own.
  const byRank = Math.min(BY_RANK, 1 - (1 + known - beyond) / (known + 1))
  const byRankOnly = deviations < view.settings.zThreshold
  return {
    confidence: Math.max(confidenceOf(deviations), byRank),
    because: byRankOnly
      ? `beyond ${beyond} of the last ${known} runs`
      : `${deviations.toFixed(1)} robust deviations from the median of the last ${known} runs`,
  }
}

/** Chebyshev’s bound for unimodal distributions (Vysochanskij, Petunin 1980): 1 − 4 / (9 z²), whatever the tails. */
const confidenceOf = (z: number): number => (z < 1.64 ? 0.5 : 1 - 4 / (9 * z * z))
