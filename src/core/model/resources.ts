/** What a machine had and used while a job ran: what the sampler writes, and what a run keeps of it. */
import { z } from 'zod'
import type { Immutable } from './immutable.js'

const share = z.number().min(0).max(1)
const bytes = z.number().nonnegative()

const processSchema = z.object({
  name: z.string().describe('as the system has it, without its arguments; masked'),
  memory: bytes.describe('resident, in bytes'),
  cpu: z.number().nonnegative().optional().describe('cores busy'),
  own: z.boolean().optional().describe('started by the run itself; false: something else on the machine'),
})
export type ProcessUse = Immutable<z.infer<typeof processSchema>>

const usageShape = {
  memoryPeak: bytes.optional().describe('most memory in use, caches left out'),
  memoryLeft: bytes.optional().describe('least memory that was available, to the machine or its container'),
  swapPeak: bytes.optional(),
  cpu: share.optional().describe('mean share of all cores that was busy'),
  ioWait: share.optional().describe('share of the time in which some task waited for the disk'),
  memoryWait: share.optional().describe('share of the time in which some task waited for memory'),
  steal: share.optional().describe('share of the time the host gave to other machines'),
  throttled: share.optional().describe('share of the time the container was held back by its CPU limit'),
  diskLeft: bytes.optional().describe('least free disk'),
  diskRead: bytes.optional(),
  diskWritten: bytes.optional(),
  received: bytes.optional().describe('from the network'),
  sent: bytes.optional(),
  oomKills: z.int().nonnegative().optional().describe('processes the kernel killed for want of memory'),
  heaviest: z.array(processSchema).optional().describe('by memory, at most three'),
}

export const stepUsageSchema = z.object({ step: z.string(), ...usageShape })
export type StepUsage = Immutable<z.infer<typeof stepUsageSchema>>

export const jobResourcesSchema = z.object({
  ...usageShape,
  memoryLimit: bytes.optional().describe('memory of the machine, or the limit of its container'),
  diskTotal: bytes.optional(),
  cores: z.number().positive().optional(),
  cpuModel: z.string().optional(),
  megahertz: z.number().nonnegative().optional().describe('mean of all cores, where the machine tells'),
  seenMs: z.number().nonnegative().describe('time that was sampled'),
  steps: z.array(stepUsageSchema).describe('of the steps that took two seconds or more, at most 40'),
  curve: z
    .object({
      fromMs: z.number().describe('start, in milliseconds since the epoch'),
      stepMs: z.number().positive(),
      memory: z.array(bytes.nullable()),
      cpu: z.array(share.nullable()),
    })
    .optional()
    .describe('at most 60 points, for the page; absent once thinned'),
  unseen: z.array(z.string()).optional().describe('what could not be measured, in words'),
})
/** What the machine of a job had and used. */
export type JobResources = Immutable<z.infer<typeof jobResourcesSchema>>
export type Usage = Omit<StepUsage, 'step'>

/** One sample of the machine. All of it but the times may be unknown. Shares are of the time sampled, bytes of memory and disk are absolute. */
export interface Point {
  /** End, in milliseconds since the epoch by the clock of the machine as it then stood. */
  readonly at: number
  /** Milliseconds it covers, by a clock that nobody sets. */
  readonly ms: number
  readonly cpu?: number
  readonly ioWait?: number
  readonly memoryWait?: number
  readonly steal?: number
  readonly throttled?: number
  readonly memory?: number
  readonly memoryLeft?: number
  readonly memoryLimit?: number
  readonly swap?: number
  readonly diskLeft?: number
  readonly diskTotal?: number
  readonly diskRead?: number
  readonly diskWritten?: number
  readonly received?: number
  readonly sent?: number
  readonly oomKills?: number
  readonly megahertz?: number
  readonly processes?: readonly ProcessUse[]
}

/** What one sampler left. */
export interface SampleFile {
  /** The CI run it was taken in; absent at a desk. */
  readonly run?: string
  readonly cores?: number
  readonly cpuModel?: string
  /** What the sampler could not see, in words. */
  readonly unseen: readonly string[]
  readonly points: readonly Point[]
  /** Lines that could not be read, the header included. */
  readonly torn: number
}
