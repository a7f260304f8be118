/**
 * A test that may be looked at after every value and still errs no more often than it says: the mixture sequential probability
 * ratio (Robbins 1970, "Statistical methods related to the law of the iterated logarithm"; Johari, Pekelis, Walsh 2017, "Always
 * valid inference", eq. 6–7). A test for one look, repeated at every look, would cry wolf ever more surely.
 */
export interface Sequential {
  /** Valid however often it was looked at before. */
  readonly p: number
  /** Half the width of the confidence sequence about the mean: the mean is within, at every look at once. */
  readonly margin: number
}

/** Effects that are looked for most sharply, in spreads: of the mixture’s normal. */
const tau = 1.5

/**
 * @param mean of the values so far, in their spread
 * @param effective how many independent values they are worth
 * @param alpha chance that the confidence sequence ever misses the mean
 */
export function sequential(mean: number, effective: number, alpha: number): Sequential {
  const n = Math.max(effective, 1e-9)
  const mixed = 1 + n * tau * tau
  const logRatio = -0.5 * Math.log(mixed) + (n * n * tau * tau * mean * mean) / (2 * mixed)
  return {
    p: Math.min(1, Math.exp(-logRatio)),
    margin: Math.sqrt((mixed / (n * n * tau * tau)) * (2 * Math.log(1 / alpha) + Math.log(mixed))),
  }
}
