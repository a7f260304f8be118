/** What a system can be asked about a machine, and how two answers become a sample. */
import type { Point, ProcessUse } from '../../../core/model/index.js'
import type { Counters, Memory } from './linux/machine.js'

export interface Reading {
  readonly counters: Counters
  readonly memory: Memory
}

export interface Probe {
  /** Cores that may be used, where that is not all the machine has. */
  readonly cores: number | undefined
  /** What it cannot see, in words. */
  readonly unseen: readonly string[]
  read(): Promise<Reading>
  megahertz(): number | undefined
  /** @param ms since they were asked for last */
  processes(ms: number): Promise<readonly ProcessUse[]>
}

/**
 * @param ms between the two, by a clock that nobody sets
 * @returns shares of the time and bytes; what either lacks, or what ran backwards, is left out
 */
export function sampleOf(before: Reading, now: Reading, ms: number): Omit<Point, 'at'> {
  const grown = (name: keyof Counters): number | undefined => {
    const [a, b] = [before.counters[name], now.counters[name]]
    return a === undefined || b === undefined || b < a ? undefined : b - a
  }
  const [busy, idle, waiting = 0, stolen = 0] = [grown('busy'), grown('idle'), grown('waiting'), grown('stolen')]
  const ticks = busy === undefined || idle === undefined ? undefined : busy + idle + waiting + stolen
  const share = (part: number | undefined, whole: number | undefined): number | undefined =>
    part === undefined || whole === undefined || whole <= 0 ? undefined : Math.min(1, part / whole)
  const stall = (name: 'ioStall' | 'memoryStall' | 'throttled') => share(grown(name), ms * 1000)
  return without({
    ms,
    ...now.memory,
    cpu: share(busy, ticks),
    ioWait: stall('ioStall') ?? share(grown('waiting'), ticks),
    memoryWait: stall('memoryStall'),
    throttled: stall('throttled'),
    steal: share(grown('stolen'), ticks),
    diskRead: grown('diskRead'),
    diskWritten: grown('diskWritten'),
    received: grown('received'),
    sent: grown('sent'),
    oomKills: grown('oomKills'),
  })
}

const without = (fields: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as unknown as Omit<Point, 'at'>
