/** Where issues are kept. */
import type { IssueStep, KnownIssue } from '../../../core/report/issues/index.js'

export interface Tracker {
  /** The newest hundred with our label. @throws Error with the reason and the next step */
  known(): Promise<readonly KnownIssue[]>
  /** @throws Error with the reason and the next step */
  perform(step: IssueStep): Promise<void>
}
