/**
 * A run as metrics: each export is the difference one run makes (delta temporality), which a collector adds up.
 * Source: OpenTelemetry Semantic Conventions 1.43, "CICD Metrics".
 */
import type { RunRecord } from '../../../core/model/index.js'
import { durationBuckets } from '../../../core/report/figures/table.js'
import { hasFailed } from '../../../core/run/outcomes.js'
import { runTimes } from '../../../core/run/run-times.js'
import { attributes, nanos, resourceOf, resultOf, scope } from './values.js'

/** `AggregationTemporality`. */
const delta = 1

export function metricsOf(record: RunRecord): object | undefined {
  const { outcome, queueMs, startedAt, completedAt, name } = record.run.value
  const start = Date.parse(startedAt ?? record.run.observedAt)
  const end = Date.parse(completedAt ?? record.run.observedAt)
  const { durationMs, computeMs } = runTimes(record)
  const result = resultOf(outcome)
  const pipeline = name ?? record.key.workflow
  const span = { startTimeUnixNano: nanos(Math.min(start, end)), timeUnixNano: nanos(end) }
  const error = hasFailed(outcome) ? result : undefined
  const common = { 'cicd.pipeline.name': pipeline, 'cicd.pipeline.result': result, 'error.type': error }
  const durations = [
    ...pointsOf(durationMs, { ...common, 'cicd.pipeline.run.state': 'executing' }, span),
    ...pointsOf(queueMs, { 'cicd.pipeline.name': pipeline, 'cicd.pipeline.run.state': 'pending' }, span),
  ]
  const tests = record.tests?.value
  const metrics = [
    ...histogram('cicd.pipeline.run.duration', 'Duration of a pipeline run, by state.', durations),
    ...histogram('pipeline_guard.run.compute', 'Work of all jobs of a run.', pointsOf(computeMs, common, span)),
    ...(error === undefined
      ? []
      : [
          {
            name: 'cicd.pipeline.run.errors',
            unit: '{error}',
            sum: {
              aggregationTemporality: delta,
              isMonotonic: true,
              dataPoints: [
                {
                  ...span,
                  asInt: '1',
                  attributes: attributes({ 'cicd.pipeline.name': pipeline, 'error.type': error }),
                },
              ],
            },
          },
        ]),
    ...(tests === undefined ? [] : [testsGauge(tests, pipeline, span.timeUnixNano)]),
  ]
  return metrics.length === 0
    ? undefined
    : { resourceMetrics: [{ resource: resourceOf(record), scopeMetrics: [{ scope, metrics }] }] }
}

interface Span {
  readonly startTimeUnixNano: string
  readonly timeUnixNano: string
}

function pointsOf(ms: number | undefined, given: Parameters<typeof attributes>[0], span: Span): readonly object[] {
  if (ms === undefined) return []
  const value = ms / 1000
  const at = durationBuckets.findIndex((bound) => value <= bound)
  const bucket = at < 0 ? durationBuckets.length : at
  return [
    {
      ...span,
      attributes: attributes(given),
      count: '1',
      sum: value,
      min: value,
      max: value,
      explicitBounds: durationBuckets,
      bucketCounts: [...durationBuckets, 0].map((_, index) => (index === bucket ? '1' : '0')),
    },
  ]
}

const histogram = (name: string, description: string, dataPoints: readonly object[]): readonly object[] =>
  dataPoints.length === 0
    ? []
    : [{ name, description, unit: 's', histogram: { aggregationTemporality: delta, dataPoints } }]

function testsGauge(
  tests: { readonly total: number; readonly failed: number; readonly skipped: number },
  pipeline: string,
  timeUnixNano: string,
): object {
  const states = {
    passed: tests.total - tests.failed - tests.skipped,
    failed: tests.failed,
    skipped: tests.skipped,
  }
  return {
    name: 'pipeline_guard.run.tests',
    unit: '{test}',
    gauge: {
      dataPoints: Object.entries(states).map(([state, value]) => ({
        timeUnixNano,
        asInt: String(value),
        attributes: attributes({ 'cicd.pipeline.name': pipeline, 'pipeline_guard.state': state }),
      })),
    },
  }
}
