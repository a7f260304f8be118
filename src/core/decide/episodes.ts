/**
 * Episodes: a trouble is notified once, however many runs show it.
 *
 * A failure lasts from the first run that shows it to the first run that shows it gone; an anomaly as long as detection says
 * (detect/engine/episode.ts), for what is out of the usual band is a matter of levels. Worked out from the history alone, so
 * that parallel writers and lost notices cannot leave a wrong state behind.
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
  /** Id of the run that said it first, as detection counts; where it knows. */
  readonly since?: string | undefined
}

const ANOMALY = 'anomaly:'

/** What a run takes by the clock and what its jobs take together are two measures of one trouble: it is notified once. */
const anomalyKey = (series: string): string => ANOMALY + (series === 'run.compute' ? 'run.duration' : series)

export interface OpenEpisode extends Trouble {
  /** The key and the run it began with. */
  readonly episode: string
  readonly told: boolean
}

/** What is rare enough for the summary need not be for a notice: the budget counts those. */
const isNotifiable = (finding: Finding): boolean =>
  counts(finding) && atLeast(finding.severity, 'medium') && (finding.kind !== 'anomaly' || reachesPeople(finding.reach))

const reachesPeople = (reach: string): boolean => reach === 'notify' || reach === 'fail'

/** The troubles of this run that are worth a notice. */
export const troublesOf = (findings: readonly Finding[]): readonly Trouble[] =>
  findings.filter(isNotifiable).flatMap((finding): Trouble[] => {
    switch (finding.kind) {
      case 'failure':
        return finding.diagnosis.failed ? [{ key: `failure:${finding.diagnosis.signature}`, kind: 'failure' }] : []
      case 'anomaly':
        return [{ key: anomalyKey(finding.series), kind: 'anomaly', since: finding.episode }]
      case 'test':
        return finding.test === 'missing' || finding.test === 'new-failure'
          ? [{ key: finding.id, kind: finding.test === 'missing' ? 'anomaly' : 'failure' }]
          : []
      default:
        return finding satisfies never
    }
  })

/** A trouble a run showed; a notice of that run about something else did not tell it where it was too common for one. */
interface Remembered extends Trouble {
  readonly isTellable: boolean
}

function rememberedTroubles(record: RunRecord): readonly Remembered[] {
  const findings = record.judgement?.value.findings ?? []
  return findings.flatMap((finding): Remembered[] => {
    if (finding.muted === true || !atLeast(finding.severity as Severity, 'medium')) return []
    if (finding.kind === 'failure')
      return [{ key: `failure:${finding.signature ?? finding.id}`, kind: 'failure', isTellable: true }]
    if (finding.kind === 'anomaly')
      return [
        {
          key: anomalyKey(finding.series ?? finding.id),
          kind: 'anomaly',
          since: finding.episode,
          // A record of before it was kept: whatever it showed, a notice told.
          isTellable: reachesPeople(finding.reach ?? 'notify'),
        },
      ]
    return [{ key: finding.id, kind: 'failure', isTellable: true }]
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

/** Of an anomaly detection says when it is over; before it did, the first judged run without it was. */
const isOver = (past: RunRecord, trouble: Trouble): boolean => {
  const closed = past.judgement?.value.closed
  return trouble.key.startsWith(ANOMALY) && closed !== undefined
    ? closed.some((series) => anomalyKey(series) === trouble.key)
    : showsGone(past, trouble, past.judgement !== undefined)
}

/**
 * The episodes open before this run, in the order they began.
 *
 * @param options.observing a notice that was held back counts as sent: without `observe` it would have been
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
    if (troubles.length === 0 && open.size === 0) continue
    const shown = new Set(troubles.map((trouble) => trouble.key))
    for (const episode of [...open.values()])
      if (!shown.has(episode.key) && isOver(past, episode)) open.delete(episode.key)
    const { notified = [], wouldNotify } = past.judgement?.value ?? {}
    const told = notified.length > 0 || (options.observing === true && wouldNotify !== undefined)
    for (const { isTellable, ...trouble } of troubles) {
      const known = sameEpisode(open.get(trouble.key), trouble)
      const episode = known?.episode ?? `${trouble.key}@${trouble.since ?? past.key.run}`
      open.set(trouble.key, { ...trouble, episode, told: (told && isTellable) || (known?.told ?? false) })
    }
  }
  return [...open.values()]
}

/** What got worse after it had settled is another trouble of the same series. */
export const sameEpisode = <T extends Trouble>(known: T | undefined, trouble: Trouble): T | undefined =>
  known?.since !== undefined && trouble.since !== undefined && known.since !== trouble.since ? undefined : known

/**
 * Of the open episodes, those this run shows to be over.
 *
 * @param closed series whose trouble detection says is over
 */
export const endedBy = (
  given: { readonly record: RunRecord; readonly findings: readonly Finding[]; readonly closed: readonly string[] },
  open: readonly OpenEpisode[],
): readonly OpenEpisode[] => {
  const shown = new Set(troublesOf(given.findings).map((trouble) => trouble.key))
  return open.filter((episode) => {
    if (shown.has(episode.key)) return false
    return episode.key.startsWith(ANOMALY)
      ? given.closed.some((series) => anomalyKey(series) === episode.key)
      : showsGone(given.record, episode, true)
  })
}
