/** The log of a finished job, as a stream. */
import type { SnapshotJob } from '../../../core/model/index.js'
import { messageOf } from '../../../core/run/errors.js'
import type { LogSource } from '../../../ports.js'
import { within } from '../../../timers.js'
import { type Answer, refused } from './answer.js'
import { at, type Context } from './context.js'

/** A log that is not stored yet (`BlobNotFound`), or of which only the preamble is, mostly is within seconds. */
const pauses = [500, 1500]
const preambleBytes = 512
/** Silence after which a download is given up, in ms. */
const idleMs = 15_000

type Body = ReadableStream<Uint8Array>
interface Found {
  readonly body: Body
  /** Undefined where the server does not tell. */
  readonly size: number | undefined
}

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
  let first: Body | undefined = answer.value.body
  return {
    name: job.name,
    jobId: job.id,
    async *open() {
      const again = first === undefined ? await download(context, job) : undefined
      if (again?.kind === 'refused') throw new Error(`the log of ${job.name} could not be read again: ${again.message}`)
      const body = first ?? again?.value.body
      first = undefined
      if (body !== undefined) yield* chunksOf(body, context)
    },
  }
}

async function patiently(context: Context, job: SnapshotJob): Promise<Answer<Found>> {
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

/** GitHub redirects to its storage, which must not see the token; Gitea answers with the log itself. */
async function download(context: Context, job: SnapshotJob): Promise<Answer<Found>> {
  const route = '/repos/{owner}/{repo}/actions/jobs/{job_id}/logs'
  const answer = await context.client.raw(route, at(context, { job_id: job.id }))
  if (answer.kind === 'refused') return answer
  const { status, location, contentType, body } = answer.value
  if (status < 300 && /html|json/.test(contentType)) {
    await body?.cancel()
    return refused('shape', `an answer of type ${contentType.slice(0, 60)} is no log`, status)
  }
  if (status < 300) return body === undefined ? emptyLog() : { kind: 'ok', value: { body, size: undefined } }
  await body?.cancel()
  const url = location !== undefined && URL.canParse(location) ? new URL(location) : undefined
  if (url === undefined || !allowed(url, context.client.baseUrl))
    return refused('shape', 'its redirect leads to no https address', status)
  return fromStorage(context, url.href)
}

const allowed = (url: URL, baseUrl: string): boolean =>
  url.protocol === 'https:' || (url.protocol === 'http:' && baseUrl.startsWith('http:'))

const emptyLog = (): Answer<Found> => ({
  kind: 'ok',
  value: { body: new ReadableStream({ start: (c) => c.close() }), size: 0 },
})

async function fromStorage(context: Context, url: string): Promise<Answer<Found>> {
  const cut = new AbortController()
  const timer = setTimeout(() => cut.abort(), Math.max(1, Math.min(idleMs, context.left())))
  try {
    const response = await context.client.plainFetch(url, { redirect: 'error', signal: cut.signal })
    if (!response.ok) {
      await response.body?.cancel()
      const reason = response.status === 404 ? 'missing' : response.status >= 500 ? 'server' : 'rejected'
      return refused(reason, 'the log’s storage refused it', response.status)
    }
    if (response.body === null) return emptyLog()
    const length = Number(response.headers.get('content-length') ?? Number.NaN)
    return { kind: 'ok', value: { body: response.body, size: Number.isFinite(length) ? length : undefined } }
  } catch (error) {
    return cut.signal.aborted
      ? refused('timeout', 'the log’s storage did not answer')
      : refused('unreachable', messageOf(error))
  } finally {
    clearTimeout(timer)
  }
}

const stopped = (): never => {
  throw new Error('the download of the log stopped half-way')
}

/** The chunks, given up after a silence or when the step’s time is up. */
async function* chunksOf(body: Body, context: Context): AsyncGenerator<Uint8Array> {
  const reader = body.getReader()
  try {
    for (;;) {
      const { done, value } = await within(reader.read(), Math.max(1, Math.min(idleMs, context.left())), stopped)
      if (done) return
      if (value !== undefined) yield value
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}
