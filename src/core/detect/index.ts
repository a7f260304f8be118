/** Judges the metrics of one run against comparable earlier runs. */
import { samplesOf } from '../collect/samples.js'
import type { Anomaly, RunRecord, Sample, SeriesId } from '../model/index.js'
import type { Judged } from './judged.js'
import { createSeriesJudge } from './series.js'
import { type SeriesPoint, seriesPasts } from './series-history.js'
import type { DetectSettings } from './settings.js'

export { type DetectSettings, defaultSettings } from './settings.js'

/** What stands in when this stage fails. */
export const nothingDetected: Detected = { anomalies: [], noisy: [] }

export interface Detected {
  readonly anomalies: readonly Anomaly[]
  readonly noisy: readonly Noisy[]
}

export interface Noisy {
  readonly series: string
  readonly smallestDetectable: number
}

/** A series in which less than a rise by three quarters would be noticed is called noisy. */
const NOISY = 1.75

/**
 * @param given.comparable trusted, earlier, comparable runs, oldest first
 * @returns anomalies, worst first, and the series too noisy to judge well
 */
export function detectAnomalies(given: {
  readonly record: RunRecord
  readonly comparable: readonly RunRecord[]
  readonly settings: DetectSettings
}): Detected {
  const { record, comparable, settings } = given
  const pasts = seriesPasts(comparable)
  const anomalies: Anomaly[] = []
  const noisy: Noisy[] = []
  for (const sample of samplesOf(record)) {
    if (sample.series.informative) continue
    const past = pasts.get(sample.series.key)?.points ?? []
    const judge = createSeriesJudge({ better: sample.series.better, settings })
    for (const { value } of past) judge.learn({ value, ok: true })
    const judged = judge.judge({ value: sample.value, ok: true })
    if (judged.anomaly) anomalies.push(anomalyOf(sample, judged, past))
    else if (judged.state === 'gating' && (judged.smallestDetectable ?? 0) > NOISY)
      noisy.push({ series: sample.series.key, smallestDetectable: judged.smallestDetectable ?? NOISY })
  }
  const order = ['critical', 'high', 'medium', 'low']
  anomalies.sort(
    (a, b) =>
      order.indexOf(a.severity) - order.indexOf(b.severity) || b.score - a.score || (a.series < b.series ? -1 : 1),
  )
  return { anomalies, noisy }
}

function anomalyOf({ series, value }: Sample, judged: Judged, past: readonly SeriesPoint[]): Anomaly {
  const began = judged.since === undefined ? undefined : past[judged.since]?.run
  const expected = judged.expected ?? value
  return {
    kind: 'anomaly',
    id: `${judged.kind ?? 'spike'}:${series.key}`,
    severity: judged.severity ?? 'low',
    confidence: judged.confidence,
    title: titleOf(series, value, expected),
    reasons: judged.because,
    advice: 'Compare this run with the one before it: its commits, its runner and its caches.',
    series: series.key,
    anomaly: judged.kind ?? 'spike',
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
    ...(began && {
      since: {
        run: began.key.run,
        ...(began.run.value.sha === undefined ? {} : { sha: began.run.value.sha }),
        ...(began.run.value.startedAt === undefined ? {} : { at: began.run.value.startedAt }),
      },
    }),
    detectors: judged.detectors,
  }
}

const titleOf = (series: SeriesId, value: number, expected: number): string =>
  `${series.key} is ${Number(value.toPrecision(3))}${series.unit ? ` ${series.unit}` : ''}, ${
    expected > 0 ? `${(value / expected).toFixed(2)}× the usual` : 'where it was'
  } ${Number(expected.toPrecision(3))}`
