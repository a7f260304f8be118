/** What a run shows that is worth a notice: the same key in another run is the same trouble. */
import type { Severity } from '../model/index.js'

export interface Trouble {
  /** `failure:<signature>`, `anomaly:<series>` or `test:<id>`. */
  readonly key: string
  readonly kind: 'failure' | 'anomaly'
  /** Id of the run that said it first, as detection counts; where it knows. */
  readonly since?: string | undefined
  readonly severity: Severity
  /** Keys of the anomalies this one is a part of, or that explain it. */
  readonly related?: readonly string[]
}
