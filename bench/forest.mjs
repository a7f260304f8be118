#!/usr/bin/env node
// The own isolation forest beside the package ml-isolation-forest, as it is and wrapped (seeded, 256 rows a tree): agreement
// with scikit-learn on labelled sets, determinism, serialisation, and cost at the product’s size, 500 rows of 20 columns.
// usage: node bench/forest.mjs [--adbench ../shared/data/adbench]     without labelled sets: all but the agreement
import './built.mjs'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { IsolationForest } from 'ml-isolation-forest'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const { values } = parseArgs({
  options: { adbench: { type: 'string', default: join(root, '../shared/data/adbench') } },
})
const { scoreForest, trainForest } = await import(join(root, 'lib/core/statistics/isolation-forest.js'))
const { createRandom } = await import(join(root, 'lib/core/statistics/random.js'))

const trees = 100
const sample = 256

/** For one synchronous call: the package draws from Math.random, which is everybody’s. */
function seeded(seed, work) {
  const before = Math.random
  Math.random = createRandom(seed)
  try {
    return work()
  } finally {
    Math.random = before
  }
}

/** The package knows no subsamples: one forest of one tree for each. */
function wrapped(rows, seed) {
  const random = createRandom(seed)
  const size = Math.min(sample, rows.length)
  const draw = () => {
    const order = rows.map((_, index) => index)
    for (let i = 0; i < size; i++) {
      const j = i + Math.floor(random() * (order.length - i))
      ;[order[i], order[j]] = [order[j], order[i]]
    }
    return order.slice(0, size).map((index) => rows[index])
  }
  const parts = seeded(seed, () =>
    Array.from({ length: trees }, () => {
      const part = new IsolationForest({ nEstimators: 1 })
      part.train(draw())
      return part
    }),
  )
  // Scores of single trees are 2^(−path/c): their logarithms add up to that of the forest.
  return (all) => {
    const paths = parts.map((part) => part.predict(all).map(Math.log2))
    return all.map((_, index) => 2 ** (paths.reduce((sum, path) => sum + path[index], 0) / trees))
  }
}

const contestants = {
  'own forest': (rows, seed) => {
    const model = trainForest(rows, { seed, trees, unknown: 'refuse' })
    return (all) => all.map((row) => scoreForest(model, row))
  },
  'ml-isolation-forest, wrapped': wrapped,
  'ml-isolation-forest, as it is': (rows, seed) => {
    const model = new IsolationForest({ nEstimators: trees })
    seeded(seed, () => model.train(rows))
    return (all) => model.predict(all)
  },
}

function auc(scores, labels) {
  const order = scores.map((value, index) => [value, labels[index]]).sort((a, b) => a[0] - b[0])
  let ranks = 0
  for (let i = 0; i < order.length; ) {
    let j = i
    while (j < order.length && order[j][0] === order[i][0]) j++
    for (let k = i; k < j; k++) if (order[k][1]) ranks += (i + 1 + j) / 2
    i = j
  }
  const positive = labels.filter(Boolean).length
  return (ranks - (positive * (positive + 1)) / 2) / (positive * (labels.length - positive))
}

const median = (list) => list.toSorted((a, b) => a - b)[list.length >> 1]
const cpuMs = (work) => {
  const before = process.cpuUsage()
  work()
  return process.cpuUsage(before).user / 1000
}

const random = createRandom(7)
const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
const rows = Array.from({ length: 500 }, () => Array.from({ length: 20 }, normal))
const sets = existsSync(values.adbench)
  ? readdirSync(values.adbench)
      .filter((name) => name.endsWith('.json.gz'))
      .map((name) => JSON.parse(gunzipSync(readFileSync(join(values.adbench, name)))))
      .filter(({ X }) => X.length <= 5000)
  : []
if (sets.length === 0) process.stdout.write(`no labelled sets at ${values.adbench}: agreement is not measured\n`)
for (const [name, train] of Object.entries(contestants)) {
  const times = Array.from({ length: 5 }, (_, seed) => cpuMs(() => train(rows, seed)([rows[0]])))
  const scores = [train(rows, 3)(rows.slice(0, 20)), train(rows, 3)(rows.slice(0, 20))]
  const same = scores[0].every((score, index) => score === scores[1][index])
  const areas = sets.map(({ X, y }) => auc(train(X, 1)(X), y))
  const mean = areas.reduce((sum, area) => sum + area, 0) / areas.length
  process.stdout.write(
    `${name}: ${median(times).toFixed(0)} ms of CPU to learn 500 × 20 and score a row, the same for one seed: ${same}${areas.length === 0 ? '' : `, mean AUC of ${areas.length} sets ${mean.toFixed(4)}`}\n`,
  )
}
const own = JSON.stringify(trainForest(rows, { seed: 1, trees, unknown: 'refuse' })).length
const theirs = new IsolationForest({ nEstimators: trees })
theirs.train(rows)
const json = JSON.stringify(theirs)
let readBack = 'a forest again'
try {
  Object.assign(new IsolationForest(), JSON.parse(json)).predict([rows[0]])
} catch (error) {
  readBack = `no forest: ${error.message}`
}
process.stdout.write(`as JSON: own ${own} bytes; the package ${json.length} bytes, read back ${readBack}\n`)
