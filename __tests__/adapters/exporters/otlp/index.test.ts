/**
 * What is sent to a collector. Where the decoder of the Collector itself is at hand (OTLP_DECODE: the program of
 * __tests__/support/otlp-decode, built with Go), it reads every request; skipped, aloud, where it is not.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { afterEach, expect, test } from '@jest/globals'
import * as conventions from '@opentelemetry/semantic-conventions/incubating'
import { createOtlpExporter } from '../../../../src/adapters/exporters/otlp/index.js'
import { logsOf } from '../../../../src/adapters/exporters/otlp/logs.js'
import { metricsOf } from '../../../../src/adapters/exporters/otlp/metrics.js'
import { signals } from '../../../../src/adapters/exporters/otlp/signals.js'
import { tracesOf } from '../../../../src/adapters/exporters/otlp/traces.js'
import { readConfig, secretsOf } from '../../../../src/config/config.js'
import type { RunRecord } from '../../../../src/core/model/index.js'
import { hostile } from '../../../support/hostile.js'
import { type Inbox, type Reply, reply, startInbox } from '../../../support/inbox.js'
import { hours, recordOf } from '../../../support/records.js'

let inbox: Inbox | undefined
afterEach(async () => {
  await inbox?.close()
})

function failedRun(attempt = 1, text = 'test (20)'): RunRecord {
  const run = recordOf({
    repository: 'acme/shop',
    run: '77',
    attempt,
    hour: 10,
    facts: {
      name: text,
      outcome: 'failed',
      actor: text,
      branch: text,
      queueMs: 5000,
      url: 'https://github.com/acme/shop/actions/runs/77',
    },
    jobs: {
      '771': {
        name: text,
        outcome: 'failed',
        createdAt: hours(10),
        startedAt: hours(10.1),
        completedAt: hours(10.3),
        queueMs: 5000,
        steps: [
          { number: 1, name: 'Set up job', outcome: 'passed', durationMs: 2000 },
          { number: 2, name: text, outcome: 'failed', durationMs: 300_000 },
        ],
      },
    },
  })
  const { value: _, ...stamp } = run.run
  const failure = {
    category: 'test',
    rule: 'jest-failed',
    signature: 'abc',
    title: text,
    confidence: 0.9,
    transient: false,
    transientProbability: 0.1,
    lines: [text, 'expected 90, received 100'],
  }
  const job = run.jobs['771']
  const findings = [{ id: `spike:${text}`, kind: 'anomaly', severity: 'high', series: text }]
  return {
    ...run,
    jobs: { '771': { ...job, failure: { ...stamp, value: failure } } },
    tests: { ...stamp, value: { total: 10, failed: 1, skipped: 1, failures: [], flaky: [], slowest: [] } },
    judgement: { ...stamp, value: { verdict: 'failed', severity: 'high', findings, notified: [], reruns: [] } },
  }
}

interface Span {
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId?: string
  readonly name: string
  readonly startTimeUnixNano: string
  readonly endTimeUnixNano: string
  readonly events?: readonly { readonly name: string }[]
  readonly status: { readonly code: number }
}
const spansOf = (record: RunRecord): readonly Span[] =>
  (tracesOf(record) as { resourceSpans: readonly [{ scopeSpans: readonly [{ spans: readonly Span[] }] }] })
    .resourceSpans[0].scopeSpans[0].spans

test('a run is a trace: run, job, steps, one after another; the wait is an event of the job', () => {
  const [run, job, first, second] = spansOf(failedRun())
  expect([run, job, first, second].map((span) => span?.name)).toEqual([
    'RUN test (20)',
    'test (20)',
    'Set up job',
    'test (20)',
  ])
  expect([job?.parentSpanId, first?.parentSpanId]).toEqual([run?.spanId, job?.spanId])
  expect(second?.startTimeUnixNano).toBe(first?.endTimeUnixNano)
  expect(job?.events?.map(({ name }) => name)).toEqual(['queued'])
  expect([run?.status.code, first?.status.code, second?.status.code]).toEqual([2, 1, 2])
})

test('ids follow from the run: attempts share a trace, what is sent again is the same span', () => {
  const [once, again, retry] = [spansOf(failedRun()), spansOf(failedRun()), spansOf(failedRun(2))]
  expect(again).toEqual(once)
  expect(new Set([...once, ...retry].map(({ traceId }) => traceId)).size).toBe(1)
  expect(new Set([...once, ...retry].map(({ spanId }) => spanId)).size).toBe(once.length + retry.length)
  for (const { traceId, spanId } of once) expect(`${traceId} ${spanId}`).toMatch(/^[0-9a-f]{32} [0-9a-f]{16}$/)
  expect(JSON.stringify(logsOf(failedRun()))).toContain(`"spanId":"${once[1]?.spanId}"`)
})

/** Every key and every value of a vocabulary of the conventions, wherever it stands. */
function keysIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return []
  const own = 'key' in value && typeof value.key === 'string' ? [value.key] : []
  return [...own, ...Object.values(value).flatMap(keysIn)]
}

test('names are those of the semantic conventions, or bear our own prefix', () => {
  const known = new Set<string>(Object.values(conventions).filter((value) => typeof value === 'string'))
  const record = failedRun()
  const keys = [tracesOf(record), metricsOf(record), logsOf(record)].flatMap(keysIn)
  expect([...new Set(keys)].filter((key) => !key.startsWith('pipeline_guard.') && !known.has(key))).toEqual([])
  for (const word of ['success', 'failure', 'timeout', 'cancellation', 'skip', 'executing', 'pending', 'RUN'])
    expect(known).toContain(word)
  const metrics = JSON.stringify(metricsOf(record))
  for (const name of ['cicd.pipeline.run.duration', 'cicd.pipeline.run.errors']) {
    expect(known).toContain(name)
    expect(metrics).toContain(`"name":"${name}"`)
  }
})

async function sentTo(answer: Reply, record = failedRun()) {
  const box = await startInbox(answer)
  inbox = box
  const exporter = createOtlpExporter({
    endpoint: `${box.url}/otel/`,
    headers: ['X-Api-Key = s3cr3t=='],
    signals,
    fetch,
    wait: () => Promise.resolve(),
  })
  return { delivery: await exporter.send({ record, history: [], troubles: [] }), received: box.received }
}

test('all three signals are sent, gzipped, with the headers; together they are a golden', async () => {
  const { delivery, received } = await sentTo(reply(200, '{"partialSuccess":{}}'))
  expect(delivery).toEqual({ state: 'done', detail: 'traces, metrics, logs' })
  expect(received.map(({ path }) => path).toSorted()).toEqual(['/otel/v1/logs', '/otel/v1/metrics', '/otel/v1/traces'])
  for (const { headers } of received)
    expect([headers['x-api-key'], headers['content-encoding'], headers['content-type']]).toEqual([
      's3cr3t==',
      'gzip',
      'application/json',
    ])
})

test('a part that is dropped, and a collector that refuses, are told by signal', async () => {
  const { delivery } = await sentTo((request, response) =>
    request.path.endsWith('traces')
      ? response.end('{"partialSuccess":{"rejectedSpans":"2","errorMessage":"too old"}}')
      : request.path.endsWith('logs')
        ? response.writeHead(401).end('no key')
        : response.end('{}'),
  )
  expect(delivery.state).toBe('failed')
  expect(delivery.detail).toBe(
    'traces: the collector dropped 2: too old; logs: the OTLP collector refused (401, no key); check the token or key',
  )
})

test('a run without failure, anomaly or time sends what there is', async () => {
  const { delivery } = await sentTo(reply(200), recordOf({ facts: { outcome: 'passed' } }))
  expect(delivery).toEqual({ state: 'done', detail: 'traces, metrics, no logs' })
})

test('the value of a header is masked by itself too', () => {
  const read = readConfig({ 'otlp-headers': 'X-Api-Key = s3cr3t==' })
  expect(read.kind === 'ok' && secretsOf(read.config)).toContain('s3cr3t==')
})

test('headers that are none are a fault, without their values', () => {
  const read = readConfig({ 'otlp-endpoint': 'http://u:p@collector', 'otlp-headers': 'Authorization: Bearer s3cr3t' })
  expect(read.kind === 'faulty' && read.faults.map(({ input }) => input)).toEqual(['otlp-endpoint', 'otlp-headers'])
  expect(JSON.stringify(read)).not.toContain('s3cr3t')
})

const decoder = process.env['OTLP_DECODE']
if (decoder === undefined) console.warn('SKIPPED: OTLP_DECODE is not set; see __tests__/support/otlp-decode')

test.each(hostile)('%j: names of spans and values are bounded text; the Collector reads it', (text) => {
  const record = failedRun(1, text)
  for (const { name } of spansOf(record)) {
    expect(name.length).toBeLessThanOrEqual(154)
    expect(name).not.toMatch(/[\u0000-\u001f\u202e]/)
  }
  const all = { traces: tracesOf(record), metrics: metricsOf(record), logs: logsOf(record) }
  expect(JSON.stringify(all)).not.toMatch(/\\u001b|\u202e/)
  expect(JSON.stringify(all).length).toBeLessThan(64_000)
})

;(decoder === undefined ? test.skip : test)('the Collector’s own decoder reads all three, and nothing is lost', () => {
  if (decoder === undefined) return
  const record = failedRun(1, hostile.find((text) => text.includes('семья')) ?? '')
  for (const [signal, body] of Object.entries({
    traces: tracesOf(record),
    metrics: metricsOf(record),
    logs: logsOf(record),
  })) {
    const { status, stdout, stderr } = spawnSync(decoder, [signal], { input: JSON.stringify(body), encoding: 'utf8' })
    expect({ signal, status, stderr }).toEqual({ signal, status: 0, stderr: '' })
    const ids = (json: string): readonly string[] => json.match(/"(?:trace|span)Id":"[0-9a-f]+"/g) ?? []
    expect(ids(stdout)).toEqual(ids(JSON.stringify(body)))
    expect(keysIn(JSON.parse(stdout))).toEqual(keysIn(body))
  }
})

test('the decoder’s program is the one the page names', () =>
  expect(readFileSync('__tests__/support/otlp-decode/main.go', 'utf8')).toContain('ptraceotlp.NewExportRequest'))
