/** A text file of the repository at a ref that may be trusted. */
import type { Loaded } from '../../../ports.js'
import { fileWithin } from '../../files/text.js'
import type { Rest } from '../../http/rest.js'

const mostBytes = 1048576
/** Where the configuration file lies when nothing is said, and the folder of GitLab’s own files. */
const usual = '.github/pipeline-guard.yml'
const gitlabOwn = '.gitlab/pipeline-guard.yml'

/** What is missing at the usual place of the configuration file is looked for where people of GitLab would put it. */
async function eitherOf(path: string, read: (path: string) => Promise<Loaded<string>>): Promise<Loaded<string>> {
  const found = await read(path)
  return found.kind === 'missing' && path === usual ? read(gitlabOwn) : found
}

/** @param ref a branch or commit of the project itself, never a merge request’s */
export const trustedFileOf = (rest: Rest, project: string, path: string, ref: string): Promise<Loaded<string>> =>
  eitherOf(path, async (at) => {
    const file = `${project}/repository/files/${encodeURIComponent(at)}/raw?ref=${encodeURIComponent(ref)}`
    const answer = await rest.bytes(file, mostBytes)
    if (answer.kind === 'ok') return { kind: 'ok', value: new TextDecoder().decode(answer.value) }
    return answer.reason === 'missing' ? { kind: 'missing' } : { kind: 'corrupt', reason: answer.message }
  })

/** @param checkout a folder that is our own, not a fork’s */
export const checkedOutFile = (checkout: string, path: string): Promise<Loaded<string>> =>
  eitherOf(path, (at) => fileWithin(checkout, at))
