/** A notice in a form of no channel: what a webhook carries, and what every channel renders. All texts are plain and bounded. */
import { z } from 'zod'
import type { Immutable } from './immutable.js'
import { severities } from './words.js'

const linkSchema = z.object({ label: z.string(), url: z.string() })

export const messageSchema = z.object({
  schema: z.literal('pipeline-guard/notice'),
  version: z.literal(1),
  kind: z
    .enum(['run', 'changes', 'digest', 'gate'])
    .describe('one run; what changed since the last watch; a week; a deployment'),
  change: z.enum(['anomaly', 'failure', 'recovery', 'always']).describe('why it is sent; `always` of a digest too'),
  severity: z.enum(severities).optional().describe('absent where nothing is wrong: a recovery, a digest'),
  episode: z.string().describe('equal for the beginning and the end of one trouble, within one workflow'),
  alsoEpisodes: z.array(z.string()).describe('further troubles that began or ended with this run'),
  scope: z.string().describe('host, repository and workflow; `watch` of several'),
  time: z.string().describe('end of the run, or of the week, ISO 8601'),
  title: z.string().describe('one line: what, and where'),
  headline: z.string().describe('one line: how bad, since when, what to do'),
  mark: z.string().describe('an emoji for the state'),
  run: z
    .object({
      host: z.string(),
      repository: z.string(),
      workflow: z.string().describe('its file'),
      name: z.string().describe('what people call the workflow'),
      run: z.string(),
      attempt: z.int(),
      number: z.int().optional(),
      verdict: z.string(),
      branch: z.string().optional(),
      sha: z.string().optional(),
      actor: z.string().optional(),
      event: z.string().optional(),
    })
    .optional(),
  links: z.array(linkSchema).describe('the run, the log of what failed, the page of the history'),
  findings: z
    .array(
      z.object({
        kind: z.enum(['anomaly', 'failure', 'test']),
        id: z.string(),
        severity: z.enum(severities),
        title: z.string(),
        detail: z.string(),
        advice: z.string(),
        job: z.string().optional(),
        lines: z.array(z.string()).describe('root-cause lines of the log'),
        trend: z.string().optional().describe('the last values and this one, as a line of blocks'),
        url: z.string().optional().describe('the job'),
        owners: z.array(z.string()).optional().describe('by the code owners’ file: @user, @org/team or an address'),
      }),
    )
    .describe('most consequential first, at most five'),
  more: z.int().nonnegative().describe('findings left out'),
  sections: z
    .array(
      z.object({
        title: z.string(),
        lines: z.array(z.string()),
        urls: z.array(z.string()).optional().describe('of each line, empty where it has none'),
      }),
    )
    .describe('of a watch: changes by workflow; of a digest: its parts'),
  notes: z.array(z.string()).describe('what was refused or failed: a rerun, a channel'),
})
export type Message = Immutable<z.infer<typeof messageSchema>>
export type MessageFinding = Message['findings'][number]
export type MessageSection = Message['sections'][number]
