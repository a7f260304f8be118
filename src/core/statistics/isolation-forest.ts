/**
 * Isolation forest: rows that few random splits set apart are unusual.
 * Liu, Ting, Zhou 2008, "Isolation Forest". Written here because the package of that name could not be made right at the
 * cost asked for (docs/detection.md); the package stays the reference in the benchmark.
 */
import { averagePath, growTree, type IsolationTree, pathLength } from './isolation-tree.js'
import { createRandom } from './random.js'
import { median } from './sorted-window.js'

export interface ForestOptions {
  readonly seed: number
  /** Default 100. */
  readonly trees?: number
  /** Rows a tree is grown on, default 256. */
  readonly sample?: number
  /** What a value that is not finite means: an error, or the median of its column. */
  readonly unknown: 'refuse' | 'median'
}

/** Plain data: `JSON.stringify` is its serialised form. */
export interface Forest {
  readonly trees: readonly IsolationTree[]
  /** c(n) of the subsample, which scores are measured by. */
  readonly normal: number
  /** Medians of the columns, what unknown values are taken for; empty where those are refused. */
  readonly medians: readonly number[]
  readonly unknown: ForestOptions['unknown']
}

/**
 * @param rows at least two, all of one length
 * @throws RangeError naming the row and column of a value that is not finite when those are refused, or ragged rows
 */
export function trainForest(rows: readonly (readonly number[])[], options: ForestOptions): Forest {
  const { trees = 100, sample = 256, unknown } = options
  const width = rows[0]?.length ?? 0
  if (rows.length < 2 || width === 0) throw new RangeError('a forest needs at least two rows and one column')
  const ragged = rows.findIndex((row) => row.length !== width)
  if (ragged >= 0) throw new RangeError(`row ${ragged} has ${rows[ragged]?.length} columns, not ${width}`)
  const columns = Array.from({ length: width }, (_, feature) => columnOf(rows, feature))
  const medians = unknown === 'median' ? columns.map(fill) : columns.flatMap(refuse)
  const random = createRandom(options.seed)
  const size = Math.min(sample, rows.length)
  const order = Int32Array.from(rows, (_, i) => i)
  return {
    trees: Array.from({ length: trees }, () => growTree(columns, draw(order, size, random), random)),
    normal: averagePath(size),
    medians,
    unknown,
  }
}

const columnOf = (rows: readonly (readonly number[])[], feature: number): Float64Array =>
  Float64Array.from(rows, (row) => row[feature] as number)

/** Replaces unknown values by the column’s median, which is returned (0 for a column without any value). */
function fill(column: Float64Array): number {
  const known = column.filter((value) => Number.isFinite(value))
  const middle = known.length === 0 ? 0 : median(Array.from(known))
  for (let i = 0; i < column.length; i++) if (!Number.isFinite(column[i])) column[i] = middle
  return middle
}

function refuse(column: Float64Array, feature: number): readonly number[] {
  const missing = column.findIndex((value) => !Number.isFinite(value))
  if (missing >= 0)
    throw new RangeError(`row ${missing}, column ${feature} holds ${column[missing]}, which is not a finite number`)
  return []
}

/** A subsample without replacement: the first steps of a Fisher-Yates shuffle. */
function draw(order: Int32Array, size: number, random: () => number): Int32Array {
  for (let i = 0; i < size; i++) {
    const j = i + Math.floor(random() * (order.length - i))
    const kept = order[i] as number
    order[i] = order[j] as number
    order[j] = kept
  }
  return order.slice(0, size)
}

/**
 * @returns from 0 to 1; about .5 is ordinary, near 1 is easily set apart
 * @throws RangeError on a value that is not finite when those are refused
 */
export function scoreForest(forest: Forest, row: readonly number[]): number {
  const known = row.map((value, i) => {
    if (Number.isFinite(value)) return value
    if (forest.unknown === 'refuse') throw new RangeError(`column ${i} holds ${value}, which is not a finite number`)
    return forest.medians[i] ?? 0
  })
  const total = forest.trees.reduce((sum, tree) => sum + pathLength(tree, known), 0)
  return 2 ** (-total / forest.trees.length / Math.max(forest.normal, Number.MIN_VALUE))
}
