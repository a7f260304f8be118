/** A folder that is laid out like a bucket: a disk that all share, a copy of a bucket, a test. */
import { randomBytes } from 'node:crypto'
import { link, lstat, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { codeOf, messageOf } from '../../core/run/errors.js'
import { makeFolder } from '../files/folder.js'
import { readRegular } from '../files/read.js'
import { type ListPage, type ObjectEntry, ObjectFault, type ObjectStore, type Put } from './port.js'

const keysAPage = 1000
/** Names of drafts begin so; no key does. */
const draft = '.draft-'

export function folderObjects(root: string): ObjectStore {
  let requests = 0
  const pathOf = (key: string): string => {
    if (!key.split('/').every((part) => /^[A-Za-z0-9!_=-][A-Za-z0-9!_.=-]*$/.test(part)))
      throw new ObjectFault('name', `${root}: ${JSON.stringify(key.slice(0, 80))} is no name of an object`)
    return join(root, key)
  }
  return {
    name: root,
    requests: () => requests,
    async list({ prefix, startAfter = '', folders = false, next }) {
      requests += 1
      try {
        return await pageOf(root, { prefix, after: next ?? startAfter, folders })
      } catch (error) {
        throw faultOf(root, error)
      }
    },
    async get(key, most) {
      requests += 1
      try {
        const path = pathOf(key)
        return { tag: tagOf(await stat(path)), bytes: await readRegular(path, most) }
      } catch (error) {
        if (codeOf(error) === 'ENOENT') return undefined
        throw faultOf(root, error)
      }
    },
    async put({ key, bytes, onlyOver }): Promise<Put> {
      requests += 1
      const path = pathOf(key)
      try {
        await makeFolder(dirname(path))
        return onlyOver !== undefined && onlyOver !== 'absent'
          ? await replaceWhere(path, bytes, onlyOver.tag)
          : await place(path, bytes, onlyOver === 'absent')
      } catch (error) {
        throw faultOf(root, error)
      }
    },
  }
}

/** By a draft of its own: nobody meets half a file. A link is made only where there is nothing of that name. */
async function place(path: string, bytes: Uint8Array, absent: boolean): Promise<Put> {
  const own = join(dirname(path), `${draft}${randomBytes(8).toString('hex')}`)
  const handle = await open(own, 'wx')
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
  try {
    const tag = tagOf(await stat(own))
    if (absent) await link(own, path)
    else await rename(own, path)
    return { kind: 'written', tag }
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return { kind: 'taken' }
    throw error
  } finally {
    await rm(own, { force: true })
  }
}

/** Looked at and replaced by one at a time; who comes meanwhile is told that it is taken, and looks again. */
async function replaceWhere(path: string, bytes: Uint8Array, tag: string): Promise<Put> {
  const lock = join(dirname(path), `${draft}lock-${path.split('/').at(-1)}`)
  if ((await place(lock, new Uint8Array(), true)).kind === 'taken') {
    // Of one that died while it held it.
    const held = await lstat(lock).catch(() => undefined)
    if (held !== undefined && Date.now() - held.mtimeMs > staleMs) await rm(lock, { force: true })
    return { kind: 'taken' }
  }
  try {
    const there = await stat(path).catch(() => undefined)
    if (there === undefined || tagOf(there) !== tag) return { kind: 'taken' }
    return await place(path, bytes, false)
  } finally {
    await rm(lock, { force: true })
  }
}

const staleMs = 60_000

const tagOf = ({
  ino,
  mtimeMs,
  size,
}: {
  readonly ino: number
  readonly mtimeMs: number
  readonly size: number
}): string => `${ino}-${mtimeMs}-${size}`

interface Paging {
  readonly prefix: string
  readonly after: string
  readonly folders: boolean
}

/** In the order of the bytes of the keys, folder by folder, reading no more of them than the page needs. */
async function pageOf(root: string, { prefix, after, folders }: Paging): Promise<ListPage> {
  const entries: ObjectEntry[] = []
  const found: string[] = []
  const isFull = (): boolean => entries.length + found.length > keysAPage

  async function walk(folder: string): Promise<void> {
    const names = await readdir(join(root, folder), { withFileTypes: true }).catch((error: unknown) => {
      if (codeOf(error) === 'ENOENT') return []
      throw error
    })
    const keys = names
      .filter(({ name }) => !name.startsWith('.'))
      .map((one) => ({
        key: `${folder}${one.name}${one.isDirectory() ? '/' : ''}`,
        isFile: one.isFile(),
        isFolder: one.isDirectory(),
      }))
      .sort((a, b) => (a.key < b.key ? -1 : 1))
    for (const { key, isFile, isFolder } of keys) {
      if (isFull()) return
      const leads = isFolder && (prefix.startsWith(key) || key.startsWith(prefix))
      if (isFolder && leads && !(key <= after && !after.startsWith(key))) {
        if (folders && key.startsWith(prefix) && key.length > prefix.length) {
          if (key > after) found.push(key)
        } else await walk(key)
      } else if (isFile && key.startsWith(prefix) && key > after) {
        const { size, mtimeMs, ino } = await stat(join(root, key))
        entries.push({ key, bytes: size, writtenAt: mtimeMs, tag: tagOf({ ino, mtimeMs, size }) })
      }
    }
  }

  await walk('')
  if (!isFull()) return { entries, folders: found }
  // One more than a page: it is read again with the next.
  const kept = [...entries.map(({ key }) => key), ...found].sort().slice(0, keysAPage)
  const end = kept.at(-1) ?? ''
  return { entries: entries.filter(({ key }) => key <= end), folders: found.filter((key) => key <= end), next: end }
}

function faultOf(root: string, error: unknown): ObjectFault {
  if (error instanceof ObjectFault) return error
  const denied = ['EACCES', 'EPERM', 'EROFS'].includes(codeOf(error) ?? '')
  return new ObjectFault(denied ? 'denied' : 'other', `${root}: ${messageOf(error)}`, error)
}
