/**
 * How even `split` divides, against dealing files out by name and against contiguous runs of equally many: `npm run bench:split`.
 *
 * Times of a run are foretold from the ten runs before it and paid as they came. Made suites: log-normal times of three
 * spreads, a noise of 10 to 40 % a run, a twentieth of the files new. Real ones: the test files of ../shared/data/series/pytorch-test-times,
 * and the steps of the jobs of ../shared/data/runs taken as the files of a suite; left out, with a line, where they are not there.
 * What a division is held against is the bound of that run’s own times, which nobody knows before.
 */
import './built.mjs'
import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { lowerBound } from '../lib/core/tests/split/assign.js'
import { planOf } from '../lib/core/tests/split/plan.js'
import { packTimes } from '../lib/core/tests/split/times.js'
import { unitKey } from '../lib/core/tests/split/unit.js'
import { generator, normal } from './random.mjs'

const shared = new URL('../../shared/data/', import.meta.url)
const runsBefore = 10

const recordOf = (times, at) => {
  const stamp = {
    status: 'completed',
    source: 'api',
    observedAt: new Date(Date.UTC(2026, 0, 1) + at * 3_600_000).toISOString(),
  }
  const fileTimes = packTimes(new Map(Object.entries(times).map(([name, ms]) => [unitKey(name), ms])))
  return {
    key: { host: 'h', repository: 'o/r', workflow: 'w', run: String(at + 1), attempt: 1 },
    run: { ...stamp, value: { event: 'push', headRepository: 'o/r', startedAt: stamp.observedAt } },
    jobs: {},
    tests: { ...stamp, value: { total: 1, failed: 0, skipped: 0, failures: [], flaky: [], slowest: [], fileTimes } },
  }
}

const spans = {
  split: (names, total, records) => planOf({ names, total, records }).shards.map(({ files }) => files),
  'round-robin by name': (names, total) =>
    Array.from({ length: total }, (_, part) => names.toSorted().filter((_, at) => at % total === part)),
  'by count': (names, total) => {
    const each = Math.ceil(names.length / total)
    return Array.from({ length: total }, (_, part) => names.toSorted().slice(part * each, (part + 1) * each))
  },
}

/** @returns makespan over the bound, a strategy; the bound both of the times as they came and of those foretold */
function judge(runs, total) {
  const totals = Object.fromEntries(Object.keys(spans).map((name) => [name, []]))
  const foretold = []
  for (let at = runsBefore; at < runs.length; at++) {
    const now = runs[at]
    const names = Object.keys(now)
    if (names.length < total) continue
    const records = runs.slice(at - runsBefore, at).map((times, index) => recordOf(times, at - runsBefore + index))
    const bound = lowerBound(Object.values(now), total)
    for (const [name, divide] of Object.entries(spans)) {
      const parts = divide(names, total, records)
      totals[name].push(Math.max(...parts.map((files) => files.reduce((sum, file) => sum + now[file], 0))) / bound)
    }
    const plan = planOf({ names, total, records })
    foretold.push(Math.max(...plan.shards.map(({ expectedMs }) => expectedMs)) / Math.max(1, plan.boundMs))
  }
  return { ...totals, foretold }
}

const mean = (list) => list.reduce((sum, value) => sum + value, 0) / list.length
const percent = (ratio) => `+${(100 * (ratio - 1)).toFixed(1)} %`
const print = (name, total, results) => {
  if (results.split.length === 0) return
  const cells = ['split', 'round-robin by name', 'by count'].map((key) => percent(mean(results[key])))
  console.log(
    `| ${name} | ${total} | ${percent(mean(results.foretold))} | ${cells.join(' | ')} | ${results.split.length} |`,
  )
}

function madeSuite({ files, spread, noise, runs, seed }) {
  const random = generator(seed)
  const usual = Array.from({ length: files }, () => 8000 * Math.exp(spread * normal(random)))
  return Array.from({ length: runs }, (_, run) =>
    Object.fromEntries(
      // The last twentieth of the files comes with the last runs.
      usual.flatMap((ms, at) => {
        const time = ms * Math.exp(noise * normal(random))
        return at > 0.95 * files && run < runs - 5
          ? []
          : [[`src/${String.fromCharCode(97 + (at % 7))}/f${(at * 7919) % files}.test.js`, time]]
      }),
    ),
  )
}

console.log('| suite | machines | split, of the times foretold | split | round-robin by name | by count | runs |')
console.log('|---|---|---|---|---|---|---|')
for (const [name, spread] of [
  ['even', 0.4],
  ['usual', 1],
  ['a few very long', 1.6],
])
  for (const noise of [0.1, 0.3])
    for (const [files, total] of [
      [40, 4],
      [200, 8],
      [1000, 16],
    ]) {
      const runs = Array.from({ length: 5 }, (_, seed) =>
        judge(madeSuite({ files, spread, noise, runs: 20, seed: seed + 1 }), total),
      )
      const merged = Object.fromEntries(Object.keys(runs[0]).map((key) => [key, runs.flatMap((each) => each[key])]))
      print(`made: ${name}, noise ${100 * noise} %, ${files} files`, total, merged)
    }

const torch = new URL('series/pytorch-test-times/', shared)
if (!existsSync(torch)) console.log('skipped: ../shared/data/series/pytorch-test-times is not there')
else {
  const byDay = new Map()
  for (const file of readdirSync(torch))
    for (const line of readFileSync(new URL(file, torch), 'utf8').split('\n').slice(1)) {
      const [t, value] = line.split(',')
      if (!(Number(value) > 0)) continue
      const day = Math.floor(Number(t) / 86_400)
      byDay.set(day, { ...byDay.get(day), [file.split('__')[2]]: Number(value) * 1000 })
    }
  const days = [...byDay].sort(([a], [b]) => a - b).map(([, times]) => times)
  for (const total of [2, 3]) print('real: PyTorch test files, a day each', total, judge(days, total))
}

for (const name of ['bitcoin', 'julia']) {
  const file = new URL(`runs/${name}.jsonl.gz`, shared)
  if (!existsSync(file)) {
    console.log(`skipped: ../shared/data/runs/${name}.jsonl.gz is not there`)
    continue
  }
  const runs = []
  for await (const line of createInterface({ input: createReadStream(file).pipe(createGunzip()) })) {
    const times = timesOf(JSON.parse(line))
    if (Object.keys(times).length >= 6) runs.push(times)
    if (runs.length >= 150) break
  }
  for (const total of [3, 5]) print(`real: ${name}, jobs as files`, total, judge(runs, total))
}

/** Durations of the jobs of a run that ran to their end, by name. */
function timesOf(run) {
  const times = {}
  for (const job of Array.isArray(run.jobs) ? run.jobs : Object.values(run.jobs ?? {})) {
    const facts = job.facts?.value ?? job
    const ms =
      facts.workMs ??
      Date.parse(facts.completedAt ?? facts.completed_at) - Date.parse(facts.startedAt ?? facts.started_at)
    if (ms > 0) times[facts.name] = ms
  }
  return times
}
