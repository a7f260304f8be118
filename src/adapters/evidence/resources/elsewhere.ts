/** macOS and Windows: CPU and memory by Node.js each second; disk, network and processes by `systeminformation`, which asks other programs. */
import { cpus, freemem, totalmem } from 'node:os'
import type { ProcessUse } from '../../../core/model/index.js'
import { heaviestOf } from '../../../core/resources/point.js'
import { messageOf } from '../../../core/run/errors.js'
import type { Counters } from './linux/machine.js'
import type { Probe } from './probe.js'

/** The part of `systeminformation` that is used. */
export interface Information {
  networkStats(): Promise<readonly { readonly rx_bytes: number; readonly tx_bytes: number }[]>
  fsStats(): Promise<{ readonly rx: number; readonly wx: number } | null>
  processes(): Promise<{
    readonly list: readonly {
      readonly name: string
      readonly memRss: number
      readonly cpu: number
      readonly pid: number
    }[]
  }>
  mem(): Promise<{ readonly available: number; readonly total: number; readonly swapused: number }>
}

export const realInformation = async (): Promise<Information> => {
  const loaded = await import('systeminformation')
  return ('default' in loaded ? loaded.default : loaded) as unknown as Information
}

/** It starts programs to learn them: every twentieth sample is enough. */
const every = 20

export async function elsewhereProbe(load: () => Promise<Information> = realInformation): Promise<Probe> {
  const unseen: string[] = [
    'waiting for the disk, time given to other machines, limits of a container: not told by this system',
  ]
  const information = await load().catch((error: unknown) => {
    unseen.push(`disk, network and processes: ${messageOf(error).slice(0, 100)}`)
    return undefined
  })
  let slow: Pick<Counters, 'diskRead' | 'diskWritten' | 'received' | 'sent'> = {}
  let memory: { readonly available?: number; readonly swap?: number } = {}
  let asked = 0
  return {
    cores: undefined,
    unseen,
    async read() {
      if (information !== undefined && asked++ % every === 0) {
        slow = await slowCounters(information)
        memory = await information.mem().then(
          ({ available, swapused }) => ({ available, swap: swapused }),
          () => ({}),
        )
      }
      const total = totalmem()
      // Of what macOS calls free its caches are not: what is available comes from the system’s own word.
      const left = process.platform === 'darwin' ? (memory.available ?? freemem()) : freemem()
      return {
        counters: { ...cpuTimes(), ...slow },
        memory: {
          memory: total - left,
          memoryLeft: left,
          memoryLimit: total,
          ...(memory.swap === undefined ? {} : { swap: memory.swap }),
        },
      }
    },
    megahertz: () => cpus()[0]?.speed || undefined,
    processes: async (): Promise<readonly ProcessUse[]> => {
      if (information === undefined || asked % every !== 1) return []
      const { list } = await information.processes().catch(() => ({ list: [] }))
      return heaviestOf(
        list.flatMap(({ name, memRss, cpu, pid }) =>
          pid === process.pid || !(memRss > 0)
            ? []
            : [{ name, memory: memRss * 1024, ...(cpu > 0 ? { cpu: cpu / 100 } : {}) }],
        ),
      )
    },
  }
}

async function slowCounters(information: Information) {
  const [network, disk] = await Promise.all([
    information.networkStats().catch(() => []),
    information.fsStats().catch(() => null),
  ])
  const sum = (pick: (one: { readonly rx_bytes: number; readonly tx_bytes: number }) => number) =>
    network.reduce((all, one) => all + (pick(one) || 0), 0)
  return {
    ...(network.length === 0 ? {} : { received: sum((one) => one.rx_bytes), sent: sum((one) => one.tx_bytes) }),
    ...(disk === null ? {} : { diskRead: disk.rx, diskWritten: disk.wx }),
  }
}

function cpuTimes() {
  let [busy, idle] = [0, 0]
  for (const { times } of cpus()) {
    busy += times.user + times.nice + times.sys + times.irq
    idle += times.idle
  }
  return busy + idle === 0 ? {} : { busy, idle }
}
