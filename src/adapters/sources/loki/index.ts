/** Lines of logs by the Loki HTTP API (grafana.com/docs/loki/latest/reference/loki-http-api). */
import { z } from 'zod'
import type { LogLines } from '../../../ports.js'
import { type Access, type Outside, openAccess } from '../access.js'
import { faultOfRefusal } from '../faults.js'

/** Loki gives 5,000 at the most by default; what is more is a spike anyway. */
const mostLines = 2000

const answerSchema = z.object({
  status: z.literal('success'),
  data: z.object({
    resultType: z.literal('streams'),
    result: z.array(z.object({ values: z.array(z.tuple([z.string(), z.string()]).rest(z.unknown())) })),
  }),
})

export function createLoki(access: Access, outside: Outside): LogLines {
  const opened = openAccess(access, outside)
  return {
    async lines({ query, from, to }) {
      const parameters = {
        query,
        start: nanoseconds(from),
        end: nanoseconds(to),
        limit: String(mostLines),
        direction: 'backward',
      }
      const answer = await opened.rest().json(opened.address('/loki/api/v1/query_range', parameters))
      if (answer.kind === 'refused') return { kind: 'fault', fault: faultOfRefusal(answer, loki) }
      const read = answerSchema.safeParse(answer.value)
      if (!read.success) return { kind: 'fault', fault: notLines }
      const lines = read.data.data.result.flatMap(({ values }) =>
        values.map(([at, text]) => ({ at: Number(at) / 1e6, text })),
      )
      return { kind: 'ok', lines: lines.sort((a, b) => a.at - b.at) }
    },
  }
}

const loki = { name: 'Loki', prefix: 'loki', path: '/loki/api/v1/query_range' } as const

const nanoseconds = (ms: number): string => `${Math.round(ms)}000000`

const notLines = {
  code: 'wrong-address',
  message: 'What answers there gives no lines of a log',
  advice: 'Give Loki’s own address, and a query that selects lines: `{app="shop"} |= "ERROR"`.',
  blocking: false,
} as const
