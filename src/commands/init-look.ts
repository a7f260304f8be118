/** Looks at the repository at hand: its languages, its test reports, its workflows and their jobs. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Language, languages } from './init-languages.js'

export interface WorkflowFile {
  readonly path: string
  readonly text: string
  /** As the companion must name it. */
  readonly name: string
  /** Runs for pushes, pull requests or the merge queue. */
  readonly onChanges: boolean
  readonly jobs: readonly string[]
  /** Pipeline Guard is in it already. */
  readonly guarded: boolean
}

export interface Seen {
  readonly languages: readonly Language[]
  readonly reports: readonly string[]
  readonly workflows: readonly WorkflowFile[]
  /** Workflow files that could not be read, with the reason. */
  readonly unreadable: readonly string[]
  readonly branch: string
  readonly files: ReadonlySet<string>
}

const skipped = new Set(['node_modules', '.git', 'vendor', 'third_party', '.venv', 'venv', '.tox'])
const deepest = 3
const mostEntries = 5000

export async function lookAt(root: string): Promise<Seen> {
  const files = new Set<string>()
  await collect(root, '', files, 0)
  const top = [...files].filter((file) => file.split('/').length <= 2)
  const found = languages.filter(({ files: names }) => top.some((file) => names.some((name) => tells(name, file))))
  // pnpm and yarn repositories hold a package.json too.
  const some = found.filter(
    ({ name }) => name !== 'npm' || !found.some((other) => ['pnpm', 'yarn'].includes(other.name)),
  )
  const named = some.length > 1 ? some.filter(({ name }) => name !== 'Make') : some
  const { workflows, unreadable } = await readWorkflows(root)
  return {
    languages: named,
    reports: [...new Set([...named.flatMap(({ reports }) => reports), ...reportsSeen(files)])],
    workflows,
    unreadable,
    branch: await defaultBranch(root),
    files,
  }
}

const tells = (name: string, file: string): boolean => {
  const base = file.slice(file.lastIndexOf('/') + 1)
  return base === name || (name.startsWith('.') && base.endsWith(name) && base !== name)
}

async function collect(root: string, folder: string, files: Set<string>, depth: number): Promise<void> {
  const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => [])
  for (const entry of entries) {
    if (files.size >= mostEntries) return
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (entry.isFile()) files.add(path)
    else if (entry.isDirectory() && depth < deepest && !skipped.has(entry.name))
      await collect(root, path, files, depth + 1)
  }
}

/** JUnit files that lie about from an earlier test run, by their folder. */
const reportsSeen = (files: ReadonlySet<string>): readonly string[] =>
  [...files].flatMap((file) => {
    const match = /^(.*\/)?(TEST-[^/]*|junit[^/]*|[^/]*-junit)\.xml$/.exec(file)
    return match?.[2] === undefined
      ? []
      : [`${match[1] ?? ''}${match[2].startsWith('TEST-') ? 'TEST-*' : match[2]}.xml`]
  })

async function readWorkflows(root: string): Promise<Pick<Seen, 'workflows' | 'unreadable'>> {
  const folder = '.github/workflows'
  const names = (await readdir(join(root, folder)).catch(() => [])).filter((name) => /\.ya?ml$/.test(name)).sort()
  const { parse } = await import('yaml')
  const unreadable: string[] = []
  const workflows = await Promise.all(
    names.map(async (file): Promise<readonly WorkflowFile[]> => {
      const path = `${folder}/${file}`
      const text = await readFile(join(root, path), 'utf8')
      try {
        return [workflowOf(path, text, parse(text, { maxAliasCount: 50 }))]
      } catch (error) {
        unreadable.push(`${path}: ${(error as Error).message.split('\n')[0]}`)
        return []
      }
    }),
  )
  return { workflows: workflows.flat(), unreadable }
}

function workflowOf(path: string, text: string, parsed: unknown): WorkflowFile {
  const { name, on, jobs } = isMapping(parsed) ? parsed : {}
  const events =
    typeof on === 'string' ? [on] : Array.isArray(on) ? on.map(String) : isMapping(on) ? Object.keys(on) : []
  return {
    path,
    text,
    name: typeof name === 'string' ? name : path,
    onChanges: events.some((event) => ['push', 'pull_request', 'merge_group'].includes(event)),
    jobs: isMapping(jobs) ? Object.keys(jobs).filter((job) => /^[A-Za-z_][\w-]{0,100}$/.test(job)) : [],
    guarded: /uses:\s*['"]?[\w.-]+\/pipeline-guard@/.test(text),
  }
}

const isMapping = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** By what the clone says of its origin; `main` where it says nothing. */
async function defaultBranch(root: string): Promise<string> {
  const head = await readFile(join(root, '.git/refs/remotes/origin/HEAD'), 'utf8').catch(() => '')
  return /^ref: refs\/remotes\/origin\/([\w./-]{1,200})\s*$/.exec(head)?.[1] ?? 'main'
}
