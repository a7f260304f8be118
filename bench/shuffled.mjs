/**
 * Alarms where there is nothing to find, and what is found at that rate: `npm run bench:shuffled [-- --every 6 --index FILE --lib DIR]`.
 *
 * Successes of real duration series, each relative to the median of its 50 neighbours, in random order (seeded): whatever is
 * said of them is false. Rows from the 31st on; told = medium or more, on the run by what-if, or within 1, 3 and 10 runs of a
 * level that stays, at four places a series. The noise of a series is 1.4826 × MAD of its log values. Then made noise.
 */
import './built.mjs'
import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { loadSeries, median } from './detect/series.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const { values: given } = parseArgs({
  options: {
    index: { type: 'string', default: join(root, '../shared/data/series/index.csv') },
    lib: { type: 'string', default: join(root, 'lib') },
    every: { type: 'string', default: '1' },
  },
})
if (!existsSync(given.index)) {
  process.stderr.write(`bench:shuffled: no series at ${resolve(given.index)}; name an index with --index FILE\n`)
  process.exit(2)
}
const load = (path) => import(join(resolve(given.lib), path))
const { replaySeries, isAlarm } = await load('core/detect/backtest/replay.js')
const { defaultSettings } = await load('core/detect/index.js')
const { createRandom } = await load('core/statistics/random.js')

const WARM = 30
const WITHIN = [1, 3, 10]
const hour = 3_600_000
const judge = (values, whatIf = []) =>
  replaySeries({
    points: values.map((value, index) => ({ index, value, ok: true, failed: false, at: index * hour, keys: {} })),
    better: 'lower',
    settings: defaultSettings,
    whatIf,
  }).rows

const classes = new Map()
const countsOf = (name) => {
  const fresh = { rows: 0, alarms: 0, severe: 0, hosts: 0, double: 0, places: 0, half: [0, 0, 0], quarter: [0, 0, 0] }
  if (!classes.has(name)) classes.set(name, fresh)
  return classes.get(name)
}

function countRows(values, counts) {
  const rows = judge(values, [2])
  for (let i = WARM; i < values.length; i++) {
    const ratio = values[i] / median(values.slice(Math.max(0, i - 100), i))
    const would = rows[i].whatIf['2']
    const isHost = ratio > 0.8 && ratio < 1.25
    for (const one of counts) {
      one.rows++
      one.alarms += isAlarm(rows[i])
      one.severe += isAlarm(rows[i]) && rows[i].severity !== 'medium'
      one.hosts += isHost
      one.double += isHost && would !== null && would !== 'low'
    }
  }
}

function countLevels(values, counts) {
  const step = Math.max(1, Math.floor((values.length - 110) / 4))
  for (let at = 100, place = 0; at < values.length - 10 && place < 4; at += step, place++) {
    for (const [name, factor] of [
      ['half', 1.5],
      ['quarter', 1.25],
    ]) {
      const slow = values.slice(at, at + 10).map((value) => value * factor)
      const rows = judge([...values.slice(Math.max(0, at - 200), at), ...slow]).slice(-10)
      for (const one of counts)
        for (const [i, within] of WITHIN.entries()) one[name][i] += rows.slice(0, within).some(isAlarm)
    }
    for (const one of counts) one.places++
  }
}

const shuffle = (values, random) => {
  const deck = [...values]
  for (let i = deck.length - 1; i > 0; i--) {
    const other = Math.floor(random() * (i + 1))
    ;[deck[i], deck[other]] = [deck[other], deck[i]]
  }
  return deck
}

const all = loadSeries(given.index, {})
  .map(({ rows }) =>
    rows
      .filter(({ ok }) => ok)
      .map(({ value }) => value)
      .slice(-600),
  )
  .filter((values) => values.length >= 100)
  .filter((_, i) => i % Number(given.every) === 0)
for (const [seed, values] of all.entries()) {
  const usual = median(values)
  const neighbours = (i) => [...values.slice(Math.max(0, i - 25), i), ...values.slice(i + 1, i + 26)]
  const relative = values.map((value, i) => value / median(neighbours(i)))
  const logs = relative.map(Math.log)
  const middle = median(logs)
  const noise = 1.4826 * median(logs.map((log) => Math.abs(log - middle)))
  const deck = shuffle(relative, createRandom(seed + 1)).map((value) => value * usual)
  const counts = ['all', noise <= 0.1 ? 'quiet' : noise <= 0.2 ? 'mid' : 'noisy'].map(countsOf)
  countRows(deck, counts)
  countLevels(deck, counts)
}
for (const spread of [0.05, 0.1, 0.2, 0.3, 0.5])
  for (const seed of [1, 2, 3, 4]) {
    const random = createRandom(seed)
    const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
    const values = Array.from({ length: 500 }, () => 300 * Math.exp(spread * normal()))
    countRows(values, [countsOf(`log-normal ${spread}`)])
  }

const percent = (part, of) => (of === 0 ? '–' : ((100 * part) / of).toFixed(2))
process.stdout.write(`${all.length} series\n`)
for (const [name, one] of classes) {
  const levels = (hits) => hits.map((hit) => percent(hit, one.places)).join('/')
  process.stdout.write(
    `${name.padEnd(16)} ${one.rows} rows: alarms per 100 ${percent(one.alarms, one.rows)}, high or critical ${percent(one.severe, one.rows)}; ×2 once ${percent(one.double, one.hosts)} %; stays ×1.5 within 1/3/10 ${levels(one.half)} %, ×1.25 ${levels(one.quarter)} %\n`,
  )
}
