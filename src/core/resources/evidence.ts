/** What the samples of a machine say about a failure or about slowness, in words; nothing where all was well. */
import type { Diagnosis, JobResources, ProcessUse, Usage } from '../model/index.js'
import { formatBytes, formatPercent } from '../run/format.js'

const megabyte = 1048576
/** Memory or disk this short is nearly none: builds ask for hundreds of megabytes at once. */
const short = { memory: 300 * megabyte, memoryShare: 0.04, disk: 500 * megabyte, diskShare: 0.02 } as const
/** Half of the time in which something waited, a tenth of the CPU gone elsewhere, a fifth held back. */
const much = { ioWait: 0.5, memoryWait: 0.2, steal: 0.1, throttled: 0.2 } as const

interface Failed {
  readonly diagnosis: Pick<Diagnosis, 'category' | 'title' | 'lines'>
  /** Name of the step that failed. */
  readonly step: string | undefined
}

/** Failures that want of memory or disk may be behind; a failed assertion is none. */
const mayBeStarved = new Set(['resource', 'timeout', 'infrastructure', 'unknown', 'build', 'network', 'dependency'])
/** Killed: by the shells’ word, by their convention 128 + 9, or by the signal’s name. */
const killed = /\bkilled\b|\b(?:code|status):? 137\b|\bSIGKILL\b|signal:? 9\b/i

export function machineEvidence(resources: JobResources, { diagnosis, step }: Failed): readonly string[] {
  const used: Usage = resources.steps.find((one) => one.step === step) ?? resources
  const isKilled = [diagnosis.title, ...diagnosis.lines.map(({ text }) => text)].some((text) => killed.test(text))
  const isSuspect = isKilled || diagnosis.category === null || mayBeStarved.has(diagnosis.category)
  return [
    ...memoryLine(resources, used, isKilled, isSuspect),
    ...(isSuspect ? diskLine(resources, used) : []),
    ...(isSuspect || diagnosis.category === 'test' ? slowLines(used) : []),
  ]
}

function memoryLine(resources: JobResources, used: Usage, isKilled: boolean, isSuspect: boolean): readonly string[] {
  const { memoryLimit } = resources
  const { memoryLeft, oomKills = 0 } = used
  const isShort =
    memoryLeft !== undefined &&
    (memoryLeft < short.memory || (memoryLimit !== undefined && memoryLeft < short.memoryShare * memoryLimit))
  if (oomKills === 0 && !(isShort && isSuspect)) return []
  const left = memoryLeft === undefined ? '' : `the machine had ${formatBytes(memoryLeft)} of memory left`
  const of = memoryLimit === undefined || left === '' ? '' : ` of ${formatBytes(memoryLimit)}`
  const head = oomKills > 0 ? 'killed for want of memory' : isKilled ? 'killed' : ''
  return [`${[head, `${left}${of}`].filter((part) => part !== '').join(': ')}${heaviestIn(used.heaviest)}`]
}

const heaviestIn = (processes: readonly ProcessUse[] | undefined): string => {
  const [first] = processes ?? []
  return first === undefined
    ? ''
    : `; the largest process${first.own === false ? ' on the machine' : ''}, ${first.name}, held ${formatBytes(first.memory)}`
}

function diskLine({ diskTotal }: JobResources, { diskLeft }: Usage): readonly string[] {
  if (diskLeft === undefined || diskTotal === undefined || diskTotal <= 0) return []
  if (diskLeft >= short.disk && diskLeft >= short.diskShare * diskTotal) return []
  return [
    `disk ${formatPercent(1 - diskLeft / diskTotal)} full: ${formatBytes(diskLeft)} of ${formatBytes(diskTotal)} left`,
  ]
}

/** Why something may have been slow, or run into its time limit. */
export function slowLines({ ioWait, memoryWait, steal, throttled }: Usage): readonly string[] {
  const line = (share: number | undefined, least: number, phrase: (part: string) => string) =>
    share !== undefined && share >= least ? [phrase(formatPercent(share))] : []
  return [
    ...line(ioWait, much.ioWait, (part) => `waited for the disk ${part} of the time`),
    ...line(memoryWait, much.memoryWait, (part) => `waited for memory ${part} of the time`),
    ...line(steal, much.steal, (part) => `${part} of the CPU time went to other machines on the same host`),
    ...line(throttled, much.throttled, (part) => `held back by the container’s CPU limit ${part} of the time`),
  ]
}
