/** What is remembered of coverage reports. */
import { z } from 'zod'
import type { Immutable } from './immutable.js'

const countedShape = { covered: z.int().nonnegative(), total: z.int().nonnegative() }
export const coverageSchema = z.object({
  lines: z.object(countedShape).describe('lines that can run, and those that did; of Go, statements'),
  branches: z.object(countedShape).optional().describe('ways of decisions; absent where the reports tell of none'),
  files: z.int().nonnegative().describe('source files the reports name'),
  reports: z.int().nonnegative().optional().describe('report files read'),
  packages: z
    .array(z.object({ name: z.string().describe('folder of the repository'), ...countedShape }))
    .optional()
    .describe('lines by folder, the 60 largest'),
})
export type Coverage = Immutable<z.infer<typeof coverageSchema>>
