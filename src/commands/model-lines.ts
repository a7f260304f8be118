/** What is kept of a series from run to run, in words. */
import type { KeptModel, ModelStates } from '../core/detect/models/states.js'
import type { Learnt } from '../core/model/index.js'
import { formatBytes, formatCount, formatDuration } from '../core/run/format.js'

/** A model as data: what stands in `--json`, its state left out. */
export const modelFacts = ({ model, fits }: KeptModel, { seed }: Learnt, now: number) => {
  const { from, to, points, since, parameters, score } = model
  return { fits, from, to, points, since, ageMs: ageOf(since, now), seed, parameters, score }
}

const ageOf = (at: string, now: number): number => Math.max(0, now - Date.parse(at))

/** All models of a workflow, in one line. */
export function modelsLine(states: ModelStates | undefined, unreadable: number, now: number): string {
  const lost = unreadable === 0 ? '' : `; ${formatCount(unreadable, 'model')} could not be read`
  if (states === undefined) return `none stored yet; the next run learns them from the history${lost}`
  const all = [...states.series.values()]
  const oldest = Math.max(...all.map(({ model }) => ageOf(model.since, now)))
  const stale = all.filter(({ fits }) => !fits).length
  const alarms = all.reduce((sum, { model }) => sum + model.score.alarms, 0)
  const judged = all.reduce((sum, { model }) => sum + model.score.judged, 0)
  return [
    `${formatCount(all.length, 'model')}, ${formatBytes(JSON.stringify(states.set).length)}, rebuilt at most ${formatDuration(oldest)} ago`,
    ...(stale === 0 ? [] : [`${stale} out of date: the next run rebuilds ${stale === 1 ? 'it' : 'them'}`]),
    ...(judged === 0 ? [] : [`${formatCount(alarms, 'alarm')} in ${formatCount(judged, 'judged value')}`]),
    `seed ${states.set.seed}${lost}`,
  ].join('; ')
}

/** One series, in two lines. */
export function modelLines(kept: KeptModel | undefined, seed: number | undefined, now: number): readonly string[] {
  if (kept === undefined) return ['  model        none stored yet; the next run learns it from the history']
  const { model, fits } = kept
  const { points, from, to, since, score } = model
  return [
    `  model        of ${formatCount(points, 'run')} (${from} to ${to}), rebuilt ${formatDuration(ageOf(since, now))} ago${fits ? '' : '; out of date: the next run rebuilds it'}`,
    `  back-test    ${formatCount(score.alarms, 'alarm')} in ${formatCount(score.judged, 'judged run')}; seed ${seed}`,
  ]
}
