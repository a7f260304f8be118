/** Samples joined with the steps of a job: what each used. */
import type { JobResources, Point, SampleFile, SnapshotStep, StepUsage, Usage } from '../model/index.js'
import { instantOf } from '../run/durations.js'
import { formatCount, formatDuration } from '../run/format.js'
import { withoutUnknown } from '../run/unknown.js'
import { unite } from './point.js'

/** Platforms give times in whole seconds: of a shorter step a sample may be of the one before. */
const leastStepMs = 2000
const mostSteps = 40
const curvePoints = 60
/** A clock that was set, by this much or more. */
const leastJump = 2000

/**
 * @param files of one run and machine: two samplers at once saw the same, so each moment counts once
 * @param steps of the job; without times they say nothing
 * @returns undefined where nothing was sampled
 */
export function resourcesOf(files: readonly SampleFile[], steps: readonly SnapshotStep[]): JobResources | undefined {
  const points = onceEach(files)
  if (points.length === 0) return undefined
  const all = unite(points)
  const header = files.find(({ points: own }) => own.length > 0)
  const unseen = [...new Set(files.flatMap((file) => file.unseen)), ...doubts(files, points)]
  return withoutUnknown({
    ...usageOf(points),
    memoryLimit: all.memoryLimit,
    diskTotal: all.diskTotal,
    cores: header?.cores,
    cpuModel: header?.cpuModel,
    megahertz: all.megahertz === undefined ? undefined : Math.round(all.megahertz),
    seenMs: all.ms,
    steps: stepsOf(points, steps),
    curve: curveOf(points),
    unseen: unseen.length === 0 ? undefined : unseen,
  }) as JobResources
}

/** Those of the sampler that began first, and of another where it had ended; in order of time. */
function onceEach(files: readonly SampleFile[]): readonly Point[] {
  const began = ({ points }: SampleFile): number => (points[0]?.at ?? 0) - (points[0]?.ms ?? 0)
  const kept: Point[] = []
  for (const { points } of [...files].sort((a, b) => began(a) - began(b))) {
    const until = kept.reduce((latest, { at }) => Math.max(latest, at), 0)
    kept.push(...points.filter((point) => point.at - point.ms / 2 >= until))
  }
  return kept.sort((a, b) => a.at - b.at)
}

function doubts(files: readonly SampleFile[], points: readonly Point[]): readonly string[] {
  const torn = files.reduce((sum, file) => sum + file.torn, 0)
  const jumps = files.flatMap((file) =>
    file.points.slice(1).flatMap((point, at) => {
      const by = point.at - (file.points[at]?.at ?? 0) - point.ms
      return Math.abs(by) >= leastJump ? [by] : []
    }),
  )
  const [first, last] = [points[0], points.at(-1)]
  const span = (last?.at ?? 0) - (first?.at ?? 0) + (first?.ms ?? 0)
  const missed = span - points.reduce((sum, { ms }) => sum + ms, 0)
  return [
    ...(torn > 0 ? [`${formatCount(torn, 'torn sample')}`] : []),
    ...(jumps.length > 0
      ? [`the clock was set ${formatCount(jumps.length, 'time')}: steps may have the samples of others`]
      : []),
    ...(jumps.length === 0 && missed > Math.max(5000, span * 0.05)
      ? [`${formatDuration(missed)} were not sampled`]
      : []),
  ]
}

const usageOf = (points: readonly Point[]): Usage => {
  const one = unite(points)
  return withoutUnknown({
    memoryPeak: one.memory,
    memoryLeft: one.memoryLeft,
    swapPeak: one.swap === 0 ? undefined : one.swap,
    cpu: rounded(one.cpu),
    ioWait: rounded(one.ioWait),
    memoryWait: rounded(one.memoryWait),
    steal: rounded(one.steal),
    throttled: rounded(one.throttled),
    diskLeft: one.diskLeft,
    diskRead: one.diskRead,
    diskWritten: one.diskWritten,
    received: one.received,
    sent: one.sent,
    oomKills: one.oomKills === 0 ? undefined : one.oomKills,
    heaviest: one.processes,
  }) as Usage
}

const rounded = (share: number | undefined): number | undefined =>
  share === undefined ? undefined : Math.round(Math.min(1, share) * 1e4) / 1e4

function stepsOf(points: readonly Point[], steps: readonly SnapshotStep[]): readonly StepUsage[] {
  const timed = steps.flatMap(({ name, startedAt, completedAt }) => {
    const from = instantOf(startedAt)
    // A step that was cut off, or is the last before this one, has no end yet.
    const to = instantOf(completedAt) ?? points.at(-1)?.at
    return from === undefined || to === undefined || to - from < leastStepMs ? [] : [{ name, from, to }]
  })
  return timed
    .sort((a, b) => b.to - b.from - (a.to - a.from))
    .slice(0, mostSteps)
    .sort((a, b) => a.from - b.from)
    .flatMap(({ name, from, to }) => {
      const within = points.filter((point) => overlap(point, from, to) > point.ms / 2)
      return within.length === 0 ? [] : [{ step: name, ...usageOf(within) }]
    })
}

const overlap = (point: Point, from: number, to: number): number =>
  Math.min(point.at, to) - Math.max(point.at - point.ms, from)

function curveOf(points: readonly Point[]): JobResources['curve'] {
  const [first, last] = [points[0], points.at(-1)]
  if (first === undefined || last === undefined || points.length < 3) return undefined
  const fromMs = first.at - first.ms
  const stepMs = Math.max(1000, (last.at - fromMs) / curvePoints)
  const slots = Array.from({ length: Math.ceil((last.at - fromMs) / stepMs) }, (): Point[] => [])
  for (const point of points)
    slots[Math.min(slots.length - 1, Math.floor((point.at - point.ms / 2 - fromMs) / stepMs))]?.push(point)
  const united = slots.slice(0, curvePoints).map((slot) => (slot.length === 0 ? undefined : unite(slot)))
  return {
    fromMs: Math.round(fromMs),
    stepMs: Math.round(stepMs),
    memory: united.map((point) => (point?.memory === undefined ? null : Math.round(point.memory / 1048576) * 1048576)),
    cpu: united.map((point) => (point?.cpu === undefined ? null : Math.round(Math.min(1, point.cpu) * 100) / 100)),
  }
}
