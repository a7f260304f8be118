/**
 * What the brief keeps of a failed log, beside what a person at a terminal would keep in as many tokens.
 *
 *   npm run bench:brief [-- --json] [--per-log N] [--tokens 300,600,1500]
 *
 * The factory's recorded failures in whole jobs (bench/factory/jobs.mjs). Signals of a log, true by construction: a line a person
 * would point at, the file named in it, the command that failed, its exit code; the first two are critical. A signal is kept when the
 * text holds it. `grep` takes the lines of `error|fail|exception|fatal|panic` with two around each, from the first one on, `tail` the
 * last ones, both until the budget is spent; `answer` is what `diagnose` prints without a brief.
 */
import './built.mjs'
import { parseArgs } from 'node:util'
import { chunksOf } from './diagnose-logs.mjs'
import { factoryRows } from './factory/jobs.mjs'
import { grepped, signalsOf, tokensOf, within } from './signals.mjs'

const { values } = parseArgs({
  options: { json: { type: 'boolean' }, 'per-log': { type: 'string' }, tokens: { type: 'string' } },
})
const lib = new URL('../lib', import.meta.url).pathname
const { diagnosisOf, examineLog } = await import(`${lib}/core/diagnose/index.js`)
const { cleanLine } = await import(`${lib}/core/diagnose/read/clean.js`)
const budgets = (values.tokens ?? '300,600,1500').split(',').map(Number)

const tally = new Map()
function count(reducer, signals, text) {
  const row = tally.get(reducer) ?? { all: 0, kept: 0, critical: 0, criticalKept: 0, tokens: 0, logs: 0 }
  tally.set(reducer, row)
  row.logs++
  row.tokens += tokensOf(text)
  for (const { critical, kept } of signals) {
    const is = kept(text) ? 1 : 0
    row.all++
    row.kept += is
    if (critical) row.critical++
    if (critical) row.criticalKept += is
  }
}

const rows = factoryRows({ perLog: Number(values['per-log'] ?? 1) }).filter(
  ({ setting, outcome }) => setting !== 'raw' && outcome === 'fail',
)
for (const row of rows) {
  const signals = signalsOf(row)
  const lines = row.text.split('\n').map((line) => cleanLine(line).text)
  count('the whole log', signals, lines.join('\n'))
  for (const tokens of budgets) {
    const options = { file: row.id, briefTokens: tokens }
    const { brief } = diagnosisOf(await examineLog(chunksOf(Buffer.from(row.text)), options), options)
    count(`brief, ${tokens} tokens`, signals, brief ?? '')
    count(`grep, ${tokens} tokens`, signals, within(grepped(lines), tokens).join('\n'))
    count(`tail, ${tokens} tokens`, signals, within(lines.toReversed(), tokens).reverse().join('\n'))
  }
  const answer = diagnosisOf(await examineLog(chunksOf(Buffer.from(row.text)), { file: row.id }), { file: row.id })
  count(
    'answer',
    signals,
    [answer.title, answer.step ?? '', answer.advice, ...answer.lines.map(({ text }) => text)].join('\n'),
  )
}

const percent = (part, whole) => Math.round((1000 * part) / whole) / 10
const board = [...tally].map(([reducer, row]) => ({
  reducer,
  signals: percent(row.kept, row.all),
  critical: percent(row.criticalKept, row.critical),
  tokens: Math.round(row.tokens / row.logs),
}))
if (values.json) console.log(JSON.stringify({ logs: rows.length, board }))
else {
  console.log(`${rows.length} failed jobs; signals kept, of all and of the critical ones, and tokens used\n`)
  for (const { reducer, signals, critical, tokens } of board)
    console.log(
      `${reducer.padEnd(22)}${`${signals} %`.padStart(9)}${`${critical} %`.padStart(9)}${String(tokens).padStart(8)}`,
    )
}
