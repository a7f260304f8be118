/**
 * Files as reports name them → files of the repository. A class names a file below some source root, a runner started in a
 * folder names it from there, another machine names it by its own root: the tree that is checked out knows which is meant.
 */
import { type Dirent, existsSync, readdirSync } from 'node:fs'
import { dirname, isAbsolute, join, relative, sep } from 'node:path'

export interface PlaceRequest {
  /** Absolute. */
  readonly cwd: string
  /** Folder of the repository that relative paths begin at, where the tree does not say. */
  readonly testRoot?: string | undefined
  /** Directory entries that may be looked at. */
  readonly bound?: number
}

/**
 * @param path as the report has it
 * @param report absolute path of the report
 * @param suite class or package of the test: `acme/cart` tells one `cart_test.go` from another
 * @returns slashes forward, from the root of the repository where the file is found there, else as well as is known
 */
export type Locate = (path: string, report: string, suite?: string) => string

export function createPlaces({ cwd, testRoot, bound = 200_000 }: PlaceRequest): Locate {
  let tree: ReadonlyMap<string, readonly string[]> | undefined
  const known = new Map<string, string>()
  const exists = (path: string): boolean => path !== '' && existsSync(join(cwd, path))

  const find = (given: string, report: string, suite: string | undefined): string => {
    const path = normal(given, cwd)
    const near = isAbsolute(path) || /^[A-Za-z]:/.test(path) ? undefined : aboveReport(path, report)
    if (near !== undefined) return near
    tree ??= treeOf(cwd, bound)
    const wanted = { path, report: slashed(relative(cwd, report)), suite }
    const found = inTree(tree.get(baseOf(path)) ?? [], wanted) ?? inAnyCase(tree, wanted)
    if (found !== undefined) return found
    return testRoot === undefined || isAbsolute(path) ? path : join(testRoot, path).split(sep).join('/')
  }

  /** In the report’s own folder or one above it, the nearest first: `target/` and `reports/` lie in the package they are of. */
  const aboveReport = (path: string, report: string): string | undefined => {
    for (let folder = slashed(relative(cwd, dirname(report))); ; folder = parentOf(folder)) {
      const candidate = folder === '' ? path : `${folder}/${path}`
      if (!folder.startsWith('..') && exists(candidate) && (path.includes('/') || folder === '')) return candidate
      if (folder === '' || folder.startsWith('..')) return undefined
    }
  }

  return (path, report, suite) => {
    const key = `${path}\u0000${dirname(report)}\u0000${suite ?? ''}`
    const before = known.get(key)
    if (before !== undefined) return before
    const found = find(path, report, suite)
    known.set(key, found)
    return found
  }
}

const slashed = (path: string): string => (sep === '\\' ? path.replaceAll('\\', '/') : path)
const parentOf = (folder: string): string => (folder.includes('/') ? folder.slice(0, folder.lastIndexOf('/')) : '')
const baseOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/** Without `file://` and `./`, slashes forward, and from the workspace where it lies there. */
function normal(given: string, cwd: string): string {
  const path = given
    .replace(/^file:\/\//, '')
    .replaceAll('\\', '/')
    .replace(/^(?:\.\/)+/, '')
  if (!isAbsolute(path)) return path
  const inside = slashed(relative(cwd, path))
  return inside.startsWith('..') || isAbsolute(inside) ? path : inside
}

/**
 * Windows and macOS find a file by any spelling of its name, and reports repeat the one they were given. Only where no
 * file is spelt so, and one alone is by other capitals.
 */
function inAnyCase(tree: ReadonlyMap<string, readonly string[]>, { path, ...wanted }: Wanted): string | undefined {
  const name = baseOf(path).toLowerCase()
  const spelt = new Map(
    [...tree].flatMap(([base, files]) =>
      base.toLowerCase() === name ? files.map((file) => [file.toLowerCase(), file] as const) : [],
    ),
  )
  const found = spelt.size === 0 ? undefined : inTree([...spelt.keys()], { ...wanted, path: path.toLowerCase() })
  return found === undefined ? undefined : spelt.get(found)
}

interface Wanted {
  readonly path: string
  readonly report: string
  readonly suite: string | undefined
}

/** The file that shares most of its end with the path, then with the package, then most of its beginning with the report. */
function inTree(candidates: readonly string[], { path, report, suite }: Wanted): string | undefined {
  const wanted = path.split('/').reverse()
  const packages = (suite ?? '').split('/').reverse()
  const scored = candidates
    .map((file) => {
      const parts = file.split('/').reverse()
      const folders = parts.slice(1)
      return {
        file,
        score: [
          shared(parts, wanted),
          wanted.length === 1 ? shared(folders, packages) : 0,
          shared(file.split('/'), report.split('/')),
          built.test(file) ? 0 : 1,
        ],
      }
    })
    .sort((a, b) => compare(b.score, a.score))
  const [best, second] = scored
  if (best === undefined) return undefined
  // `com/acme/A.java` is not `org/other/A.java`; of another machine’s absolute path only the end can be here.
  const least = isAbsolute(path) || /^[A-Za-z]:/.test(path) ? Math.min(2, wanted.length) : wanted.length
  const enough = (best.score[0] ?? 0) >= least || (best.score[0] ?? 0) === best.file.split('/').length
  return enough && (second === undefined || compare(best.score, second.score) !== 0) ? best.file : undefined
}

/** Copies, not sources. */
const built = /(?:^|\/)(?:target|build|dist|out|bin|obj)\//

const compare = (a: readonly number[], b: readonly number[]): number => {
  const at = a.findIndex((value, index) => value !== b[index])
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0)
}

const shared = (a: readonly string[], b: readonly string[]): number => {
  const at = a.findIndex((part, index) => part !== b[index])
  return at < 0 ? a.length : at
}

const closed = new Set(['.git', 'node_modules', '.venv', 'venv', '.gradle', '.tox', '__pycache__'])

/** Files of the workspace by their base name; links are not followed. */
function treeOf(cwd: string, bound: number): ReadonlyMap<string, readonly string[]> {
  const files = new Map<string, string[]>()
  const folders = ['']
  let left = bound
  for (let folder = folders.shift(); folder !== undefined && left > 0; folder = folders.shift()) {
    for (const entry of entriesOf(join(cwd, folder))) {
      left--
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (entry.isDirectory() && !closed.has(entry.name)) folders.push(path)
      else if (entry.isFile()) {
        const named = files.get(entry.name)
        if (named === undefined) files.set(entry.name, [path])
        else named.push(path)
      }
    }
  }
  return files
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  } catch {
    // What may not be read has no sources for us.
    return []
  }
}
