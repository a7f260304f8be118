/** What a tool of the server is: one row, of which everything a client is shown follows. */
import { z } from 'zod'
import type { Pace } from '../../core/diagnose/index.js'
import type { Mask } from '../../core/mask/index.js'
import { ToolFault } from './fault.js'
import type { Source } from './source.js'

/** What a tool answers, as data: it is masked, cleaned, cut to the budget and marked in one place (`answer.ts`). */
export interface Answer {
  readonly facts: Readonly<Record<string, unknown>>
  /** The most telling first: those at the end are left out where the budget ends, and counted. */
  readonly rows?: readonly unknown[]
  /** Lines of evidence, within the budget already. */
  readonly text?: string
}

export interface Call {
  readonly source: Source
  readonly mask: Mask
  /** Tokens of the answer. */
  readonly tokens: number
  readonly pace: Pace
  /** Ends with its source, or with the call’s time. */
  readonly inTime: (chunks: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>
  /** Milliseconds since the epoch. */
  readonly now: number
}

export interface Tool {
  readonly name: string
  readonly description: string
  /** Of its arguments, as JSON Schema. */
  readonly inputSchema: { readonly type: 'object'; readonly [key: string]: unknown }
  /** @throws ToolFault where the arguments, or what they name, cannot be used */
  readonly call: (args: unknown, call: Omit<Call, 'tokens'>) => Promise<Answer & { readonly tokens: number }>
}

export const usualTokens = 1500
const tokens = z
  .int()
  .min(200)
  .max(20_000)
  .default(usualTokens)
  .describe('most tokens of the answer; what does not fit is left out and counted')

/** Words that name something; nothing there is has a longer name. */
export const name = (what: string) => z.string().min(1).max(500).describe(what)
export const runId = name('id of the run, as `run_history` shows it; default: the newest that fits')
export const attempt = z.int().min(1).max(1000).describe('attempt of the run; default: the last')
export const workflow = name('path of the workflow, where the history holds several')
export const repository = name('owner/repository, where the history holds several')

/** A row of the table: the schema of the arguments (`tokens` is everybody’s) and what answers them. */
export function tool<S extends z.ZodRawShape>(row: {
  readonly name: string
  readonly description: string
  readonly args: S
  readonly answer: (args: z.infer<z.ZodObject<S>>, call: Call) => Promise<Answer> | Answer
}): Tool {
  const own = z.strictObject(row.args)
  const schema = z.strictObject({ ...row.args, tokens })
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io: 'input' })
  return {
    name: row.name,
    description: row.description,
    inputSchema: { ...json, type: 'object' },
    async call(args, call) {
      const read = schema.safeParse(args ?? {})
      if (!read.success) throw new ToolFault(read.error.issues.slice(0, 20).map(faultOf))
      const { tokens: budget, ...given } = read.data as { readonly tokens: number }
      const answer = await row.answer(own.parse(given), { ...call, tokens: budget })
      return { ...answer, tokens: budget }
    },
  }
}

const faultOf = ({ path, message }: { readonly path: readonly PropertyKey[]; readonly message: string }): string =>
  `${path.map(String).join('.') || 'arguments'}: ${message}`.slice(0, 300)
