/**
 * How many independent values autocorrelated ones are worth: n (1 − ρ) / (1 + ρ), for a first-order autoregression (Bayley,
 * Hammersley 1946, "The effective number of independent observations in an autocorrelated time series").
 */

/** Autocorrelation at a lag of one, from −1 to 1; 0 of fewer than three values or of equal ones. */
export function lagOneCorrelation(values: readonly number[]): number {
  const n = values.length
  if (n < 3) return 0
  const mean = values.reduce((sum, one) => sum + one, 0) / n
  let [products, squares] = [0, 0]
  for (let i = 0; i < n; i++) {
    const one = (values[i] as number) - mean
    squares += one * one
    if (i > 0) products += one * ((values[i - 1] as number) - mean)
  }
  return squares > 0 ? products / squares : 0
}

/**
 * @param rho autocorrelation at a lag of one; negative ones, which would make more of the values than there are, count as 0
 * @returns at least 1, at most `n`
 */
export function effectiveSize(n: number, rho: number): number {
  const bounded = Math.min(0.99, Math.max(0, rho))
  return Math.max(Math.min(n, 1), (n * (1 - bounded)) / (1 + bounded))
}
