/** How a store tells what became of a save. */
import type { ActionOutcome } from '../../core/model/index.js'
import { codeOf, messageOf } from '../../core/run/errors.js'

export const kept = (target: string, detail: string): ActionOutcome => ({
  decision: 'remember',
  target,
  state: 'done',
  detail,
})
export const notKept = (target: string, detail: string): ActionOutcome => ({
  decision: 'remember',
  target,
  state: 'failed',
  detail,
})
export const leftOut = (target: string, detail: string): ActionOutcome => ({
  decision: 'remember',
  target,
  state: 'skipped',
  detail,
})

/** `EACCES` and its like as a sentence with the next step; other errors by their own words. */
export function explain(error: unknown): string {
  const message = messageOf(error)
  const advice = advices[codeOf(error) ?? '']
  return advice === undefined ? message : `${message}; ${advice}`
}

const advices: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full: free some space or point `history` elsewhere',
  EDQUOT: 'the disk quota is used up: free some space or point `history` elsewhere',
  EFBIG: 'files may not grow that large here: raise the limit (`ulimit -f`) or point `history` elsewhere',
  EACCES: 'no permission to write there: point `history` at a writable place',
  EPERM: 'no permission to write there: point `history` at a writable place',
  EROFS: 'the file system is read-only: point `history` at a writable place',
  EISDIR: 'a directory stands where the history file should be: point `history` at a file',
  ENOTDIR: 'part of the path is a file, not a directory: correct `history`',
  ENAMETOOLONG: 'the path is too long: shorten `history`',
}
