/**
 * The one way a file is written: whole or not at all, by a draft and a rename, and only in place of nothing, of an empty
 * file, or of what is of our own making.
 */
import { randomBytes } from 'node:crypto'
import { lstat, open, readdir, readlink, realpath, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { codeOf } from '../../core/run/errors.js'
import { leavesByLink } from './links.js'
import { firstBytes, kindOf } from './read.js'

export interface Replacement {
  readonly path: string
  readonly bytes: string | Uint8Array
  /** Is what lies there of our making, by its first 64 KB? Without it anything may be replaced: its author named the path. */
  readonly isOurs?: (head: Buffer) => boolean
  readonly cwd?: string
}

const head = 65_536

/**
 * The file that is meant: a link within the workspace leads to it.
 *
 * @returns the path with no link in its last part
 * @throws Error where a link leads out of the workspace or nowhere, or it is there and no regular file
 */
export async function placeOf(path: string, cwd = process.cwd()): Promise<string> {
  if (leavesByLink(path, cwd)) throw new Error(`${path} is a link out of the workspace; name another file`)
  const there = await lstat(path).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  })
  if (there === undefined) return path
  const target = there.isSymbolicLink() ? await endOfLink(path) : path
  const kind = kindOf(there.isSymbolicLink() ? await stat(target) : there)
  if (kind !== undefined) throw new Error(`${path} is ${kind}, no regular file; name another file`)
  return target
}

/** @throws Error where it leads nowhere: a disk that is not mounted is no place to begin afresh */
const endOfLink = (path: string): Promise<string> =>
  realpath(path).catch(async (error: unknown) => {
    if (!['ENOENT', 'ELOOP', 'ENOTDIR'].includes(codeOf(error) ?? '')) throw error
    const end = await readlink(path)
    throw new Error(`${path} is a link to ${end}, which is not there; make that file, or name another`)
  })

/** @throws Error with the file as it was, when any step fails or what lies there is not to be replaced */
export async function replaceFile({ path, bytes, isOurs, cwd }: Replacement): Promise<void> {
  const target = await placeOf(path, cwd)
  const before = isOurs === undefined ? Buffer.alloc(0) : await firstBytes(target, head)
  if (before.length > 0 && isOurs?.(before) === false)
    throw new Error(`${path} is not of Pipeline Guard’s making; it was left as it is. Name another file`)
  await writeWhole(target, bytes)
}

const drafts = /\.[0-9a-f]{12}\.tmp$/
/** A draft of a process that was killed; a writer needs well under a minute. */
const draftAge = 3_600_000

/**
 * @param target no link. Its mode stays
 * @param mayReplace asked last, when all is written but the name
 * @returns whether the file was replaced
 * @throws with the file as it was, when any step fails
 */
export async function writeWhole(
  target: string,
  bytes: string | Uint8Array,
  mayReplace: () => Promise<boolean> = async () => true,
): Promise<boolean> {
  const draft = `${target}.${randomBytes(6).toString('hex')}.tmp`
  const mode = await stat(target).then(
    (entry) => entry.mode & 0o7777,
    () => undefined,
  )
  try {
    const handle = await open(draft, 'wx')
    try {
      if (mode !== undefined) await handle.chmod(mode)
      await handle.writeFile(bytes)
      await handle.sync()
    } finally {
      await handle.close()
    }
    if (!(await mayReplace())) {
      await rm(draft, { force: true })
      return false
    }
    await rename(draft, target)
    return true
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined)
    throw error
  }
}

/** Removes what writers of this file left behind that were killed. @param now milliseconds since the epoch */
export async function removeDrafts(target: string, now: number): Promise<void> {
  const folder = dirname(target)
  for (const name of await readdir(folder).catch(() => [])) {
    if (!name.startsWith(`${basename(target)}.`) || !drafts.test(name)) continue
    const path = join(folder, name)
    const entry = await lstat(path).catch(() => undefined)
    // By either clock: a file server’s may be minutes away, and hours are not.
    if (entry !== undefined && Math.abs(now - entry.mtimeMs) > draftAge)
      await rm(path, { force: true }).catch(() => undefined)
  }
}
