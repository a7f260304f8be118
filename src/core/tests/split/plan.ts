/** A split of a test suite as a file, so that every machine goes by the same one. */
import type { RunRecord } from '../../model/index.js'
import { type SplitPlan, splitPlanSchema } from '../../model/split.js'
import { digestOfParts } from '../../run/digest.js'
import { assign, lowerBound } from './assign.js'
import { estimate } from './estimate.js'

export interface PlanRequest {
  readonly names: readonly string[]
  readonly total: number
  readonly records: readonly RunRecord[]
  /** Names of the folders the working directory lies in, the outermost first. */
  readonly above?: readonly string[]
}

/** Every name once, whatever order and however often they come. */
export function planOf({ names, total, records, above = [] }: PlanRequest): SplitPlan {
  const each = [...new Set(names)].sort()
  const estimates = estimate(each, records, above)
  const shards = assign(estimates, total)
  const files = shards.map(({ units }) => units.map(({ name }) => name))
  return {
    schema: 'pipeline-guard/split',
    version: 1,
    total,
    digest: digestOf(files),
    boundMs: Math.round(
      lowerBound(
        estimates.map(({ ms }) => ms),
        total,
      ),
    ),
    withoutTimes: estimates.filter(({ from }) => from === 'likes' || from === 'none').length,
    shards: shards.map(({ ms }, at) => ({ expectedMs: Math.round(ms), files: files[at] ?? [] })),
  }
}

const digestOf = (files: readonly (readonly string[])[]): string => digestOfParts(files, 8)

/** @returns undefined where the text is no plan, or one that was changed: a name in it twice or gone */
export function readPlan(text: string): SplitPlan | undefined {
  try {
    const read = splitPlanSchema.safeParse(JSON.parse(text))
    if (!read.success || read.data.shards.length !== read.data.total) return undefined
    const files = read.data.shards.map((shard) => shard.files)
    const all = files.flat()
    return new Set(all).size === all.length && digestOf(files) === read.data.digest ? read.data : undefined
  } catch {
    return undefined
  }
}
