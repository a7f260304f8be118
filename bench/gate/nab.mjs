#!/usr/bin/env node
// The Numenta Anomaly Benchmark’s scoring (Lavin, Ahmad 2015, "Evaluating real-time anomaly detection algorithms"; standard profile: a
// missed window costs 1, a false detection .11, one threshold for all files, the first 15 % of a file are not scored).
//   node bench/gate/nab.mjs [--nab DIR]      DIR holds `data/` and `labels/combined_windows.json` of github.com/numenta/NAB
// Without it: made files in the manner of that corpus, from a generator of their own (nab-like.mjs). Scores of these are not comparable
// with published ones; the windowed Gaussian beside it (39.6 on the real corpus) says what they are worth.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createServiceDetector } from '../../lib/core/gate/detector/index.js'
import { makeNabLike } from './nab-like.mjs'
import { peers } from './peers.mjs'

const { values: flags } = parseArgs({
  options: { nab: { type: 'string' }, seed: { type: 'string', default: '1' }, detail: { type: 'boolean' } },
})

function corpus() {
  if (flags.nab === undefined) return makeNabLike(Number(flags.seed))
  const windows = JSON.parse(readFileSync(join(flags.nab, 'labels/combined_windows.json'), 'utf8'))
  return Object.entries(windows)
    .filter(([file]) => existsSync(join(flags.nab, 'data', file)))
    .map(([name, list]) => {
      const rows = readFileSync(join(flags.nab, 'data', name), 'utf8')
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => line.split(','))
      const at = rows.map(([time]) => Date.parse(`${time.replace(' ', 'T')}Z`))
      const time = (text) => Date.parse(`${text.replace(' ', 'T').slice(0, 19)}Z`)
      return {
        name,
        at,
        values: rows.map(([, value]) => Number(value)),
        windows: list.map(([from, to]) => [
          at.findIndex((t) => t >= time(from)),
          at.findLastIndex((t) => t <= time(to)),
        ]),
      }
    })
}

const stepOf = (at) => {
  const gaps = at
    .slice(1, 30)
    .map((t, i) => t - at[i])
    .filter((gap) => gap > 0)
    .sort((a, b) => a - b)
  return gaps[gaps.length >> 1] ?? 300_000
}
const own = (series) => {
  const detector = createServiceDetector({ step: stepOf(series.at), better: 'neither', seasons: ['day', 'week'] })
  return (at, value) => detector.push(at, value)?.news ?? 0
}

const sigmoid = (x) => 2 / (1 + Math.exp(5 * x)) - 1
const scaled = (position) => (position > 3 ? -1 : sigmoid(position))

/** Raw score of one file at a threshold, as NAB’s `sweeper` counts: the first detection of a window, every one outside. */
function rawScore({ windows }, scores, threshold) {
  const probation = Math.floor(0.15 * Math.min(scores.length, 5000))
  let score = 0
  const caught = new Set()
  for (let i = probation; i < scores.length; i++) {
    if (scores[i] < threshold) continue
    const inside = windows.findIndex(([from, to]) => i >= from && i <= to)
    if (inside >= 0) {
      if (caught.has(inside)) continue
      caught.add(inside)
      const [from, to] = windows[inside]
      score += scaled(-(to - i + 1) / (to - from + 1)) / scaled(-1)
    } else {
      const before = windows.findLast(([, to]) => to < i)
      const position = before === undefined ? undefined : (i - before[1]) / (before[1] - before[0])
      score += 0.11 * (position === undefined ? -1 : scaled(position))
    }
  }
  return score - (windows.length - caught.size)
}

const all = corpus()
for (const [name, open] of Object.entries({ detector: own, 'windowed Gaussian': peers['windowed Gaussian'] })) {
  const scored = all.map((series) => {
    const push = open({ ...series, step: stepOf(series.at) })
    return series.values.map((value, i) => push(series.at[i], value))
  })
  const total = all.reduce((sum, { windows }) => sum + windows.length, 0)
  const distinct = [...new Set(scored.flat().filter((score) => score > 0))].sort((a, b) => b - a).slice(0, 4000)
  const thresholds = distinct.filter((_, i) => i % Math.ceil(distinct.length / 250) === 0)
  const best = thresholds
    .map((threshold) => ({
      threshold,
      score: all.reduce((sum, file, i) => sum + rawScore(file, scored[i], threshold), 0),
    }))
    .reduce((a, b) => (b.score > a.score ? b : a))
  console.log(
    `${name.padEnd(26)} ${((100 * (best.score + total)) / (2 * total)).toFixed(1)} of 100, threshold ${best.threshold.toFixed(2)}, ${all.length} files, ${total} windows`,
  )
  if (flags.detail)
    for (const [i, file] of all.entries()) {
      const hits = scored[i].flatMap((score, at) =>
        score >= best.threshold && at >= 0.15 * Math.min(5000, scored[i].length) ? [at] : [],
      )
      console.log(
        `   ${file.name.padEnd(30)} ${rawScore(file, scored[i], best.threshold).toFixed(2)}  windows ${JSON.stringify(file.windows)} hits ${hits.length} ${JSON.stringify(hits.slice(0, 12))}`,
      )
    }
}
