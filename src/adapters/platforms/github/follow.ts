/**
 * May jobs of this run still be to come? The listing does not tell: a job that waits on `needs` is listed once it starts.
 * The workflow’s own file does.
 */
import { z } from 'zod'
import type { SnapshotJob } from '../../../core/model/index.js'
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
  const text = await workflowFile(context, path)
  const known = text === undefined ? undefined : await readJobs(text)
  const told = known === undefined ? undefined : follow(known, listed, context.env)
  return told ?? !isGuardOnly(own, ownStep)
}

/** The file as the run was started from: its commit need not be that of the checkout. */
async function workflowFile(context: Context, path: string): Promise<string | undefined> {
  const ref = context.env['GITHUB_WORKFLOW_SHA'] || context.env['GITHUB_SHA']
  const route = `/repos/{owner}/{repo}/contents/${segments(path)}`
  const answer = await context.client.get(route, at(context, { ref }), contentShape)
  if (answer.kind === 'refused' || answer.value.content.length > longest) return undefined
  return Buffer.from(answer.value.content, 'base64').toString('utf8')
}

async function readJobs(text: string): Promise<Jobs | undefined> {
  const { parse } = await import(/* webpackMode: "eager" */ 'yaml')
  try {
    const read = fileShape.safeParse(parse(text, { version: '1.2', maxAliasCount: 50, logLevel: 'silent' }))
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
