/** The first line of a history, and what to do with versions other than ours. */
import { z } from 'zod'
import { type Learnt, learntSchema } from '../../model/index.js'

/** Readers of this version pass by what they do not know of it; `models` were added so. */
export const historyHeaderSchema = z.object({
  schema: z.literal('pipeline-guard/history'),
  version: z.int().positive(),
  records: z.int().nonnegative().optional().describe('how many follow; absent where a person may have edited the file'),
  models: z.array(learntSchema).optional().describe('what was learnt of the records below; may be left out or deleted'),
})

/** What tells a history from anything else; the models are read by themselves, so that a broken one costs only itself. */
const markSchema = historyHeaderSchema.pick({ schema: true, version: true, records: true })

/** Turns a line of an older version into what the next version would have written. */
type Migration = (line: unknown) => unknown

/** From version 1 on, each to the next; a row here is all a new version needs. */
const migrations: readonly Migration[] = []

const historyVersion = 1 + migrations.length

export type Header =
  | { readonly kind: 'ok'; readonly migrate: (line: unknown) => unknown; readonly records?: number }
  | { readonly kind: 'foreign' }
  | { readonly kind: 'newer'; readonly version: number }

const unchanged = (line: unknown): unknown => line

/**
 * @param line the parsed first line; anything
 * @param steps from version 1 on, each to the next
 */
export function readHeader(line: unknown, steps: readonly Migration[] = migrations): Header {
  const newest = steps.length + 1
  const header = markSchema.safeParse(line)
  if (!header.success) return { kind: 'foreign' }
  const { version, records } = header.data
  if (version > newest) return { kind: 'newer', version }
  const counted = records === undefined ? {} : { records }
  if (version === newest) return { kind: 'ok', migrate: unchanged, ...counted }
  return {
    kind: 'ok',
    migrate: (old) => steps.slice(version - 1).reduce((value, step) => step(value), old),
    ...counted,
  }
}

/** @param records how many follow: what is cut off between two members would else not be missed */
export const headerLine = (learnt: readonly Learnt[] = [], records?: number): string =>
  JSON.stringify({
    schema: 'pipeline-guard/history',
    version: historyVersion,
    ...(records !== undefined && { records }),
    ...(learnt.length > 0 && { models: learnt }),
  })

/** What a refused newer history is answered with. */
export const newerAdvice = (version: number): string =>
  `history version ${version} is newer than this Pipeline Guard knows (${historyVersion}); update Pipeline Guard, the file is left as it is`
