/** Links of a run on the page: itself, its commit, the log of the job that failed. */
import type { RunRecord } from '../../model/index.js'
import { hasFailed } from '../../run/outcomes.js'
import { html, safeUrl } from '../escape.js'

const anchor = (text: string, url: string | undefined): string => {
  const safe = safeUrl(url)
  return safe === undefined ? text : `<a href="${html(safe, 2000)}">${text}</a>`
}

export const runLink = ({ run: { value }, key }: RunRecord): string =>
  anchor(`${html(String(value.number ?? key.run), 40)}${key.attempt > 1 ? ` (attempt ${key.attempt})` : ''}`, value.url)

const commit = /^[0-9a-f]{7,64}$/i

/** GitHub and its kin: `…/actions/runs/1` → `…/commit/SHA`; GitLab: `…/-/pipelines/1` → `…/-/commit/SHA`. */
export function commitLink({ run: { value } }: RunRecord): string {
  const { sha, url } = value
  if (sha === undefined) return ''
  const base = /^(.+?)(?:\/actions\/runs\/|(\/-)\/(?:pipelines|jobs)\/)/.exec(url ?? '')
  const known = base?.[1] !== undefined && commit.test(sha)
  const address = known ? `${base[1]}${base[2] ?? ''}/commit/${sha}` : undefined
  return anchor(`<code>${html(sha.slice(0, 7), 12)}</code>`, address)
}

/** The jobs that failed, each with its log; of a run that passed none. */
export const failedJobLinks = ({ jobs }: RunRecord): string =>
  Object.values(jobs)
    .flatMap(({ facts }) => (facts !== undefined && hasFailed(facts.value.outcome) ? [facts.value] : []))
    .slice(0, 3)
    .map(({ name, url }) => anchor(html(name, 60), url))
    .join(', ')
