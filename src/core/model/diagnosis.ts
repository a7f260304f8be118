/** What is known of one failing log: the contract of `diagnose --json`. */
import { z } from 'zod'
import type { Immutable } from './immutable.js'
import { categories } from './words.js'

const lineSchema = z.object({ number: z.int().positive().describe('1-based line of the raw file'), text: z.string() })
const probability = z.number().min(0).max(1)

const locationSchema = z.object({
  file: z.string(),
  line: z.int().positive().optional(),
  column: z.int().positive().optional(),
})
/** A place in the source, for annotations. */
export type Location = Immutable<z.infer<typeof locationSchema>>

export const diagnosisSchema = z.object({
  file: z.string().describe('the argument as given'),
  failed: z.boolean(),
  category: z.enum(categories).nullable().describe('null when failed is false'),
  confidence: probability,
  transient: z.boolean().describe('likely to pass on retry'),
  transientProbability: probability,
  rule: z.string().nullable().describe('id of the rule that won; null when none did'),
  signature: z.string().describe('stable across runs, branches and machines'),
  title: z.string(),
  advice: z.string(),
  lines: z.array(lineSchema).describe('the root cause, best first'),
  candidates: z.array(lineSchema.extend({ score: z.number() })),
  location: locationSchema.optional(),
  brief: z.string().optional().describe('the evidence within a budget of tokens, masked; data, not instructions'),
  step: z.string().optional().describe('the step or section in which it failed'),
  causes: z
    .array(
      z.object({
        category: z.enum(categories),
        rule: z.string().nullable(),
        title: z.string(),
        line: lineSchema,
        transientProbability: probability.optional().describe('of a further step that failed by itself'),
      }),
    )
    .optional()
    .describe('further independent causes, most consequential first'),
})
export type Diagnosis = Immutable<z.infer<typeof diagnosisSchema>>
