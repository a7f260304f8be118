/** What a merge request tells of its pipelines, so that a watch records them as their own step does. */
import { z } from 'zod'
import type { SnapshotRun } from '../../../core/model/index.js'
import type { Answer } from '../../http/rest.js'
import { anyText, wholeNumber } from '../bounded.js'
import type { FleetContext } from './fleet/context.js'
import type { Project } from './projects.js'

const text = anyText()
const mergeRequestSchema = z.object({
  title: text,
  source_branch: text,
  source_project_id: wholeNumber(),
  target_project_id: wholeNumber(),
})

/** Its number, by the ref of a pipeline: child pipelines of a merge request’s bear it too, whatever their source. */
export const mergeRequestOf = (ref: string | undefined): number | undefined => {
  const found = /^refs\/merge-requests\/(\d{1,9})\//.exec(ref ?? '')?.[1]
  return found === undefined ? undefined : Number(found)
}

type Facts = Pick<SnapshotRun, 'pullRequest' | 'branch' | 'title' | 'headRepository'>

/** Asked once for each merge request. */
export function createMergeRequests({ rest }: FleetContext) {
  const known = new Map<string, Answer<Facts>>()
  return async (project: Project, iid: number): Promise<Answer<Facts>> => {
    const url = `${project.url}/merge_requests/${iid}`
    const before = known.get(url)
    if (before !== undefined) return before
    const answer = await rest.json(url)
    const read: Answer<Facts> =
      answer.kind === 'ok'
        ? { ...answer, value: factsOf(answer.value, project, iid) }
        : answer.reason === 'missing'
          ? { kind: 'ok', value: unknownHead(iid), headers: new Headers() }
          : answer
    if (read.kind === 'ok') known.set(url, read)
    return read
  }
}

/** Whose its commits are is not told: they are nobody’s to learn from. */
const unknownHead = (iid: number): Facts => ({ pullRequest: iid, headRepository: 'unknown' })

/** A fork is named as the API names projects by number; its path would cost a further request, and is often private. */
function factsOf(given: unknown, project: Project, iid: number): Facts {
  const read = mergeRequestSchema.safeParse(given)
  if (!read.success) return unknownHead(iid)
  const { title, source_branch, source_project_id: source, target_project_id: target } = read.data
  const own = source != null && source === project.id && target === project.id
  return {
    pullRequest: iid,
    headRepository: own ? project.path : source == null ? 'unknown' : `projects/${source}`,
    ...(source_branch ? { branch: source_branch.slice(0, 500) } : {}),
    ...(title ? { title } : {}),
  }
}
