/** The series there are, by name: each made once, however many runs tell of it. */
import type { Better, Metric, SeriesId } from '../model/index.js'
import { isRunnerStep } from './plumbing.js'

type More = Pick<SeriesId, 'unit' | 'informative'>

export interface SeriesNames {
  /** A series of the run itself. */
  readonly top: (key: string, metric: string, better: Better, more?: More) => SeriesId
  readonly job: (name: string) => JobSeries
  /** A metric of the project’s own: its direction and unit are what the run says. */
  readonly metric: (name: string, metric: Metric, job: string | undefined) => SeriesId
}

export interface JobSeries {
  readonly work: SeriesId
  readonly queue: SeriesId
  readonly of: (metric: string, better: Better, more?: More) => SeriesId
  /** A run’s steps are told from here on: the second of a name gets ` #2`. */
  readonly begin: () => void
  /** Undefined of the runner’s own steps. */
  readonly step: (name: string) => SeriesId | undefined
}

interface StepSeries {
  /** The first of the name, and those after it. */
  readonly series: SeriesId[]
  readonly plumbing: boolean
  /** The run it was last told of, and how often in it. */
  run: number
  count: number
}

export function createSeriesNames(): SeriesNames {
  const known = new Map<string, SeriesId>()
  const jobs = new Map<string, JobSeries>()
  const made = (key: string, make: () => SeriesId): SeriesId => {
    const found = known.get(key)
    if (found) return found
    const series = make()
    known.set(key, series)
    return series
  }
  return {
    top: (key, metric, better, more) => made(key, () => ({ key, scope: 'run', metric, better, ...more })),
    job: (name) => {
      const found = jobs.get(name)
      if (found) return found
      const job = jobSeries(name, made)
      jobs.set(name, job)
      return job
    },
    metric: (name, { better, unit }, job) => {
      const key = job === undefined ? `metric[${name}]` : `job[${job}].metric[${name}]`
      const make = (): SeriesId => ({
        key,
        scope: 'metric',
        metric: name,
        better,
        ...(job !== undefined && { job }),
        ...(unit !== undefined && { unit }),
      })
      const series = made(key, make)
      if (series.better === better && series.unit === unit) return series
      known.delete(key)
      return made(key, make)
    },
  }
}

function jobSeries(job: string, made: (key: string, make: () => SeriesId) => SeriesId): JobSeries {
  const of: JobSeries['of'] = (metric, better, more) => {
    const key = `job[${job}].${metric}`
    return made(key, () => ({ key, scope: 'job', job, metric, better, ...more }))
  }
  const stepSeries = (step: string): SeriesId => {
    const key = `job[${job}].step[${step}].duration`
    return made(key, () => ({ key, scope: 'step', job, metric: 'duration', better: 'lower', unit: 'ms', step }))
  }
  const steps = new Map<string, StepSeries>()
  let run = 0
  return {
    work: of('work', 'lower', { unit: 'ms' }),
    queue: of('queue', 'lower', { unit: 'ms', informative: true }),
    of,
    begin: () => {
      run++
    },
    step: (name) => {
      let step = steps.get(name)
      if (step === undefined) {
        step = { series: [], plumbing: isRunnerStep(name), run: 0, count: 0 }
        steps.set(name, step)
      }
      if (step.plumbing) return undefined
      step.count = step.run === run ? step.count + 1 : 1
      step.run = run
      step.series[step.count - 1] ??= stepSeries(step.count === 1 ? name : `${name} #${step.count}`)
      return step.series[step.count - 1]
    },
  }
}
