/**
 * Learns how much each sign counts, with whole projects and whole tools left out.
 *
 *   npx tsc -p tsconfig.json && node bench/diagnose-learn.mjs [--write] [--lib DIR] [--index FILE]
 *
 * 1. Every log is examined twice: with all rules, and without the rules of the ecosystem that answered it, as if nobody had
 *    written any for its tool.
 * 2. Reliability of a rule: over the logs it spoke in, how often its category was (one of) the right one; every passing
 *    log it spoke in counts against it. Log-odds with four pseudo-logs at 70 %, so that a rare rule stays near its prior.
 *    Generic rules get doubt but no praise: they must not beat the rules of ecosystems that are not in the collection.
 * 3. Weights: a conditional logit over the candidates of one log (McFadden 1974): the probability of a candidate is
 *    softmax of its weighted features, and the likelihood of a log is the summed probability of its right candidates
 *    (a right line of the right category counts whole, a right category alone a tenth). L2 towards the hand-set start,
 *    Adam for a fixed number of steps. Reliability leaves the log's own project out while learning.
 * 4. Calibration: logistic regression of "category right" on the signs of the answer. The answers are out of fold, the folds
 *    hold whole projects, and the answers without the tool's rules weigh as much as those with them.
 *
 * What it prints are the figures of logs whose project was not learnt from (docs/diagnosis.md).
 */
import './built.mjs'
import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { bytesOf, chunksOf, hitter, labelledLogs } from './diagnose-logs.mjs'
import { rulesWithout as withoutTool } from './factory/families.mjs'
import { factoryRows } from './factory/jobs.mjs'

const { values } = parseArgs({
  options: {
    write: { type: 'boolean' },
    lib: { type: 'string' },
    index: { type: 'string' },
    l2: { type: 'string' },
    folds: { type: 'string' },
    misses: { type: 'boolean' },
    'factory-logs': { type: 'string' },
  },
})
const lib = values.lib ?? new URL('../lib', import.meta.url).pathname
const load = (path) => import(`${lib}/core/diagnose/${path}.js`)
const { examineLog } = await load('index')
const { featureNames } = await load('rank/features')
const { categoryOf, overallCategory } = await load('answer')
const { confidenceSigns } = await load('rank/confidence')
const { settled } = await load('rank/rank')
const { shippedRules } = await import(`${lib}/rules/index.js`)

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
  // Outside the step that failed the job stands what was healed, tolerated or came after.
  'in-window': 0,
  'outside-window': -6,
  heading: -1.5,
  announced: 0.7,
  'says-exit': -1,
  lone: -0.5,
}

const labelled = labelledLogs(values.index)
if (labelled === undefined) {
  console.error('no labelled logs here; give their index with --index')
  process.exit(2)
}
const made = factoryRows({ perLog: 1, folder: values['factory-logs'] }).map((row) => ({ ...row, project: row.tool }))
const rows = [...labelled, ...made]
const at = featureNames.indexOf('reliability')
const projectOf = (row) => row.project ?? row.id
const folds = Number(values.folds ?? 8)
const foldOf = (row) => createHash('sha256').update(projectOf(row)).digest()[1] % folds

// What each log shows: its candidates and which of them are right.
const without = new Map()
const rulesWithout = (ecosystem) => {
  const known = without.get(ecosystem) ?? shippedRules.filter((rule) => rule.ecosystem !== ecosystem)
  without.set(ecosystem, known)
  return known
}
const net = new Set(['generic', 'gha', 'gitlab', 'travis', 'build'])
const genericIds = new Set(shippedRules.filter((rule) => rule.ecosystem === 'generic').map(({ id }) => id))

const said = (each) => (each.category === 'unknown' ? categoryOf(each) : each.category)
async function logOf(row, bytes, shipped, kind) {
  const { ranked, outcome } = await examineLog(chunksOf(bytes), { file: row.id, shipped })
  const fine = row.outcome === 'pass' ? [] : [row.category, ...(row.also_ok ?? [])]
  const spoke = new Map()
  for (const each of ranked)
    if (each.rule !== undefined && !spoke.has(each.rule.id)) spoke.set(each.rule.id, fine.includes(said(each)))
  const hit = hitter(row)
  const list = ranked.slice(0, 150)
  const worth = list.map((each) => {
    const category = said(each)
    const right = category === row.category ? 1 : fine.includes(category) ? 0.6 : 0
    return hit === undefined ? right : hit(each.text) ? 0.15 + 0.85 * right : 0.1 * right
  })
  return { row, kind, list, worth, spoke, fine, outcome, fold: foldOf(row), hit }
}

const spoken = []
const logs = []
for (const row of rows) {
  const bytes = row.text === undefined ? bytesOf(row) : Buffer.from(row.text)
  const whole = await logOf(row, bytes, shippedRules, 'whole')
  spoken.push(whole)
  if (row.outcome === 'pass') continue
  logs.push(whole)
  const ecosystem = whole.list.find(({ rule }) => rule !== undefined && !net.has(rule.ecosystem))?.rule.ecosystem
  if (row.tool !== undefined) logs.push(await logOf(row, bytes, withoutTool(row.tool, shippedRules), 'tool out'))
  else if (ecosystem !== undefined) logs.push(await logOf(row, bytes, rulesWithout(ecosystem), 'tool out'))
}

const prior = { good: 2.8, bad: 1.2 }
const oddsOf = (id, good, bad) =>
  Math.max(
    -1.5,
    Math.min(
      genericIds.has(id) ? 0 : 1,
      Math.log((good + prior.good) / (bad + prior.bad)) - Math.log(prior.good / prior.bad),
    ),
  )
/** Verdicts on every rule, by project, so that any project can be left out. */
const verdicts = new Map()
for (const { row, spoke } of spoken)
  for (const [id, good] of spoke) {
    const byProject = verdicts.get(id) ?? new Map()
    verdicts.set(id, byProject)
    const tally = byProject.get(projectOf(row)) ?? { good: 0, bad: 0, fold: foldOf(row) }
    byProject.set(projectOf(row), tally)
    if (row.outcome === 'pass') tally.bad += 0.5
    else if (good) tally.good += 1
    else tally.bad += 1
  }
const oddsWithout = (id, leave) => {
  let good = 0
  let bad = 0
  for (const [project, tally] of verdicts.get(id) ?? [])
    if (!leave(project, tally.fold)) {
      good += tally.good
      bad += tally.bad
    }
  return oddsOf(id, good, bad)
}
/** @param leave which projects' verdicts are not known */
const featuresOf = (log, leave) => {
  const known = new Map()
  return log.list.map((each) => {
    const row = [...each.features]
    if (each.rule !== undefined && !known.has(each.rule.id)) known.set(each.rule.id, oddsWithout(each.rule.id, leave))
    row[at] = each.rule === undefined ? 0 : known.get(each.rule.id)
    return row
  })
}
for (const log of logs) {
  log.features = featuresOf(log, (project) => project === projectOf(log.row))
  // The factory makes many logs of one tool, so each weighs less.
  log.weight = (log.kind === 'whole' ? 1 : 0.5) * (log.row.set === 'factory' ? 0.25 : 1)
}

function learn(training, l2) {
  const w = featureNames.map((name) => start[name] ?? 0)
  const origin = [...w]
  const m = w.map(() => 0)
  const v = w.map(() => 0)
  for (let step = 1; step <= 400; step++) {
    const gradient = w.map((weight, i) => -2 * l2 * (weight - origin[i]))
    for (const { features, worth, weight: importance } of training) {
      if (!worth.some((value) => value > 0)) continue
      const scores = features.map((row) => row.reduce((sum, value, i) => sum + w[i] * value, 0))
      const top = Math.max(...scores)
      const p = scores.map((score) => Math.exp(score - top))
      const total = p.reduce((a, b) => a + b, 0)
      const good = p.map((value, i) => value * worth[i])
      const goodTotal = good.reduce((a, b) => a + b, 0)
      features.forEach((row, i) => {
        const pull = importance * (good[i] / goodTotal - p[i] / total)
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

/** The signs of an answer, with the reliability that its features were given. */
function signsOf(ranked, category) {
  const signs = [...confidenceSigns(ranked, category)]
  if (ranked[0]?.rule !== undefined) signs[6] = ranked[0].features[at]
  return signs
}

function answerOf(log, w, features) {
  const ranked = settled(
    log.list.map((each, i) => ({
      ...each,
      features: features[i],
      score: features[i].reduce((sum, value, k) => sum + w[k] * value, 0),
    })),
  )
  const category = ranked.length === 0 ? 'unknown' : overallCategory(ranked, log.outcome.by === 'cut-short')
  return {
    log,
    ranked,
    category,
    right: log.fine.includes(category),
    strict: category === log.row.category,
    first: log.hit === undefined ? undefined : ranked[0] !== undefined && log.hit(ranked[0].text),
    inThree: log.hit === undefined ? undefined : ranked.slice(0, 3).some((each) => log.hit(each.text)),
    signs: signsOf(ranked, category),
  }
}

/** Answers to logs whose projects the weights and the reliabilities have not seen. */
function outOfFold(l2) {
  const answers = []
  for (let fold = 0; fold < folds; fold++) {
    const w = learn(
      logs.filter((log) => log.fold !== fold),
      l2,
    )
    for (const log of logs.filter((each) => each.fold === fold))
      answers.push(
        answerOf(
          log,
          w,
          featuresOf(log, (_, of) => of === fold),
        ),
      )
  }
  return answers
}

// Logistic regression by Newton's method with a little ridge.
function calibrate(points) {
  let b = points[0].x.map(() => 0)
  for (let step = 0; step < 50; step++) {
    const h = b.map((_, i) => b.map((_, k) => (i === k ? 0.5 : 0)))
    const g = b.map((value) => -0.5 * value)
    for (const { x, y, weight = 1 } of points) {
      const p = 1 / (1 + Math.exp(-x.reduce((sum, value, i) => sum + value * b[i], 0)))
      x.forEach((value, i) => {
        g[i] += weight * (y - p) * value
        for (let k = 0; k < x.length; k++) h[i][k] += weight * p * (1 - p) * value * x[k]
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

const share = (list, test) => (list.length === 0 ? '–' : ((100 * list.filter(test).length) / list.length).toFixed(1))
const sigmoid = (b, x) => 1 / (1 + Math.exp(-x.reduce((sum, value, i) => sum + value * b[i], 0)))
function describe(name, answers) {
  const lined = answers.filter(({ first }) => first !== undefined)
  console.error(
    `${name.padEnd(22)} ${String(answers.length).padStart(4)} logs: strict ${share(answers, (a) => a.strict)}, lenient ${share(answers, (a) => a.right)}, line first ${share(lined, (a) => a.first)}, in three ${share(lined, (a) => a.inThree)}, wrong at .8 ${share(answers, (a) => !a.right && a.sure >= 0.8)}`,
  )
}
function reliabilityTable(answers) {
  const bins = new Map()
  for (const { sure, right } of answers) {
    const bin = Math.min(9, Math.floor(sure * 10))
    const tally = bins.get(bin) ?? { logs: 0, right: 0, sum: 0 }
    bins.set(bin, { logs: tally.logs + 1, right: tally.right + (right ? 1 : 0), sum: tally.sum + sure })
  }
  return [...bins]
    .sort(([a], [b]) => a - b)
    .map(([, { logs: n, right, sum }]) => `${(sum / n).toFixed(2)} → ${(right / n).toFixed(2)} (${n})`)
    .join(', ')
}

const tried = (values.l2 === undefined ? [0.1, 0.3, 1] : [Number(values.l2)]).map((l2) => {
  const answers = outOfFold(l2)
  const whole = answers.filter(({ log }) => log.kind === 'whole')
  console.error(
    `l2 ${l2}: strict ${share(whole, (a) => a.strict)} lenient ${share(whole, (a) => a.right)} first ${share(
      whole.filter((a) => a.first !== undefined),
      (a) => a.first,
    )}`,
  )
  const score =
    answers.filter((a) => a.right).length +
    answers.filter((a) => a.strict).length +
    answers.filter((a) => a.first).length
  return { l2, answers, score }
})
// Of settings that differ by less than one part in a hundred, the one closest to the hand-set start: it travels best.
const top = Math.max(...tried.map((each) => each.score))
const best = tried.filter((each) => each.score >= top * 0.99).sort((a, b) => b.l2 - a.l2)[0]
const w = learn(logs, best.l2)

// The calibration's own figures are out of fold as well.
for (let fold = 0; fold < folds; fold++) {
  const b = calibrate(
    best.answers
      .filter(({ log }) => log.fold !== fold)
      .map((a) => ({ x: a.signs, y: a.right ? 1 : 0, weight: a.log.row.set === 'factory' ? 0.5 : 1 })),
  )
  for (const answer of best.answers)
    if (answer.log.fold === fold)
      answer.sure = Math.min(answer.signs[4] === 1 || answer.signs[7] === 1 ? 0.78 : 0.99, sigmoid(b, answer.signs))
}
const calibration = calibrate(
  best.answers.map((a) => ({ x: a.signs, y: a.right ? 1 : 0, weight: a.log.row.set === 'factory' ? 0.5 : 1 })),
)
const whole = best.answers.filter(({ log }) => log.kind === 'whole')
const toolOut = best.answers.filter(({ log }) => log.kind === 'tool out')
describe('projects left out', whole)
for (const set of new Set(rows.map(({ set }) => set)))
  describe(
    `  ${set}`,
    whole.filter(({ log }) => log.row.set === set),
  )
describe('tools left out too', toolOut)
describe(
  '  factory',
  toolOut.filter(({ log }) => log.row.set === 'factory'),
)
describe(
  '  public logs',
  toolOut.filter(({ log }) => log.row.set !== 'factory'),
)
console.error(`said → right, projects left out: ${reliabilityTable(whole)}`)
console.error(`said → right, modern: ${reliabilityTable(whole.filter(({ log }) => log.row.set === 'modern'))}`)
console.error(`said → right, tools left out too: ${reliabilityTable(toolOut)}`)
if (values.misses)
  for (const { log, category, right, first, ranked } of toolOut)
    if (!right || first === false)
      console.error(
        `tool out: ${log.row.id} wanted ${[log.row.category, ...(log.row.also_ok ?? [])]} said ${category} ${ranked[0]?.rule?.id} at ${first} ${ranked[0]?.inWindow} | ${ranked[0]?.text.slice(0, 110)} | wanted ${[...(log.row.expected_lines ?? []), ...(log.row.expected_regex ?? [])][0]?.slice(0, 110)} | step ${ranked[0]?.section.step?.slice(0, 60)}`,
      )
if (values.misses)
  for (const { log, category, right, sure, ranked } of whole)
    if (!right && sure >= 0.75)
      console.error(
        `sure and wrong: ${log.row.id} ${category} ${sure.toFixed(2)} ${ranked[0]?.rule?.id} ${ranked[0]?.text.slice(0, 100)}`,
      )

const reliability = Object.fromEntries([...verdicts.keys()].map((id) => [id, oddsWithout(id, () => false)]))
const round = (value) => Math.round(value * 1000) / 1000
const madeBy =
  'Made by `npx tsc -p tsconfig.json && node bench/diagnose-learn.mjs --write`; docs/diagnosis.md tells how.'
const weightsText = `/** Ranking weights by feature, and the calibration of confidence. ${madeBy} */
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
const byOdds = new Map()
for (const [id, value] of kept)
  byOdds.set(round(value).toFixed(2), [...(byOdds.get(round(value).toFixed(2)) ?? []), id])
const reliabilityText = `/** Log-odds by which a rule's word was right more or less often than usual. ${madeBy} */

/** Rules by their log-odds. */
const byOdds: readonly (readonly [number, string])[] = [
${[...byOdds]
  .sort(([a], [b]) => a - b)
  .map(([odds, ids]) => `  [${Number(odds)}, '${ids.join(' ')}'],`)
  .join('\n')}
]

export const reliability: ReadonlyMap<string, number> = new Map(
  byOdds.flatMap(([odds, ids]) => ids.split(' ').map((id) => [id, odds] as const)),
)
`
if (values.write) {
  writeFileSync(new URL('../src/core/diagnose/rank/weights.ts', import.meta.url), weightsText)
  writeFileSync(new URL('../src/core/diagnose/rank/reliability.ts', import.meta.url), reliabilityText)
} else console.log(weightsText)
