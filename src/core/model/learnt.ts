/**
 * What was learnt of the series of a workflow, kept beside its records: to be read by people, and to be gone on from in
 * place of learning anew. It is a cache: whatever does not fit the records exactly is learnt anew.
 */
import { z } from 'zod'
import type { Immutable } from './immutable.js'
import { anomalyKinds, reaches } from './words.js'

const count = z.int().nonnegative()

const episodeSchema = z.object({
  kind: z.enum(anomalyKinds),
  since: count.describe('point with which the change began'),
  first: count.describe('point that said it first'),
  reach: z.enum(reaches),
  base: z.number().describe('what was usual before, on the scale, turned so that worse is more'),
  size: z.number(),
  edge: z.number().describe('beyond it a run is not back'),
  sign: z.union([z.literal(1), z.literal(-1)]),
  runs: count,
  out: count,
  lastOut: count,
})

const judgeStateSchema = z.object({
  level: count.describe('value with which the present level began, counted from 0'),
  moves: z
    .array(z.object({ since: count, gap: z.number() }))
    .optional()
    .describe('levels found: where each began, and by how much it moved on the scale of the series'),
  episode: episodeSchema.optional().describe('the trouble that lasts'),
  past: z.object({ episode: episodeSchema, at: count }).optional().describe('the last one that is over'),
  drifted: count.optional().describe('point that found the last drift'),
  marks: z
    .array(z.object({ sample: count, was: z.enum(['false-alarm', 'real']), several: z.boolean() }))
    .optional()
    .describe('unusual values that people spoke of'),
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
