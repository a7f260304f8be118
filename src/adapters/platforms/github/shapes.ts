/**
 * What GitHub answers, as far as it is used. Gitea and Forgejo leave out some fields and give others in their own words,
 * so nearly everything may be absent; a field of the wrong type counts as absent, an item without id is left out.
 */
import { z } from 'zod'

/** Ids go into paths, so they are digits and nothing else. */
const id = z
  .union([z.number(), z.bigint(), z.string()])
  .transform(String)
  .pipe(z.string().regex(/^\d{1,20}$/))
const text = (max = 300) =>
  z
    .string()
    .transform((value) => (value === '' ? undefined : value.slice(0, max)))
    .optional()
    .catch(undefined)
const whole = z.int().nonnegative().optional().catch(undefined)
const login = z.object({ login: text() }).optional().catch(undefined)

export const repositoryShape = z.object({
  full_name: text(),
  default_branch: text(),
  fork: z.boolean().optional().catch(undefined),
})
const repository = repositoryShape.optional().catch(undefined)

export const runShape = z.object({
  id,
  name: text(),
  display_title: text(),
  path: text(),
  run_number: whole,
  run_attempt: z.int().positive().optional().catch(undefined),
  event: text(),
  status: text(),
  conclusion: text(),
  head_branch: text(),
  head_sha: text(),
  html_url: text(1000),
  created_at: text(),
  run_started_at: text(),
  started_at: text(),
  pull_requests: z
    .array(z.object({ number: z.int().positive() }))
    .optional()
    .catch(undefined),
  actor: login,
  triggering_actor: login,
  repository,
  head_repository: repository,
})
export type RunShape = z.infer<typeof runShape>

const stepShape = z.object({
  number: z.int().nonnegative(),
  name: text().transform((name) => name ?? ''),
  status: text(),
  conclusion: text(),
  started_at: text(),
  completed_at: text(),
})

export const jobShape = z.object({
  id,
  name: text(),
  run_attempt: z.int().positive().optional().catch(undefined),
  status: text(),
  conclusion: text(),
  created_at: text(),
  started_at: text(),
  completed_at: text(),
  html_url: text(1000),
  runner_name: text(),
  labels: z
    .array(z.string().transform((label) => label.slice(0, 100)))
    .optional()
    .catch(undefined),
  steps: z
    .array(z.unknown())
    .optional()
    .catch(undefined)
    .transform((steps) => valid(stepShape, steps ?? [])),
})
export type JobShape = z.infer<typeof jobShape>

/** The items that fit; how many did not is the difference in length. */
export const valid = <T>(shape: z.ZodType<T>, items: readonly unknown[]): T[] =>
  items.flatMap((item) => {
    const read = shape.safeParse(item)
    return read.success ? [read.data] : []
  })

export const jobListShape = z.object({ total_count: whole, jobs: z.array(z.unknown()) })
export const runListShape = z.object({ total_count: whole, workflow_runs: z.array(z.unknown()) })
export const contentShape = z.object({ type: z.literal('file'), encoding: z.literal('base64'), content: z.string() })
export const refShape = z.object({ object: z.object({ sha: z.string(), type: text() }) })
export const pullShape = z.object({
  number: z.int().positive(),
  state: z.string(),
  head: z.object({ sha: z.string(), ref: text() }),
})

/** What of `GITHUB_EVENT_PATH` is used. */
export const eventShape = z.object({
  repository,
  pull_request: z
    .object({
      number: z.int().positive(),
      title: text(),
      head: z.object({ sha: text(), ref: text(), repo: repository.nullable() }),
    })
    .optional()
    .catch(undefined),
  merge_group: z.object({ base_ref: text() }).optional().catch(undefined),
  workflow_run: runShape.optional().catch(undefined),
})
export type EventShape = z.infer<typeof eventShape>
