/** Sends a run to an OpenTelemetry collector: OTLP over HTTP, JSON, gzip. Source: opentelemetry.io, "OTLP Specification", OTLP/HTTP. */
import { gzipSync } from 'node:zlib'
import type { RunRecord } from '../../../core/model/index.js'
import { cut, plainLine } from '../../../core/report/escape.js'
import type { Exporter } from '../../../ports.js'
import type { Fetch } from '../../http/guarded-fetch.js'
import { post } from '../../http/post.js'
import { logsOf } from './logs.js'
import { metricsOf } from './metrics.js'
import type { Signal } from './signals.js'
import { tracesOf } from './traces.js'

export interface OtlpOptions {
  /** The address of the collector; `/v1/traces` and its like are added. */
  readonly endpoint: string
  /** `name=value`. */
  readonly headers: readonly string[]
  readonly signals: readonly Signal[]
  readonly fetch: Fetch
  /** Waits between attempts; a test’s own clock. */
  readonly wait?: (ms: number) => Promise<void>
}

const bodies: Readonly<Record<Signal, (record: RunRecord) => object | undefined>> = {
  traces: tracesOf,
  metrics: metricsOf,
  logs: logsOf,
}

export const createOtlpExporter = (options: OtlpOptions): Exporter => ({
  name: 'otlp',
  everyRun: true,
  async send({ record }) {
    const all = await Promise.all(options.signals.map((signal) => sent(signal, record, options)))
    const faults = all.flatMap((one) => one.fault ?? [])
    const done = all.filter(({ fault }) => fault === undefined).map(({ what }) => what)
    return faults.length > 0
      ? { state: 'failed', detail: faults.join('; ') }
      : { state: 'done', detail: done.length === 0 ? 'nothing to send' : done.join(', ') }
  },
})

interface Sent {
  readonly what: string
  readonly fault?: string
}

async function sent(signal: Signal, record: RunRecord, { endpoint, headers, fetch, wait }: OtlpOptions): Promise<Sent> {
  const body = bodies[signal](record)
  if (body === undefined) return { what: `no ${signal}` }
  const came = await post({
    service: 'the OTLP collector',
    url: `${endpoint.replace(/\/+$/, '')}/v1/${signal}`,
    headers: { ...Object.fromEntries(headers.map(headerOf)), 'content-encoding': 'gzip' },
    body: gzipSync(JSON.stringify(body)),
    fetch,
    ...(wait === undefined ? {} : { wait }),
  })
  if (came.kind === 'failed') return { what: signal, fault: `${signal}: ${came.detail}` }
  const rejected = rejection(came.reply.body)
  return rejected === undefined ? { what: signal } : { what: signal, fault: `${signal}: ${rejected}` }
}

function headerOf(line: string): readonly [string, string] {
  const at = line.indexOf('=')
  return [line.slice(0, at).trim().toLowerCase(), line.slice(at + 1).trim()]
}

/** A collector may take a request and drop a part of it, which only the answer says. */
function rejection(body: string): string | undefined {
  try {
    const { partialSuccess } = (JSON.parse(body) ?? {}) as { readonly partialSuccess?: Record<string, unknown> }
    const dropped = Object.entries(partialSuccess ?? {}).find(
      ([key, value]) => /^rejected/.test(key) && Number(value) > 0,
    )
    if (dropped === undefined) return undefined
    const why = partialSuccess?.['errorMessage']
    return `the collector dropped ${Number(dropped[1])}${typeof why === 'string' ? `: ${cut(plainLine(why), 120)}` : ''}`
  } catch {
    return undefined
  }
}
