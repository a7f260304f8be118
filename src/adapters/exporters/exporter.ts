/** What an exporter is: a folder with its inputs and its sending, and one row in `exporters.ts`. */
import type { Rows, ValuesOf } from '../../config/rows.js'
import type { Exporter } from '../../ports.js'

export interface ExporterRow<R extends Rows> {
  /** Rows of the inputs table; a value of a row marked `secret` is masked wherever it appears. */
  readonly inputs: R
  /** Undefined where the inputs do not ask for it. What it needs to send is loaded only here. */
  open(given: ValuesOf<R>): Promise<Exporter | undefined>
}
