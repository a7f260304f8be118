/** What the machines of a run had and used, in few words. Names of steps, jobs and processes are a stranger’s: escaping is the sink’s. */
import type { JobResources, RunRecord, Usage } from '../model/index.js'
import { formatBytes, formatPercent } from '../run/format.js'

export interface MachineUse {
  readonly job: string
  readonly used: JobResources
}

export const machinesOf = ({ jobs }: RunRecord): readonly MachineUse[] =>
  Object.values(jobs).flatMap(({ facts, resources }) =>
    resources === undefined ? [] : [{ job: facts?.value.name ?? 'this job', used: resources.value }],
  )

/** “peak memory 3.1 GB of 7.8 GB (in Test), CPU 78 %, waited for the disk 4 %, 12 GB of disk left”. */
export function phraseMachine(used: JobResources, name: (text: string) => string): string {
  const { memoryPeak, memoryLimit, cpu, ioWait, steal = 0, diskLeft, oomKills = 0 } = used
  const at = used.steps.find((step) => memoryPeak !== undefined && step.memoryPeak === memoryPeak)?.step
  return [
    ...(memoryPeak === undefined
      ? []
      : [
          `peak memory ${formatBytes(memoryPeak)}${memoryLimit === undefined ? '' : ` of ${formatBytes(memoryLimit)}`}${at === undefined ? '' : ` (in ${name(at)})`}`,
        ]),
    ...(oomKills > 0 ? [`${oomKills} killed for want of memory`] : []),
    ...(cpu === undefined ? [] : [`CPU ${formatPercent(cpu)}`]),
    ...(ioWait === undefined ? [] : [`waited for the disk ${formatPercent(ioWait)}`]),
    ...(steal >= 0.01 ? [`${formatPercent(steal)} of the CPU time went to other machines`] : []),
    ...(diskLeft === undefined ? [] : [`${formatBytes(diskLeft)} of disk left`]),
  ].join(', ')
}

/** The columns of the table of steps. */
export const usageCells = (used: Usage): readonly string[] => {
  const bytes = (value: number | undefined) => (value === undefined ? '' : formatBytes(value))
  const part = (value: number | undefined) => (value === undefined ? '' : formatPercent(value))
  const moved = (a: number | undefined, b: number | undefined) =>
    bytes(a === undefined && b === undefined ? undefined : (a ?? 0) + (b ?? 0))
  return [
    bytes(used.memoryPeak),
    part(used.cpu),
    part(used.ioWait),
    moved(used.diskRead, used.diskWritten),
    moved(used.received, used.sent),
  ]
}
export const usageHeads = ['peak memory', 'CPU', 'waited for disk', 'disk read and written', 'network'] as const

/** The heaviest processes: “java 1.9 GB, node 800 MB”. */
export const heaviestOf = (used: Usage, name: (text: string) => string): string =>
  (used.heaviest ?? []).map((one) => `${name(one.name)} ${formatBytes(one.memory)}`).join(', ')
