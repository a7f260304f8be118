/** What failed and what is abnormal as log records, each in the span of its job or run. Lines were masked when they were recorded. */
import type { RunRecord } from '../../../core/model/index.js'
import { cut, plainLine, plainLines } from '../../../core/report/escape.js'
import { attributes, nanos, pipelineAttributes, resourceOf, scope, spanIdOf, traceIdOf } from './values.js'

/** `SeverityNumber`. */
const numbers = { WARN: 13, ERROR: 17 } as const

export function logsOf(record: RunRecord): object | undefined {
  const logRecords = [...failuresOf(record), ...anomaliesOf(record)]
  return logRecords.length === 0
    ? undefined
    : { resourceLogs: [{ resource: resourceOf(record), scopeLogs: [{ scope, logRecords }] }] }
}

function logRecord(
  record: RunRecord,
  given: {
    readonly level: keyof typeof numbers
    readonly body: string
    readonly spanId: string
    readonly at: string | undefined
    readonly more: Parameters<typeof attributes>[0]
  },
): object {
  const at = Date.parse(given.at ?? record.run.value.completedAt ?? record.run.observedAt)
  return {
    timeUnixNano: nanos(at),
    observedTimeUnixNano: nanos(Date.parse(record.run.observedAt)),
    severityNumber: numbers[given.level],
    severityText: given.level,
    body: { stringValue: cut(plainLines(given.body), 8000) },
    attributes: attributes({ ...pipelineAttributes(record), ...given.more }),
    traceId: traceIdOf(record),
    spanId: given.spanId,
  }
}

const failuresOf = (record: RunRecord): readonly object[] =>
  Object.entries(record.jobs).flatMap(([id, { facts, failure }]) => {
    if (failure === undefined) return []
    const { title, category, rule, signature, transient, lines = [] } = failure.value
    return [
      logRecord(record, {
        level: 'ERROR',
        body: [title, ...lines].join('\n'),
        spanId: spanIdOf(record, id),
        at: facts?.value.completedAt,
        more: {
          'cicd.pipeline.task.name': facts?.value.name,
          'cicd.pipeline.task.run.id': id,
          'error.type': category,
          'pipeline_guard.rule': rule ?? undefined,
          'pipeline_guard.signature': signature,
          'pipeline_guard.transient': transient,
        },
      }),
    ]
  })

const anomaliesOf = (record: RunRecord): readonly object[] =>
  (record.judgement?.value.findings ?? [])
    .filter(({ kind, muted }) => kind === 'anomaly' && muted !== true)
    .map(({ id, severity, series }) =>
      logRecord(record, {
        level: 'WARN',
        body: plainLine(`${severity} anomaly: ${id}`),
        spanId: spanIdOf(record),
        at: undefined,
        more: { 'pipeline_guard.finding': id, 'pipeline_guard.severity': severity, 'pipeline_guard.series': series },
      }),
    )
