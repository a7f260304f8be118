/** Is a duration as usual? Asked of a run that bears no finding: what is no alarm need not be typical. */
import { medianOf } from '../statistics/quantile.js'

/** Earlier runs that tell what is usual, and the fewest that do. */
const window = { most: 40, least: 5 } as const
/** Scaled, the median deviation of a normal distribution is its standard deviation. */
const toSigma = 1.4826

/**
 * Durations differ by factors, so deviations are taken of logarithms: three robust standard deviations, and half as long
 * again at the least.
 *
 * @param earlier oldest first, in the unit of `value`
 * @returns undefined of a usual one, and where too few are known
 */
export function offUsual(
  value: number,
  earlier: readonly number[],
): { readonly side: 'slower' | 'faster'; readonly usual: number } | undefined {
  const known = earlier.filter((one) => one > 0).slice(-window.most)
  const usual = medianOf(known)
  if (usual === undefined || known.length < window.least || value <= 0) return undefined
  const off = Math.log(value / usual)
  const deviation = medianOf(known.map((one) => Math.abs(Math.log(one / usual)))) ?? 0
  if (Math.abs(off) <= Math.max(3 * toSigma * deviation, Math.log(1.5))) return undefined
  return { side: off > 0 ? 'slower' : 'faster', usual }
}
