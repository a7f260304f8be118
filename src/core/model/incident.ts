/** An incident as it is kept: what was deployed, what became unusual, what else happened about then. */
import { z } from 'zod'
import { severities } from './words.js'

const instant = z.iso.datetime({ offset: true })

export const deploymentSchema = z.object({
  at: instant,
  source: z
    .enum(['input', 'github', 'gitlab', 'start'])
    .describe('`start`: none was named or found; the gate’s own start'),
  sha: z.string().optional(),
  environment: z.string().optional(),
  url: z.string().optional(),
})

const evidenceSchema = z.object({
  at: instant,
  kind: z.enum(['deployment', 'metric', 'log', 'run', 'gate']),
  text: z.string(),
})

export const incidentSchema = z.object({
  id: z.string(),
  at: instant.describe('when it began'),
  service: z.string().optional(),
  environment: z.string().optional(),
  severity: z.enum(severities),
  title: z.string(),
  signature: z
    .string()
    .describe('equal for incidents of one service with the same metrics and the same failure in the log'),
  metrics: z.array(z.string()),
  deployment: deploymentSchema.optional().describe('absent where none was nearby'),
  evidence: z.array(evidenceSchema).describe('the timeline, oldest first'),
  before: z
    .array(z.object({ id: z.string(), at: instant, title: z.string() }))
    .describe('earlier incidents of the same signature, newest first'),
})
