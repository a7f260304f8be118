/**
 * Episodes: a trouble lasts from the first run that shows it to the first run that shows it gone, and is told once.
 *
 * Worked out from the history alone, by walking the comparable line of runs (same workflow, event and branch), so that
 * parallel writers and lost notices cannot leave a wrong state behind.
 */
import { atLeast, type Finding, type RunRecord, type Severity } from '../model/index.js'
import { hasFailed } from '../run/outcomes.js'
import { isTrusted, sameRepository } from '../run/trust.js'
import { byTime, failedJobs, sameAttempt, sortedByTime } from './run-facts.js'
import { counts } from './verdict.js'

export interface Trouble {
  /** `failure:<signature>`, `anomaly:<series>` or `test:<id>`. */
  readonly key: string
  readonly kind: 'failure' | 'anomaly'
}

export interface OpenEpisode extends Trouble {
  /** The key and the run it began with. */
  readonly episode: string
  readonly told: boolean
}

const isTellable = (finding: Finding): boolean => counts(finding) && atLeast(finding.severity, 'medium')

/** The troubles of this run that are worth a notice. */
export const troublesOf = (findings: readonly Finding[]): readonly Trouble[] =>
  findings.filter(isTellable).flatMap((finding): Trouble[] => {
    switch (finding.kind) {
      case 'failure':
        return finding.diagnosis.failed ? [{ key: `failure:${finding.diagnosis.signature}`, kind: 'failure' }] : []
      case 'anomaly':
        return [{ key: `anomaly:${finding.series}`, kind: 'anomaly' }]
      case 'test':
        return finding.test === 'missing' || finding.test === 'new-failure'
          ? [{ key: finding.id, kind: finding.test === 'missing' ? 'anomaly' : 'failure' }]
          : []
      default:
        return finding satisfies never
    }
  })

function rememberedTroubles(record: RunRecord): readonly Trouble[] {
  const findings = record.judgement?.value.findings ?? []
  return findings.flatMap((finding): Trouble[] => {
    if (finding.muted === true || !atLeast(finding.severity as Severity, 'medium')) return []
    if (finding.kind === 'failure') return [{ key: `failure:${finding.signature ?? finding.id}`, kind: 'failure' }]
    if (finding.kind === 'anomaly') return [{ key: `anomaly:${finding.series ?? finding.id}`, kind: 'anomaly' }]
    return [{ key: finding.id, kind: 'failure' }]
  })
}

/** Could this run have shown the trouble gone? A cancelled run shows nothing; a failed one no duration. */
function showsGone(record: RunRecord, trouble: Trouble, judged: boolean): boolean {
  const outcome = record.run.value.outcome
  if (outcome === 'cancelled' || outcome === 'skipped') return false
  const broken = hasFailed(outcome) || failedJobs(record).length > 0
  return !broken && (trouble.kind === 'failure' || judged)
}

const sameLine = (a: RunRecord, b: RunRecord): boolean =>
  sameRepository(a, b) &&
  a.key.workflow === b.key.workflow &&
  a.run.value.event === b.run.value.event &&
  a.run.value.branch === b.run.value.branch

/**
 * The episodes open before this run, in the order they began.
 *
 * @param options.observing a notice that was held back counts as told: without `observe` it would have been
 */
export function openEpisodes(
  record: RunRecord,
  records: readonly RunRecord[],
  options: { readonly observing?: boolean } = {},
): readonly OpenEpisode[] {
  const line = records.filter((other) => isTrusted(other) && sameLine(other, record) && !sameAttempt(other, record))
  const earlier = sortedByTime(line.filter((other) => byTime(other, record) < 0))
  const open = new Map<string, OpenEpisode>()
  for (const past of earlier) {
    const troubles = rememberedTroubles(past)
    const shown = new Set(troubles.map((trouble) => trouble.key))
    for (const episode of [...open.values()])
      if (!shown.has(episode.key) && showsGone(past, episode, past.judgement !== undefined)) open.delete(episode.key)
    const { notified = [], wouldNotify } = past.judgement?.value ?? {}
    const told = notified.length > 0 || (options.observing === true && wouldNotify !== undefined)
    for (const trouble of troubles) {
      const known = open.get(trouble.key)
      const episode = known?.episode ?? `${trouble.key}@${past.key.run}`
      open.set(trouble.key, { ...trouble, episode, told: told || (known?.told ?? false) })
    }
  }
  return [...open.values()]
}

/** Of the open episodes, those this run shows to be over. */
export const endedBy = (
  record: RunRecord,
  findings: readonly Finding[],
  open: readonly OpenEpisode[],
): readonly OpenEpisode[] => {
  const shown = new Set(troublesOf(findings).map((trouble) => trouble.key))
  return open.filter((episode) => !shown.has(episode.key) && showsGone(record, episode, true))
}
