/**
 * Local outlier factor: how much thinner the neighbourhood of a row is than those of its neighbours.
 * Breunig, Kriegel, Ng, Sander 2000, "LOF: identifying density-based local outliers".
 */

/**
 * @param rows at least three, finite, all of one length, on comparable scales
 * @param neighbours k; lowered to the number of other rows
 * @returns a factor a row: about 1 is ordinary, well above 1 is unusual; as the negated
 * `negative_outlier_factor_` of sklearn.neighbors.LocalOutlierFactor
 */
export function localOutlierFactors(rows: readonly (readonly number[])[], neighbours: number): readonly number[] {
  const k = Math.min(neighbours, rows.length - 1)
  if (k < 1) return rows.map(() => 1)
  const near = rows.map((row, i) => nearest(rows, row, i, k))
  const reach = near.map((list) => list.at(-1)?.distance ?? 0)
  // As scikit-learn: a tiny constant keeps duplicated rows, at distance 0, from dividing by nothing.
  const density = near.map(
    (list) =>
      1 / (list.reduce((sum, { index, distance }) => sum + Math.max(distance, reach[index] as number), 0) / k + 1e-10),
  )
  return near.map((list, i) => {
    const around = list.reduce((sum, { index }) => sum + (density[index] as number), 0) / k
    return around / (density[i] as number)
  })
}

interface Neighbour {
  readonly index: number
  readonly distance: number
}

function nearest(rows: readonly (readonly number[])[], row: readonly number[], self: number, k: number): Neighbour[] {
  return rows
    .map((other, index) => ({ index, distance: distanceOf(row, other) }))
    .filter(({ index }) => index !== self)
    .sort((a, b) => a.distance - b.distance || a.index - b.index)
    .slice(0, k)
}

const distanceOf = (a: readonly number[], b: readonly number[]): number =>
  Math.sqrt(a.reduce((sum, value, i) => sum + (value - (b[i] as number)) ** 2, 0))
