/** A text file of the repository at a ref that may be trusted. */
import { z } from 'zod'
import type { Loaded } from '../../../ports.js'
import { fileWithin } from '../../files/text.js'
import type { Rest, tellRefusals } from '../../http/rest.js'

const mostBytes = 1048576
/** Where the configuration file lies when nothing is said, and the folder of GitLab’s own files. */
const usual = '.github/pipeline-guard.yml'
const gitlabOwn = '.gitlab/pipeline-guard.yml'

/** What is missing at the usual place of the configuration file is looked for where people of GitLab would put it. */
async function eitherOf(path: string, read: (path: string) => Promise<Loaded<string>>): Promise<Loaded<string>> {
  const found = await read(path)
  return found.kind === 'missing' && path === usual ? read(gitlabOwn) : found
}

/**
 * The file with its blob’s id, never the raw one: what a proxy or a login page answers in its place would be taken for it.
 * https://docs.gitlab.com/api/repository_files/#get-file-from-repository
 */
const fileShape = z.object({ blob_id: z.string().min(1), encoding: z.literal('base64'), content: z.string() })

/**
 * @param ref a branch or commit of the project itself, never a merge request’s
 * @param tell for what is refused: the run goes on without the file
 */
export const trustedFileOf = (
  { rest, project }: { readonly rest: Rest; readonly project: string },
  path: string,
  ref: string,
  tell: ReturnType<typeof tellRefusals>,
): Promise<Loaded<string>> =>
  eitherOf(path, async (at) => {
    const file = `${project}/repository/files/${encodeURIComponent(at)}?ref=${encodeURIComponent(ref)}`
    const answer = await rest.json(file)
    if (answer.kind === 'refused') {
      if (answer.reason === 'missing') return { kind: 'missing' }
      tell(at, answer)
      return { kind: 'corrupt', reason: answer.message }
    }
    const read = fileShape.safeParse(answer.value).data
    if (read === undefined) {
      const strange = { reason: 'not-json', message: 'the answer is no file of GitLab’s' } as const
      tell(at, strange)
      return { kind: 'corrupt', reason: strange.message }
    }
    const bytes = Buffer.from(read.content, 'base64')
    return bytes.length > mostBytes
      ? { kind: 'corrupt', reason: `${bytes.length} bytes; at most ${mostBytes} are read` }
      : { kind: 'ok', value: bytes.toString('utf8') }
  })

/** @param checkout a folder that is our own, not a fork’s */
export const checkedOutFile = (checkout: string, path: string): Promise<Loaded<string>> =>
  eitherOf(path, (at) => fileWithin(checkout, at))
