/** How a test suite is divided among machines: the contract of `split --json` and of its plan file. */
import { z } from 'zod'
import type { Immutable } from './immutable.js'

export const splitPlanSchema = z.object({
  schema: z.literal('pipeline-guard/split'),
  version: z.literal(1),
  total: z.int().positive().max(1000),
  digest: z.string().describe('equal for equal divisions: machines that print another one would run other files'),
  boundMs: z.number().nonnegative().describe('no division ends earlier, by the expected times'),
  withoutTimes: z.int().nonnegative().describe('files that have no recorded time of their own'),
  shards: z.array(z.object({ expectedMs: z.number().nonnegative(), files: z.array(z.string()) })),
})
export type SplitPlan = Immutable<z.infer<typeof splitPlanSchema>>
