/**
 * Learns how much each sign counts, from the tuned part of the labelled logs only.
 *
 *   npx tsc -p tsconfig.json && node bench/diagnose-learn.mjs [--write] [--lib DIR]
 *
 * 1. Reliability of a rule: over the logs it spoke in, how often its category was (one of) the right one; every passing
 *    log it spoke in counts against it. log-odds with four pseudo-logs at 70 %, so that a rare rule stays near its prior.
 *    Generic rules get doubt but no praise: they must not beat the rules of ecosystems that are not in the collection.
 * 2. Weights: a conditional logit over the candidates of one log (McFadden 1974): the probability of a candidate is
 *    softmax of its weighted features, and the likelihood of a log is the summed probability of its right candidates
 *    (a right line of the right category counts whole, a right category alone a tenth). L2 towards the hand-set start,
 *    Adam for a fixed number of steps. Reliability is leave-one-out while learning, so that no log vouches for itself.
 * 3. Calibration: logistic regression of "category right" on three signs of the answer, on out-of-fold answers.
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { bytesOf, chunksOf, hitter, labelledLogs } from './diagnose-logs.mjs'

const { values } = parseArgs({
  options: {
    write: { type: 'boolean' },
    lib: { type: 'string' },
    index: { type: 'string' },
    l2: { type: 'string' },
    folds: { type: 'string' },
  },
})
const lib = values.lib ?? new URL('../lib', import.meta.url).pathname
const load = (path) => import(`${lib}/core/diagnose/${path}.js`)
const { examineLog } = await load('index')
const { featureNames } = await load('features')
const { categoryOf, overallCategory } = await load('answer')
const { confidenceSigns } = await load('confidence')

/** Where learning starts and what L2 pulls back to: set by hand, from what a person would look at first. */
const start = {
  strength: 6,
  cause: 1.5,
  symptom: 0.3,
  wrapper: -2.5,
  'no-rule': -1.5,
  generic: -0.5,
  'unknown-category': -0.5,
  'failed-step': 1.5,
  'same-goal': 0.5,
  distance: -1.5,
  'no-failure-after': -1,
  first: 0.7,
  nth: -1,
  count: -1,
  position: 1,
  'stack-frame': -1,
  warning: -1.5,
  'head-of-group': 0.4,
  place: 0.3,
  long: -0.3,
  'error-word': 0.3,
  // No successful runs of the same jobs stand beside the labelled logs, so these two stay as set.
  novel: 1.5,
  familiar: -2.5,
  indented: -0.2,
  reliability: 1,
}

const all = labelledLogs(values.index)
if (all === undefined) {
  console.error('no labelled logs here; give their index with --index')
  process.exit(2)
}
const rows = all.filter((row) => row.part === 'tuned')
const at = featureNames.indexOf('reliability')

// What each log shows: its candidates and which of them are right.
const logs = []
const verdicts = new Map()
const generic = new Set()
for (const row of rows) {
  const { ranked, gathered } = await examineLog(chunksOf(bytesOf(row)), { file: row.id })
  const fine = row.outcome === 'pass' ? [] : [row.category, ...(row.also_ok ?? [])]
  const spoke = new Map()
  for (const each of ranked) if (each.rule?.ecosystem === 'generic') generic.add(each.rule.id)
  for (const each of ranked)
    if (each.rule !== undefined && !spoke.has(each.rule.id))
      spoke.set(each.rule.id, fine.includes(each.category === 'unknown' ? categoryOf(each) : each.category))
  for (const [id, good] of spoke) {
    const tally = verdicts.get(id) ?? { good: 0, bad: 0 }
    if (row.outcome === 'pass') tally.bad += 0.5
    else if (good) tally.good += 1
    else tally.bad += 1
    verdicts.set(id, tally)
  }
  if (row.outcome === 'pass') continue
  const hit = hitter(row)
  const list = ranked.slice(0, 400)
  const worth = list.map((each) => {
    const category = each.category === 'unknown' ? categoryOf(each) : each.category
    const right = category === row.category ? 1 : fine.includes(category) ? 0.6 : 0
    return hit === undefined ? right : hit(each.text) ? 0.15 + 0.85 * right : 0.1 * right
  })
  logs.push({ row, list, worth, spoke, fine, gathered })
}

const prior = { good: 2.8, bad: 1.2 }
const most = (id) => (generic.has(id) ? 0 : 1)
const oddsOf = (id, good, bad) =>
  Math.max(
    -1.5,
    Math.min(most(id), Math.log((good + prior.good) / (bad + prior.bad)) - Math.log(prior.good / prior.bad)),
  )
const reliability = Object.fromEntries([...verdicts].map(([id, { good, bad }]) => [id, oddsOf(id, good, bad)]))
const leftOut = (log, id) => {
  const { good, bad } = verdicts.get(id)
  const own = log.spoke.get(id)
  return oddsOf(id, good - (own ? 1 : 0), bad - (own ? 0 : 1))
}
for (const log of logs)
  log.features = log.list.map((each) => {
    const row = [...each.features]
    row[at] = each.rule === undefined ? 0 : leftOut(log, each.rule.id)
    return row
  })

function learn(training, l2) {
  const w = featureNames.map((name) => start[name] ?? 0)
  const origin = [...w]
  const m = w.map(() => 0)
  const v = w.map(() => 0)
  for (let step = 1; step <= 400; step++) {
    const gradient = w.map((weight, i) => -2 * l2 * (weight - origin[i]))
    for (const { features, worth } of training) {
      if (!worth.some((value) => value > 0)) continue
      const scores = features.map((row) => row.reduce((sum, value, i) => sum + w[i] * value, 0))
      const top = Math.max(...scores)
      const p = scores.map((score) => Math.exp(score - top))
      const total = p.reduce((a, b) => a + b, 0)
      const good = p.map((value, i) => value * worth[i])
      const goodTotal = good.reduce((a, b) => a + b, 0)
      features.forEach((row, i) => {
        const pull = good[i] / goodTotal - p[i] / total
        if (Math.abs(pull) > 1e-9) for (let k = 0; k < row.length; k++) gradient[k] += pull * row[k]
      })
    }
    gradient.forEach((g, i) => {
      m[i] = 0.9 * m[i] + 0.1 * g
      v[i] = 0.999 * v[i] + 0.001 * g * g
      w[i] += (0.05 * (m[i] / (1 - 0.9 ** step))) / (Math.sqrt(v[i] / (1 - 0.999 ** step)) + 1e-8)
    })
  }
  return w
}

const answerOf = (log, w) => {
  const ranked = log.list
    .map((each, i) => ({
      ...each,
      features: log.features[i],
      score: log.features[i].reduce((sum, value, k) => sum + w[k] * value, 0),
      worth: log.worth[i],
    }))
    .sort((a, b) => b.score - a.score || a.seq - b.seq)
  const category = ranked.length === 0 ? 'unknown' : overallCategory(ranked)
  return {
    ranked,
    category,
    right: log.fine.includes(category),
    strict: category === log.row.category,
    signs: ranked.length === 0 ? undefined : confidenceSigns(ranked, category),
  }
}

// Cross-validation: which strength of L2, and answers that were not learnt from for the calibration.
const folds = Number(values.folds ?? 5)
const tried = (values.l2 === undefined ? [0.03, 0.1, 0.3, 1] : [Number(values.l2)]).map((l2) => {
  const answers = []
  for (let fold = 0; fold < folds; fold++) {
    const w = learn(
      logs.filter((_, i) => i % folds !== fold),
      l2,
    )
    for (const log of logs.filter((_, i) => i % folds === fold)) answers.push({ log, ...answerOf(log, w) })
  }
  const share = (list, test) => ((100 * list.filter(test).length) / list.length).toFixed(1)
  const lined = answers.filter(({ log }) => hitter(log.row) !== undefined)
  const first = share(lined, ({ log, ranked }) => ranked[0] !== undefined && hitter(log.row)(ranked[0].text))
  console.error(
    `l2 ${l2}: out of fold strict ${share(answers, (a) => a.strict)} lenient ${share(answers, (a) => a.right)} first line ${first}`,
  )
  return {
    l2,
    answers,
    score:
      answers.filter((a) => a.right).length +
      answers.filter((a) => a.strict).length +
      lined.filter(({ log, ranked }) => ranked[0] && hitter(log.row)(ranked[0].text)).length,
  }
})
// Of settings that differ by less than one part in fifty, the one closest to the hand-set start: it travels best.
const top = Math.max(...tried.map((each) => each.score))
const best = tried.filter((each) => each.score >= top * 0.98).sort((a, b) => b.l2 - a.l2)[0]
const w = learn(logs, best.l2)

// Logistic regression by Newton's method with a little ridge.
function calibrate(points) {
  let b = points[0].x.map(() => 0)
  for (let step = 0; step < 50; step++) {
    const h = b.map((_, i) => b.map((_, k) => (i === k ? 0.5 : 0)))
    const g = b.map((value) => -0.5 * value)
    for (const { x, y } of points) {
      const p = 1 / (1 + Math.exp(-x.reduce((sum, value, i) => sum + value * b[i], 0)))
      x.forEach((value, i) => {
        g[i] += (y - p) * value
        for (let k = 0; k < x.length; k++) h[i][k] += p * (1 - p) * value * x[k]
      })
    }
    b = b.map((value, i) => value + solve(h, g)[i])
  }
  return b
}
function solve(matrix, vector) {
  const a = matrix.map((row, i) => [...row, vector[i]])
  for (let i = 0; i < a.length; i++) {
    for (let k = i + 1; k < a.length; k++) {
      const f = a[k][i] / a[i][i]
      for (let c = i; c <= a.length; c++) a[k][c] -= f * a[i][c]
    }
  }
  const x = vector.map(() => 0)
  for (let i = a.length - 1; i >= 0; i--)
    x[i] = (a[i][a.length] - a[i].slice(i + 1, a.length).reduce((s, value, k) => s + value * x[i + 1 + k], 0)) / a[i][i]
  return x
}
const calibration = calibrate(
  best.answers.filter((a) => a.signs !== undefined).map((a) => ({ x: a.signs, y: a.right ? 1 : 0 })),
)

const round = (value) => Math.round(value * 1000) / 1000
const made = 'Made by `npx tsc -p tsconfig.json && node bench/diagnose-learn.mjs --write`; docs/diagnosis.md tells how.'
const weightsText = `/** Ranking weights by feature, and the calibration of confidence. ${made} */
import type { FeatureName } from './features.js'

export const weights: Readonly<Record<FeatureName, number>> = {
${featureNames.map((name, i) => `  ${/^[a-z]+$/.test(name) ? name : `'${name}'`}: ${round(w[i])},`).join('\n')}
}

/** Coefficients of the signs in \`confidence.ts\`, in their order. */
export const calibration: readonly number[] = [${calibration.map(round).join(', ')}]
`
const kept = Object.entries(reliability)
  .filter(([, value]) => Math.abs(value) >= 0.1)
  .sort(([a], [b]) => (a < b ? -1 : 1))
const reliabilityText = `/** Log-odds by which a rule's word was right more or less often than usual. ${made} */
export const reliability: Readonly<Record<string, number>> = {
${kept.map(([id, value]) => `  '${id}': ${Math.round(value * 100) / 100},`).join('\n')}
}
`
if (values.write) {
  writeFileSync(new URL('../src/core/diagnose/rank/weights.ts', import.meta.url), weightsText)
  writeFileSync(new URL('../src/core/diagnose/rank/reliability.ts', import.meta.url), reliabilityText)
} else console.log(weightsText)
