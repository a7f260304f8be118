/**
 * One writer a file, on every file system: a lock file beside it, made with the one call that cannot be shared.
 *
 * Who holds it writes a beat into it. Whether it is dead is told without comparing clocks, which on a network file system
 * are those of several machines: a waiter watches it by its own, or asks for the process where both are surely of the same
 * machine and the same namespace of process ids (two containers may share a host name, and process ids mean nothing then).
 */
import { randomBytes } from 'node:crypto'
import { type FileHandle, open, rm } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { codeOf } from '../../../core/run/errors.js'
import { isAlive, type Process, thisProcess } from '../../files/process.js'
import { readRegular } from '../../files/read.js'

export interface LockOptions {
  /** Most milliseconds to wait for a writer that is alive. */
  readonly patienceMs?: number | undefined
  /** A lock that was watched this long without a beat was left by a process that died. */
  readonly staleMs?: number | undefined
}

export interface Lock {
  /** Is it still ours? A process that was stopped for longer than a lock lives may have lost it. */
  isOurs(): Promise<boolean>
}

const usualPatience = 30_000
const usualStale = 15_000
/** Beats within the life of a lock: a busy machine misses some. */
const beats = 6

/**
 * @throws Error when another writer keeps the lock beyond patience
 */
export async function withLock<T>(path: string, options: LockOptions, work: (lock: Lock) => Promise<T>): Promise<T> {
  const lock = `${path}.lock`
  const { patienceMs = usualPatience, staleMs = usualStale } = options
  const held = await acquire(lock, { patienceMs, staleMs })
  const isOurs = async (): Promise<boolean> => (await textOf(lock))?.includes(held.token) === true
  const beating = setInterval(() => void held.beat(), staleMs / beats)
  try {
    return await work({ isOurs })
  } finally {
    clearInterval(beating)
    await held.end()
    if (await isOurs()) await rm(lock, { force: true })
  }
}

interface Held {
  readonly token: string
  beat(): Promise<void>
  end(): Promise<void>
}

async function acquire(lock: string, limits: { readonly patienceMs: number; readonly staleMs: number }): Promise<Held> {
  const { patienceMs, staleMs } = limits
  const start = performance.now()
  const state = createWatch(staleMs)
  for (;;) {
    const held = await claim(lock)
    if (held !== undefined) return held
    const seen = await state(lock)
    if (seen === 'dead') await removeDead(lock, state)
    const waited = performance.now() - start
    if (waited > patienceMs && (seen === 'alive' || waited > patienceMs + 40 * staleMs))
      throw new Error(`another process holds ${lock}; if none is running, delete that file`)
    await wait(15 + (process.pid % 10) + Math.min(60, waited / 100))
  }
}

async function claim(lock: string): Promise<Held | undefined> {
  let handle: FileHandle
  try {
    handle = await open(lock, 'wx')
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return undefined
    throw error
  }
  const token = randomBytes(9).toString('hex')
  let beat = 0
  const write = () => handle.write(JSON.stringify({ ...thisProcess, token, beat: String(beat++).padStart(8, '0') }), 0)
  try {
    await write()
  } catch (error) {
    // On a full disk there is room for a name, not for what stands in it: it must not keep the next one out.
    await handle.close()
    await rm(lock, { force: true })
    throw error
  }
  return {
    token,
    beat: () => write().then(ignore, ignore),
    end: () => handle.close().catch(ignore),
  }
}

const ignore = (): void => undefined

type State = 'dead' | 'alive' | 'unknown' | 'gone'

/** What becomes of a lock while it is looked at again and again. */
function createWatch(staleMs: number): (path: string) => Promise<State> {
  const seen = new Map<string, { readonly text: string; readonly since: number; readonly changed: boolean }>()
  return async (path) => {
    const text = await textOf(path)
    if (text === undefined) return 'gone'
    const before = seen.get(path)
    const now = performance.now()
    if (before?.text !== text) seen.set(path, { text, since: now, changed: before !== undefined })
    const told = isOwnerAlive(text)
    if (told !== undefined) return told ? 'alive' : 'dead'
    if (before === undefined || before.text !== text) return before === undefined ? 'unknown' : 'alive'
    if (now - before.since > staleMs) return 'dead'
    return before.changed ? 'alive' : 'unknown'
  }
}

/** Under a lock of its own: of two that see the same dead lock, the slower would remove what the faster has made since. */
async function removeDead(lock: string, state: (path: string) => Promise<State>): Promise<void> {
  const removal = `${lock}.removal`
  const held = await claim(removal)
  if (held === undefined) {
    if ((await state(removal)) === 'dead') await rm(removal, { force: true })
    return
  }
  try {
    if ((await state(lock)) === 'dead') await rm(lock, { force: true })
  } finally {
    await held.end()
    await rm(removal, { force: true })
  }
}

const largestLock = 4096

async function textOf(lock: string): Promise<string | undefined> {
  try {
    return String(await readRegular(lock, largestLock))
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    // Whatever stands there is no lock of ours, and lasts as long as it does not change.
    return codeOf(error) ?? 'unreadable'
  }
}

/** @returns undefined where that cannot be known from here */
function isOwnerAlive(text: string): boolean | undefined {
  try {
    return isAlive(JSON.parse(text) as Partial<Process>)
  } catch {
    return undefined
  }
}
