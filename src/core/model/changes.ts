/** What changed since the last run that was in order, and what of it is suspected. */
import { z } from 'zod'
import type { Immutable } from './immutable.js'

export const toolchainSchema = z.object({
  image: z
    .string()
    .optional()
    .describe('of the machine: name and version of a hosted runner’s image, or the container’s'),
  tools: z.record(z.string(), z.string()).optional().describe('versions of tools that set-up steps installed'),
})
/** What a job was built with, as its own environment tells. */
export type Toolchain = Immutable<z.infer<typeof toolchainSchema>>

export const suspectSchema = z.object({
  kind: z.enum(['commit', 'file', 'lock-file', 'workflow', 'runner-image', 'tool']),
  what: z.string().describe('what changed, such as `package-lock.json` or `node 20.11.0 → 22.1.0`'),
  because: z.string().describe('why it is suspected; nothing of it is proved'),
})
/** Something that changed since the last run that was in order. */
export type Suspect = Immutable<z.infer<typeof suspectSchema>>

/** What lies between two commits, as far as the clone reaches. */
export interface Changes {
  /** Newest first, at most 50. */
  readonly commits: readonly { readonly sha: string; readonly title: string }[]
  /** Paths from the root, at most 500. */
  readonly files: readonly string[]
}
