/** Prometheus’ answers, believed in nothing: shape first, then numbers as it writes them. */
import { z } from 'zod'
import type { GateFault } from '../../../core/model/index.js'
import { plainLine } from '../../../core/report/escape.js'
import type { MetricAnswer } from '../../../ports.js'

const sample = z.tuple([z.number(), z.string()])
const said = z.array(z.string()).nullish().catch(undefined)
const metric = z.record(z.string(), z.string())
const answerSchema = z.object({
  status: z.literal('success'),
  warnings: said,
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
  const { data, warnings } = read.data
  const remarks = (warnings ?? []).slice(0, 5).map(remarkOf)
  switch (data.resultType) {
    case 'scalar':
      return pointsOf([data.result], remarks)
    case 'string':
      return { kind: 'fault', fault: aString }
    case 'matrix':
    case 'vector': {
      const [first, ...others] = data.result
      if (others.length > 0) return { kind: 'fault', fault: several(data.result.map((one) => one.metric)) }
      if (first === undefined) return pointsOf([], remarks)
      const samples = 'values' in first ? (first.values ?? []) : 'value' in first && first.value ? [first.value] : []
      if (samples.length === 0 && ('histograms' in first || 'histogram' in first))
        return { kind: 'fault', fault: aHistogram }
      return pointsOf(samples, remarks)
    }
    default:
      return data satisfies never
  }
}

type Sample = readonly [at: number, text: string]

/** In the order of time, whatever the order they came in. */
function pointsOf(samples: readonly Sample[], remarks: readonly GateFault[]): MetricAnswer {
  const odd = samples.find(([, text]) => !number.test(text))
  if (odd !== undefined) return { kind: 'fault', fault: noNumber(odd[1]) }
  const byTime = new Map(samples.map((one) => [one[0], pointOf(one)]))
  const points = [...byTime.values()].sort((a, b) => a.at - b.at)
  return { kind: 'ok', points, ...(remarks.length === 0 ? {} : { remarks }) }
}

/** As Go writes floats (strconv.FormatFloat), which Prometheus does. */
const number = /^(?:NaN|[+-]?Inf|[+-]?\d+(?:\.\d*)?(?:e[+-]?\d+)?)$/i

/** Prometheus marks by this prefix what it remarks about a query; all else tells that data may be missing (Thanos, Mimir). */
function remarkOf(warning: string): GateFault {
  const message = plainLine(warning, 300)
  return /^PromQL (?:info|warning):/.test(warning)
    ? { code: 'annotation', message, advice: 'Mend the query, if it is not meant so.', blocking: false }
    : {
        code: 'partial',
        message: `The answer is not whole: ${message}`,
        advice: 'Is every store up? What is missing may be what went wrong.',
        blocking: true,
      }
}

const noNumber = (text: string): GateFault => ({
  code: 'bad-answer',
  message:
    text === '' ? 'A value in the answer is empty' : `A value in the answer is no number: ${plainLine(text, 40)}`,
  advice: 'What answers there does not write numbers as Prometheus does; is there a proxy between?',
  blocking: true,
})

/** `"NaN"`, `"+Inf"`, `"-Inf"` and numbers. */
const pointOf = ([at, text]: readonly [number, string]) => ({
  at: at * 1000,
  value: /^\+?inf$/i.test(text)
    ? Number.POSITIVE_INFINITY
    : /^-inf$/i.test(text)
      ? Number.NEGATIVE_INFINITY
      : Number(text),
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
