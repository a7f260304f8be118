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
  if (states === undefined) return `none kept: the next run learns from the first run on${lost}`
  const all = [...states.series.values()]
  const fitting = all.filter(({ fits }) => fits).length
  const oldest = Math.max(...all.map(({ model }) => ageOf(model.since, now)))
  const stale = all.length - fitting
  const alarms = all.reduce((sum, { model }) => sum + model.score.alarms, 0)
  const judged = all.reduce((sum, { model }) => sum + model.score.judged, 0)
  return [
    `${formatCount(all.length, 'series', 'series')} of ${states.set.event} runs, ${formatBytes(JSON.stringify(states.set).length)}: ${fitting} to go on from, ${stale} to be learnt anew`,
    `the oldest was learnt from the start ${formatDuration(oldest)} ago`,
    `${alarms} alarms in ${judged} judged values; seed ${states.set.seed}${lost}`,
  ].join('; ')
}

/** One series, in two lines. */
export function modelLines(kept: KeptModel | undefined, seed: number | undefined, now: number): readonly string[] {
  if (kept === undefined) return ['  model        none kept: learnt from the first run on']
  const { model, fits } = kept
  const { points, from, to, since, score } = model
  return [
    `  model        from ${formatCount(points, 'run')} (${from} to ${to}), learnt from the start ${formatDuration(ageOf(since, now))} ago; ${fits ? 'the next run goes on from it' : 'does not fit the records any more: to be learnt anew'}`,
    `  back-test    ${formatCount(score.alarms, 'alarm')} in ${formatCount(score.judged, 'judged run')}; seed ${seed}`,
  ]
}
