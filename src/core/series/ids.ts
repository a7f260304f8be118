/** The series there are, by name: each made once, however many runs tell of it. */
import type { Better, Metric, SeriesId, SeriesKind } from '../model/index.js'
import { isRunnerStep } from '../run/plumbing.js'
import { floorOf, kindOfMetric, kindOfOwn } from './kind.js'

type More = Pick<SeriesId, 'unit' | 'informative' | 'variant'>

/** A series, and the number of the run that told of it last: a mark of each run is cheaper than a set of each. */
export interface Slot {
  series: SeriesId
  told: number
}

export interface SeriesNames {
  /** A series of the run itself. */
  readonly top: (key: string, metric: string, better: Better, more?: More) => Slot
  /** @param variant how many jobs of the name the run has, where more than one */
  readonly job: (name: string, variant?: string) => JobSlots
  /** A metric of the project’s own, its value in a base unit: its direction is what the run says. */
  readonly metric: (name: string, metric: Metric, job: string | undefined) => Slot
}

export interface JobSlots {
  readonly name: string
  readonly work: Slot
  readonly queue: Slot
  readonly of: (metric: string, better: Better, more?: More) => Slot
  /** Undefined of the runner’s own steps; the second of a name in the run with this number is called ` #2`. */
  readonly step: (name: string, run: number) => Slot | undefined
}

const withFloor = (kind: SeriesKind, metric: string, scope: SeriesId['scope']) => {
  const floor = floorOf(kind, metric, scope)
  return floor === undefined ? { kind } : { kind, floor }
}
const ownKind = (metric: string, scope: SeriesId['scope']) => withFloor(kindOfOwn(metric), metric, scope)

/** A name that may come several times in a run. */
export interface Repeated {
  run: number
  count: number
}

/** How often the name has come in the run with this number, this time counted. */
export function countIn(one: Repeated, run: number): number {
  one.count = one.run === run ? one.count + 1 : 1
  one.run = run
  return one.count
}

interface StepSlots extends Repeated {
  /** The first of the name, and those after it; none of a runner’s own step. */
  readonly slots: Slot[] | undefined
}

type Slots = (key: string, make: (key: string) => SeriesId, variant?: string) => Slot

export function createSeriesNames(): SeriesNames {
  const known = new Map<string, Slot>()
  const jobs = new Map<string, JobSlots>()
  const slotOf: Slots = (key, make, variant) => {
    const identity = variant === undefined ? key : `${key} ${variant}`
    let slot = known.get(identity)
    if (slot === undefined) {
      slot = { series: make(key), told: 0 }
      known.set(identity, slot)
    }
    return slot
  }
  return {
    top: (name, metric, better, more) =>
      slotOf(name, (key) => ({ key, scope: 'run', metric, better, ...ownKind(metric, 'run'), ...more }), more?.variant),
    job: (name, variant) => {
      const identity = variant === undefined ? name : `${name} ${variant}`
      let job = jobs.get(identity)
      if (job === undefined) {
        job = jobSlots(name, slotOf, variant)
        jobs.set(identity, job)
      }
      return job
    },
    metric: (name, { better, unit }, job) => {
      const make = (key: string): SeriesId => ({
        key,
        scope: 'metric',
        metric: name,
        better,
        ...withFloor(kindOfMetric(name, unit), name, 'metric'),
        ...(job !== undefined && { job }),
        // Values of two dimensions are two series: what was counted may be weighed one day.
        ...(unit !== undefined && { unit, variant: unit }),
      })
      const slot = slotOf(job === undefined ? `metric[${name}]` : `job[${job}].metric[${name}]`, make, unit)
      if (slot.series.better !== better) slot.series = make(slot.series.key)
      return slot
    },
  }
}

function jobSlots(job: string, slotOf: Slots, variant: string | undefined): JobSlots {
  const narrowed = variant === undefined ? {} : { variant }
  const own = new Map<string, Slot>()
  const of: JobSlots['of'] = (metric, better, more) => {
    let slot = own.get(metric)
    if (slot === undefined) {
      slot = slotOf(
        `job[${job}].${metric}`,
        (key) => ({ key, scope: 'job', job, metric, better, ...ownKind(metric, 'job'), ...more, ...narrowed }),
        variant,
      )
      own.set(metric, slot)
    }
    return slot
  }
  const stepSlot = (step: string): Slot =>
    slotOf(
      `job[${job}].step[${step}].duration`,
      (key) => ({
        key,
        scope: 'step',
        job,
        metric: 'duration',
        better: 'lower',
        ...ownKind('duration', 'step'),
        unit: 'ms',
        step,
        ...narrowed,
      }),
      variant,
    )
  const steps = new Map<string, StepSlots>()
  return {
    name: job,
    work: of('work', 'lower', { unit: 'ms' }),
    queue: of('queue', 'lower', { unit: 'ms', informative: true }),
    of,
    step: (name, run) => {
      let step = steps.get(name)
      if (step === undefined) {
        step = { slots: isRunnerStep(name) ? undefined : [], run: 0, count: 0 }
        steps.set(name, step)
      }
      const { slots } = step
      if (slots === undefined) return undefined
      const nth = countIn(step, run)
      slots[nth - 1] ??= stepSlot(nth === 1 ? name : `${name} #${nth}`)
      return slots[nth - 1]
    },
  }
}
