/**
 * Calls into the Actions toolkit, which prints its progress and its warnings to stdout.
 *
 * stdout is for machine output, and a read-only cache is no reason for a warning on every pull request: what it says is
 * handed back, so that an outcome can name the reason, and its warnings go to stderr as plain text.
 */
import { messageOf } from '../../core/run/errors.js'
import { within } from '../../timers.js'

export interface Told<T> {
  readonly value: T
  /** Lines the toolkit printed meanwhile. */
  readonly said: readonly string[]
}

type Write = typeof process.stdout.write

const listeners = new Set<(line: string) => void>()
let original: Write | undefined

function divert(): void {
  if (original !== undefined) return
  original = process.stdout.write
  process.stdout.write = ((part: string | Uint8Array, ...rest: unknown[]) => {
    const text = typeof part === 'string' ? part : Buffer.from(part).toString('utf8')
    for (const line of text.split('\n')) heard(line)
    const done = rest.findLast((argument) => typeof argument === 'function') as (() => void) | undefined
    done?.()
    return true
  }) as Write
}

/** The runner reads its commands from either stream: masks still reach it, warnings become plain lines. */
function heard(line: string): void {
  if (line.trim() === '') return
  const [, command, told = line] = /^::(\w[\w-]*)[^:]*::(.*)$/.exec(line) ?? []
  if (command === 'add-mask' && process.env['GITHUB_ACTIONS'] === 'true') process.stderr.write(`${line}\n`)
  if (command === 'debug' && process.env['RUNNER_DEBUG'] !== '1') return
  if (command !== undefined && command !== 'add-mask') process.stderr.write(`${told}\n`)
  for (const hear of listeners) hear(told)
}

function restore(): void {
  if (original === undefined || listeners.size > 0) return
  process.stdout.write = original
  original = undefined
}

/**
 * @param limitMs the toolkit retries for half a minute on its own; after this long it is left to itself
 * @throws Error when it throws, or when the time is up
 */
export async function toolkit<T>(limitMs: number, work: () => Promise<T>): Promise<Told<T>> {
  const said: string[] = []
  const hear = (line: string) => said.push(line)
  listeners.add(hear)
  divert()
  try {
    const value = await within(work(), limitMs, () => {
      throw new Error(`no answer within ${Math.round(limitMs / 1000)} s`)
    })
    return { value, said }
  } catch (error) {
    throw Object.assign(new Error(messageOf(error)), { cause: error })
  } finally {
    listeners.delete(hear)
    restore()
  }
}
