/**
 * One trouble, one finding: a slow step makes its job slow, and the job the run; a slow runner slows every step. The
 * widest finding speaks, names what explains it, and lists the others.
 */

import { type Anomaly, atLeast, type RunRecord, type SeriesId, severities } from '../../model/index.js'
import { slowLines } from '../../resources/evidence.js'
import { formatDuration } from '../../run/format.js'
import { criticalPath, type Span } from '../../run/run-times.js'
import { plainName } from '../../series/label.js'
import { median } from '../../statistics/sorted-window.js'
import type { JudgedSeries, PastPoint } from './anomaly.js'
import { isDurationOf } from './grade.js'
import { phraseAnomaly } from './phrase-anomaly.js'

export interface Raised {
  readonly anomaly: Anomaly
  readonly series: SeriesId
}

const SCOPES: readonly SeriesId['scope'][] = ['run', 'job', 'step', 'metric']
const isDuration = isDurationOf

/** Steps that must be slower for the runner to be blamed: so many, and this share of those that could be. */
const RUNNER = { steps: 3, share: 0.6, ratio: 1.15 } as const

/** @returns the anomalies with those of one cause put together, in the given order */
export function groupAnomalies(given: {
  readonly raised: readonly Raised[]
  readonly all: readonly JudgedSeries[]
  readonly record: RunRecord
}): readonly Anomaly[] {
  const { all, record } = given
  const unsaid = given.raised.filter((one) => !isToldAlready(one, all))
  const echoes = echoesOf(unsaid)
  const raised = unsaid.filter((one) => ![...echoes.values()].flat().includes(one))
  const members = membersOf(raised)
  const grouped = new Set([...members.values()].flat())
  const path = criticalPath(record)
  const onPath = new Set(path.map(({ name }) => name))
  return raised
    .filter((one) => !grouped.has(one))
    .map((one) => {
      const echoed = echoes.get(one) ?? []
      const under = members.get(one)
      if (under === undefined) return withGrouped(one.anomaly, echoed)
      const explainedBy = attribution(one, all, onPath)
      const told = { ...one.anomaly, ...(explainedBy.length > 0 && { explainedBy }) }
      const said = {
        ...told,
        title: phraseAnomaly(told, (name) => name),
        reasons: [
          ...one.anomaly.reasons,
          ...explainedBy.map(inWords),
          ...pathInWords(one, path),
          ...slowRunners(one, all, record),
        ],
      }
      return withGrouped(said, [...under, ...echoed])
    })
}

/**
 * The slow ones under the widest of them; but a remark is no head of what is more, nor is what passes the head of what may
 * fail the check: there the job speaks, and its run stands under it with all that the run explains.
 */
function membersOf(raised: readonly Raised[]): ReadonlyMap<Raised, readonly Raised[]> {
  const slow = raised
    .filter(({ series, anomaly }) => isDuration(series) && anomaly.observed > anomaly.expected)
    .sort(
      ({ anomaly: a, series: one }, { anomaly: b, series: other }) =>
        weightOf(b) - weightOf(a) || SCOPES.indexOf(one.scope) - SCOPES.indexOf(other.scope),
    )
  const members = new Map<Raised, Raised[]>()
  for (const one of slow) {
    const head = [...members].find(
      ([{ series }, under]) =>
        contains(series, one.series) ||
        contains(one.series, series) ||
        under.some((other) => contains(other.series, one.series)),
    )
    if (head) head[1].push(one)
    else members.set(one, [])
  }
  return members
}

function weightOf({ severity, reach }: Anomaly): number {
  if (severity === 'low') return 0
  const mayFail = reach === 'fail' && atLeast(severity, 'high')
  return mayFail ? severities.indexOf(severity) : 1
}

const withGrouped = (anomaly: Anomaly, under: readonly Raised[]): Anomaly =>
  under.length === 0 ? anomaly : { ...anomaly, grouped: under.map(({ series }) => series.key) }

/**
 * Findings that only say again what another says: fewer tests in all where fewer ran, a queue where the run took longer, of
 * which the waiting is a part.
 */
function echoesOf(raised: readonly Raised[]): ReadonlyMap<Raised, readonly Raised[]> {
  const echoes = new Map<Raised, Raised[]>()
  for (const one of raised) {
    const head = raised.find((other) => isEchoOf(one.series, other.series))
    if (head !== undefined) echoes.set(head, [...(echoes.get(head) ?? []), one])
  }
  return echoes
}

const isEchoOf = (one: SeriesId, head: SeriesId): boolean =>
  (one.metric === 'tests.count' && head.metric === 'tests.executed' && one.job === head.job) ||
  (one.kind === 'queue' && head.key === 'run.duration')

const contains = (wide: SeriesId, narrow: SeriesId): boolean =>
  wide.scope === 'run'
    ? narrow.scope !== 'run' || (wide.metric === 'duration' && narrow.metric === 'compute')
    : wide.scope === 'job' && wide.job === narrow.job && narrow.scope === 'step'

/** Runs by which two series may differ in where they place one change. */
const SAME_CHANGE = 5

/**
 * Has a job or the run around it moved at the same place in an earlier run? The series of one change are not all seen to
 * move in the same run; the widest was told, and named what explains it.
 */
function isToldAlready({ series, anomaly }: Raised, all: readonly JudgedSeries[]): boolean {
  const began = anomaly.since?.run
  if (began === undefined || !isDuration(series) || anomaly.observed <= anomaly.expected) return false
  return all.some(({ series: wide, judged, past: pastOf }) => {
    if (!isDuration(wide) || !contains(wide, series) || judged.levelSince === undefined) return false
    const past = pastOf()
    const at = past.findLastIndex(({ run }) => run.key.run === began)
    return at >= 0 && Math.abs(at - judged.levelSince) <= SAME_CHANGE && rose(past, judged.levelSince)
  })
}

/** Runs before a change that tell what the level was. */
const BEFORE = 20

const rose = (past: readonly PastPoint[], since: number): boolean => {
  const values = past.map(({ value }) => value)
  return median(values.slice(since)) > median(values.slice(Math.max(0, since - BEFORE), since))
}

type Explanation = NonNullable<Anomaly['explainedBy']>[number]

/** A job is named as an explanation from this share of the excess on, a step from this share of its job’s. */
const worthNaming = { job: 0.25, step: 0.5 } as const

/** Which jobs, and in each which step, explain how much of the slow-down; at most two, largest first. */
function attribution(
  { anomaly, series }: Raised,
  all: readonly JudgedSeries[],
  onPath: ReadonlySet<string>,
): readonly Explanation[] {
  if (series.scope === 'step' || series.scope === 'metric') return []
  const total = anomaly.observed - anomaly.expected
  const jobs = excesses(all, 'job').filter(({ job, ms }) =>
    series.scope === 'job'
      ? job === series.job
      : ms >= worthNaming.job * total && (series.metric !== 'duration' || onPath.has(job)),
  )
  const explanations = jobs.slice(0, 2).map(({ job, ms }): Explanation => {
    const step = excesses(all, 'step').find((one) => one.job === job)
    const named = step !== undefined && step.ms >= worthNaming.step * ms
    return {
      job,
      ...(named && step.step !== undefined && { step: step.step }),
      share: Math.min(1, (named ? step.ms : ms) / total),
    }
  })
  // That a job explains itself is no news.
  return explanations.filter(({ step }) => series.scope === 'run' || step !== undefined)
}

/** What each job or step took beyond what was expected of it, in ms, largest first. */
const excesses = (all: readonly JudgedSeries[], scope: 'job' | 'step') =>
  all
    .flatMap(({ series, value, judged }) =>
      series.scope === scope && series.job !== undefined && isDuration(series)
        ? [{ job: series.job, step: series.step, ms: value - (judged.expected ?? value) }]
        : [],
    )
    .filter(({ ms }) => ms > 0)
    .sort((a, b) => b.ms - a.ms)

const inWords = ({ job, step, share }: Explanation): string =>
  `${step === undefined ? '' : `step ${step} of `}job ${job} explains ${Math.round(100 * share)} % of it`

/** Jobs of the critical path that are named, the longest of them. */
const NAMED = 5
/** Waiting for runners is named from this share of the excess on. */
const WAITING = 0.25

/** What the end of the run waited for: parallel jobs beside it explain nothing. */
function pathInWords({ series, anomaly }: Raised, path: readonly Span[]): readonly string[] {
  if (series.scope !== 'run' || series.metric !== 'duration' || path.length === 0) return []
  const [first, ...later] = path
  // The wait before the first job is no part of the run’s duration, unless other jobs ran meanwhile.
  const waited = [...later, ...(path.length === 1 && first ? [first] : [])].reduce(
    (sum, { readyAt, start }) => sum + start - readyAt,
    0,
  )
  const longest = path.toSorted((a, b) => b.end - b.start - (a.end - a.start)).slice(0, NAMED)
  const named = path.filter((span) => longest.includes(span)).map(({ name }) => plainName(name))
  const waiting = waited >= WAITING * (anomaly.observed - anomaly.expected)
  return [
    `critical path: ${named.join(' → ')}`,
    ...(waiting ? [`of that, ${formatDuration(waited)} were spent waiting for a runner`] : []),
  ]
}

/** A job most of whose steps are slower at once points to its runner rather than to its code. */
function slowRunners({ series }: Raised, all: readonly JudgedSeries[], record: RunRecord): readonly string[] {
  const jobs = Object.values(record.jobs).flatMap(({ facts }) => (facts ? [facts.value] : []))
  return jobs
    .filter(({ name }) => series.scope === 'run' || series.job === name)
    .flatMap(({ name, runner }) => {
      const machine = machineReasons(name, record)
      const steps = all.filter(
        (one) => one.series.scope === 'step' && one.series.job === name && isDuration(one.series),
      )
      const known = steps.filter(({ judged }) => (judged.expected ?? 0) >= 1000)
      const slower = known.filter(({ value, judged }) => value >= RUNNER.ratio * (judged.expected ?? value))
      if (slower.length < RUNNER.steps || slower.length < RUNNER.share * known.length) return machine
      const where = [runner?.name, runner?.cpu ?? runner?.os].filter((part) => part !== undefined).join(', ')
      return [
        `${slower.length} of ${known.length} steps of job ${name} are slower at once: its runner${where === '' ? '' : ` (${where})`} is the likely cause`,
        ...machine,
      ]
    })
}

/** What was sampled of the job’s machine and slows whatever runs on it. */
const machineReasons = (name: string, { jobs }: RunRecord): readonly string[] =>
  Object.values(jobs).flatMap(({ facts, resources }) =>
    facts?.value.name !== name || resources === undefined
      ? []
      : slowLines(resources.value).map((line) => `job ${name}: ${line}`),
  )
