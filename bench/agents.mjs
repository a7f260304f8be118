/**
 * How many tokens an agent must read until it holds the cause of a failed job.
 *
 *   npm run bench:agents [-- --json] [--per-log N]
 *
 * The factory's recorded failures in whole jobs, with the critical signals of bench/signals.mjs: a line a person would point at, and the
 * file named in it. `diagnose_log` is the answer of the tool as a client gets it, asked with ever more tokens until both are in
 * it (asked once each: what was read before does not count; `first try` is the share that the usual budget answers). `grep` is read
 * from its first line on, `tail` from the last line back, `whole log` from its start.
 */
import './built.mjs'
import { parseArgs } from 'node:util'
import { chunksOf } from './diagnose-logs.mjs'
import { factoryRows } from './factory/jobs.mjs'
import { grepped, signalsOf, tokensOf } from './signals.mjs'

const { values } = parseArgs({ options: { json: { type: 'boolean' }, 'per-log': { type: 'string' } } })
const lib = new URL('../lib', import.meta.url).pathname
const { cleanLine } = await import(`${lib}/core/diagnose/read/clean.js`)
const { diagnoseLog } = await import(`${lib}/commands/mcp/tools/logs.js`)
const { renderAnswer } = await import(`${lib}/commands/mcp/answer.js`)
const { usualTokens } = await import(`${lib}/commands/mcp/tool.js`)
const { createMask } = await import(`${lib}/core/mask/index.js`)

const budgets = [200, 300, 450, 700, 1000, usualTokens, 2500, 4000, 7000, 12_000, 20_000]

async function answered(text, tokens) {
  const mask = createMask([])
  const call = {
    source: { log: async () => chunksOf(Buffer.from(text)) },
    mask,
    pace: { turn: () => undefined, isOver: () => false },
    inTime: (chunks) => chunks,
    now: 0,
  }
  return renderAnswer(await diagnoseLog.call({ path: 'job.log', tokens }, call), tokens, mask)
}

/** Tokens of the fewest first lines that hold it; undefined where all of them do not. */
function untilHeld(lines, holds, order = (kept) => kept) {
  const text = (count) => order(lines.slice(0, count)).join('\n')
  if (!holds(text(lines.length))) return undefined
  let [low, high] = [1, lines.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(text(middle))) high = middle
    else low = middle + 1
  }
  return tokensOf(text(low))
}

const needed = { diagnose_log: [], grep: [], tail: [], 'whole log': [] }
let firstTry = 0
const rows = factoryRows({ perLog: Number(values['per-log'] ?? 1) }).filter(
  ({ setting, outcome }) => setting !== 'raw' && outcome === 'fail',
)
for (const row of rows) {
  const critical = signalsOf(row).filter((signal) => signal.critical)
  const holds = (text) => critical.every(({ kept }) => kept(text))
  const lines = row.text.split('\n').map((line) => cleanLine(line).text)
  let asked
  for (const budget of budgets) {
    const text = await answered(row.text, budget)
    if (!holds(text)) continue
    asked = tokensOf(text)
    if (budget <= usualTokens) firstTry += 1
    break
  }
  needed.diagnose_log.push(asked)
  needed.grep.push(untilHeld(grepped(lines), holds))
  needed.tail.push(untilHeld(lines.toReversed(), holds, (kept) => kept.toReversed()))
  needed['whole log'].push(tokensOf(lines.join('\n')))
}

const percent = (part, whole) => Math.round((1000 * part) / whole) / 10
const board = Object.entries(needed).map(([by, all]) => {
  // What never holds it counts as more than any that does.
  const sorted = all.map((tokens) => tokens ?? Number.POSITIVE_INFINITY).sort((a, b) => a - b)
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]
  const held = percent(all.filter((tokens) => tokens !== undefined).length, all.length)
  return { by, held, median: at(0.5), p90: at(0.9), p99: at(0.99) }
})
if (values.json) console.log(JSON.stringify({ logs: rows.length, firstTry: percent(firstTry, rows.length), board }))
else {
  console.log(`${rows.length} failed jobs; held at all, and tokens until it is (median, p90, p99)\n`)
  for (const { by, held, median, p90, p99 } of board)
    console.log(
      `${by.padEnd(14)}${`${held} %`.padStart(9)}${[median, p90, p99].map((each) => String(each).padStart(10)).join('')}`,
    )
  console.log(`\n${percent(firstTry, rows.length)} % by diagnose_log within the usual ${usualTokens} tokens`)
}
