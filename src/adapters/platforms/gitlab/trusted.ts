/** A text file of the repository at a ref that may be trusted. */
import type { Loaded } from '../../../ports.js'
import type { Rest } from '../rest.js'

export const fileBytes = 1048576

/** @param ref a branch or commit of the project itself, never a merge request’s */
export async function trustedFileOf(rest: Rest, project: string, path: string, ref: string): Promise<Loaded<string>> {
  const answer = await rest.bytes(
    `${project}/repository/files/${encodeURIComponent(path)}/raw?ref=${encodeURIComponent(ref)}`,
    fileBytes,
  )
  if (answer.kind === 'ok') return { kind: 'ok', value: new TextDecoder().decode(answer.value) }
  return answer.reason === 'missing' ? { kind: 'missing' } : { kind: 'corrupt', reason: `${path}: ${answer.message}` }
}
