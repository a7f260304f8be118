/**
 * Metrics by the Prometheus HTTP API (prometheus.io/docs/prometheus/latest/querying/api), which Thanos, Mimir, Cortex and
 * VictoriaMetrics speak too. Range queries in pieces below Prometheus’ limit of 11,000 values a series.
 */

import type { Point } from '../../../core/gate/points.js'
import type { MetricAnswer, MetricSource } from '../../../ports.js'
import { type Access, type Outside, openAccess } from '../access.js'
import { faultOfRefusal } from '../faults.js'
import { readAnswer } from './answer.js'

/** Below the 11,000 of `max-resolution-points`; VictoriaMetrics allows 30,000. */
const mostPoints = 10_000

export function createPrometheus(access: Access, outside: Outside): MetricSource {
  const opened = openAccess(access, outside)
  const ask = async (path: string, parameters: Readonly<Record<string, string>>): Promise<MetricAnswer> => {
    const answer = await opened.rest().json(`${opened.base}/api/v1/${path}?${new URLSearchParams(parameters)}`)
    return answer.kind === 'refused' ? { kind: 'fault', fault: faultOfRefusal(answer) } : readAnswer(answer.value)
  }
  return {
    async range({ query, from, to, step }) {
      const points: Point[] = []
      for (let start = from; start <= to; start += mostPoints * step) {
        const end = Math.min(to, start + (mostPoints - 1) * step)
        const answer = await ask('query_range', {
          query,
          start: seconds(start),
          end: seconds(end),
          step: seconds(step),
        })
        // A piece of time before the series began is no trouble.
        if (answer.kind === 'fault') return answer
        points.push(...answer.points)
      }
      return { kind: 'ok', points }
    },
    instant: ({ query, at }) => ask('query', { query, time: seconds(at) }),
  }
}

const seconds = (ms: number): string => String(Math.round(ms) / 1000)
