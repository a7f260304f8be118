/** What is to be done, as data, each with its reason; and what came of doing it. */
import { z } from 'zod'
import type { Immutable } from './immutable.js'
import { severities, verdicts } from './words.js'

const because = z.string().describe('the reason, one plain sentence')

const notifySchema = z.object({
  kind: z.literal('notify'),
  because,
  change: z.enum(['anomaly', 'failure', 'recovery', 'always']),
  episode: z.string().describe('one notice an episode; equal for the same trouble of later runs'),
  also: z.array(z.string()).optional().describe('further episodes that began, or ended, with this run'),
})
const rerunSchema = z.object({
  kind: z.literal('rerun'),
  because,
  jobs: z.array(z.string()).describe('ids of the failed jobs'),
  signatures: z.array(z.string()),
  debug: z.boolean(),
  waitSeconds: z.number().nonnegative(),
  clearCaches: z.boolean().optional(),
  dailyReruns: z.int().nonnegative().optional().describe('reruns the whole repository may have within 24 hours'),
})

export const decisionSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('pass'),
    because,
    held: z.boolean().optional().describe('only observing: without that the check would fail'),
  }),
  z.object({ kind: z.literal('fail-check'), because }),
  z.object({
    kind: z.literal('stay-quiet'),
    because,
    open: z.array(z.string()).optional().describe('episodes that were notified and are still open'),
    ended: z.array(z.string()).optional().describe('episodes over before, whose end a channel did not take'),
    held: notifySchema.optional().describe('only observing: without that this would be told'),
    otherwise: notifySchema.optional().describe('a rerun was decided: this is told where it is refused or fails'),
  }),
  notifySchema,
  rerunSchema,
  z.object({
    kind: z.literal('no-rerun'),
    because,
    guard: z
      .string()
      .optional()
      .describe('which guard refused, by its id; `left-to-companion` where the companion workflow will do it'),
    held: rerunSchema.optional().describe('only observing: without that this would be done'),
  }),
  z.object({
    kind: z.literal('remedy'),
    because,
    strategy: z.string(),
    title: z.string(),
    instruction: z.string().describe('exact and copy-ready, drawn from this run'),
    command: z.string().optional(),
  }),
  z.object({
    kind: z.literal('dispatch'),
    because,
    workflow: z.string(),
    inputs: z.record(z.string(), z.string()),
  }),
])
export type Decision = Immutable<z.infer<typeof decisionSchema>>
export type DecisionOf<K extends Decision['kind']> = Extract<Decision, { kind: K }>

export const actionOutcomeSchema = z.object({
  decision: z.enum(['fail-check', 'notify', 'rerun', 'dispatch', 'remember', 'export']),
  target: z.string().describe('the channel, the jobs, the store, the exporter'),
  state: z.enum(['done', 'skipped', 'failed', 'dry-run']),
  detail: z.string(),
  thread: z.string().optional(),
  episodes: z.array(z.string()).optional().describe('of a notice: what it was about'),
  change: notifySchema.shape.change.optional().describe('of a notice: what it says of them'),
  again: z
    .boolean()
    .optional()
    .describe('a rerun that was not asked for, because somebody else did: its attempt will tell'),
})
export type ActionOutcome = Immutable<z.infer<typeof actionOutcomeSchema>>

const troubleSchema = z.object({
  code: z.string().describe('kebab-case, stable'),
  message: z.string(),
  advice: z.string(),
  unseen: z
    .string()
    .optional()
    .describe('what could not be seen of this run for it: a run with such a trouble is never called normal'),
})
/** Our own trouble: shown, never failing the build unless `strict`. */
export type Trouble = Immutable<z.infer<typeof troubleSchema>>
export { troubleSchema }

export const rulingSchema = z.object({
  verdict: z.enum(verdicts),
  severity: z.enum(severities).optional(),
  pass: z.boolean(),
  because,
  decisions: z.array(decisionSchema),
})
/** The whole answer of the decision stage. */
export type Ruling = Immutable<z.infer<typeof rulingSchema>>
