/** The log of a finished job, as a stream. */
import type { SnapshotJob } from '../../../core/model/index.js'
import type { LogSource } from '../../../ports.js'
import type { Answer } from '../../http/github/answer.js'
import { chunksOf, fetchStored, type Stored } from '../../http/github/stored.js'
import { at, type Context } from './context.js'

/** A log that is not stored yet (`BlobNotFound`), or of which only the preamble is, mostly is within seconds. */
const pauses = [500, 1500]
const preambleBytes = 512
/** Silence after which a download is given up, in ms. */
const idleMs = 15_000

/**
 * @returns undefined, with one trouble, where the platform does not have the log; a job in progress has none by design
 */
export async function fetchLog(context: Context, job: SnapshotJob): Promise<LogSource | undefined> {
  if (job.status !== 'completed') return undefined
  const answer = await patiently(context, job)
  if (answer.kind === 'refused') {
    context.tell(answer, { what: `The log of ${job.name}`, need: 'actions: read' })
    return undefined
  }
  let first: Stored['body'] | undefined = answer.value.body
  return {
    name: job.name,
    jobId: job.id,
    async *open() {
      const again = first === undefined ? await download(context, job) : undefined
      if (again?.kind === 'refused') throw new Error(`the log of ${job.name} could not be read again: ${again.message}`)
      const body = first ?? again?.value.body
      first = undefined
      if (body !== undefined) yield* chunksOf(body, () => Math.min(idleMs, context.left()))
    },
  }
}

async function patiently(context: Context, job: SnapshotJob): Promise<Answer<Stored>> {
  for (const pause of pauses) {
    const answer = await download(context, job)
    const worthWaiting =
      answer.kind === 'refused'
        ? // A log that is gone (410) does not come back.
          answer.reason === 'missing' && answer.status !== 410
        : answer.value.size !== undefined && answer.value.size < preambleBytes && job.steps.length > 2
    if (!worthWaiting || context.left() < 4 * pause) return answer
    if (answer.kind === 'ok') await answer.value.body.cancel()
    await context.sleep(pause)
  }
  return download(context, job)
}

const download = (context: Context, job: SnapshotJob): Promise<Answer<Stored>> =>
  fetchStored(context.client, {
    route: '/repos/{owner}/{repo}/actions/jobs/{job_id}/logs',
    params: at(context, { job_id: job.id }),
    timeoutMs: () => Math.min(idleMs, context.left()),
  })
