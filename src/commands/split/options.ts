/** Which part of how many: by the options, else by what the CI system says of parallel jobs. */
import { type Io, UsageError } from '../command.js'

export interface Part {
  /** Undefined where the plan file tells. */
  readonly total: number | undefined
  /** From 0; undefined where all parts are asked for. */
  readonly at: number | undefined
}

export interface PartOptions {
  readonly total?: string | undefined
  readonly index?: string | undefined
  readonly 'index-from'?: string | undefined
}

const mostParts = 1000

/** Variables of parallel jobs: the number of the first one, and their two names. */
const variables: readonly (readonly [first: 0 | 1, index: string, total: string])[] = [
  // https://docs.gitlab.com/ci/variables/predefined_variables/
  [1, 'CI_NODE_INDEX', 'CI_NODE_TOTAL'],
  // https://circleci.com/docs/guides/optimize/parallelism-faster-jobs/
  [0, 'CIRCLE_NODE_INDEX', 'CIRCLE_NODE_TOTAL'],
  // https://buildkite.com/docs/pipelines/configure/environment-variables
  [0, 'BUILDKITE_PARALLEL_JOB', 'BUILDKITE_PARALLEL_JOB_COUNT'],
  // https://docs.semaphoreci.com/using-semaphore/jobs#parallelism
  [1, 'SEMAPHORE_JOB_INDEX', 'SEMAPHORE_JOB_COUNT'],
  // https://learn.microsoft.com/azure/devops/pipelines/build/variables
  [1, 'SYSTEM_JOBPOSITIONINPHASE', 'SYSTEM_TOTALJOBSINPHASE'],
]

/** @throws UsageError naming every fault */
export function partOf(options: PartOptions, env: Io['env'], isPlanned: boolean): Part {
  const ambient = variables.find(([, index, total]) => env[index] && env[total])
  const isAmbient = options.total === undefined && options.index === undefined && ambient !== undefined
  const [first, indexText, totalText] = isAmbient
    ? [ambient[0], env[ambient[1]], env[ambient[2]]]
    : [numberOf(options['index-from'] ?? '1'), options.index, options.total]
  const total = totalText === undefined ? undefined : numberOf(totalText)
  const index = indexText === undefined ? undefined : numberOf(indexText)
  const faults: string[] = []
  if (first !== 0 && first !== 1)
    faults.push(`--index-from: got ${JSON.stringify(options['index-from'])}, accepted is 0 or 1`)
  if (total === undefined && !isPlanned) faults.push('--total: must be given: how many machines there are')
  if (total !== undefined && !(total >= 1 && total <= mostParts))
    faults.push(`--total: got ${JSON.stringify(totalText)}, accepted is a whole number from 1 to ${mostParts}`)
  const last = (total !== undefined && total >= 1 ? total : mostParts) - 1 + (first === 0 ? 0 : 1)
  if (index !== undefined && !(index >= (first === 0 ? 0 : 1) && index <= last))
    faults.push(
      `--index: got ${JSON.stringify(indexText)}, accepted is a whole number from ${first === 0 ? 0 : 1} to ${last}${index === 0 ? '; with --index-from 0 it counts from 0' : ''}`,
    )
  if (faults.length > 0) throw new UsageError(faults)
  return { total, at: index === undefined ? undefined : index - (first === 0 ? 0 : 1) }
}

const numberOf = (text: string | undefined): number => (/^\d{1,6}$/.test(text ?? '') ? Number(text) : Number.NaN)
