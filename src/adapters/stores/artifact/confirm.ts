/** Asks the platform which run an artifact belongs to: its event, head and actor are never the artifact’s to say. */
import { z } from 'zod'
import { type Attested, attestedBy } from '../../../core/history/provenance.js'
import type { RunKey, RunRecord } from '../../../core/model/index.js'
import { mapLimited } from '../../../core/run/concurrency.js'
import type { Repository } from '../../http/github/repository.js'

const text = z.string().max(300).nullish()
const person = z.object({ login: text }).nullish()
const runSchema = z.object({
  id: z.number(),
  event: text,
  head_branch: text,
  head_sha: text,
  run_attempt: z.number().nullish(),
  conclusion: text,
  created_at: text,
  run_started_at: text,
  actor: person,
  triggering_actor: person,
  head_repository: z.object({ full_name: text }).nullish(),
})
const listSchema = z.object({ workflow_runs: z.array(runSchema) })
type Run = z.infer<typeof runSchema>

/** What the platform says of these runs; one it could not be asked about is left out. */
export type Confirm = (runs: readonly string[]) => Promise<ReadonlyMap<string, Attested>>

/** More than this unknown at once are worth a list of a hundred. */
const worthAList = 3
const atOnce = 8

/**
 * @param told the platform’s own list of earlier runs, where it has been asked for; runs in progress are not in it
 * @param keptBack requests that are not to be spent on this
 */
export function confirmBy(
  rest: Repository,
  key: Pick<RunKey, 'workflow'>,
  told: Promise<readonly RunRecord[]>,
  keptBack = 0,
): Confirm {
  const known = new Map<string, Attested>()
  const learn = (run: Run): void => void known.set(String(run.id), attestedOf(run))
  let listed = false
  return async (runs) => {
    for (const record of await told) if (!known.has(record.key.run)) known.set(record.key.run, attestedBy(record))
    const unknown = () => runs.filter((run) => !known.has(run))
    if (!listed && unknown().length > worthAList && rest.left() > keptBack) {
      listed = true
      const file = encodeURIComponent(key.workflow.split('/').at(-1) ?? '')
      const path = `/actions/workflows/${file}/runs?per_page=100`
      const answer = await rest.json(path, listSchema).catch(() => undefined)
      for (const run of answer?.workflow_runs ?? []) learn(run)
    }
    const single = unknown().slice(0, Math.max(0, rest.left() - keptBack))
    await mapLimited(single, atOnce, async (run) => {
      const answer = await rest.json(`/actions/runs/${encodeURIComponent(run)}`, runSchema).catch(() => undefined)
      if (answer !== undefined && String(answer.id) === run) learn(answer)
    })
    return new Map(runs.flatMap((run) => (known.has(run) ? [[run, known.get(run) as Attested]] : [])))
  }
}

function attestedOf(run: Run): Attested {
  const facts = {
    attempt: run.run_attempt,
    event: run.event,
    branch: run.head_branch,
    sha: run.head_sha,
    actor: run.triggering_actor?.login ?? run.actor?.login,
    headRepository: run.head_repository?.full_name,
    createdAt: instant(run.created_at),
    startedAt: instant(run.run_started_at),
    outcome: run.conclusion === 'success' ? 'passed' : undefined,
  }
  return Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== undefined && fact !== null)) as Attested
}

const instant = (text: string | null | undefined): string | undefined =>
  text && !Number.isNaN(Date.parse(text)) ? text : undefined
