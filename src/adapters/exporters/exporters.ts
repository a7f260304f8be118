/** Every exporter of figures, one row each: its folder bears the row’s name. There is none yet. */
import { type InputsOf, inputsOf, type Rows, type ValuesOf } from '../../config/rows.js'
import type { Exporter } from '../../ports.js'
import type { ExporterRow } from './exporter.js'

export const exporters = {} as const satisfies Readonly<Record<string, ExporterRow<Rows>>>

/** The inputs of all exporters, for the inputs table. */
export const exporterInputs = inputsOf(exporters)

/** The exporters that are asked for. */
export async function openExporters(given: ValuesOf<InputsOf<typeof exporters>>): Promise<readonly Exporter[]> {
  const rows: readonly ExporterRow<Rows>[] = Object.values(exporters)
  const opened = await Promise.all(rows.map((row) => row.open(given)))
  return opened.filter((exporter) => exporter !== undefined)
}
