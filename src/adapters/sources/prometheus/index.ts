/**
 * Metrics by the Prometheus HTTP API (prometheus.io/docs/prometheus/latest/querying/api), which Thanos, Mimir, Cortex and
 * VictoriaMetrics speak too. Range queries in pieces below Prometheus’ limit of 11,000 values a series.
 */

import type { Point } from '../../../core/gate/points.js'
import type { GateFault } from '../../../core/model/index.js'
import type { MetricAnswer, MetricSource } from '../../../ports.js'
import { type Access, type Outside, openAccess } from '../access.js'
import { faultOfRefusal } from '../faults.js'
import { readAnswer } from './answer.js'

/** Below the 11,000 of `max-resolution-points`; VictoriaMetrics allows 30,000. */
const mostPoints = 10_000

export function createPrometheus(access: Access, outside: Outside): MetricSource {
  const opened = openAccess(access, outside)
  const ask = async (path: string, parameters: Readonly<Record<string, string>>): Promise<MetricAnswer> => {
    const answer = await opened.rest().json(opened.address(`/api/v1/${path}`, parameters))
    return answer.kind === 'refused' ? { kind: 'fault', fault: faultOfRefusal(answer) } : readAnswer(answer.value)
  }
  return {
    async range({ query, from, to, step }) {
      const points: Point[] = []
      const remarks: GateFault[] = []
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
        if (answer.points.some(({ at }) => at < from - step - slack || at > to + step + slack))
          return { kind: 'fault', fault: elsewhen }
        points.push(...answer.points)
        remarks.push(...(answer.remarks ?? []))
      }
      return { kind: 'ok', points, ...(remarks.length === 0 ? {} : { remarks }) }
    },
    instant: ({ query, at }) => ask('query', { query, time: seconds(at) }),
  }
}

/** VictoriaMetrics moves the ends to multiples of the step; clocks differ. */
const slack = 60_000

const elsewhen: GateFault = {
  code: 'bad-answer',
  message: 'The answer holds values of another time than was asked for',
  advice: 'Is the clock there right? Ask it by its own page for the same time.',
  blocking: true,
}

const seconds = (ms: number): string => String(Math.round(ms) / 1000)
