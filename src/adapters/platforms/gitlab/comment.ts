/** The comment on the merge request: a note, one per workflow, kept up to date in place. */
import { z } from 'zod'
import type { CommentMode } from '../../../config/inputs.js'
import type { Env, Presenter, TroubleLog } from '../../../ports.js'
import type { Fetch } from '../../http/guarded-fetch.js'
import { type Rest, tellRefusals } from '../../http/rest.js'
import { bodyToWrite, markerOf } from '../comments.js'
import { adviceOn, projectUrl, restOf } from './client.js'

export interface CommentOptions {
  readonly mode: CommentMode
  readonly env: Env
  readonly troubles: TroubleLog
  readonly fetch?: Fetch | undefined
}

/** GitLab takes a million. */
const longest = 900_000
const userSchema = z.object({ id: z.number() })
const notesSchema = z.array(
  z.object({ id: z.number(), body: z.string(), author: userSchema.optional().catch(undefined) }),
)

/**
 * A presenter that writes to the merge request of this pipeline, or to the one its branch is open for. Needs a token with the
 * scope `api`; without one it does nothing.
 */
export function createGitlabComment({ mode, env, troubles, fetch }: CommentOptions): Presenter {
  const tell = tellRefusals(troubles, 'gitlab-note', adviceOn)
  return {
    async show({ comment }) {
      const rest = restOf({ env, fetch })
      const project = projectUrl(env)
      const mergeRequest = mergeRequestOf(env)
      if (comment === undefined || rest === undefined || project === undefined || mergeRequest === undefined) return
      const notes = `${project}/merge_requests/${mergeRequest}/notes`
      const listed = await rest.json(`${notes}?per_page=100&sort=asc&order_by=created_at`)
      if (listed.kind === 'refused') return tell('The notes of the merge request', listed)
      const marker = markerOf(comment)
      const marked = notesSchema.safeParse(listed.value).data?.filter(({ body }) => body.startsWith(marker)) ?? []
      const me = marked.length === 0 ? undefined : await ownId(rest, env)
      // Anybody can write the marker: where the token tells who it is, only its own note is taken for ours.
      const earlier = marked.find(({ author }) => me === undefined || author === undefined || author.id === me)
      const safe = { ...comment, markdown: quiet(comment.markdown) }
      const body = bodyToWrite(safe, { mode, earlier: earlier?.body, longest })
      if (body === undefined) return
      const written =
        earlier === undefined ? await rest.post(notes, { body }) : await rest.put(`${notes}/${earlier.id}`, { body })
      if (written.kind === 'refused') tell('The note on the merge request', written)
    },
  }
}

/**
 * In a branch’s pipeline GitLab tells the open merge requests of the branch: `group/app!3,group/other!1`. Those of other
 * projects are not this token’s to write to.
 */
function mergeRequestOf(env: Env): string | undefined {
  const own = env['CI_MERGE_REQUEST_IID']
  if (own) return /^\d+$/.test(own) ? own : undefined
  const prefix = `${env['CI_PROJECT_PATH']}!`
  return (env['CI_OPEN_MERGE_REQUESTS'] ?? '')
    .split(',')
    .flatMap((entry) => (entry.startsWith(prefix) ? entry.slice(prefix.length) : []))
    .find((iid) => /^\d{1,9}$/.test(iid))
}

/** Whose the token is; a job’s own token may not ask. */
async function ownId(rest: Rest, env: Env): Promise<number | undefined> {
  const answer = await rest.json(`${env['CI_API_V4_URL']?.replace(/\/$/, '')}/user`)
  return answer.kind === 'ok' ? userSchema.safeParse(answer.value).data?.id : undefined
}

/** A line that begins with a slash and a word is a quick action to GitLab: text of a log must not close the request. */
const quiet = (markdown: string): string => markdown.replace(/^(\s*)\/(?=[a-z_])/gim, '$1&#47;')
