/**
 * What was learnt of the series of a workflow, kept beside its records: to be read by people, and to be gone on from in
 * place of learning anew. It is a cache: whatever does not fit the records exactly is learnt anew.
 */
import { z } from 'zod'
import type { Immutable } from './record.js'

const count = z.int().nonnegative()

const judgeStateSchema = z.object({
  level: count.describe('value with which the present level began, counted from 0'),
  moves: z
    .array(z.object({ since: count, gap: z.number() }))
    .optional()
    .describe('levels found: where each began, and by how much it moved on the scale of the series'),
  normal: count.describe('runs within 1.25 times the median of their neighbours'),
  high: z.array(z.number()).optional().describe('scores of those that came near an alarm, or passed it'),
  scores: z.array(z.number()).optional().describe('scores of the last runs, of which it is not known yet'),
  told: z
    .object({ at: count, size: z.number().nullable() })
    .optional()
    .describe('the last change that was told, and its size; null of a constant that changed'),
  failureRate: z.number().optional().describe('the usual failure rate, while an episode of failures lasts'),
})
/** What the engine needs to go on as if it had seen every run, once it is given their values again. */
export type JudgeState = Immutable<z.infer<typeof judgeStateSchema>>

export const seriesModelSchema = z.object({
  series: z.string().min(1),
  from: z.string().describe('id of the first run it was learnt from'),
  to: z.string().describe('id of the last'),
  points: count.describe('runs it was learnt from'),
  trained: z.string().describe('fingerprint of what those runs say of the series'),
  since: z.iso.datetime({ offset: true }).describe('when it was last learnt from the first run on'),
  parameters: z.object({
    samples: count.describe('values among the points; a failed run has none'),
    scale: z.string(),
    expected: z.number().optional().describe('level, in the unit of the series'),
    low: z.number().optional(),
    high: z.number().optional().describe('a value above is told'),
    noise: z.number().optional().describe('robust deviation on the scale; a share, where that is logarithmic'),
    width: z.number().optional().describe('factor by which the false-alarm budget widens the band'),
    levelSince: z.string().optional().describe('id of the run with which the level began, where it has moved'),
  }),
  score: z.object({
    judged: count.describe('of its own runs, those that had enough before them for a verdict that counts'),
    alarms: count.describe('those of them that would have been alarmed on, and were not called real trouble'),
    smallestDetectable: z.number().optional().describe('ratio to the expected that would be noticed'),
  }),
  alarms: z.array(count).optional().describe('which points those were, counted from 0'),
  state: judgeStateSchema,
  key: z.string().optional().describe('what its runs are split by'),
  kinds: z.record(z.string(), judgeStateSchema).optional().describe('one state for each kind'),
})
export type SeriesModel = Immutable<z.infer<typeof seriesModelSchema>>

export const learntSchema = z.object({
  host: z.string(),
  repository: z.string(),
  workflow: z.string(),
  event: z.string().describe('class of events'),
  basis: z.string().describe('fingerprint of the settings, and the version of the engine'),
  seed: count.describe('of the isolation forest, which is grown anew at every run'),
  saved: z.iso.datetime({ offset: true }),
  series: z.array(seriesModelSchema),
})
/** Everything learnt of the runs of one workflow and class of events. */
export type Learnt = Immutable<z.infer<typeof learntSchema>>
