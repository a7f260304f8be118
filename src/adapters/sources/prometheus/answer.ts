/** Prometheus’ answers, believed in nothing: shape first, then numbers as it writes them. */
import { z } from 'zod'
import type { MetricAnswer } from '../../../ports.js'

const sample = z.tuple([z.number(), z.string()])
const metric = z.record(z.string(), z.string())
const answerSchema = z.object({
  status: z.literal('success'),
  data: z.discriminatedUnion('resultType', [
    z.object({
      resultType: z.literal('matrix'),
      result: z.array(z.object({ metric, values: z.array(sample).optional(), histograms: z.unknown().optional() })),
    }),
    z.object({
      resultType: z.literal('vector'),
      result: z.array(z.object({ metric, value: sample.optional(), histogram: z.unknown().optional() })),
    }),
    z.object({ resultType: z.literal('scalar'), result: sample }),
    z.object({ resultType: z.literal('string'), result: sample }),
  ]),
})

export function readAnswer(given: unknown): MetricAnswer {
  const read = answerSchema.safeParse(given)
  if (!read.success) return { kind: 'fault', fault: notPrometheus }
  const { data } = read.data
  switch (data.resultType) {
    case 'scalar':
      return { kind: 'ok', points: [pointOf(data.result)] }
    case 'string':
      return { kind: 'fault', fault: aString }
    case 'matrix':
    case 'vector': {
      const [first, ...others] = data.result
      if (others.length > 0) return { kind: 'fault', fault: several(data.result.map((one) => one.metric)) }
      if (first === undefined) return { kind: 'ok', points: [] }
      const samples = 'values' in first ? (first.values ?? []) : 'value' in first && first.value ? [first.value] : []
      if (samples.length === 0 && ('histograms' in first || 'histogram' in first))
        return { kind: 'fault', fault: aHistogram }
      return { kind: 'ok', points: samples.map(pointOf) }
    }
    default:
      return data satisfies never
  }
}

/** `"NaN"`, `"+Inf"`, `"-Inf"` and numbers. */
const pointOf = ([at, text]: readonly [number, string]) => ({
  at: at * 1000,
  value: text === '+Inf' ? Number.POSITIVE_INFINITY : text === '-Inf' ? Number.NEGATIVE_INFINITY : Number(text),
})

const notPrometheus = {
  code: 'wrong-address',
  message: 'What answers there does not speak the Prometheus HTTP API',
  advice: 'Give the address below which `/api/v1/query` lies; for Mimir it ends in `/prometheus`.',
  blocking: true,
} as const

const aString = {
  code: 'bad-query',
  message: 'The query gives a string',
  advice: 'Give a query of numbers.',
  blocking: true,
} as const

const aHistogram = {
  code: 'bad-query',
  message: 'The query gives native histograms, not numbers',
  advice: 'Take a quantile of it: `histogram_quantile(0.99, …)`.',
  blocking: true,
} as const

function several(metrics: readonly Readonly<Record<string, string>>[]) {
  const names = [...new Set(metrics.flatMap((one) => Object.keys(one)))].filter((name) => name !== '__name__')
  const differing = names.filter((name) => new Set(metrics.map((one) => one[name])).size > 1).slice(0, 5)
  return {
    code: 'several-series',
    message: `The query gives ${metrics.length} series, which differ in ${differing.join(', ') || 'their names'}`,
    advice: 'Make one of them: `sum(…)`, `max(…)`, or `histogram_quantile(0.99, sum by (le) (…))`.',
    blocking: true,
  } as const
}
