/** One tree of an isolation forest, grown on a subsample held as columns. */

/** Nodes in the order they were made: inner nodes have a feature, leaves have −1 and the number of rows left. */
export interface IsolationTree {
  readonly feature: readonly number[]
  readonly split: readonly number[]
  readonly left: readonly number[]
  readonly right: readonly number[]
  readonly size: readonly number[]
}

const EULER = 0.5772156649015329

/** Average path length of an unsuccessful search among n: c(n) = 2 H(n−1) − 2 (n−1)/n (Liu, Ting, Zhou 2008, equation 1). */
export function averagePath(n: number): number {
  if (n <= 1) return 0
  if (n === 2) return 1
  return 2 * (Math.log(n - 1) + EULER) - (2 * (n - 1)) / n
}

interface Growing {
  readonly columns: readonly Float64Array[]
  readonly rows: Int32Array
  readonly random: () => number
  readonly deepest: number
  readonly tree: { feature: number[]; split: number[]; left: number[]; right: number[]; size: number[] }
}

/** @param columns one typed array a feature; @param rows indices of the subsample, reordered in place */
export function growTree(columns: readonly Float64Array[], rows: Int32Array, random: () => number): IsolationTree {
  const tree = { feature: [], split: [], left: [], right: [], size: [] }
  const deepest = Math.ceil(Math.log2(Math.max(2, rows.length)))
  grow({ columns, rows, random, deepest, tree }, { from: 0, to: rows.length, depth: 0 })
  return tree
}

interface Part {
  readonly from: number
  readonly to: number
  readonly depth: number
}

function grow(growing: Growing, { from, to, depth }: Part): number {
  const { tree, rows, random } = growing
  const node = tree.feature.length
  const choice = depth >= growing.deepest || to - from <= 1 ? undefined : chooseFeature(growing, from, to)
  tree.feature.push(choice?.feature ?? -1)
  tree.split.push(0)
  tree.left.push(-1)
  tree.right.push(-1)
  tree.size.push(to - from)
  if (choice === undefined) return node
  const split = choice.low + random() * (choice.high - choice.low)
  const column = growing.columns[choice.feature] as Float64Array
  let middle = from
  for (let i = from; i < to; i++) {
    const row = rows[i] as number
    // `<=` for the smallest and `<` otherwise could leave a side empty; against the lowest value both sides have a row.
    if ((column[row] as number) > split) continue
    rows[i] = rows[middle] as number
    rows[middle] = row
    middle++
  }
  tree.split[node] = split
  tree.left[node] = grow(growing, { from, to: middle, depth: depth + 1 })
  tree.right[node] = grow(growing, { from: middle, to, depth: depth + 1 })
  return node
}

interface Choice {
  readonly feature: number
  readonly low: number
  readonly high: number
}

/** A feature at random among those that vary here; undefined when none does. */
function chooseFeature(growing: Growing, from: number, to: number): Choice | undefined {
  const { columns, random } = growing
  const first = spanOf(growing, Math.floor(random() * columns.length), from, to)
  if (first.high > first.low) return first
  const varying = columns.map((_, feature) => spanOf(growing, feature, from, to)).filter(({ low, high }) => high > low)
  return varying.length === 0 ? undefined : varying[Math.floor(random() * varying.length)]
}

function spanOf({ columns, rows }: Growing, feature: number, from: number, to: number): Choice {
  const column = columns[feature] as Float64Array
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (let i = from; i < to; i++) {
    const value = column[rows[i] as number] as number
    if (value < low) low = value
    if (value > high) high = value
  }
  return { feature, low, high }
}

/** Length of the path of a row, with c(size) for what a leaf left together. */
export function pathLength(tree: IsolationTree, row: ArrayLike<number>): number {
  let node = 0
  let depth = 0
  for (;;) {
    const feature = tree.feature[node] as number
    if (feature < 0) return depth + averagePath(tree.size[node] as number)
    node = ((row[feature] as number) <= (tree.split[node] as number) ? tree.left[node] : tree.right[node]) as number
    depth++
  }
}
