/** Finds files by globs in the workspace, and never leaves it but for a path that is given literally. */
import { type Dirent, promises as fs } from 'node:fs'
import { isAbsolute, join, relative, resolve, sep } from 'node:path'
import type { Env } from '../../ports.js'
import { outOfReach } from '../files/links.js'
import { isDesk } from './marks.js'
import { expandBraces, isGlob, matchesSegment } from './pattern.js'

export interface FoundFiles {
  /** Absolute, sorted, each once. */
  readonly files: readonly string[]
  /** What the reader of the report must know: nothing matched, something was left out. */
  readonly remarks: readonly string[]
}

interface Bounds {
  readonly files: number
  /** Entries of directories looked at, for all patterns together. */
  readonly entries: number
}

const usual: Bounds = { files: 2000, entries: 200_000 }
/** Never searched by a wildcard: what lies there is not the project’s own output. */
const closed = new Set(['.git', 'node_modules'])

/**
 * @param patterns globs or paths, relative to `cwd`; a pattern that starts with `!` leaves out what it matches
 */
export async function findFiles(
  patterns: readonly string[],
  { cwd, env, bounds = usual }: { readonly cwd: string; readonly env: Env; readonly bounds?: Bounds },
): Promise<FoundFiles> {
  const remarks: string[] = []
  const files = new Set<string>()
  const left = { entries: bounds.entries }
  const root = await fs.realpath(cwd)
  for (const pattern of patterns.filter((given) => !given.startsWith('!'))) {
    let matched = false
    for (const one of expandBraces(slashed(pattern)))
      for await (const file of isGlob(one)
        ? walk(one, { cwd, root, left, remarks })
        : literally(one, { cwd, env, remarks })) {
        matched = true
        if (files.size >= bounds.files) break
        files.add(file)
      }
    if (!matched && left.entries > 0) remarks.push(`no file matches ${pattern}`)
  }
  if (files.size >= bounds.files) remarks.push(`more than ${bounds.files} files match; the rest is left out`)
  if (left.entries <= 0) remarks.push(`more than ${bounds.entries} directory entries; the search stopped there`)
  const unwanted = patterns
    .filter((given) => given.startsWith('!'))
    .flatMap((given) => expandBraces(slashed(given.slice(1))))
  const kept = [...files].filter(
    (file) => !unwanted.some((pattern) => matchesPath(slashed(relative(cwd, file)), pattern)),
  )
  return { files: kept.sort(), remarks }
}

const slashed = (path: string): string => (sep === '\\' ? path.replaceAll('\\', '/') : path)

async function* literally(
  path: string,
  { cwd, env, remarks }: Pick<Walk, 'cwd' | 'remarks'> & { readonly env: Env },
): AsyncGenerator<string> {
  const full = resolve(cwd, path)
  const reason = outOfReach(path, { cwd, env, isDesk: isDesk(env) })
  if (reason !== undefined) {
    remarks.push(`${path} ${reason}; it was left out`)
    return
  }
  if (
    await fs.stat(full).then(
      (entry) => entry.isFile(),
      () => false,
    )
  )
    yield full
}

interface Walk {
  readonly cwd: string
  readonly root: string
  readonly left: { entries: number }
  readonly remarks: string[]
}

async function* walk(pattern: string, request: Walk): AsyncGenerator<string> {
  const inside = isAbsolute(pattern) ? slashed(relative(request.cwd, pattern)) : pattern.replace(/^(?:\.\/)+/, '')
  if (inside.startsWith('..') || isAbsolute(inside)) {
    request.remarks.push(`${pattern} leaves the workspace; outside it a path is read only when given without wildcards`)
    return
  }
  yield* descend(
    request.cwd,
    inside.split('/').filter((segment) => segment !== '' && segment !== '.'),
    request,
  )
}

async function* descend(directory: string, segments: readonly string[], request: Walk): AsyncGenerator<string> {
  const [segment, ...rest] = segments
  if (segment === undefined || segment === '..') return
  if (segment === '**') yield* descend(directory, rest.length === 0 ? ['*'] : rest, request)
  const entries = await entriesOf(directory, request)
  for (const entry of entries) {
    const path = join(directory, entry.name)
    if (segment === '**') {
      // Only real directories: a link could lead in a circle.
      if (entry.isDirectory() && !closed.has(entry.name)) yield* descend(path, segments, request)
    } else if (!matchesSegment(entry.name, segment)) continue
    else if (rest.length > 0) {
      if (await leadsInside(entry, path, request, 'directory')) yield* descend(path, rest, request)
    } else if (await leadsInside(entry, path, request, 'file')) yield path
  }
}

async function entriesOf(directory: string, { left }: Walk): Promise<readonly Dirent[]> {
  if (left.entries <= 0) return []
  const entries = await fs.readdir(directory, { withFileTypes: true }).catch(() => [])
  left.entries -= entries.length
  return entries.sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** Is it of this kind, and, where it is a link, does it stay in the workspace? */
async function leadsInside(entry: Dirent, path: string, request: Walk, kind: 'file' | 'directory'): Promise<boolean> {
  if (!entry.isSymbolicLink()) return kind === 'file' ? entry.isFile() : entry.isDirectory()
  const target = await fs.realpath(path).catch(() => undefined)
  if (target === undefined) return false
  const entryOf = await fs.stat(target)
  if (kind === 'file' ? !entryOf.isFile() : !entryOf.isDirectory()) return false
  const inside = target === request.root || target.startsWith(request.root + sep)
  if (!inside)
    request.remarks.push(`${slashed(relative(request.cwd, path))} is a link out of the workspace; it was left out`)
  return inside
}

function matchesPath(path: string, pattern: string): boolean {
  const names = path.split('/')
  const segments = pattern.replace(/^(?:\.\/)+/, '').split('/')
  // Row by row, which pattern segments can be reached: polynomial whatever the number of `**`.
  let reached = new Set(closure(segments, [0]))
  for (const name of names) {
    const next = [...reached].flatMap((at) => {
      const segment = segments[at]
      if (segment === '**') return [at]
      return segment !== undefined && matchesSegment(name, segment) ? [at + 1] : []
    })
    reached = new Set(closure(segments, next))
  }
  return reached.has(segments.length) || (segments.at(-1) === '**' && reached.has(segments.length - 1))
}

const closure = (segments: readonly string[], starts: readonly number[]): number[] =>
  starts.flatMap((start) => {
    const all = [start]
    for (let at = start; segments[at] === '**'; at++) all.push(at + 1)
    return all
  })
