/** Every exporter of figures, one row each: its folder bears the row’s name. */
import { type InputsOf, inputsOf, type ValuesOf } from '../../config/rows.js'
import type { Env, Exporter } from '../../ports.js'
import { fetchFor } from '../http/proxy.js'
import { issues } from './issues/exporter.js'
import { otlp } from './otlp/exporter.js'
import { prometheus } from './prometheus/exporter.js'

export const exporters = { prometheus, otlp, issues } as const

/** The inputs of all exporters, for the inputs table. */
export const exporterInputs = inputsOf(exporters)

interface Machine {
  readonly env: Env
  readonly cwd: string
  readonly now: () => number
  /** Of GitHub, where there is one. */
  readonly token: string | undefined
  readonly mentions?: boolean
}

/** The exporters that are asked for. */
export async function openExporters(
  given: ValuesOf<InputsOf<typeof exporters>>,
  { env, cwd, now, token, mentions }: Machine,
): Promise<readonly Exporter[]> {
  const outside = { fetch: fetchFor(env), env, cwd, now, token, mentions }
  const opened = await Promise.all(Object.values(exporters).map((row) => row.open(given, outside)))
  return opened.filter((exporter) => exporter !== undefined)
}
