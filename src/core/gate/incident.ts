/** What happened about a deployment as one incident: metrics, errors in logs, runs that failed, in the order of time. */
import type { GateDeployment, GateMetric, Incident, RunKey, RunRecord, Severity } from '../model/index.js'
import { worst } from '../model/index.js'
import { formatCount } from '../run/format.js'
import { hasFailed } from '../run/outcomes.js'
import { hour } from '../run/time.js'
import type { ErrorSpike } from './errors.js'

export interface IncidentRequest {
  readonly metrics: readonly GateMetric[]
  readonly deployment: GateDeployment
  readonly service?: string | undefined
  readonly environment?: string | undefined
  readonly errors?: ErrorSpike | undefined
  /** The history, and which run this is. */
  readonly records: readonly RunRecord[]
  readonly key: RunKey
  /** Milliseconds since the epoch. */
  readonly now: number
}

type Evidence = Incident['evidence'][number]

/** A deployment that was longer ago explains nothing by itself. */
const nearby = 2 * hour
/** Runs that failed so long before it began belong to it, perhaps. */
const before = hour
const mostRuns = 5

/** @returns undefined where no metric is unusual */
export function incidentOf(request: IncidentRequest): Incident | undefined {
  const { metrics, deployment, service, environment, errors, now } = request
  const unusual = metrics.filter(({ severity, outcome }) => severity !== undefined && outcome !== 'pass')
  const severity: Severity | undefined = worst(unusual.flatMap((one) => one.severity ?? []))
  if (severity === undefined) return undefined
  const began = Math.min(...unusual.map(({ since }) => (since === undefined ? now : Date.parse(since))))
  const isNear = deployment.source !== 'start' && Math.abs(began - Date.parse(deployment.at)) <= nearby
  const names = unusual.map(({ name }) => name).sort()
  const signature = [service ?? '', environment ?? '', ...names, errors?.signature ?? ''].join(' | ')
  const at = new Date(began).toISOString()
  const evidence: readonly Evidence[] = [
    ...(isNear ? [deploymentEvidence(deployment)] : []),
    ...unusual.map(metricEvidence(now)),
    ...(errors === undefined
      ? []
      : [{ at: new Date(errors.since).toISOString(), kind: 'log' as const, text: errors.text }]),
    ...failingRuns(request, began),
    ...(isNear
      ? []
      : [
          {
            at: new Date(now).toISOString(),
            kind: 'gate' as const,
            text: 'No deployment nearby: something else is the cause',
          },
        ]),
  ]
  return {
    id: `incident-${at}${service === undefined ? '' : `-${service}`}`,
    at,
    ...(service === undefined ? {} : { service }),
    ...(environment === undefined ? {} : { environment }),
    severity,
    title: titleOf(names, { isNear, deployment, errors }),
    signature,
    metrics: names,
    ...(isNear ? { deployment } : {}),
    evidence: evidence.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at)),
    before: earlierOf(request, signature),
  }
}

function titleOf(
  names: readonly string[],
  {
    isNear,
    deployment,
    errors,
  }: { readonly isNear: boolean; readonly deployment: GateDeployment; readonly errors: ErrorSpike | undefined },
): string {
  const what = names.slice(0, 3).join(', ') + (names.length > 3 ? ` and ${names.length - 3} more` : '')
  const after = isNear
    ? ` after the deployment${deployment.sha === undefined ? '' : ` of ${deployment.sha.slice(0, 7)}`}`
    : ', no deployment nearby'
  return `${what} unusual${after}${errors?.title === undefined ? '' : `: ${errors.title}`}`
}

const deploymentEvidence = ({ at, sha, environment }: GateDeployment): Evidence => ({
  at,
  kind: 'deployment',
  text: `Deployed${sha === undefined ? '' : ` ${sha.slice(0, 10)}`}${environment === undefined ? '' : ` to ${environment}`}`,
})

const metricEvidence =
  (now: number) =>
  ({ name, because, since }: GateMetric): Evidence => ({
    at: since ?? new Date(now).toISOString(),
    kind: 'metric',
    text: `${name}: ${because}`,
  })

/** Runs of the repository that failed while it began, or shortly before. */
function failingRuns({ records, key, now }: IncidentRequest, began: number): readonly Evidence[] {
  const failed = records.flatMap(({ key: its, run }) => {
    const at = Date.parse(run.value.completedAt ?? run.value.startedAt ?? run.observedAt)
    const isOther = its.run !== key.run
    return isOther && hasFailed(run.value.outcome) && at >= began - before && at <= now ? [{ its, run, at }] : []
  })
  const shown = failed.slice(-mostRuns).map(({ its, run, at }): Evidence => {
    const name = run.value.name ?? its.workflow
    return {
      at: new Date(at).toISOString(),
      kind: 'run',
      text: `Run ${its.run} of ${name} failed${run.value.branch === undefined ? '' : ` on ${run.value.branch}`}`,
    }
  })
  const more = failed.length - shown.length
  const last = shown.at(-1)
  return more > 0 && last !== undefined
    ? [...shown.slice(0, -1), { ...last, text: `${last.text}; ${formatCount(more, 'more run')} before it` }]
    : shown
}

const earlierOf = ({ records, key }: IncidentRequest, signature: string): Incident['before'] =>
  records
    .filter(({ key: its, incident }) => incident?.value.signature === signature && its.run !== key.run)
    .flatMap(({ incident }) =>
      incident === undefined ? [] : [{ id: incident.value.id, at: incident.value.at, title: incident.value.title }],
    )
    .toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at))
    .slice(0, 10)
