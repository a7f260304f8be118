/**
 * Which channel hears of which notice, and when: by branch, workflow, job, path and severity; not in quiet hours, not during
 * maintenance, not too often. What is held only for the hour is sent by the first later run that still shows the trouble.
 */
import {
  type ActionOutcome,
  atLeast,
  type DecisionOf,
  type Finding,
  type RunRecord,
  type Severity,
  worst,
} from '../../model/index.js'
import { matches } from '../../run/wildcard.js'
import { heldForTime, type Maintenance, type QuietHours } from './hours.js'
import { heldForNumber } from './number.js'

export interface ChannelRule {
  readonly name: string
  readonly changes?: readonly string[] | undefined
  readonly branches?: readonly string[] | undefined
  /** By file or name. */
  readonly workflows?: readonly string[] | undefined
  readonly jobs?: readonly string[] | undefined
  /** Of the repository: what a failure points at. */
  readonly paths?: readonly string[] | undefined
  /** By the code owners’ file. */
  readonly owners?: readonly string[] | undefined
  /** Least severity. */
  readonly severity?: Severity | undefined
  readonly 'quiet-hours'?: QuietHours | undefined
  readonly maintenance?: readonly Maintenance[] | undefined
  readonly 'most-a-day'?: number | undefined
  /** Hours in which the same failure of another workflow of the repository is not said again. */
  readonly 'once-in-hours'?: number | undefined
}

export interface RouteRequest {
  readonly rule: ChannelRule
  readonly decision: DecisionOf<'notify'>
  readonly findings: readonly Finding[]
  readonly record: RunRecord
  /** Every run known, of other workflows too. */
  readonly known: readonly RunRecord[]
  /** Milliseconds since the epoch. */
  readonly now: number
}

/** Why the channel is not to hear of it; undefined where it is. */
export function heldBack(request: RouteRequest): string | undefined {
  const { rule, decision, known } = request
  if (!(rule.changes?.includes(decision.change) ?? true)) return `${decision.change} is not in its changes`
  // The end of a trouble goes where its beginning went: of what is over there are no findings to sort by.
  const told = wasNotified(rule.name, decision, known)
  const unwanted = decision.change === 'recovery' ? endElsewhere(request, told) : unwantedHere(request)
  return unwanted ?? heldForTime(rule, { now: request.now, severity: severityOf(request) }) ?? heldForNumber(request)
}

/** A failure without a diagnosis is as bad as one that is new. */
const severityOf = ({ findings, decision }: RouteRequest): Severity | undefined =>
  worst(findings.filter(({ muted }) => muted === undefined).map(({ severity }) => severity)) ??
  (decision.change === 'failure' ? 'high' : undefined)

/** Has the channel been notified of the episode, or of one that began with it? */
export const wasNotified = (
  channel: string,
  { episode, also = [] }: Pick<DecisionOf<'notify'>, 'episode' | 'also'>,
  known: readonly RunRecord[],
): boolean =>
  known.some(({ judgement }) =>
    judgement?.value.notified.some((one) => one.channel === channel && [episode, ...also].includes(one.episode)),
  )

const endElsewhere = (request: RouteRequest, told: boolean): string | undefined =>
  told ? wrongPlace(request) : 'it was not notified of the beginning'

function wrongPlace({ rule, record }: RouteRequest): string | undefined {
  const { branch = '', name = '' } = record.run.value
  const { workflow } = record.key
  if (!(rule.branches?.some((pattern) => matches(pattern, branch)) ?? true))
    return 'the branch is not one of its branches'
  const file = workflow.split('/').at(-1) ?? ''
  const named = rule.workflows?.some((pattern) => [workflow, file, name].some((text) => matches(pattern, text)))
  return (named ?? true) ? undefined : 'the workflow is not one of its workflows'
}

function unwantedHere(request: RouteRequest): string | undefined {
  const { rule } = request
  const place = wrongPlace(request)
  if (place !== undefined) return place
  const findings = request.findings.filter(({ muted }) => muted === undefined)
  const worstOf = severityOf(request)
  if (rule.severity !== undefined && (worstOf === undefined || !atLeast(worstOf, rule.severity)))
    return `nothing is ${rule.severity} or worse`
  if (rule.jobs !== undefined && !some(findings.flatMap(jobsOf), rule.jobs)) return 'no finding is of one of its jobs'
  if (rule.paths !== undefined && !some(findings.flatMap(pathsOf), rule.paths))
    return 'no finding is in one of its paths'
  if (
    rule.owners !== undefined &&
    !some(
      findings.flatMap(({ owners = [] }) => owners),
      rule.owners,
    )
  )
    return 'no finding is of one of its owners'
  return undefined
}

const some = (texts: readonly string[], patterns: readonly string[]): boolean =>
  texts.some((text) => patterns.some((pattern) => matches(pattern, text)))

function jobsOf(finding: Finding): readonly string[] {
  if (finding.kind === 'failure') return finding.job === undefined ? [] : [finding.job]
  if (finding.kind !== 'anomaly') return []
  const own = /^job\[(.*?)\](?:\.|$)/.exec(finding.series)?.[1]
  return [...(own === undefined ? [] : [own]), ...(finding.explainedBy ?? []).map(({ job }) => job)]
}

/** As a path of the repository: what stands before its folders on a runner does not count. */
function pathsOf(finding: Finding): readonly string[] {
  const file =
    finding.kind === 'failure' ? finding.diagnosis.location?.file : finding.kind === 'test' ? finding.file : undefined
  if (file === undefined) return []
  const parts = file.replaceAll('\\', '/').split('/')
  return parts.map((_, at) => parts.slice(at).join('/'))
}

/** Shown in the result, so that nobody wonders why a channel is silent. */
export const heldOutcome = (channel: string, because: string): ActionOutcome => ({
  decision: 'notify',
  target: channel,
  state: 'skipped',
  detail: `held back: ${because}`,
})
