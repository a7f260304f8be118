/**
 * The detection scoreboard beside its peers, in one run: `npm run bench:detect [-- --json --part odd --index FILE --python PATH]`.
 * Runs what `tsc -p tsconfig.json` emitted to lib/. The definitions are those of the shared scorer (bench/detect/score.mjs).
 */
import './built.mjs'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { ceiling } from './detect/ceiling.mjs'
import { otavaChanges } from './detect/otava.mjs'
import { constants, failureRates } from './detect/outcomes.mjs'
import { meanZ3, plainForest, previousTwice, rankShift, robustZ } from './detect/peers.mjs'
import { hostWindows, score } from './detect/score.mjs'
import { loadSeries } from './detect/series.mjs'
import { targetsInWords, targetsOf } from './detect/targets.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const { values: given } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    part: { type: 'string' },
    index: { type: 'string', default: join(root, '../shared/data/series/index.csv') },
    adbench: { type: 'string', default: join(root, '../shared/data/adbench') },
    python: { type: 'string', default: 'python3' },
    lib: { type: 'string', default: join(root, 'lib') },
  },
})
const say = (text) => given.json || process.stdout.write(`${text}\n`)
if (!existsSync(given.index)) {
  process.stderr.write(`bench:detect: no series at ${resolve(given.index)}; name an index with --index FILE\n`)
  process.exit(2)
}
const load = (path) => import(join(resolve(given.lib), path))
const { startOfSegmented, stepSegmented } = await load('core/detect/engine/segmented.js')
const { floorOfBetter } = await load('core/detect/engine/floor.js')
const { thresholdsOfOne } = await load('core/detect/engine/thresholds.js')
const { defaultSettings } = await load('core/detect/engine/settings.js')
const forest = await load('core/statistics/isolation-forest.js')
const { greaterByRank } = await load('core/statistics/rank-test.js')
const { logDensity } = await load('core/statistics/density.js')

/** An alarm is medium or worse; a remark is none. */
const isAlarm = (severity) => severity !== undefined && severity !== null && severity !== 'low'
/** The engine as something that judges one run after the other. */
const createSegmentedJudge = ({ better, settings, segment, names = [] }) => {
  const segmenting = { segment, names }
  const basis = { better, settings, floor: floorOfBetter(better) }
  const thresholds = thresholdsOfOne(settings)
  let state = startOfSegmented(segmenting)
  return {
    segment: () => state.key,
    judge: (row, whatIf = []) => {
      const point = row.keys === undefined ? { ...row, keys: {} } : row
      const stepped = stepSegmented(state, point, { basis, segmenting, asked: { thresholds, whatIf } })
      state = stepped.state
      const { judged } = stepped
      return {
        ...judged,
        anomaly: judged.anomaly && isAlarm(judged.severity),
        whatIf: Object.fromEntries(
          Object.entries(judged.whatIf).map(([factor, severity]) => [factor, isAlarm(severity)]),
        ),
      }
    },
  }
}
const createSeriesJudge = (options) => createSegmentedJudge({ ...options, segment: undefined })

const ours = (settings) => (rows, factors) => {
  const judge = createSeriesJudge({ better: 'lower', settings: { ...defaultSettings, ...settings } })
  return rows.map((row) => judge.judge(row, factors))
}
const contestants = {
  'pipeline-guard': ours({}),
  'pipeline-guard, spike alone': ours({ detectors: ['spike'] }),
  'pipeline-guard, stayed alone': ours({ detectors: ['stayed'] }),
  'pipeline-guard, shift alone': ours({ detectors: ['shift'] }),
  'pipeline-guard, drift alone': ours({ detectors: ['drift'] }),
  'pipeline-guard, budget 3': ours({ budget: 3 }),
  'previous × 2 (benchmark-action)': previousTwice,
  'mean + 3 standard deviations': meanZ3,
  'robust z 3.5, no floor': robustZ,
  'plain forest, q99': plainForest(forest),
  'rank test 8 against 60': rankShift(greaterByRank),
}
const all = loadSeries(given.index, { part: given.part })
const result = { part: given.part ?? 'all', series: all.length, seed: 1, scores: {} }
say(`${all.length} series (${result.part})\n`)
say(
  '                                   FP/100   +25 %   +50 %  +100 %  quiet +50/+100  shift +20/+30/+50 (control)   drift (control)',
)
for (const [name, judge] of Object.entries(contestants)) {
  const { perSeries: _, ...scores } = score(all, judge)
  result.scores[name] = scores
  const { all: a, quiet: q, shift: s, drift: d } = scores
  const cells = [a.FPper100, a['+25%'], a['+50%'], a['+100%']].map((value) => String(value).padStart(7)).join(' ')
  const steps = `${s['+20%']}/${s['+30%']}/${s['+50%']} (${s.control})`
  say(
    `${name.padEnd(34)} ${cells}  ${`${q['+50%']}/${q['+100%']}`.padStart(14)}  ${steps.padStart(28)}  ${`${d.found} (${d.control})`.padStart(16)}`,
  )
}

result.otava = otavaOn(all)
say(`\nOtava on the same hosts: ${result.otava ? JSON.stringify(result.otava) : `not installed for ${given.python}`}`)
result.ceiling = ceiling(all, logDensity)
say(`\nShifts an oracle finds that knows size and noise, and when or not: ${JSON.stringify(result.ceiling)}`)
result.segments = segments()
if (result.segments) say(`\nSegments, rust-analyzer build, +50 %: ${JSON.stringify(result.segments)}`)
result.forest = await forests()
if (result.forest) say(`\nForest, mean AUC of ADBench sets: ${JSON.stringify(result.forest)}`)
result.speed = speed()
say(`\nSpeed: ${JSON.stringify(result.speed)}`)
const judgeOf = (better, detectors) => createSeriesJudge({ better, settings: { ...defaultSettings, detectors } })
result.failures = failureRates(all, () => judgeOf('lower', ['failure-rate']))
say(`\nFailure rates: ${JSON.stringify(result.failures)}`)
result.constant = constants((better) => judgeOf(better))
say(`\nChanged constants: ${JSON.stringify(result.constant)}`)
result.targets = targetsOf(result.scores['pipeline-guard'], {
  ...result,
  budgetOfThree: result.scores['pipeline-guard, budget 3'].all,
  alone: result.scores['pipeline-guard, shift alone'],
})
say(`\nTargets (docs/detection.md):\n${targetsInWords(result.targets)}`)
if (given.json) process.stdout.write(`${JSON.stringify(result)}\n`)

/** A shift is found when, ten runs after it began, Otava sees a rise of 10 % within two runs of it. */
function otavaOn(series) {
  const hosts = hostWindows(series)
  const seen = {}
  for (const factor of [1, 1.2, 1.3, 1.5]) {
    const lists = hosts.map((values) => values.slice(0, 90).map((value, i) => (i < 80 ? value : value * factor)))
    const changes = otavaChanges(given.python, lists)
    if (changes === undefined) return undefined
    const hit = changes.filter((points) =>
      points.some(([index, change]) => index >= 78 && index <= 88 && change >= 0.1),
    )
    seen[factor === 1 ? 'control' : `+${Math.round(100 * factor - 100)}%`] =
      Math.round((1000 * hit.length) / hosts.length) / 10
  }
  return seen
}

function segments() {
  const path = join(dirname(given.index), 'rust-analyzer/build.csv')
  if (!existsSync(path)) return undefined
  const rows = loadSeries.rows(path)
  const shareOf = (judge) => {
    const answers = rows.map((row) => judge.judge(row, [1.5]))
    return loadSeries
      .hosts(rows)
      .map((i) => answers[i].whatIf['1.5'])
      .reduce((sum, hit, _, { length }) => sum + (hit ? 1 / length : 0), 0)
  }
  const options = { better: 'lower', settings: defaultSettings }
  const names = ['event', 'branch', 'run_id', 'queue', 'cpu']
  const auto = createSegmentedJudge({ ...options, segment: 'auto', names })
  const rounded = (value) => Math.round(1000 * value) / 1000
  return {
    pooled: rounded(shareOf(createSeriesJudge(options))),
    cpu: rounded(shareOf(createSegmentedJudge({ ...options, segment: 'cpu', names }))),
    auto: rounded(shareOf(auto)),
    chosen: auto.segment(),
  }
}

async function forests() {
  if (!existsSync(given.adbench)) return undefined
  const sets = readdirSync(given.adbench).filter((name) => name.endsWith('.json.gz'))
  const tables = sets.map((name) => JSON.parse(gunzipSync(readFileSync(join(given.adbench, name)))))
  const mean = (values) => Math.round((10000 * values.reduce((sum, value) => sum + value, 0)) / values.length) / 10000
  const own = tables.flatMap(({ X, y }) =>
    [1, 2, 3].map((seed) => {
      const model = forest.trainForest(X, { seed, unknown: 'refuse' })
      return auc(
        X.map((row) => forest.scoreForest(model, row)),
        y,
      )
    }),
  )
  const { IsolationForest } = await import('ml-isolation-forest')
  const theirs = tables
    .filter(({ X }) => X.length <= 2000)
    .map(({ X, y }) => {
      const model = new IsolationForest({ nEstimators: 20 })
      model.train(X)
      return auc(model.predict(X), y)
    })
  return {
    ours: mean(own),
    'scikit-learn (three seeds)': 0.8559,
    'ml-isolation-forest 0.1.0 (sets up to 2000 rows, 20 trees)': mean(theirs),
  }
}

/** Area under the ROC curve by ranks, ties shared. */
function auc(scores, labels) {
  const order = scores.map((value, i) => [value, labels[i]]).sort((a, b) => a[0] - b[0])
  let ranks = 0
  let positive = 0
  for (let i = 0; i < order.length; ) {
    let j = i
    while (j < order.length && order[j][0] === order[i][0]) j++
    for (let k = i; k < j; k++)
      if (order[k][1]) {
        ranks += (i + 1 + j) / 2
        positive++
      }
    i = j
  }
  return (ranks - (positive * (positive + 1)) / 2) / (positive * (order.length - positive))
}

function speed() {
  const rows = Array.from({ length: 1500 }, (_, i) => ({ value: 300 + 40 * Math.sin(i * 12.9898) + (i % 7), ok: true }))
  // Processor time: what else runs on the machine is left out.
  const timed = (work) => {
    const start = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(start)
    return Math.round((user + system) / 1000)
  }
  const table = Array.from({ length: 5000 }, (_, i) =>
    Array.from({ length: 10 }, (_, j) => Math.sin(i * 12.9898 + j * 78.233)),
  )
  const train = () => forest.trainForest(table, { seed: 1, unknown: 'refuse' })
  train()
  return {
    'backtest of 1500 rows with three what-ifs, ms': timed(() => ours({})(rows, [1.25, 1.5, 2])),
    'forest 5000 × 10 × 100 trees, ms': timed(train),
  }
}
