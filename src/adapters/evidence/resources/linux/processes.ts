/** The heaviest processes, by /proc/PID/stat (proc(5)): names without arguments, which may hold secrets. */
import { execFileSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import type { ProcessUse } from '../../../../core/model/index.js'
import { heaviestOf } from '../../../../core/resources/point.js'
import { read } from './text.js'

/** Sizes of /proc are in pages: 4 KB on x86, up to 64 KB on arm64. */
const pageBytes = ((): number => {
  try {
    return (
      Number(
        execFileSync('getconf', ['PAGESIZE'], { encoding: 'utf8', timeout: 2000, stdio: ['ignore', 'pipe', 'ignore'] }),
      ) || 4096
    )
  } catch {
    return 4096
  }
})()
const ticksPerSecond = 100
/** More are not looked at: a machine with so many is no CI runner. */
const mostProcesses = 4000

interface Found extends ProcessUse {
  readonly pid: number
  readonly parent: number
}

/** @param owner whose descendants are the run’s own; undefined: nobody knows */
export function createProcesses(owner: number | undefined) {
  let before = new Map<number, number>()
  // Once the owner has ended, its descendants are those that were so while it ran: anything else is a stranger.
  let descendants: ReadonlySet<number> | undefined
  return {
    /** @param ms since it was asked last */
    heaviest(ms: number): readonly ProcessUse[] {
      const now = new Map<number, number>()
      const found: Found[] = []
      for (const pid of pids()) {
        const one = pid === process.pid ? undefined : statOf(read(`/proc/${pid}/stat`) ?? '')
        if (one === undefined) continue
        now.set(pid, one.ticks)
        const last = before.get(pid)
        const seconds = ms / 1000
        const cpu = last === undefined || ms <= 0 ? undefined : Math.max(0, one.ticks - last) / ticksPerSecond / seconds
        found.push({
          pid,
          parent: one.parent,
          name: one.name,
          memory: one.memory,
          ...(cpu === undefined ? {} : { cpu }),
        })
      }
      before = now
      const isDescendant = descentOf(found, owner)
      if (isDescendant !== undefined) descendants = new Set(found.map(({ pid }) => pid).filter(isDescendant))
      const own = descendants
      return heaviestOf(
        found.flatMap(({ pid, parent: _, ...use }) =>
          use.memory > 0 ? [own === undefined ? use : { ...use, own: own.has(pid) }] : [],
        ),
      )
    },
  }
}

/** By the parents: what gave itself another one (a daemon) counts as a stranger. */
function descentOf(found: readonly Found[], owner: number | undefined): ((pid: number) => boolean) | undefined {
  const parents = new Map(found.map(({ pid, parent }) => [pid, parent]))
  if (owner === undefined || !parents.has(owner)) return undefined
  return (pid) => {
    let [at, steps]: [number | undefined, number] = [pid, 0]
    while (at !== undefined && at !== owner && steps++ < 64) at = parents.get(at)
    return at === owner
  }
}

function pids(): readonly number[] {
  try {
    return readdirSync('/proc')
      .flatMap((name) => (/^\d+$/.test(name) ? [Number(name)] : []))
      .slice(-mostProcesses)
  } catch {
    return []
  }
}

/** The name stands in brackets and may hold blanks and brackets. */
export function statOf(text: string) {
  const [open, close] = [text.indexOf('('), text.lastIndexOf(')')]
  const fields = text.slice(close + 2).split(' ')
  if (open < 0 || close < open || fields.length < 22) return undefined
  return {
    name: text.slice(open + 1, close),
    parent: Number(fields[1]),
    ticks: Number(fields[11]) + Number(fields[12]),
    memory: Number(fields[21]) * pageBytes,
  }
}
