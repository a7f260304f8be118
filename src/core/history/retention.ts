/** Keeps a history within its bounds: thins before it drops, oldest first, and does nothing twice. */
import type { Coverage, JobRecord, JobResources, RunRecord, TestResults } from '../model/index.js'
import { grouped } from '../run/grouped.js'
import { day } from '../run/time.js'
import { lineBytes } from './file/line-text.js'
import { beganAt, oldestFirst, workflowText } from './order.js'

export interface Bounds {
  /** Runs a workflow. */
  readonly runs: number
  /** Bytes of all lines before compression: what has to be read and parsed at every run. */
  readonly bytes: number
  /** Days since a run began. */
  readonly days: number
  /**
   * Share that is given up at once where a bound of runs or bytes is passed, so that the next runs change nothing of the
   * old ones: what was learnt from those stays good.
   */
  readonly slack?: number
}

export const defaultBounds: Bounds = { runs: 500, bytes: 5_000_000, days: 400, slack: 0.05 }

/** So many of the newest runs of a workflow stay whatever their age: a project that rests must not forget itself. */
const evergreen = 100

/**
 * @param now milliseconds since the epoch
 * @returns at most `bounds`, oldest first; `retain(retain(x)) = retain(x)`. Order of giving up: runs too old or too many,
 * then evidence (log lines, fingerprints, test names), then steps, then whole runs; each from the oldest on
 */
export function retain(records: readonly RunRecord[], bounds: Bounds, now: number): RunRecord[] {
  const kept = withTimesOfNewest(newestOfEach(oldestFirst(records), bounds, now))
  const sized = kept.map((record) => ({ record, bytes: lineBytes(record) }))
  let total = sized.reduce((sum, { bytes }) => sum + bytes, 0)
  const most = total > bounds.bytes ? bounds.bytes * (1 - (bounds.slack ?? 0)) : bounds.bytes
  for (const thin of [withoutEvidence, withoutSteps]) {
    for (const entry of sized) {
      if (total <= most) break
      const record = thin(entry.record)
      if (record === entry.record) continue
      const bytes = lineBytes(record)
      total += bytes - entry.bytes
      Object.assign(entry, { record, bytes })
    }
  }
  let dropped = 0
  while (total > most && dropped < sized.length) total -= sized[dropped++]?.bytes ?? 0
  return sized.slice(dropped).map(({ record }) => record)
}

function newestOfEach(records: readonly RunRecord[], bounds: Bounds, now: number): readonly RunRecord[] {
  const { runs, days, slack = 0 } = bounds
  const names = records.map(({ key }) => workflowText(key))
  const all = new Map<string, number>()
  for (const name of names) all.set(name, (all.get(name) ?? 0) + 1)
  const batch = Math.floor(runs * (1 - slack))
  const counts = new Map<string, number>()
  const kept: RunRecord[] = []
  for (let i = records.length - 1; i >= 0; i--) {
    const [record, name] = [records[i] as RunRecord, names[i] as string]
    const count = (counts.get(name) ?? 0) + 1
    counts.set(name, count)
    const most = (all.get(name) ?? 0) > runs ? batch : runs
    if (count <= most && (count <= evergreen || now - beganAt(record) <= days * day)) kept.push(record)
  }
  return kept.reverse()
}

/** Times of test files, and which tests ran, are for the next run’s; those of more than the last runs are room without a use. */
const timedRuns = { most: 40, batch: 20 }

/** In batches, so that the next run changes no old record. */
function withTimesOfNewest(records: readonly RunRecord[]): readonly RunRecord[] {
  const timed = [...grouped(records.filter(hasTimes), ({ key }) => workflowText(key)).values()]
  const old = new Set(timed.flatMap((list) => (list.length > timedRuns.most ? list.slice(0, -timedRuns.batch) : [])))
  return old.size === 0 ? records : records.map((record) => (old.has(record) ? withoutTimes(record) : record))
}

const hasTimes = ({ tests, jobs }: RunRecord): boolean =>
  [tests, ...Object.values(jobs).map((job) => job.tests)].some(
    (one) => one?.value.fileTimes !== undefined || one?.value.testMarks !== undefined,
  )

const withoutTimes = (record: RunRecord): RunRecord => {
  const untimed = ({ fileTimes, testMarks, ...tests }: TestResults): TestResults => tests
  return {
    ...record,
    ...(record.tests && { tests: { ...record.tests, value: untimed(record.tests.value) } }),
    jobs: thinJobs(record, (job) => ({
      ...job,
      ...(job.tests && { tests: { ...job.tests, value: untimed(job.tests.value) } }),
    })),
  }
}

/** Outcomes, durations, signatures and counts stay; what only explains one failure of long ago goes. */
export function withoutEvidence(record: RunRecord): RunRecord {
  const evident = Object.values(record.jobs).some(
    ({ templates, failure, tests, resources }) =>
      templates || failure?.value.lines || resources?.value.curve || (tests && isDetailed(tests.value)),
  )
  const isExplained = record.coverage?.value.packages !== undefined
  if (!evident && !isExplained && !(record.tests && isDetailed(record.tests.value))) return record
  return {
    ...record,
    jobs: thinJobs(record, ({ templates, ...job }) => ({
      ...job,
      ...(job.failure && { failure: { ...job.failure, value: withoutLines(job.failure.value) } }),
      ...(job.tests && { tests: { ...job.tests, value: countsOnly(job.tests.value) } }),
      ...(job.resources && { resources: { ...job.resources, value: peaksOnly(job.resources.value) } }),
    })),
    ...(record.tests && { tests: { ...record.tests, value: countsOnly(record.tests.value) } }),
    ...(record.coverage && { coverage: { ...record.coverage, value: totalsOnly(record.coverage.value) } }),
  }
}

export function withoutSteps(record: RunRecord): RunRecord {
  if (!Object.values(record.jobs).some(({ facts }) => facts?.value.steps)) return record
  return {
    ...record,
    jobs: thinJobs(record, (job) => {
      if (job.facts === undefined) return job
      const { steps, ...facts } = job.facts.value
      return { ...job, facts: { ...job.facts, value: facts } }
    }),
  }
}

const thinJobs = (record: RunRecord, thin: (job: JobRecord) => JobRecord) =>
  Object.fromEntries(Object.entries(record.jobs).map(([id, job]) => [id, thin(job)]))

const withoutLines = <T extends { readonly lines?: unknown }>({ lines, ...facts }: T) => facts

const totalsOnly = ({ packages, ...coverage }: Coverage): Coverage => coverage

const isDetailed = (tests: TestResults): boolean =>
  tests.slowest.length > 0 || [...tests.failures, ...tests.flaky].some((test) => test.message)

/** What series are made of stays. */
const peaksOnly = ({ curve, heaviest, unseen, ...used }: JobResources): JobResources => ({ ...used, steps: [] })

/** Names of failing and flaky tests stay: they are what flip rates are made of. */
const countsOnly = ({ suiteTests, reportNames, fileTimes, testMarks, ...tests }: TestResults): TestResults => ({
  ...tests,
  slowest: [],
  failures: tests.failures.map(({ message, ...test }) => test),
  flaky: tests.flaky.map(({ message, ...test }) => test),
})
