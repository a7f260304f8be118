/**
 * May jobs of this run still be to come? The listing does not tell: a job that waits on `needs` is listed once it starts.
 * The workflow’s own file does.
 */

import { z } from 'zod'
import { parseYaml } from '../../../config/yaml.js'
import type { SnapshotJob } from '../../../core/model/index.js'
import { oncePer } from '../../../core/run/once.js'
import { hasFailed } from '../../../core/run/outcomes.js'
import { isGuardOnly } from '../../../core/run/plumbing.js'
import { matches } from '../../../core/run/wildcard.js'
import type { Env } from '../../../ports.js'
import { at, type Context, segments } from './context.js'
import { contentShape } from './shapes.js'

const needs = z.union([z.string().transform((one) => [one]), z.array(z.string())])
const jobShape = z.object({
  name: z.string().optional().catch(undefined),
  needs: needs.optional().catch(undefined),
  uses: z.string().optional().catch(undefined),
  'continue-on-error': z.boolean().optional().catch(undefined),
})
const fileShape = z.object({ jobs: z.record(z.string(), jobShape) })
type Jobs = z.infer<typeof fileShape>['jobs']

const longest = 512 * 1024

export interface Listed {
  readonly jobs: readonly SnapshotJob[]
  readonly own: SnapshotJob
  readonly ownStep: number | undefined
}

/**
 * One request, and only where every listed job but this one has ended.
 * @returns true where it cannot be told, unless this job does nothing but judge: such a job is put last
 */
export async function jobsMayFollow(context: Context, path: string, listed: Listed): Promise<boolean> {
  const { jobs, own, ownStep } = listed
  if (jobs.some((job) => job.id !== own.id && job.status !== 'completed')) return true
  const known = await workflowJobs(context, path)
  const told = known === undefined ? undefined : follow(known, listed, context.env)
  return told ?? !isGuardOnly(own, ownStep)
}

/**
 * The failed jobs whose `continue-on-error` says that they may; one of an expression is told by what came of earlier failures.
 * One request, and only where a job failed.
 *
 * @param sha the commit the run is of, where it is seen from outside
 */
export async function withContinueOnError(
  context: Context,
  path: string,
  { jobs, sha }: { readonly jobs: readonly SnapshotJob[]; readonly sha?: string | undefined },
): Promise<readonly SnapshotJob[]> {
  if (!jobs.some(({ outcome }) => hasFailed(outcome))) return jobs
  const known = await workflowJobs(context, path, sha)
  if (known === undefined) return jobs
  const tolerant = Object.keys(known).filter((key) => known[key]?.['continue-on-error'] === true)
  const isAllowed = ({ name, outcome }: SnapshotJob): boolean =>
    hasFailed(outcome) && tolerant.some((key) => bears(known[key], key, name))
  return jobs.map((job) => (isAllowed(job) ? { ...job, allowed: true } : job))
}

const filesOf = oncePer((_: Context) => new Map<string, Promise<Jobs | undefined>>())

/** Asked for once a run. */
function workflowJobs(context: Context, path: string, sha?: string): Promise<Jobs | undefined> {
  const files = filesOf(context)
  const known = files.get(path)
  if (known !== undefined) return known
  const asked = workflowFile(context, path, sha).then((text) => (text === undefined ? undefined : readJobs(text)))
  files.set(path, asked)
  return asked
}

/** The file as the run was started from: its commit need not be that of the checkout. */
async function workflowFile(context: Context, path: string, sha?: string): Promise<string | undefined> {
  const ref = sha ?? (context.env['GITHUB_WORKFLOW_SHA'] || context.env['GITHUB_SHA'])
  const route = `/repos/{owner}/{repo}/contents/${segments(path)}`
  const answer = await context.client.get(route, at(context, { ref }), contentShape)
  if (answer.kind === 'refused' || answer.value.content.length > longest) return undefined
  return Buffer.from(answer.value.content, 'base64').toString('utf8')
}

async function readJobs(text: string): Promise<Jobs | undefined> {
  try {
    const read = fileShape.safeParse(await parseYaml(text))
    return read.success ? read.data.jobs : undefined
  } catch {
    // Not YAML as this library reads it, though the platform started it: nothing is known.
    return undefined
  }
}

/** @returns undefined where this job is not found in the file */
function follow(jobs: Jobs, { jobs: listed, own, ownStep }: Listed, env: Env): boolean | undefined {
  const keys = Object.keys(jobs)
  const bearing = (name: string): readonly string[] => keys.filter((key) => bears(jobs[key], key, name))
  const fitting = bearing(own.name)
  const ownKey = fitting.find((key) => key === env['GITHUB_JOB']) ?? (fitting.length === 1 ? fitting[0] : undefined)
  if (ownKey === undefined) return undefined
  const before = ancestorsOf(jobs, ownKey)
  // What comes after this job inside the workflow it was called from is not in this file.
  if (jobs[ownKey]?.uses !== undefined && !isGuardOnly(own, ownStep)) return true
  return keys.some((key) => {
    if (key === ownKey || before.has(key)) return false
    if (ancestorsOf(jobs, key).has(ownKey)) return true
    return !listed.some(({ name }) => bearing(name).includes(key))
  })
}

/** The listed name is the job’s, with matrix values and the called workflow’s job after it; an expression may be anything. */
function bears(job: Jobs[string] | undefined, key: string, name: string): boolean {
  const base = (job?.name ?? key).replace(/\$\{\{.*?\}\}/gs, '*').trim() || key
  return base.includes('*')
    ? matches(base, name) || matches(`${base} / *`, name)
    : name === base || name.startsWith(`${base} (`) || name.startsWith(`${base} / `)
}

function ancestorsOf(jobs: Jobs, key: string): ReadonlySet<string> {
  const found = new Set<string>()
  const left = [...(jobs[key]?.needs ?? [])]
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    if (found.has(next)) continue
    found.add(next)
    left.push(...((Object.hasOwn(jobs, next) ? jobs[next]?.needs : undefined) ?? []))
  }
  return found
}
