/** Errors of the service since the deployment: lines of Loki, or a log file, through the diagnosis. */
import { createEvidence } from '../../adapters/evidence/index.js'
import { fetchFor } from '../../adapters/http/proxy.js'
import { createLoki } from '../../adapters/sources/loki/index.js'
import type { Config } from '../../config/config.js'
import { diagnoseLog } from '../../core/diagnose/index.js'
import { type ErrorSpike, isErrorSpike, phraseSpike } from '../../core/gate/errors.js'
import { fillQuery, type Labels } from '../../core/gate/query.js'
import type { Mask } from '../../core/mask/index.js'
import { messageOf } from '../../core/run/errors.js'
import { hour } from '../../core/run/time.js'
import type { Env, TroubleLog } from '../../ports.js'

export interface ErrorsRequest {
  readonly config: Config
  /** LogQL of the configuration file. */
  readonly query: string | undefined
  readonly labels: Labels
  readonly env: Env
  readonly cwd: string
  readonly mask: Mask
  readonly troubles: TroubleLog
  /** Milliseconds since the epoch. */
  readonly deployedAt: number
  readonly now: number
}

export async function errorsSince(request: ErrorsRequest): Promise<ErrorSpike | undefined> {
  const spike = request.config.lokiUrl === undefined ? undefined : await spikeOfLoki(request)
  return spike ?? spikeOfFiles(request)
}

async function spikeOfLoki(request: ErrorsRequest): Promise<ErrorSpike | undefined> {
  const { config, query, labels, env, troubles, deployedAt, now } = request
  if (config.lokiUrl === undefined || query === undefined) {
    troubles.add({
      code: 'no-log-query',
      message: '`loki-url` is given, and no query',
      advice: 'Add `gate: logs: query:` to the configuration file.',
    })
    return undefined
  }
  const access = { url: config.lokiUrl, authorization: config.lokiAuthorization, headers: config.lokiHeaders }
  const source = createLoki(access, { fetch: fetchFor(env), requests: 6, timeoutMs: 15_000 })
  const asked = fillQuery(query, labels)
  const span = Math.min(hour, Math.max(60_000, now - deployedAt))
  const [before, after] = await Promise.all([
    source.lines({ query: asked, from: deployedAt - hour, to: deployedAt }),
    source.lines({ query: asked, from: now - span, to: now }),
  ])
  for (const answer of [before, after])
    if (answer.kind === 'fault') {
      const { code, message, advice } = answer.fault
      troubles.add({ code: `loki-${code}`, message, advice })
      return undefined
    }
  if (before.kind === 'fault' || after.kind === 'fault') return undefined
  const counts = { before: before.lines.length, after: after.lines.length, spanBefore: hour, spanAfter: span }
  const [first] = after.lines
  if (!isErrorSpike(counts) || first === undefined) return undefined
  const text = after.lines.map((line) => line.text).join('\n')
  const found = await diagnosed(request, { name: 'logs of the service', chunks: [Buffer.from(text)] })
  return { since: first.at, text: `${phraseSpike(counts)}${found === undefined ? '' : `; ${found.title}`}`, ...found }
}

/** A file tells what is wrong, and not when it began: it is evidence as of now. */
async function spikeOfFiles(request: ErrorsRequest): Promise<ErrorSpike | undefined> {
  const { config, cwd, env, troubles, mask, now } = request
  if (config.logFiles.length === 0) return undefined
  const evidence = createEvidence({ config, cwd, env, troubles, mask })
  for (const log of await evidence.logs()) {
    const found = await diagnosed(request, { name: log.name, chunks: log.open() })
    if (found !== undefined) return { since: now, text: `${log.name}: ${found.title}`, ...found }
  }
  return undefined
}

async function diagnosed(
  { mask, troubles }: ErrorsRequest,
  { name, chunks }: { readonly name: string; readonly chunks: AsyncIterable<Uint8Array> | readonly Uint8Array[] },
): Promise<{ readonly title: string; readonly signature: string } | undefined> {
  try {
    const { title, signature, failed } = await diagnoseLog(streamOf(chunks), { file: name, failed: true, mask })
    return failed && title !== null && signature !== null ? { title, signature } : undefined
  } catch (error) {
    troubles.add({
      code: 'log-unreadable',
      message: `${name}: ${messageOf(error)}`,
      advice: 'The incident is told without it.',
    })
    return undefined
  }
}

async function* streamOf(chunks: AsyncIterable<Uint8Array> | readonly Uint8Array[]): AsyncIterable<Uint8Array> {
  yield* chunks
}
