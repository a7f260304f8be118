/** What the comments of all platforms have in common: when one is written, and how it is known again. */
import { createHash } from 'node:crypto'
import type { CommentMode } from '../../config/inputs.js'
import type { PullRequestComment } from '../../core/report/comment/index.js'

/** Invisible in Markdown. A hash, as the path of a workflow is the repository’s to choose. */
export const markerOf = ({ workflow }: Pick<PullRequestComment, 'workflow'>): string =>
  `<!-- pipeline-guard:${createHash('sha256').update(workflow).digest('hex').slice(0, 12)} -->`

/**
 * @param earlier body of the comment that is there
 * @returns the body to write; undefined where nothing is to be written
 */
export function bodyToWrite(
  comment: PullRequestComment,
  {
    mode,
    earlier,
    longest,
  }: { readonly mode: CommentMode; readonly earlier: string | undefined; readonly longest: number },
): string | undefined {
  if (mode === 'off' || (mode === 'on-change' && comment.isWell && earlier === undefined)) return undefined
  const body = `${markerOf(comment)}\n${comment.markdown}`.slice(0, longest)
  return body.trim() === earlier?.trim() ? undefined : body
}
