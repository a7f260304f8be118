/** What Linux tells of the machine and the container. */
import type { Probe, Reading } from '../probe.js'
import { ownContainer } from './container.js'
import { cpuCounters, diskCounters, machineMemory, megahertz, networkCounters, stallOf } from './machine.js'
import { createProcesses } from './processes.js'
import { numberAfter, read } from './text.js'

/** @param owner process whose descendants are the run’s own */
export function linuxProbe(owner: number | undefined): Probe {
  const container = ownContainer()
  const processes = createProcesses(owner)
  const first = { ...cpuCounters(), ...machineMemory() }
  return {
    cores: container?.cores,
    unseen: [
      ...(first.busy === undefined ? ['CPU time: /proc/stat cannot be read'] : []),
      ...(first.memory === undefined ? ['memory: /proc/meminfo cannot be read'] : []),
      ...(container === undefined ? ['limits of a container: no control groups here'] : []),
      ...(read('/proc/pressure/io') === undefined
        ? ['waiting for the disk by pressure: an idle core’s waiting counts instead']
        : []),
    ],
    read: async (): Promise<Reading> => ({
      counters: {
        ioStall: stallOf(read('/proc/pressure/io')),
        memoryStall: stallOf(read('/proc/pressure/memory')),
        oomKills: numberAfter(read('/proc/vmstat'), 'oom_kill '),
        ...cpuCounters(),
        ...diskCounters(),
        ...networkCounters(),
        ...container?.counters(),
      },
      memory: container === undefined ? machineMemory() : container.memory(machineMemory()),
    }),
    megahertz,
    processes: async (ms) => processes.heaviest(ms),
  }
}
