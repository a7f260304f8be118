/**
 * A run as a trace: run → jobs → steps, the wait for a runner as an event of the job.
 * Source: OpenTelemetry Semantic Conventions 1.43, "CICD Spans".
 */
import type { JobFacts, RunRecord, Step } from '../../../core/model/index.js'
import { plainLine } from '../../../core/report/escape.js'
import { hasFailed } from '../../../core/run/outcomes.js'
import { attributes, nanos, pipelineAttributes, resourceOf, resultOf, scope, spanIdOf, traceIdOf } from './values.js'

/** `SpanKind`: 1 internal, 2 server. `StatusCode`: 1 ok, 2 error. */
const kinds = { internal: 1, server: 2 } as const

interface Stretch {
  readonly start: number
  readonly end: number
}

/** @returns the request’s body; undefined where no time of the run is known */
export function tracesOf(record: RunRecord): object | undefined {
  const jobs = Object.entries(record.jobs).flatMap(([id, job]) => {
    const facts = job.facts?.value
    const stretch = facts === undefined ? undefined : stretchOf(facts)
    return facts === undefined || stretch === undefined ? [] : [{ id, facts, stretch, failure: job.failure?.value }]
  })
  const run = runStretch(
    record,
    jobs.map(({ stretch }) => stretch),
  )
  if (run === undefined) return undefined
  const spans = [
    runSpan(record, run),
    ...jobs.flatMap(({ id, facts, stretch, failure }) => [
      jobSpan(record, { id, facts, stretch, category: failure?.category }),
      ...stepSpans(record, { id, facts, stretch }),
    ]),
  ]
  return { resourceSpans: [{ resource: resourceOf(record), scopeSpans: [{ scope, spans }] }] }
}

const time = (iso: string | undefined): number | undefined => {
  const at = Date.parse(iso ?? '')
  return Number.isNaN(at) ? undefined : at
}

function stretchOf({ startedAt, completedAt, workMs }: JobFacts): Stretch | undefined {
  const start = time(startedAt)
  if (start === undefined) return undefined
  return { start, end: Math.max(start, time(completedAt) ?? start + (workMs ?? 0)) }
}

function runStretch({ run }: RunRecord, jobs: readonly Stretch[]): Stretch | undefined {
  const starts = [time(run.value.startedAt), ...jobs.map(({ start }) => start)].filter((at) => at !== undefined)
  if (starts.length === 0) return undefined
  const start = Math.min(...starts)
  return { start, end: Math.max(start, time(run.value.completedAt) ?? start, ...jobs.map(({ end }) => end)) }
}

const status = (failed: boolean, message?: string): object =>
  failed ? { code: 2, ...(message === undefined ? {} : { message: plainLine(message, 200) }) } : { code: 1 }

function runSpan(record: RunRecord, { start, end }: Stretch): object {
  const { outcome, event, actor } = record.run.value
  return {
    traceId: traceIdOf(record),
    spanId: spanIdOf(record),
    name: plainLine(`RUN ${record.run.value.name ?? record.key.workflow}`, 150),
    kind: kinds.server,
    startTimeUnixNano: nanos(start),
    endTimeUnixNano: nanos(end),
    attributes: attributes({
      ...pipelineAttributes(record),
      'cicd.pipeline.action.name': 'RUN',
      'cicd.pipeline.result': resultOf(outcome),
      'error.type': hasFailed(outcome) ? resultOf(outcome) : undefined,
      'pipeline_guard.attempt': record.key.attempt,
      'pipeline_guard.event': event,
      'pipeline_guard.actor': actor,
      'pipeline_guard.verdict': record.judgement?.value.verdict,
      'pipeline_guard.severity': record.judgement?.value.severity,
    }),
    status: status(hasFailed(outcome)),
  }
}

interface JobOf {
  readonly id: string
  readonly facts: JobFacts
  readonly stretch: Stretch
  readonly category?: string | undefined
}

function jobSpan(record: RunRecord, { id, facts, stretch, category }: JobOf): object {
  const { outcome, createdAt, queueMs, runner, url } = facts
  const queued = time(createdAt)
  return {
    traceId: traceIdOf(record),
    spanId: spanIdOf(record, id),
    parentSpanId: spanIdOf(record),
    name: plainLine(facts.name, 150),
    kind: kinds.internal,
    startTimeUnixNano: nanos(stretch.start),
    endTimeUnixNano: nanos(stretch.end),
    attributes: attributes({
      'cicd.pipeline.task.name': facts.name,
      'cicd.pipeline.task.run.id': id,
      'cicd.pipeline.task.run.url.full': url,
      'cicd.pipeline.task.run.result': resultOf(outcome),
      'cicd.worker.name': runner?.name,
      'error.type': hasFailed(outcome) ? (category ?? resultOf(outcome)) : undefined,
    }),
    events:
      queued === undefined || queueMs === undefined
        ? []
        : [
            {
              timeUnixNano: nanos(queued),
              name: 'queued',
              attributes: attributes({ 'pipeline_guard.queue_ms': queueMs }),
            },
          ],
    status: status(hasFailed(outcome), category),
  }
}

/** Platforms tell how long a step took; steps run one after another, so each begins where the one before ended. */
function stepSpans(record: RunRecord, { id, facts, stretch }: JobOf): readonly object[] {
  let at = stretch.start
  return (facts.steps ?? []).flatMap((step: Step) => {
    if (step.durationMs === undefined) return []
    const [start, end] = [at, at + step.durationMs]
    at = end
    return [
      {
        traceId: traceIdOf(record),
        spanId: spanIdOf(record, id, step.number),
        parentSpanId: spanIdOf(record, id),
        name: plainLine(step.name, 150),
        kind: kinds.internal,
        startTimeUnixNano: nanos(start),
        endTimeUnixNano: nanos(end),
        attributes: attributes({
          'cicd.pipeline.task.name': step.name,
          'cicd.pipeline.task.run.id': `${id}/${step.number}`,
          'cicd.pipeline.task.run.result': resultOf(step.outcome),
        }),
        status: status(hasFailed(step.outcome)),
      },
    ]
  })
}
