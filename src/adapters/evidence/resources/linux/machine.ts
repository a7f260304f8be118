/** Counters of the whole machine: proc(5), and the kernel’s Documentation/accounting/psi.rst. */
import { numberAfter, numbersIn, read } from './text.js'

/** What only ever grows; differences of two moments are use. Undefined where the system does not tell. */
export interface Counters {
  /** Of all cores, in ticks: busy, idle and stolen. */
  readonly busy?: number | undefined
  readonly idle?: number | undefined
  readonly waiting?: number | undefined
  readonly stolen?: number | undefined
  /** Microseconds in which some task waited. */
  readonly ioStall?: number | undefined
  readonly memoryStall?: number | undefined
  readonly throttled?: number | undefined
  readonly diskRead?: number | undefined
  readonly diskWritten?: number | undefined
  readonly received?: number | undefined
  readonly sent?: number | undefined
  readonly oomKills?: number | undefined
}

export function cpuCounters(text = read('/proc/stat')): Pick<Counters, 'busy' | 'idle' | 'waiting' | 'stolen'> {
  const line = text?.slice(0, text.indexOf('\n'))
  if (line === undefined || !line.startsWith('cpu ')) return {}
  const [user = 0, nice = 0, system = 0, idle = 0, waiting = 0, irq = 0, soft = 0, stolen = 0] = numbersIn(
    line.slice(4),
  )
  return { busy: user + nice + system + irq + soft, idle, waiting, stolen }
}

/** `some avg10=0.00 avg60=0.00 avg300=0.00 total=12345`, in microseconds. */
export const stallOf = (text: string | undefined): number | undefined => {
  const found = /^some .*total=(\d+)/.exec(text ?? '')?.[1]
  return found === undefined ? undefined : Number(found)
}

const bytesPerSector = 512
/** Whole disks alone: a partition’s bytes are its disk’s, and what is mapped is read from one. */
const wholeDisk = /^(?:sd[a-z]+|vd[a-z]+|xvd[a-z]+|nvme\d+n\d+|mmcblk\d+)$/

/** Documentation/admin-guide/iostats.rst: sectors read are the third, written the seventh field after the name. */
export function diskCounters(text = read('/proc/diskstats')): Pick<Counters, 'diskRead' | 'diskWritten'> {
  let [diskRead, diskWritten, found] = [0, 0, false]
  for (const line of (text ?? '').split('\n')) {
    const fields = line.trim().split(/\s+/)
    if (!wholeDisk.test(fields[2] ?? '')) continue
    found = true
    diskRead += Number(fields[5]) * bytesPerSector
    diskWritten += Number(fields[9]) * bytesPerSector
  }
  return found ? { diskRead, diskWritten } : {}
}

export function networkCounters(text = read('/proc/net/dev')): Pick<Counters, 'received' | 'sent'> {
  let [received, sent, found] = [0, 0, false]
  for (const line of (text ?? '').split('\n').slice(2)) {
    const [name = '', rest] = line.split(':')
    // What a bridge or a container’s end carries goes through a real one too.
    if (rest === undefined || /^\s*(?:lo|docker|br-|veth|virbr|cni|flannel)/.test(name)) continue
    const numbers = numbersIn(rest)
    found = true
    received += numbers[0] ?? 0
    sent += numbers[8] ?? 0
  }
  return found ? { received, sent } : {}
}

export interface Memory {
  readonly memory?: number
  readonly memoryLeft?: number
  readonly memoryLimit?: number
  readonly swap?: number
}

export function machineMemory(text = read('/proc/meminfo')): Memory {
  const [total, left] = [numberAfter(text, 'MemTotal:'), numberAfter(text, 'MemAvailable:')]
  const [swapTotal, swapFree] = [numberAfter(text, 'SwapTotal:'), numberAfter(text, 'SwapFree:')]
  return {
    ...(total === undefined || left === undefined
      ? {}
      : { memory: (total - left) * 1024, memoryLeft: left * 1024, memoryLimit: total * 1024 }),
    ...(swapTotal === undefined || swapFree === undefined ? {} : { swap: (swapTotal - swapFree) * 1024 }),
  }
}

/** Of all cores, where the kernel tells (x86). */
export function megahertz(text = read('/proc/cpuinfo')): number | undefined {
  const all = [...(text ?? '').matchAll(/^cpu MHz\s*: ([\d.]+)/gm)].map((found) => Number(found[1]))
  return all.length === 0 ? undefined : all.reduce((sum, each) => sum + each, 0) / all.length
}
