/** Who left something on the disk, and whether that process still runs: process ids are given again, and containers have their own. */
import { readFileSync, readlinkSync } from 'node:fs'
import { codeOf } from '../../core/run/errors.js'

export interface Process {
  readonly pid: number
  /** Of the machine since it was started, and the namespace its process ids belong to; only Linux tells. */
  readonly space?: string
  /** When the process was started, in ticks since then: a process id is given again. */
  readonly started?: string
}

export const thisProcess: Process = (() => {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    const started = startOf(process.pid)
    return { pid: process.pid, space: `${boot} ${readlinkSync('/proc/self/ns/pid')}`, ...(started && { started }) }
  } catch {
    return { pid: process.pid }
  }
})()

/** The 22nd field of `/proc/PID/stat` (proc(5)); the second may hold blanks and brackets. */
function startOf(pid: number): string | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[19]
  } catch {
    return undefined
  }
}

/** A process of this machine that runs now. */
export const processOf = (pid: number): Process => {
  const started = startOf(pid)
  const { space } = thisProcess
  return { pid, ...(space && { space }), ...(started && { started }) }
}

/** @returns undefined where that cannot be known from here */
export function isAlive(owner: Partial<Process>): boolean | undefined {
  try {
    if (thisProcess.space === undefined || owner.space !== thisProcess.space || typeof owner.pid !== 'number')
      return undefined
    process.kill(owner.pid, 0)
    const started = startOf(owner.pid)
    return owner.started === undefined || started === undefined ? undefined : owner.started === started
  } catch (error) {
    if (codeOf(error) === 'ESRCH') return false
    return codeOf(error) === 'EPERM' ? true : undefined
  }
}
