/** What every renderer is given: nothing else reaches the report stage. */
import type { Result, RunRecord } from '../model/index.js'

export interface ReportView {
  readonly result: Result
  /** The run the result is about. */
  readonly record: RunRecord
  /** Earlier comparable runs, oldest first; as many as the caller likes to show. */
  readonly recent: readonly RunRecord[]
  /** Where the page of the history is published, from the inputs. */
  readonly pageUrl?: string | undefined
  /** Owners of new failures are mentioned in the comment, which notifies them; else they are named. */
  readonly mentions?: boolean | undefined
  /** All that is known, other events and workflows included: what reruns cost is counted over it. */
  readonly known?: readonly RunRecord[]
}
