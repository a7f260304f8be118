/**
 * Episodes: a trouble is notified once, however many runs show it.
 *
 * A failure lasts from the first run that shows it to the first run that shows it gone; an anomaly as long as detection says
 * (detect/engine/episode.ts), for what is out of the usual band is a matter of levels. Worked out from the history alone, so
 * that parallel writers and lost notices cannot leave a wrong state behind.
 */

import { workflowText } from '../history/order.js'
import { type Anomaly, atLeast, type Finding, type RunRecord, type Severity, worst } from '../model/index.js'
import { oncePer } from '../run/once.js'
import { hasFailed } from '../run/outcomes.js'
import { isTrusted } from '../run/trust.js'
import { byTime, failedJobs, sameAttempt, sortedByTime } from './run-facts.js'
import type { Trouble } from './trouble.js'
import { wasUndiagnosed } from './undiagnosed.js'
import { counts } from './verdict.js'

const ANOMALY = 'anomaly:'

/** What a run takes by the clock and what its jobs take together are two measures of one trouble: it is notified once. */
const anomalyKey = (series: string): string => ANOMALY + (series === 'run.compute' ? 'run.duration' : series)

export interface OpenEpisode extends Trouble {
  /** The key and the run it began with. */
  readonly episode: string
  readonly told: boolean
  /** The worst it was. */
  readonly severity: Severity
  /** At a desk: the commands that failed when it was last shown. */
  readonly commands?: readonly string[]
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
        return finding.diagnosis.failed
          ? [{ key: `failure:${finding.diagnosis.signature}`, kind: 'failure', severity: finding.severity }]
          : []
      case 'anomaly':
        return [anomalyTrouble(finding)]
      case 'test':
        return finding.test === 'missing' || finding.test === 'new-failure'
          ? [
              {
                key: finding.id,
                kind: finding.test === 'missing' ? 'anomaly' : 'failure',
                severity: finding.severity,
              },
            ]
          : []
      default:
        return finding satisfies never
    }
  })

const RUN = `${ANOMALY}run.duration`

/** A slow job is part of its slow run; a slow run is explained by its slow jobs. */
function anomalyTrouble({ series, episode, severity, grouped = [], explainedBy = [] }: Anomaly): Trouble {
  const key = anomalyKey(series)
  const jobs = explainedBy.map(({ job }) => `${ANOMALY}job[${job}].work`)
  const related = key === RUN ? jobs : grouped.map(anomalyKey).filter((other) => other === RUN)
  return { key, kind: 'anomaly', since: episode, severity, ...(related.length > 0 && { related }) }
}

/** Has another finding notified it: the run of which it is a part, or all the jobs that explain it? */
export const isPartOf = ({ related }: Trouble, notified: ReadonlyMap<string, unknown>): boolean =>
  related?.every((key) => notified.has(key)) === true

/** A trouble a run showed; a notice of that run about something else did not tell it where it was too common for one. */
interface Remembered extends Trouble {
  readonly isTellable: boolean
}

function rememberedTroubles(record: RunRecord): readonly Remembered[] {
  const findings = record.judgement?.value.findings ?? []
  const untold = wasUndiagnosed(record).map((trouble) => ({ ...trouble, isTellable: true }))
  const said = findings.flatMap((finding): Remembered[] => {
    if (finding.muted === true || !atLeast(finding.severity as Severity, 'medium')) return []
    const severity = finding.severity as Severity
    if (finding.kind === 'failure')
      return [{ key: `failure:${finding.signature ?? finding.id}`, kind: 'failure', severity, isTellable: true }]
    if (finding.kind === 'anomaly')
      return [
        {
          key: anomalyKey(finding.series ?? finding.id),
          kind: 'anomaly',
          since: finding.episode,
          severity,
          // A record of before it was kept: whatever it showed, a notice told.
          isTellable: reachesPeople(finding.reach ?? 'notify'),
        },
      ]
    return [{ key: finding.id, kind: 'failure', severity, isTellable: true }]
  })
  return [...said, ...untold]
}

/** At a desk each run is of the commands that somebody chose: what failed is not over because others passed. */
const isOfDesk = ({ key }: RunRecord): boolean => key.host === 'local'

const stepsOf = ({ jobs }: RunRecord) => Object.values(jobs).flatMap(({ facts }) => facts?.value.steps ?? [])

const failedCommands = (record: RunRecord): readonly string[] =>
  isOfDesk(record) ? stepsOf(record).flatMap(({ name, outcome }) => (hasFailed(outcome) ? [name] : [])) : []

function leftOut(record: RunRecord, commands: readonly string[]): boolean {
  const ran = new Set(stepsOf(record).map(({ name }) => name))
  return isOfDesk(record) && ran.size > 0 && commands.some((command) => !ran.has(command))
}

/** Could this run have shown the trouble gone? A cancelled run shows nothing; a failed one no duration. */
function showsGone(record: RunRecord, trouble: Trouble & Pick<OpenEpisode, 'commands'>, judged: boolean): boolean {
  const outcome = record.run.value.outcome
  if (outcome === 'cancelled' || outcome === 'skipped') return false
  if (trouble.kind === 'failure' && leftOut(record, trouble.commands ?? [])) return false
  const broken = hasFailed(outcome) || failedJobs(record).length > 0
  return !broken && (trouble.kind === 'failure' || judged)
}

/** Of an anomaly detection says when it is over; before it did, the first judged run without it was. */
const isOver = (past: RunRecord, trouble: OpenEpisode): boolean => {
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
  const own = lineOf(record)
  const line = records.filter((other) => isTrusted(other) && lineOf(other) === own && !sameAttempt(other, record))
  const earlier = sortedByTime(line.filter((other) => byTime(other, record) < 0))
  return [...earlier.reduce((open, past) => episodesAfter(open, past, options), noEpisodes).values()]
}

/** Of one line, by what each is about. */
export type Episodes = ReadonlyMap<string, OpenEpisode>
export const noEpisodes: Episodes = new Map()

/** Runs with the same text are of one line, whose episodes are told apart from those of others. */
export const lineOf = oncePer(({ key, run: { value } }: RunRecord): string =>
  JSON.stringify([workflowText(key), value.event, value.branch]),
)

/** The episodes open after one run more, for those who go from run to run; of an untrusted one nothing is learnt. */
export function episodesAfter(
  before: Episodes,
  past: RunRecord,
  { observing = false }: { readonly observing?: boolean } = {},
): Episodes {
  const troubles = rememberedTroubles(past)
  if ((troubles.length === 0 && before.size === 0) || !isTrusted(past)) return before
  const open = new Map(before)
  const shown = new Set(troubles.map((trouble) => trouble.key))
  for (const episode of before.values()) if (!shown.has(episode.key) && isOver(past, episode)) open.delete(episode.key)
  const { notified = [], wouldNotify } = past.judgement?.value ?? {}
  const told = notified.length > 0 || (observing && wouldNotify !== undefined)
  const commands = failedCommands(past)
  for (const { isTellable, ...trouble } of troubles) {
    const known = sameEpisode(open.get(trouble.key), trouble)
    const episode = known?.episode ?? `${trouble.key}@${trouble.since ?? past.key.run}`
    open.set(trouble.key, {
      ...trouble,
      episode,
      ...(commands.length === 0 ? {} : { commands }),
      told: (told && isTellable) || (known?.told ?? false),
      severity: worst([trouble.severity, ...(known === undefined ? [] : [known.severity])]) ?? trouble.severity,
    })
  }
  return open
}

/** What got worse after it had settled is another trouble of the same series. */
export const sameEpisode = <T extends Pick<Trouble, 'since'>>(known: T | undefined, trouble: Trouble): T | undefined =>
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
