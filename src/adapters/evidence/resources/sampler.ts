/**
 * The sampler itself: a process of its own that reads a few small files each second and leaves a line. It ends with the
 * process it was started for, when it is told to, when its file is gone, or after half a day.
 */
import { appendFileSync, existsSync, renameSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus } from 'node:os'
import type { Point } from '../../../core/model/index.js'
import { lineOf } from '../../../core/resources/file.js'
import { compacted } from '../../../core/resources/point.js'
import { isAlive, type Process, thisProcess } from '../../files/process.js'
import { elsewhereProbe } from './elsewhere.js'
import { linuxProbe } from './linux/index.js'
import { stopOf } from './place.js'
import { type Probe, sampleOf } from './probe.js'

export interface Sampling {
  readonly path: string
  readonly workspace: string
  readonly run?: string | undefined
  /** With its end, sampling ends. */
  readonly owner?: Partial<Process> | undefined
  /** Milliseconds since the epoch. */
  readonly now: () => number
  /** Resolves after so many milliseconds. */
  readonly wait: (ms: number) => Promise<void>
  readonly probe?: Probe
}

const everyMs = 1000
const longestMs = 12 * 3_600_000
/** Share of a core the sampler may take itself; beyond, it looks at processes less often. */
const ownShare = 0.006
const rarest = 30

export async function sample(sampling: Sampling): Promise<void> {
  const { path, now, wait } = sampling
  const probe =
    sampling.probe ?? (process.platform === 'linux' ? linuxProbe(sampling.owner?.pid) : await elsewhereProbe())
  writeFileSync(path, header(sampling, probe), { flag: 'wx', mode: 0o600 })
  const began = performance.now()
  let points: readonly Point[] = []
  let [at, before] = [began, await probe.read()]
  const processes = createRhythm()
  for (let tick = 1; performance.now() - began < longestMs && !isOver(sampling); tick++) {
    // By the clock that nobody sets, so that samples do not drift.
    await wait(Math.max(50, began + tick * everyMs - performance.now()))
    const reading = await probe.read()
    const moment = performance.now()
    // Asleep, or starved: ticks that were missed are not made up for.
    tick = Math.max(tick, Math.floor((moment - began) / everyMs))
    const heaviest = processes.isDue(tick) ? await probe.processes(processes.since(moment)) : []
    const point: Point = {
      at: now(),
      ...sampleOf(before, reading, moment - at),
      ...diskOf(sampling.workspace),
      ...(tick % 10 === 1 ? clockOf(probe) : {}),
      ...(heaviest.length === 0 ? {} : { processes: heaviest }),
    }
    ;[at, before] = [moment, reading]
    points = keep(path, [...points, point], () => header(sampling, probe))
  }
}

const header = ({ run }: Sampling, { cores, unseen }: Probe): string =>
  `${JSON.stringify({ schema: 'pipeline-guard/resources', version: 1, ...(run === undefined ? {} : { run }), process: thisProcess, cores: cores ?? availableParallelism(), cpuModel: cpus()[0]?.model, unseen })}\n`

const isOver = ({ path, owner }: Sampling): boolean =>
  existsSync(stopOf(path)) ||
  statSync(path, { throwIfNoEntry: false }) === undefined ||
  (owner !== undefined && isAlive(owner) === false)

/** Looks at all processes each second, or as rarely as its own use of the CPU asks for. */
function createRhythm() {
  let every = 2
  let last = performance.now()
  let used = process.cpuUsage()
  let [measured, next] = [last, 1]
  return {
    isDue(tick: number): boolean {
      if (tick < next) return false
      next = tick + every
      return true
    },
    since(moment: number): number {
      const passed = moment - last
      last = moment
      if (moment - measured >= 5000) {
        const { user, system } = process.cpuUsage(used)
        const share = (user + system) / 1000 / (moment - measured)
        every = Math.min(rarest, Math.max(1, share > ownShare ? every * 2 : share < ownShare / 3 ? every / 2 : every))
        used = process.cpuUsage()
        measured = moment
      }
      return passed
    },
  }
}

function diskOf(workspace: string): Pick<Point, 'diskLeft' | 'diskTotal'> {
  try {
    const { bavail, blocks, bsize } = statfsSync(workspace)
    return { diskLeft: bavail * bsize, diskTotal: blocks * bsize }
  } catch {
    return {}
  }
}

function clockOf(probe: Probe): Pick<Point, 'megahertz'> {
  const megahertz = probe.megahertz()
  return megahertz === undefined ? {} : { megahertz }
}

/** A full disk costs the samples of that time; those in hand are written when there is room again. */
function keep(path: string, points: readonly Point[], headerOf: () => string): readonly Point[] {
  const fewer = compacted(points)
  try {
    if (fewer === points) appendFileSync(path, lineOf(points.at(-1) as Point))
    else {
      writeFileSync(`${path}.new`, headerOf() + fewer.map(lineOf).join(''), { mode: 0o600 })
      renameSync(`${path}.new`, path)
    }
  } catch {
    rmSync(`${path}.new`, { force: true })
  }
  return fewer
}
