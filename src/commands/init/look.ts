/** Looks at the repository at hand: its languages, its test reports, its workflows and their jobs. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Language } from './language.js'
import { languages } from './languages.js'

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
  /** Where the first language lives; empty for the root. */
  readonly folder: string
  /** Texts of a Jenkinsfile and a .gitlab-ci.yml that are there. */
  readonly jenkinsfile?: string
  readonly gitlabFile?: string
}

const skipped = new Set(['node_modules', '.git', 'vendor', 'third_party', '.venv', 'venv', '.tox'])
const deepest = 3
const mostEntries = 5000

export async function lookAt(root: string): Promise<Seen> {
  const files = new Set<string>()
  await collect(root, '', files, 0)
  const near = [...files].filter((file) => depthOf(file) < deepest)
  const placed = languages.flatMap((language) => {
    const manifests = near.filter((file) => language.files.some((name) => tells(name, file)))
    const manifest = manifests.sort((a, b) => depthOf(a) - depthOf(b) || (a < b ? -1 : 1))[0]
    return manifest === undefined ? [] : [{ language, manifest }]
  })
  // What lies nearest to the root is what its commands are for; the sort is stable, so rows keep their order.
  const found = placed.sort((a, b) => depthOf(a.manifest) - depthOf(b.manifest))
  const has = (name: string) => found.some(({ language }) => language.name === name)
  // pnpm, yarn and bun repositories hold a package.json too, those of uv and Poetry a pyproject.toml.
  const some = found.filter(({ language: { name } }) =>
    name === 'npm'
      ? !(has('pnpm') || has('yarn') || has('bun'))
      : name !== 'Python' || !['uv', 'Poetry', 'tox', 'nox'].some(has),
  )
  const named = some.length > 1 ? some.filter(({ language }) => language.name !== 'Make') : some
  const known = await Promise.all(named.map((one) => refined(one, root, files)))
  const { workflows, unreadable } = await readWorkflows(root)
  const text = (path: string) => readFile(join(root, path), 'utf8').catch(() => undefined)
  const [jenkinsfile, gitlabFile] = await Promise.all([text('Jenkinsfile'), text('.gitlab-ci.yml')])
  const first = named[0]?.manifest ?? ''
  return {
    languages: known,
    reports: [...new Set([...known.flatMap(({ reports }) => reports), ...reportsSeen(files)])],
    workflows,
    unreadable,
    branch: await defaultBranch(root),
    files,
    folder: first.includes('/') ? first.slice(0, first.lastIndexOf('/')) : '',
    ...(jenkinsfile !== undefined && { jenkinsfile }),
    ...(gitlabFile !== undefined && { gitlabFile }),
  }
}

const depthOf = (file: string): number => file.split('/').length - 1

/** A manifest is a few KB; more is not read. */
const longestManifest = 1024 * 1024

async function refined(
  { language, manifest }: { readonly language: Language; readonly manifest: string },
  root: string,
  files: ReadonlySet<string>,
): Promise<Language> {
  if (language.refine === undefined) return language
  const folder = manifest.slice(0, manifest.lastIndexOf('/') + 1)
  // A lock file tells the language; what it runs stands in the package file beside it.
  const path = /\.(?:ya?ml|lockb?)$/.test(manifest) ? `${folder}package.json` : manifest
  const text = await readFile(join(root, path), 'utf8').catch(() => '')
  const { setup, replaced = language.setup, ...more } = language.refine(text.slice(0, longestManifest), files)
  const steps = setup === undefined ? replaced : language.name === 'npm' ? setup : [...replaced, ...setup]
  return { ...language, ...more, setup: steps }
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
  const known = /^ref: refs\/remotes\/origin\/([\w./-]{1,200})\s*$/.exec(head)?.[1]
  if (known !== undefined) return known
  // A clone of nothing: the branch at hand, where it bears a name that default branches bear.
  const own = await readFile(join(root, '.git/HEAD'), 'utf8').catch(() => '')
  return /^ref: refs\/heads\/(main|master|develop|trunk)\s*$/.exec(own)?.[1] ?? 'main'
}
