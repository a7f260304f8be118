/**
 * Scoreboard of the diagnosis on labelled logs.
 *
 *   npm run bench:diagnose [-- --json] [--part held-back] [--set NAME] [--index FILE] [--quick] [--lib DIR]
 *   npm run bench:diagnose -- --factory [--leave-out] [--per-log N] [--tools A,B]   the factory's logs; with --leave-out each without the rules
 *                                                                      of its own tool, as if nobody had written any
 *
 * Tuned and held-back parts apart, each set and ecosystem, the reliability of confidence, speed. The wrong answers go to
 * bench/out/diagnose-misses.jsonl with what was wanted and why ours won. Definitions are those of score-diagnose.py.
 */
import './built.mjs'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { bytesOf, chunksOf, hitter, labelledLogs, partOf } from './diagnose-logs.mjs'
import { rulesWithout } from './factory/families.mjs'
import { factoryRows } from './factory/jobs.mjs'

const { values } = parseArgs({
  options: {
    json: { type: 'boolean' },
    quick: { type: 'boolean' },
    part: { type: 'string' },
    set: { type: 'string' },
    index: { type: 'string' },
    lib: { type: 'string' },
    factory: { type: 'boolean' },
    'leave-out': { type: 'boolean' },
    'per-log': { type: 'string' },
    tools: { type: 'string' },
  },
})
const lib = values.lib ?? new URL('../lib', import.meta.url).pathname
const { diagnosisOf, examineLog } = await import(`${lib}/core/diagnose/index.js`)
const { reasonsFor } = await import(`${lib}/core/diagnose/rank/rank.js`)
const { shippedRules } = await import(`${lib}/rules/index.js`)

const rows = (
  values.factory
    ? factoryRows({ perLog: Number(values['per-log'] ?? 2) })
        .filter(({ tool }) => values.tools === undefined || values.tools.split(',').includes(tool))
        .map((row) => ({ ...row, part: partOf(row.tool) }))
    : labelledLogs(values.index)
)?.filter((row) => (values.part ?? row.part) === row.part && (values.set ?? row.set) === row.set)
if (rows === undefined) {
  console.error('no labelled logs here: give their index with --index FILE')
  process.exit(2)
}

const answers = []
for (const row of values.quick ? rows.filter((_, at) => at % 5 === 0) : rows) {
  const options = { file: row.id, ...(values['leave-out'] ? { shipped: rulesWithout(row.tool, shippedRules) } : {}) }
  const examination = await examineLog(chunksOf(bytesOf(row)), options)
  const diagnosis = diagnosisOf(examination, options)
  const said = diagnosis.failed ? diagnosis.category : null
  const texts = [...new Set([...diagnosis.lines, ...diagnosis.candidates].map((line) => line.text))]
  const hit = row.outcome === 'fail' ? hitter(row) : undefined
  const place = hit === undefined ? undefined : texts.findIndex(hit)
  const fine = [row.category, ...(row.also_ok ?? [])]
  answers.push({
    row,
    diagnosis,
    examination,
    said,
    place,
    lenient: said !== null && fine.includes(said),
    strict: said === row.category,
  })
}

const percent = (hits, of) => (of === 0 ? null : Math.round((1000 * hits) / of) / 10)
const count = (list, test) => list.filter(test).length

function score(list) {
  const fails = list.filter(({ row }) => row.outcome === 'fail')
  const passes = list.filter(({ row }) => row.outcome === 'pass')
  const lined = fails.filter(({ place }) => place !== undefined)
  const within = (k) =>
    percent(
      count(lined, ({ place }) => place >= 0 && place < k),
      lined.length,
    )
  const known = fails.filter(({ row }) => typeof row.transient === 'boolean')
  const both = count(known, ({ row, diagnosis }) => row.transient && diagnosis.transient)
  const categories = [...new Set(fails.map(({ row }) => row.category))].filter((each) => each !== 'unknown').sort()
  const f1 = Object.fromEntries(
    categories.map((category) => {
      const right = count(fails, ({ row, said }) => said === category && row.category === category)
      const sizes = count(fails, ({ said }) => said === category) + count(fails, ({ row }) => row.category === category)
      return [category, Math.round((2000 * right) / sizes) / 1000]
    }),
  )
  return {
    failing: fails.length,
    passing: passes.length,
    strict: percent(
      count(fails, (a) => a.strict),
      fails.length,
    ),
    lenient: percent(
      count(fails, (a) => a.lenient),
      fails.length,
    ),
    macroF1:
      categories.length === 0
        ? null
        : Math.round((1000 * Object.values(f1).reduce((a, b) => a + b, 0)) / categories.length) / 1000,
    first: within(1),
    inThree: within(3),
    inTen: within(10),
    blamedPassing: percent(
      count(passes, ({ diagnosis }) => diagnosis.failed),
      passes.length,
    ),
    confidentlyWrong: percent(
      count(fails, (a) => !a.lenient && a.said !== null && a.diagnosis.confidence >= 0.8),
      fails.length,
    ),
    transientPrecision: percent(
      both,
      count(known, ({ diagnosis }) => diagnosis.transient),
    ),
    transientRecall: percent(
      both,
      count(known, ({ row }) => row.transient),
    ),
    f1,
  }
}

/** Shares of GitHub failures by category (375 labelled Java jobs): what a user meets, rather than what was collected. */
const baseRates = {
  test: 32,
  build: 14,
  dependency: 21,
  lint: 11,
  config: 11,
  infrastructure: 3.5,
  network: 2.7,
  permission: 0.9,
  resource: 0.9,
  timeout: 0.9,
}
function baseRateWeighted(list) {
  let sum = 0
  let weight = 0
  for (const [category, rate] of Object.entries(baseRates)) {
    const own = list.filter(({ row }) => row.outcome === 'fail' && row.category === category)
    if (own.length === 0) continue
    sum += (rate * count(own, (a) => a.lenient)) / own.length
    weight += rate
  }
  return Math.round((1000 * sum) / weight) / 10
}

const groups = (key, list) =>
  Object.fromEntries(
    [...new Set(list.map((a) => key(a.row)))].sort().map((name) => [name, list.filter((a) => key(a.row) === name)]),
  )
const fails = answers.filter(({ row }) => row.outcome === 'fail')
const bins = [0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01]
const reliability = (list) =>
  bins.slice(0, -1).flatMap((low, at) => {
    const own = list.filter(({ diagnosis }) => diagnosis.confidence >= low && diagnosis.confidence < bins[at + 1])
    const mean = own.reduce((sum, { diagnosis }) => sum + diagnosis.confidence, 0) / own.length
    return own.length === 0
      ? []
      : [
          {
            said: Math.round(mean * 100),
            right: percent(
              count(own, (a) => a.lenient),
              own.length,
            ),
            logs: own.length,
          },
        ]
  })

/** Speed on one thread: a log of 36 MB made of the collection's own, streamed; beside ripgrep with the same literals. */
async function speed() {
  const parts = []
  let size = 0
  for (let at = 0; size < 36e6; at = (at + 7) % rows.length) {
    const bytes = bytesOf(rows[at])
    parts.push(bytes)
    size += bytes.length
  }
  const log = Buffer.concat(parts).subarray(0, 36e6)
  const times = []
  for (let i = 0; i < 3; i++) {
    const before = process.cpuUsage()
    const started = performance.now()
    await examineLog(chunksOf(log), { file: 'speed' })
    const cpu = process.cpuUsage(before)
    times.push({ wall: performance.now() - started, cpu: (cpu.user + cpu.system) / 1000 })
  }
  const wall = Math.min(...times.map((each) => each.wall))
  const cpu = Math.min(...times.map((each) => each.cpu))
  const folder = mkdtempSync(join(tmpdir(), 'diagnose-'))
  writeFileSync(join(folder, 'log'), log)
  writeFileSync(join(folder, 'literals'), [...new Set(shippedRules.flatMap((rule) => rule.gate))].join('\n'))
  const started = performance.now()
  const peer = spawnSync(process.env.RIPGREP ?? 'rg', [
    '-c',
    '-i',
    '-j1',
    '-F',
    '-f',
    join(folder, 'literals'),
    join(folder, 'log'),
  ])
  const ripgrep = peer.error === undefined ? Math.round(36e3 / (performance.now() - started)) : null
  rmSync(folder, { recursive: true })
  return {
    MB: 36,
    MBperSecond: Math.round(36e3 / wall),
    MBperCpuSecond: Math.round(36e3 / cpu),
    ripgrepMBperSecond: ripgrep,
    rules: shippedRules.length,
  }
}

const board = {
  parts: Object.fromEntries(
    Object.entries(groups((row) => row.part, answers)).map(([part, list]) => [
      part,
      {
        ...score(list),
        baseRateWeighted: baseRateWeighted(list),
        reliability: reliability(list.filter(({ row }) => row.outcome === 'fail')),
      },
    ]),
  ),
  sets: Object.fromEntries(Object.entries(groups((row) => row.set, answers)).map(([set, list]) => [set, score(list)])),
  ecosystems: Object.fromEntries(
    Object.entries(groups((row) => row.ecosystem.split('/').at(-1).replace('docker+', ''), fails)).map(
      ([name, list]) => [name, score(list)],
    ),
  ),
  speed: values.factory ? undefined : await speed(),
}

const out = new URL('./out/', import.meta.url).pathname
mkdirSync(out, { recursive: true })
const misses = fails.filter((a) => !a.lenient || (a.place !== undefined && a.place !== 0))
writeFileSync(
  join(out, 'diagnose-misses.jsonl'),
  misses
    .map(({ row, diagnosis, said, lenient, place, examination }) => {
      const best = examination.ranked[0]
      const why = !diagnosis.failed
        ? `not seen as failed, by ${examination.outcome.by}`
        : !lenient
          ? 'another category'
          : place < 0
            ? 'the line is not among the first ten'
            : `the line is number ${place + 1}`
      return JSON.stringify({
        id: row.id,
        part: row.part,
        why,
        want: row.category,
        alsoFine: row.also_ok,
        said,
        confidence: diagnosis.confidence,
        rule: diagnosis.rule,
        line: diagnosis.lines[0],
        wanted: [...(row.expected_lines ?? []), ...(row.expected_regex ?? [])].slice(0, 3),
        ranking: best === undefined ? [] : reasonsFor(best).slice(0, 6),
      })
    })
    .join('\n'),
)

if (values.json) console.log(JSON.stringify(board))
else {
  const columns = [
    'failing',
    'strict',
    'lenient',
    'macroF1',
    'first',
    'inThree',
    'inTen',
    'passing',
    'blamedPassing',
    'confidentlyWrong',
    'transientPrecision',
    'transientRecall',
  ]
  const row = (name, cells) =>
    console.log(name.padEnd(18) + cells.map((cell) => String(cell ?? '–').padStart(9)).join(''))
  row('', [
    'failing',
    'strict',
    'lenient',
    'macroF1',
    'line 1',
    'line 3',
    'line 10',
    'passing',
    'blamed',
    'sure+bad',
    'tr. prec',
    'tr. rec',
  ])
  for (const [name, list] of [
    ...Object.entries(board.parts),
    ...Object.entries(board.sets),
    ...Object.entries(board.ecosystems),
  ])
    row(
      name,
      columns.map((column) => list[column]),
    )
  for (const [part, { reliability: table, baseRateWeighted: weighted }] of Object.entries(board.parts)) {
    console.log(
      `\n${part}: lenient weighted by how often categories occur ${weighted} %; said → right (logs): ${table.map((bin) => `${bin.said} → ${bin.right} (${bin.logs})`).join(', ')}`,
    )
  }
  if (board.speed !== undefined) {
    const { MBperSecond, MBperCpuSecond, ripgrepMBperSecond, rules } = board.speed
    console.log(
      `\n36 MB with ${rules} rules: ${MBperSecond} MB/s, ${MBperCpuSecond} MB a CPU second; ripgrep with the same literals ${ripgrepMBperSecond ?? 'not installed'}`,
    )
  }
  console.log(`${misses.length} misses in bench/out/diagnose-misses.jsonl`)
}
