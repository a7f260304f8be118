/** The control group this process is in (the kernel’s Documentation/admin-guide/cgroup-v2.rst), and those above it: the tightest limit counts. */
import { type Counters, type Memory, stallOf } from './machine.js'
import { numberAfter, read } from './text.js'

export interface Container {
  readonly memory: (machine: Memory) => Memory
  readonly counters: () => Pick<Counters, 'throttled' | 'oomKills' | 'ioStall' | 'memoryStall'>
  /** Cores it may use, where that is fewer than the machine has. */
  readonly cores: number | undefined
}

const root = '/sys/fs/cgroup'
/** Where a container sees its own group as the root, there is nothing above. */
const mostLevels = 12

/** @returns undefined where there is no control group, so that limits of a container cannot be seen */
export const ownContainer = (reading: (path: string) => string | undefined = read): Container | undefined =>
  unified(reading) ?? legacy(reading)

function unified(reading: (path: string) => string | undefined): Container | undefined {
  const path = /^0::(\/.*)$/m.exec(reading('/proc/self/cgroup') ?? '')?.[1]
  if (path === undefined || reading(`${root}/cgroup.controllers`) === undefined) return undefined
  const groups = above(root, path)
  const [own = root] = groups
  const files = { limit: 'memory.max', used: 'memory.current', cache: 'inactive_file ' }
  const cpus = groups.flatMap((group) => quotaOf(reading(`${group}/cpu.max`)) ?? [])
  return {
    cores: cpus.length === 0 ? undefined : Math.min(...cpus),
    memory: memoryWithin(groups, files, reading),
    counters: () => ({
      throttled: numberAfter(reading(`${own}/cpu.stat`), 'throttled_usec '),
      oomKills: numberAfter(reading(`${own}/memory.events`), 'oom_kill ') ?? machineKills(reading),
      ioStall: stallOf(reading('/proc/pressure/io') ?? reading(`${own}/io.pressure`)),
      memoryStall: stallOf(reading(`${own}/memory.pressure`) ?? reading('/proc/pressure/memory')),
    }),
  }
}

/** Documentation/admin-guide/cgroup-v1/memory.rst: older systems, and such as mount both. */
function legacy(reading: (path: string) => string | undefined): Container | undefined {
  const path = /^\d+:(?:[\w,]*,)?memory(?:,[\w,]*)?:(\/.*)$/m.exec(reading('/proc/self/cgroup') ?? '')?.[1]
  const base = `${root}/memory`
  if (path === undefined || reading(`${base}/memory.stat`) === undefined) return undefined
  const groups = above(base, path)
  const files = { limit: 'memory.limit_in_bytes', used: 'memory.usage_in_bytes', cache: 'total_inactive_file ' }
  return {
    cores: undefined,
    memory: memoryWithin(groups, files, reading),
    counters: () => ({
      oomKills: numberAfter(reading(`${groups[0] ?? base}/memory.oom_control`), 'oom_kill ') ?? machineKills(reading),
      ioStall: stallOf(reading('/proc/pressure/io')),
      memoryStall: stallOf(reading('/proc/pressure/memory')),
    }),
  }
}

const machineKills = (reading: (path: string) => string | undefined) =>
  numberAfter(reading('/proc/vmstat'), 'oom_kill ')

interface Files {
  readonly limit: string
  readonly used: string
  /** What the kernel gives back first when memory is short, as `docker stats` counts it. */
  readonly cache: string
}

/** Within the tightest limit, where that is below what the machine has. */
function memoryWithin(groups: readonly string[], files: Files, reading: (path: string) => string | undefined) {
  const limitOf = (group: string): number =>
    Number(/^\d+/.exec(reading(`${group}/${files.limit}`) ?? '')?.[0] ?? Number.POSITIVE_INFINITY)
  return (machine: Memory): Memory => {
    const tightest = groups.reduce((a, b) => (limitOf(b) < limitOf(a) ? b : a))
    const limit = limitOf(tightest)
    const used = numberAfter(reading(`${tightest}/${files.used}`), '')
    if (used === undefined || !(limit < (machine.memoryLimit ?? Number.POSITIVE_INFINITY))) return machine
    const cache = numberAfter(reading(`${tightest}/memory.stat`), files.cache) ?? 0
    const memory = Math.max(0, used - cache)
    const left = Math.max(0, limit - memory)
    return { ...machine, memory, memoryLimit: limit, memoryLeft: Math.min(left, machine.memoryLeft ?? left) }
  }
}

/** Its own group first. */
function above(base: string, path: string): readonly string[] {
  const parts = path.split('/').filter((part) => part !== '' && part !== '..')
  const groups = parts.map((_, at) => `${base}/${parts.slice(0, parts.length - at).join('/')}`)
  return [...groups.slice(0, mostLevels), base]
}

/** `200000 100000` are two cores; `max 100000` are all. */
function quotaOf(text: string | undefined): number | undefined {
  const found = /^(\d+) (\d+)/.exec(text ?? '')
  return found === null ? undefined : Number(found[1]) / Number(found[2])
}
