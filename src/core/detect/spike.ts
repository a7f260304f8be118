/**
 * One run far from the usual: robust deviation on the series’ scale, against the medians of a long and of a short
 * window, whichever is the more lenient, and never less than the effect floor.
 * Iglewicz, Hoaglin 1993, "How to detect and handle outliers" (median and MAD in place of mean and deviation).
 */
import type { Better } from '../model/index.js'
import type { Detector, SeriesView, Vote } from './detector.js'

/** Makes the median absolute deviation of a normal sample estimate its standard deviation: 1 / Φ⁻¹(3/4). */
const MAD_TO_SIGMA = 1.4826

export const spike: Detector = {
  name: 'spike',
  kind: 'spike',
  learn: (view) => {
    const band = bandOf(view)
    return (value) => {
      const expected = value >= (band.top + band.bottom) / 2 ? band.top : band.bottom
      return {
        kind: 'spike',
        score: scoreOf(band, view.better, value),
        expected: view.better === 'either' ? (band.top + band.bottom) / 2 : expected,
        low: band.low,
        high: band.high,
        ...evidenceOf(view, { value, expected, sigma: band.sigma }),
      }
    }
  },
}

export interface Band {
  /** The higher and the lower of the two medians. */
  readonly top: number
  readonly bottom: number
  readonly low: number
  readonly high: number
  readonly sigma: number
}

/**
 * The band outside which a value is a spike. A value is far when it is `zThreshold` deviations off, or beyond the
 * `quantile` of the earlier runs where that is nearer (a heavy or two-humped spread has a deviation that says little).
 */
export function unitBandOf(view: SeriesView): Band {
  const known = bands.get(view)
  if (known) return known
  const band = workOutBand(view)
  bands.set(view, band)
  return band
}

/** One run asks for its band three times: to be judged, to be told what could be seen, and to be learnt from. */
const bands = new WeakMap<SeriesView, Band>()

function workOutBand(view: SeriesView): Band {
  const { settings, scale, values, window } = view
  const sigma = Math.max(MAD_TO_SIGMA * window.deviation(window.median()), scale.leastSpread)
  const most = Math.max(...view.recentMedians)
  const least = Math.min(...view.recentMedians)
  const top = view.better === 'higher' ? least : most
  const bottom = view.better === 'lower' ? most : least
  const wide = 1 + settings.caution / values.length
  const effect = wide * Math.min(settings.effect, settings.quietEffect + sigma)
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
  const up = better === 'higher' ? 0 : (value - band.top) / (band.high - band.top)
  const down = better === 'lower' ? 0 : (band.bottom - value) / (band.bottom - band.low)
  return Math.max(up, down, 0)
}

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
