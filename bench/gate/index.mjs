#!/usr/bin/env node
// How soon the gate's detector sees incidents of made service metrics, and how often it cries wolf: beside what is in use today.
//   node bench/gate/index.mjs [--series 24] [--step 60] [--json]
// Both generators, each series with a week to learn from and a week with eight labelled incidents. Peers are given the threshold that
// comes to the same false alarms a week on the same series, which is more than they can know; the detector has its own.
import { parseArgs } from 'node:util'
import { alarmBelow, createServiceDetector } from '../../lib/core/gate/detector/index.js'
import { makeOther } from './other.mjs'
import { peers } from './peers.mjs'
import { kinds, makeSeries, minute } from './series.mjs'

const { values: flags } = parseArgs({
  options: {
    series: { type: 'string', default: '24' },
    step: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
    json: { type: 'boolean' },
  },
})
const day = 86_400_000
const [learn, days] = [7 * day, 14]
const within = 10 * minute
const step = Number(flags.step) * 1000

const service = ({ step }) => {
  const detector = createServiceDetector({ step, better: 'neither', seasons: ['day', 'week'] })
  return (at, value) => -Math.log10(detector.push(at, value)?.p ?? 1)
}

/** Scores in order, one a value. */
function scoresOf(series, make) {
  const push = make(series)
  return series.values.map((value, i) => (Number.isFinite(value) ? push(series.at[i], value) : 0))
}

/** Alarms within an hour of one another are one, and belong to the incident where they began with one. */
function judge({ at, incidents }, scores, threshold) {
  const caught = incidents.map(({ from }) =>
    at.some((t, i) => t >= from && t <= from + within && scores[i] >= threshold),
  )
  let [falseAlarms, last] = [0, Number.NEGATIVE_INFINITY]
  at.forEach((t, i) => {
    if (t < at[0] + learn || scores[i] < threshold) return
    const isOfIncident = incidents.some(({ from, to }) => t >= from && t < to + 60 * minute)
    if (!isOfIncident && t - last > 60 * minute) falseAlarms++
    last = t
  })
  return { caught, falseAlarms }
}

function measure(all, make, fixed) {
  const scored = all.map((series) => ({ series, scores: scoresOf(series, make) }))
  const at = (threshold) => {
    const judged = scored.map(({ series, scores }) => judge(series, scores, threshold))
    const weeks = (all.length * (days - 7)) / 7
    return {
      threshold,
      alarmsAWeek: judged.reduce((sum, one) => sum + one.falseAlarms, 0) / weeks,
      by: Object.fromEntries(
        kinds.map((kind) => [
          kind,
          share(judged.flatMap(({ caught }, s) => caught.filter((_, i) => all[s].incidents[i].kind === kind))),
        ]),
      ),
    }
  }
  if (fixed !== undefined) return at(fixed)
  let [low, high] = [
    0,
    Math.max(...scored.flatMap(({ scores }) => scores.reduce((most, one) => Math.max(most, one), 0))),
  ]
  for (let i = 0; i < 25; i++) {
    const middle = (low + high) / 2
    if (at(middle).alarmsAWeek > 1) low = middle
    else high = middle
  }
  return at(high)
}
const share = (list) => list.filter(Boolean).length / Math.max(1, list.length)

const count = Number(flags.series)
const request = (i) => ({ seed: Number(flags.seed) + i, step, days, learn })
const generators = { first: makeSeries, other: makeOther }
const perDay = day / step
const result = {}
for (const [name, make] of Object.entries(generators)) {
  if (flags.only !== '' && flags.only !== name) continue
  const all = Array.from({ length: count }, (_, i) => make(request(i)))
  const began = process.cpuUsage()
  const own = measure(all, service, -Math.log10(alarmBelow(1 / 7, step)))
  const cpu = process.cpuUsage(began)
  result[name] = {
    detector: { ...own, msPer2016: ((cpu.user + cpu.system) / 1000 / (count * days * perDay)) * 2016 },
    'detector, threshold for 1 a week': measure(all, service),
    ...(flags.only === ''
      ? Object.fromEntries(Object.entries(peers).map(([peer, open]) => [peer, measure(all, open)]))
      : {}),
  }
}
if (flags.json) console.log(JSON.stringify(result, null, 2))
else
  for (const [name, rows] of Object.entries(result)) {
    console.log(`\n${name} generator, ${count} series, a value every ${flags.step} s`)
    for (const [who, { alarmsAWeek, by, threshold, msPer2016 }] of Object.entries(rows))
      console.log(
        `  ${who.padEnd(34)} ${kinds.map((kind) => `${kind} ${by[kind].toFixed(2)}`).join('  ')}   ${alarmsAWeek.toFixed(2)} false alarms a week, threshold ${threshold.toFixed(2)}${msPer2016 ? `, ${msPer2016.toFixed(1)} ms for 2016 values` : ''}`,
      )
  }
