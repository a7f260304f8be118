/** What happens in a watch, line by line, and what it comes to. Pure: the same lines give the same state. */
import { z } from 'zod'
import type { Immutable } from '../../core/model/immutable.js'
import { keySchema, runRecordSchema } from '../../core/model/record.js'

/** One change of state that people are told of, kept until they have been. */
const entrySchema = z.object({
  key: keySchema,
  workflow: z.string().describe('display name'),
  change: z.enum(['anomaly', 'failure', 'recovery', 'always']),
  headline: z.string(),
  severity: z.string().optional(),
  branch: z.string().optional(),
  sha: z.string().optional(),
  url: z.string().optional(),
  at: z.string().optional().describe('end of the run'),
  channels: z.array(z.string()).optional().describe('those whose rules let it through; absent: all'),
  maybeTold: z.boolean().optional().describe('a watch was killed while it was telling this'),
})
export type WatchEntry = Immutable<z.infer<typeof entrySchema>>

const pageTagSchema = z.object({ etag: z.string(), more: z.boolean() })
/** Latest attempt dealt with (0: none had ended), creation in seconds since the epoch, and when it had last changed, in ms. */
const dealtSchema = z.object({ attempt: z.int().nonnegative(), created: z.number(), changed: z.number().optional() })
const seenSchema = dealtSchema.extend({ run: z.string() })
export type Seen = Immutable<z.infer<typeof seenSchema>>

export const watchLineSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('begin'),
    repository: z.string(),
    at: z.string(),
    runs: z.array(seenSchema).describe('what had ended then'),
    queue: z.array(z.string()).describe('runs still to be remembered, judged by nobody'),
  }),
  z.object({
    kind: z.literal('run'),
    repository: z.string(),
    seen: seenSchema,
    record: runRecordSchema.optional(),
    entry: entrySchema.optional(),
  }),
  z.object({
    kind: z.literal('pages'),
    repository: z.string(),
    tags: z.record(z.string(), pageTagSchema),
    forgetBefore: z.number().describe('seconds since the epoch: runs created earlier are listed no more'),
  }),
  z.object({
    kind: z.literal('turn'),
    next: z.string().optional().describe('the first repository a watch did not come to; none where it came to all'),
  }),
  z.object({
    kind: z.literal('telling'),
    id: z.string(),
    what: z.enum(['notice', 'digest']),
    runs: z.array(z.string()),
  }),
  z.object({
    kind: z.literal('told'),
    id: z.string(),
    what: z.enum(['notice', 'digest']),
    runs: z.array(z.string()),
    at: z.string(),
  }),
  z.object({
    kind: z.literal('not-told'),
    id: z.string(),
    maybe: z.boolean().optional().describe('nobody knows: the watch was killed, or no answer came'),
  }),
])
export type WatchLine = Immutable<z.infer<typeof watchLineSchema>>

const repositorySchema = z.object({
  startedAt: z.string().describe('what ended before is not judged'),
  seen: z.record(z.string(), dealtSchema),
  queue: z.array(z.string()),
  tags: z.record(z.string(), pageTagSchema),
})
export type WatchedRepository = Immutable<z.infer<typeof repositorySchema>>

export const watchStateSchema = z.object({
  schema: z.literal('pipeline-guard/watch'),
  version: z.literal(1),
  repositories: z.record(z.string(), repositorySchema),
  next: z.string().optional().describe('the repository whose turn it is'),
  outbox: z.array(entrySchema),
  telling: z
    .object({ id: z.string(), what: z.enum(['notice', 'digest']), runs: z.array(z.string()) })
    .optional()
    .describe('begun, and not known to have ended'),
  digestAt: z.string().optional(),
})
export type WatchState = Immutable<z.infer<typeof watchStateSchema>>

export const emptyWatch: WatchState = {
  schema: 'pipeline-guard/watch',
  version: 1,
  repositories: {},
  outbox: [],
}

/** One attempt, as one text. Several controllers may have jobs of one name. */
export const attemptText = ({ key }: Pick<WatchEntry, 'key'>): string =>
  `${key.host === 'github.com' ? '' : `${key.host.toLowerCase()} `}${key.repository.toLowerCase()} ${key.run} ${key.attempt}`

export function applyLine(state: WatchState, line: WatchLine): WatchState {
  switch (line.kind) {
    case 'begin': {
      if (state.repositories[line.repository.toLowerCase()] !== undefined) return state
      const seen: SeenMap = {}
      for (const run of line.runs) see(seen, run)
      return withRepository({ ...state, digestAt: state.digestAt ?? line.at }, line.repository, {
        startedAt: line.at,
        seen,
        queue: line.queue,
        tags: {},
      })
    }
    case 'run': {
      const known = repositoryOf(state, line.repository)
      // One run at a time, of thousands: changed in place, in a map that is this state’s own.
      see(known.seen, line.seen)
      const queue = known.queue.includes(line.seen.run)
        ? known.queue.filter((run) => run !== line.seen.run)
        : known.queue
      return { ...withRepository(state, line.repository, { ...known, queue }), outbox: put(state.outbox, line.entry) }
    }
    case 'pages': {
      const known = repositoryOf(state, line.repository)
      const seen = Object.fromEntries(
        Object.entries(known.seen).filter(([, { created }]) => created >= line.forgetBefore),
      )
      return withRepository(state, line.repository, { ...known, seen, tags: line.tags })
    }
    case 'turn': {
      const { next: _before, ...rest } = state
      return { ...rest, ...(line.next === undefined ? {} : { next: line.next }) }
    }
    case 'telling':
      return { ...state, telling: { id: line.id, what: line.what, runs: line.runs } }
    case 'told': {
      const { telling: _over, ...rest } = state
      const told = new Set(line.runs)
      return {
        ...rest,
        outbox: state.outbox.filter((entry) => !told.has(attemptText(entry))),
        ...(line.what === 'digest' ? { digestAt: line.at } : {}),
      }
    }
    case 'not-told': {
      const { telling, ...rest } = state
      const unsure = new Set(line.maybe === true ? telling?.runs : [])
      return {
        ...rest,
        outbox: state.outbox.map((entry) => (unsure.has(attemptText(entry)) ? { ...entry, maybeTold: true } : entry)),
      }
    }
    default:
      return line satisfies never
  }
}

const repositoryOf = (state: WatchState, name: string): WatchedRepository =>
  state.repositories[name.toLowerCase()] ?? { startedAt: new Date(0).toISOString(), seen: {}, queue: [], tags: {} }

const withRepository = (state: WatchState, name: string, repository: WatchedRepository): WatchState => ({
  ...state,
  repositories: { ...state.repositories, [name.toLowerCase()]: repository },
})

type SeenMap = Record<string, Omit<Seen, 'run'>>

/** The later of both in each respect, so that lines may be replayed. */
function see(seen: SeenMap, { run, attempt, created, changed }: Seen): void {
  const known = seen[run]
  const last = Math.max(known?.changed ?? 0, changed ?? 0)
  if (known !== undefined && isAnother(known, created)) seen[run] = { attempt, created, ...(changed && { changed }) }
  else if (known === undefined || known.attempt < attempt || last > (known.changed ?? 0))
    seen[run] = { attempt: Math.max(known?.attempt ?? 0, attempt), created, ...(last > 0 && { changed: last }) }
}

/**
 * A run keeps its id and the time it was created, but for one platform: where a job is deleted and made anew, as a branch
 * that comes back, its builds count from one again.
 */
export const isAnother = (known: Pick<Seen, 'created'>, created: number): boolean =>
  known.created > 0 && created > known.created + 60

const put = (outbox: WatchState['outbox'], entry: WatchEntry | undefined): WatchState['outbox'] =>
  entry === undefined ? outbox : [...outbox.filter((other) => attemptText(other) !== attemptText(entry)), entry]
