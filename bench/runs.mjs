/**
 * What a user lives through: `npm run bench:runs [-- FILE… --shuffles 5 --fail-on high --json]`.
 *
 * Replays whole histories through the flow’s own decisions (src/flow/replay.ts), as `backtest --history` does:
 * natural (green runs from the 21st on: with a finding of medium or more, notified, failed), in random order (all are false), with a
 * slow-down put into the last three runs; and the made episodes of __tests__/fixtures/detection. Counts stand beside rates.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { isGreen, longestJob, shuffled, slowed } from './runs/change.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const { values: given, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    shuffles: { type: 'string', default: '5' },
    places: { type: 'string', default: '7' },
    'fail-on': { type: 'string', default: 'critical' },
    data: { type: 'string', default: join(root, '../shared/data/runs') },
    lib: { type: 'string', default: join(root, 'lib') },
  },
})
const load = (path) => import(join(given.lib, path))
const { decodeHistory } = await load('core/history/file/codec.js')
const { recordsOf } = await load('core/csv/read.js')
const { parseCsv } = await load('commands/backtest/csv.js')
const { replayDecisions } = await load('flow/replay.js')
const { defaultPolicy } = await load('core/decide/policy.js')
const { defaultSettings } = await load('core/detect/index.js')

const SKIP = 20
const LOUD = ['medium', 'high', 'critical']
const say = (text) => given.json || process.stdout.write(`${text}\n`)
const replay = (records) =>
  replayDecisions({ records, detection: defaultSettings, policy: { ...defaultPolicy, failOn: given['fail-on'] } })
const loud = ({ findings }) => findings.filter((one) => one.muted === undefined && LOUD.includes(one.severity))
const notified = ({ ruling }) => ruling.decisions.find(({ kind }) => kind === 'notify')?.change
const count = (rows) => ({
  runs: rows.length,
  finding: rows.filter((row) => loud(row).length > 0).length,
  notified: rows.filter(notified).length,
  failed: rows.filter(({ ruling }) => !ruling.pass).length,
})
const rate = (part, of) => `${((100 * part) / Math.max(1, of)).toFixed(2)} % (${part})`
const inWords = ({ runs, finding, notified: sent, failed }) =>
  `${runs} runs: finding ${rate(finding, runs)}, notified ${rate(sent, runs)}, failed ${rate(failed, runs)}`

function injected(records) {
  const green = records.filter(isGreen)
  const victim = longestJob(green)
  const step = Math.max(1, Math.floor((green.length - 60) / (Number(given.places) - 1 || 1)))
  const ends = Array.from({ length: Number(given.places) }, (_, i) => 60 + i * step).filter(
    (end) => end <= green.length,
  )
  const kinds = [
    ['run ×2', { factor: 2 }],
    ['run ×1.5', { factor: 1.5 }],
    ['longest job ×2', { factor: 2, victim }],
    ['longest job ×3', { factor: 3, victim }],
  ]
  return Object.fromEntries(
    kinds.map(([name, change]) => {
      const sums = { places: 0, at1: 0, in3: 0, notified: 0, failed: 0, blamed: 0 }
      for (const end of ends) {
        const last = replay(slowed(green.slice(0, end), change)).slice(-3)
        const hit = last.find((row) => loud(row).length > 0)
        sums.places++
        if (loud(last[0]).length > 0) sums.at1++
        if (hit) sums.in3++
        if (last.some((row) => notified(row) === 'anomaly')) sums.notified++
        if (last.some(({ ruling }) => !ruling.pass)) sums.failed++
        if (hit && victim !== undefined && JSON.stringify(loud(hit)).includes(victim)) sums.blamed++
      }
      return [name, sums]
    }),
  )
}

const files =
  positionals.length > 0
    ? positionals
    : existsSync(given.data)
      ? readdirSync(given.data)
          .filter((name) => name.endsWith('.jsonl.gz'))
          .map((name) => join(given.data, name))
      : []
if (files.length === 0)
  process.stderr.write(`bench:runs: no histories in ${given.data}; name files, or the folder with --data\n`)
const answer = { histories: {}, episodes: {} }
for (const file of files) {
  const loaded = decodeHistory(readFileSync(file))
  if (loaded.kind !== 'ok') throw new Error(`${file}: ${loaded.kind}`)
  const { records } = loaded.value
  const name = basename(file).split('.')[0]
  const before = process.cpuUsage()
  const rows = replay(records)
  const { user } = process.cpuUsage(before)
  const natural = count(rows.filter(({ record }, index) => index >= SKIP && isGreen(record)))
  const decks = Array.from({ length: Number(given.shuffles) }, (_, seed) => replay(shuffled(records, seed)).slice(SKIP))
  answer.histories[name] = {
    natural,
    shuffled: count(decks.flat()),
    injected: injected(records),
    cpuMs: Math.round(user / 1000),
  }
  say(`${name}: natural ${inWords(natural)}; ${rows.length} runs replayed in ${(user / 1e6).toFixed(1)} s of CPU`)
  say(`  in random order ${inWords(answer.histories[name].shuffled)}`)
  for (const [kind, { places, at1, in3, notified: sent, failed, blamed }] of Object.entries(
    answer.histories[name].injected,
  ))
    say(
      `  ${kind}: found at once ${at1}, in three ${in3}, notified ${sent}, failed ${failed}, blamed ${blamed}, of ${places}`,
    )
}

const key = { host: 'github.com', repository: 'o/x', workflow: '.github/workflows/ci.yml' }
const folder = join(root, '__tests__/fixtures/detection')
for (const name of readdirSync(folder)
  .filter((file) => file.endsWith('.csv.gz'))
  .sort()) {
  const { records } = recordsOf(parseCsv(gunzipSync(readFileSync(join(folder, name))).toString()), { key })
  const rows = replay(records)
  const kinds = rows.map(notified)
  const told = {
    ...count(rows),
    anomalies: kinds.filter((kind) => kind === 'anomaly').length,
    recoveries: kinds.filter((kind) => kind === 'recovery').length,
    first: rows.findIndex(notified) + 1 || null,
    open: rows.at(-1)?.open.map(({ series, since }) => `${series} since ${since}`) ?? [],
  }
  answer.episodes[name.replace('.csv.gz', '')] = told
  say(
    `${name}: ${inWords(told)}; ${told.anomalies} anomaly notices (first in run ${told.first}), ${told.recoveries} recovered; open: ${told.open.join(', ') || 'nothing'}`,
  )
}
if (given.json) process.stdout.write(`${JSON.stringify(answer)}\n`)
