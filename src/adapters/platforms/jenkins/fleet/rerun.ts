/**
 * Starts a build once more, from outside. Jenkins knows no rerun: a new build is one of its own, and whether it repeats
 * another only its parameters can say. A job that does not declare them would be started again and again, each build being
 * the first of its run; so it is not started at all.
 */
import { z } from 'zod'
import type { ActionOutcome, DecisionOf } from '../../../../core/model/index.js'
import { wholeNumber } from '../../bounded.js'
import { addressOf, treeOf } from '../address.js'
import { type Build, causesOf, parametersOf, plainParameters } from '../build.js'
import type { Desk } from '../controller.js'
import { eventOf } from '../environment.js'
import type { ListedBuild } from '../listed.js'

const [of, attempt] = ['PIPELINE_GUARD_RERUN_OF', 'PIPELINE_GUARD_ATTEMPT'] as const

/** Its job counts attempts, every parameter can be given again, and it ran the job as it is. */
export function repeatable({ build, env, job }: ListedBuild): boolean {
  const given = plainParameters(build)
  const event = eventOf(env, causesOf(build))
  return (
    given !== undefined &&
    Object.hasOwn(given, of) &&
    Object.hasOwn(given, attempt) &&
    job.change !== true &&
    event !== 'replay' &&
    event !== 'upstream'
  )
}

export interface RebuildRequest {
  readonly build: ListedBuild
  readonly desk: Desk
  readonly left: () => number
  readonly sleep: (ms: number) => Promise<void>
}

/** Left for the request itself and for remembering what was done, in ms. */
const reserve = 10_000
const jobSchema = z.object({
  buildable: z.boolean().nullish().catch(undefined),
  inQueue: z.boolean().nullish().catch(undefined),
  lastBuild: z.object({ number: wholeNumber() }).nullish().catch(undefined),
})

export async function rebuild(
  { build, desk, left, sleep }: RebuildRequest,
  decision: DecisionOf<'rerun'>,
): Promise<ActionOutcome> {
  const told = (state: ActionOutcome['state'], detail: string): ActionOutcome => ({
    decision: 'rerun',
    target: build.key.workflow,
    state,
    detail,
  })
  const waitMs = Math.min(decision.waitSeconds * 1000, Math.max(0, left() - reserve))
  if (waitMs > 0) await sleep(waitMs)
  const job = addressOf(desk.root, build.job.names)
  const answer = await desk.rest.json(treeOf(job, 'buildable,inQueue,lastBuild[number]'))
  if (answer.kind === 'refused') return told('skipped', `the job could not be checked again: ${answer.message}`)
  const objection = objectionOf(build.build, jobSchema.safeParse(answer.value).data)
  if (objection !== undefined) return told('skipped', objection)
  const form = Object.fromEntries(
    Object.entries({ ...parametersOf(build.build), [of]: build.key.run, [attempt]: `${build.key.attempt + 1}` }).map(
      ([name, value]) => [name, String(value)],
    ),
  )
  const started = await desk.rest.submit(`${job}buildWithParameters`, form)
  if (started.kind === 'ok') return told('done', `another build was asked for: ${decision.because}`)
  desk.tell('A rerun', started)
  const advice = started.reason === 'forbidden' ? '; the user needs Job/Build' : ''
  return told('failed', `${started.message}${advice}`)
}

function objectionOf(build: Build, job: z.infer<typeof jobSchema> | undefined): string | undefined {
  if (job?.lastBuild?.number !== build.number) return 'a newer build of the job exists already'
  if (job?.buildable !== true) return 'the job is disabled'
  return job.inQueue === true ? 'a build of the job is waiting already' : undefined
}
