/** A file of the repository at the ref that may be trusted: never a fork’s, never what a pull request brings along. */
import type { Loaded } from '../../../ports.js'
import { at, type Context, segments } from './context.js'
import { contentShape } from './shapes.js'

/** Over 1 MB the contents API leaves the content out. */
const mostBytes = 1024 * 1024

/**
 * The base branch of a pull request or merge group, the ref of a push or dispatch, and the default branch (undefined)
 * for whatever is seen from outside. Reviews of a pull request run on its merge ref without telling the base branch.
 */
export function trustedRef({ target, env }: Pick<Context, 'target' | 'env'>): string | undefined {
  if (target.place !== 'inside') return undefined
  const base = env['GITHUB_BASE_REF'] || target.event.merge_group?.base_ref
  const own = env['GITHUB_REF'] ?? ''
  return base || (/^refs\/(?:heads|tags)\//.test(own) && !target.event.pull_request ? own : undefined)
}

export async function trustedFile(context: Context, path: string): Promise<Loaded<string>> {
  const ref = trustedRef(context)
  const route = `/repos/{owner}/{repo}/contents/${segments(path)}`
  const answer = await context.client.get(route, at(context, ref === undefined ? {} : { ref }), contentShape)
  if (answer.kind === 'refused') {
    if (answer.reason === 'missing') return { kind: 'missing' }
    context.tell(answer, { what: path, need: 'contents: read' })
    return { kind: 'corrupt', reason: answer.message }
  }
  const bytes = Buffer.from(answer.value.content, 'base64')
  if (bytes.length > mostBytes)
    return { kind: 'corrupt', reason: `${bytes.length} bytes; at most ${mostBytes} are read` }
  return { kind: 'ok', value: bytes.toString('utf8') }
}
