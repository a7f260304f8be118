/** One writer a file, on every file system: a lock file beside it, made with the one call that cannot be shared. */
import { open, readFile, rm, stat } from 'node:fs/promises'
import { hostname } from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'
import { codeOf } from '../../../core/run/errors.js'

export interface LockOptions {
  /** Most milliseconds to wait for another writer. */
  readonly patienceMs?: number
  /** A lock older than this was left by a process that died: a save takes well under a second. */
  readonly staleMs?: number
  readonly now: () => number
}

/**
 * @throws Error when another writer keeps the lock beyond patience
 */
export async function withLock<T>(path: string, options: LockOptions, work: () => Promise<T>): Promise<T> {
  const lock = `${path}.lock`
  await acquire(lock, options)
  try {
    return await work()
  } finally {
    await rm(lock, { force: true })
  }
}

async function acquire(lock: string, { patienceMs = 10_000, staleMs = 30_000, now }: LockOptions): Promise<void> {
  const start = now()
  for (;;) {
    if (await claimed(lock)) return
    await removeStale(lock, staleMs, now())
    if (now() - start > patienceMs)
      throw new Error(`another process holds ${lock}; if none is running, delete that file`)
    await wait(15 + (process.pid % 10))
  }
}

async function claimed(lock: string): Promise<boolean> {
  try {
    const handle = await open(lock, 'wx')
    try {
      await handle.writeFile(JSON.stringify({ pid: process.pid, host: hostname() }))
    } catch (error) {
      // On a full disk there is room for a name, not for what stands in it: it must not keep the next one out.
      await rm(lock, { force: true })
      throw error
    } finally {
      await handle.close()
    }
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

/** Under a lock of its own: of two that see the same dead lock, the slower would remove what the faster has made since. */
async function removeStale(lock: string, staleMs: number, now: number): Promise<void> {
  if (!(await isStale(lock, staleMs, now))) return
  const removal = `${lock}.removal`
  if (!(await claimed(removal))) {
    if (await isStale(removal, staleMs, now)) await rm(removal, { force: true })
    return
  }
  try {
    if (await isStale(lock, staleMs, now)) await rm(lock, { force: true })
  } finally {
    await rm(removal, { force: true })
  }
}

/** By age, or because its process is gone from this very machine. A clock set back makes a lock young, never old. */
async function isStale(lock: string, staleMs: number, now: number): Promise<boolean> {
  try {
    const [info, text] = await Promise.all([stat(lock), readFile(lock, 'utf8')])
    return now - info.mtimeMs > staleMs || isDead(text)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false
    throw error
  }
}

function isDead(text: string): boolean {
  try {
    const owner = JSON.parse(text) as { readonly pid?: unknown; readonly host?: unknown }
    if (owner.host !== hostname() || typeof owner.pid !== 'number') return false
    process.kill(owner.pid, 0)
    return false
  } catch (error) {
    return codeOf(error) === 'ESRCH'
  }
}
