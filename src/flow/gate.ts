/** Looks at the metrics of a service after a deployment, again and again until the answer is clear or the time is up. */
import { judgeCanary } from '../core/gate/canary.js'
import { judgeMetric } from '../core/gate/metric.js'
import type { Point } from '../core/gate/points.js'
import { fillQuery, fillSelector, type GateQuery } from '../core/gate/query.js'
import type { GateSettings } from '../core/gate/settings.js'
import { isAnswered, settled } from '../core/gate/verdict.js'
import type { GateFault, GateMetric, GateResult } from '../core/model/index.js'
import { mapLimited } from '../core/run/concurrency.js'
import type { MetricAnswer, MetricSource } from '../ports.js'
import { unlessEnded } from '../timers.js'

export interface Watching {
  readonly settings: GateSettings
  readonly source: MetricSource
  /** Milliseconds since the epoch. */
  readonly deployedAt: number
  /** Milliseconds; counted from the deployment. 0 is a single look. */
  readonly observeFor: number
  readonly every: number
  readonly now: () => number
  /** Resolves after so many milliseconds, or at once when the signal is given. */
  readonly pause: (ms: number) => Promise<void>
  /** The job is cancelled: what is known by now is the answer. */
  readonly isCancelled: () => boolean
  /** Resolves when it is: what is being asked is not waited for. */
  readonly cancelled?: Promise<void> | undefined
  /** After each look. */
  readonly onLook?: (metrics: readonly GateMetric[], look: number) => void
}

export interface Watched {
  readonly metrics: readonly GateMetric[]
  readonly looks: number
  readonly endedBy: GateResult['endedBy']
}

export async function watchDeployment(watching: Watching): Promise<Watched> {
  const { deployedAt, observeFor, every, now, pause, isCancelled } = watching
  // From now at the latest: a deployment said to be in the future would be waited for.
  const until = Math.min(deployedAt, now()) + observeFor
  const past = new Map<string, readonly Point[]>()
  let last = watching.settings.queries.map(unseen)
  for (let looks = 1; ; looks++) {
    const looked = await unlessEnded(look(watching, past), watching.cancelled)
    if (looked === undefined) return { metrics: last, looks, endedBy: 'cancellation' }
    const metrics = looked
    last = [...metrics]
    watching.onLook?.(metrics, looks)
    if (isCancelled()) return { metrics, looks, endedBy: 'cancellation' }
    if (isAnswered(metrics)) return { metrics, looks, endedBy: looks === 1 ? 'single-look' : 'answer' }
    if (now() >= until) return { metrics: settled(metrics), looks, endedBy: looks === 1 ? 'single-look' : 'time' }
    await pause(Math.max(1, Math.min(every, until - now())))
    if (isCancelled()) return { metrics, looks, endedBy: 'cancellation' }
  }
}

/** Of a job that was cancelled before the first answer. */
const unseen = ({ name, query, labels, better }: GateQuery): GateMetric => ({
  name,
  query: fillQuery(query, labels),
  better,
  outcome: 'unknown',
  because: 'The job was cancelled before there was an answer',
  basis: 'none',
  points: 0,
  pointsAfter: 0,
  faults: [],
})

/** Queries at once: a Prometheus runs 20 by default, and others ask too. */
const atOnce = 4

const look = (watching: Watching, past: Map<string, readonly Point[]>): Promise<readonly GateMetric[]> =>
  mapLimited(watching.settings.queries, atOnce, (query) =>
    watching.settings.canary === undefined ? lookAtMetric(watching, query, past) : lookAtCanary(watching, query),
  )

async function lookAtMetric(
  { settings, source, deployedAt, now }: Watching,
  query: GateQuery,
  past: Map<string, readonly Point[]>,
): Promise<GateMetric> {
  const asked = fillQuery(query.query, query.labels)
  const { step, window, leastPoints, budget } = settings
  const at = now()
  const judge = (
    points: readonly Point[],
    { troubles, remarks = [] }: { readonly troubles?: readonly GateFault[]; readonly remarks?: readonly GateFault[] },
  ): GateMetric =>
    judgeMetric({
      remarks,
      query,
      asked,
      points,
      step,
      deployedAt,
      now: at,
      leastPoints,
      budget,
      ...(troubles ? { troubles } : {}),
    })
  if (query.instant) {
    const answer = await source.instant({ query: asked, at })
    return answer.kind === 'fault'
      ? judge([], { troubles: [answer.fault] })
      : judge(
          answer.points.map(({ value }) => ({ at, value })),
          { remarks: answer.remarks ?? [] },
        )
  }
  // What was before the deployment does not change: it is asked for once.
  const first = deployedAt - Math.floor(window / step) * step
  const known = past.get(query.name)
  const before: MetricAnswer =
    known === undefined
      ? await source.range({ query: asked, from: first, to: deployedAt, step })
      : { kind: 'ok', points: known }
  if (before.kind === 'fault') return judge([], { troubles: [before.fault] })
  // One that was not whole is asked for again.
  if (before.remarks === undefined) past.set(query.name, before.points)
  const since =
    at < deployedAt + step ? nothing : await source.range({ query: asked, from: deployedAt + step, to: at, step })
  return since.kind === 'fault'
    ? judge([], { troubles: [since.fault] })
    : judge([...before.points, ...since.points], { remarks: once([before, since]) })
}

/** The two sides since the deployment. */
async function lookAtCanary({ settings, source, deployedAt, now }: Watching, query: GateQuery): Promise<GateMetric> {
  const { canary: sides, step } = settings
  const asked = fillQuery(query.query, query.labels)
  const at = now()
  const [canary, stable] = await Promise.all(
    [sides?.canary ?? '', sides?.stable ?? ''].map((matchers) =>
      source.range({
        query: fillSelector(asked, fillQuery(matchers, query.labels)),
        from: deployedAt + step,
        to: at,
        step,
      }),
    ),
  )
  const troubles = [canary, stable].flatMap((answer) => (answer?.kind === 'fault' ? [answer.fault] : []))
  return judgeCanary({
    query,
    asked,
    canary: pointsOf(canary),
    stable: pointsOf(stable),
    step,
    now: at,
    troubles,
    remarks: once([canary, stable]),
  })
}

/** The same remark of several answers is told once. */
const once = (answers: readonly (MetricAnswer | undefined)[]): readonly GateFault[] => [
  ...new Map(
    answers.flatMap((one) => (one?.kind === 'ok' ? (one.remarks ?? []) : [])).map((one) => [one.message, one]),
  ).values(),
]

const nothing: MetricAnswer = { kind: 'ok', points: [] }
const pointsOf = (answer: MetricAnswer | undefined): readonly Point[] => (answer?.kind === 'ok' ? answer.points : [])
