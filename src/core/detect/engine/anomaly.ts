/** What the engine answered about a series of a run, in the words of a finding. */
import type { Anomaly, Reach, RunRecord, SeriesId, Severity } from '../../model/index.js'
import type { Judged } from './judged.js'
import { phraseAnomaly } from './phrase-anomaly.js'

/** A series of the judged run: what was seen, what was answered, and the runs before. */
export interface JudgedSeries {
  readonly series: SeriesId
  readonly value: number
  readonly judged: Judged
  /** Oldest first; put together where it is asked for, which is of few series. */
  readonly past: () => readonly PastPoint[]
}

export interface PastPoint {
  readonly value: number
  readonly run: RunRecord
}

/** How bad it is in its run. */
export interface Grade {
  readonly severity: Severity
  readonly reach: Reach
}

/**
 * A remark on a run that is as far off as those of a trouble which was reported and is not over: by what was usual before it.
 *
 * @returns the series as it is where nothing of it lasts
 */
export function ongoingOf(one: JudgedSeries): JudgedSeries {
  const { low: _, high: __, ...judged } = one.judged
  const { lasting } = judged
  if (lasting?.isOut !== true) return one
  const { low, high } = lasting
  return {
    ...one,
    judged: {
      ...judged,
      anomaly: true,
      kind: lasting.kind,
      expected: lasting.before,
      ...(low !== undefined && { low }),
      ...(high !== undefined && { high }),
      since: lasting.since,
      episode: lasting.first,
    },
  }
}

/** @param grade.ongoing of a trouble that was reported before */
export function anomalyOf(
  { series, value, judged, past: pastOf }: JudgedSeries,
  { severity, reach, ongoing = false }: Grade & { readonly ongoing?: boolean },
): Anomaly {
  const past = pastOf()
  const expected = judged.expected ?? value
  const began = judged.since === undefined ? undefined : past[judged.since]?.run
  const first = judged.episode === undefined ? undefined : past[judged.episode]?.run
  const kind = judged.kind ?? 'spike'
  return {
    kind: 'anomaly',
    id: `${kind}:${series.key}`,
    severity,
    confidence: 1 - judged.p,
    oneIn: oneIn(judged.p),
    reach,
    title: phraseAnomaly(
      {
        series: series.key,
        anomaly: kind,
        observed: value,
        expected,
        unit: series.unit,
        title: series.key,
      },
      (name) => name,
    ),
    reasons: ongoing && first ? [`reported in run ${first.key.run}, and not over yet`] : judged.because,
    advice: ADVICE[kind],
    series: series.key,
    anomaly: kind,
    state: judged.state,
    ...(series.unit === undefined ? {} : { unit: series.unit }),
    better: series.better,
    observed: value,
    expected,
    low: judged.low ?? expected,
    high: judged.high ?? expected,
    score: judged.score,
    samples: judged.samples,
    recent: past.slice(-20).map((point) => point.value),
    ...(judged.smallestDetectable === undefined ? {} : { smallestDetectable: judged.smallestDetectable }),
    ...(judged.beyondAll === undefined ? {} : { beyondAll: judged.beyondAll }),
    ...(judged.stayed && { stayed: judged.stayed }),
    ...(began && { since: sinceOf(began) }),
    ...(first && { episode: first.key.run }),
    ...(ongoing && { ongoing }),
    detectors: judged.detectors,
  }
}

/** Two digits: more nobody can tell. */
export const oneIn = (p: number): number => Number((1 / Math.max(p, 1e-12)).toPrecision(p > 0.01 ? 3 : 2))

const sinceOf = ({ key, run }: RunRecord) => ({
  run: key.run,
  ...(run.value.sha === undefined ? {} : { sha: run.value.sha }),
  ...(run.value.startedAt === undefined ? {} : { at: run.value.startedAt }),
})

const ADVICE: Readonly<Record<NonNullable<Judged['kind']>, string>> = {
  spike:
    'Compare this run with the one before it: its commits, its runner, its caches. If the next run is as slow, it is no accident.',
  stayed:
    'Look at the commit named under "since": it has stayed so since then. If it is intended, acknowledge it with `pipeline-guard ack`.',
  shift:
    'Look at the commit named under "since": the change begins there. If it is intended, acknowledge it with `pipeline-guard ack`.',
  drift: 'It has grown run by run: look for something that accumulates, such as tests, dependencies or cache size.',
  'constant-changed':
    'This never changed before: check that every suite, step and job still runs. If it is intended, acknowledge it.',
  'failure-rate': 'Builds fail more often than they did: look at the failures since then for a common signature.',
  mixture:
    'Slow runs have become more frequent: compare what they have in common, such as a runner or a cache that missed.',
  seasonal: 'Unusual for this time of day and week: look at what else ran or was deployed then.',
  limit: 'Bring it back within the limit, or change the limit in the configuration file.',
  multivariate:
    'No one metric is far off, but together they are unlike earlier runs: compare the listed metrics with a usual run.',
}
