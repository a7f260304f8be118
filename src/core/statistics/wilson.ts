/** How often, with what certainty. */

/**
 * Wilson's score interval of a proportion (Wilson, JASA 22, 1927), 95 % by default; honest for small numbers.
 *
 * @example wilson(1, 10) // { rate: 0.1, low: 0.018, high: 0.404 }
 */
export function wilson(hits: number, of: number, z = 1.959964): { rate: number; low: number; high: number } {
  if (of <= 0) return { rate: 0, low: 0, high: 1 }
  const rate = hits / of
  const spread = z * Math.sqrt((rate * (1 - rate)) / of + (z * z) / (4 * of * of))
  const centre = rate + (z * z) / (2 * of)
  const scale = 1 + (z * z) / of
  return { rate, low: Math.max(0, (centre - spread) / scale), high: Math.min(1, (centre + spread) / scale) }
}
