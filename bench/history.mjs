#!/usr/bin/env node
// The history’s speed and what it survives.
// usage: node bench/history.mjs [--json] [--quick]
import './built.mjs'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { lostInConcurrency } from './history/concurrency.mjs'
import { makeHistory } from './made-history.mjs'

const here = dirname(fileURLToPath(import.meta.url))
const root = resolve(here, '..')
const { values } = parseArgs({ options: { json: { type: 'boolean' }, quick: { type: 'boolean' } } })
const { decodeHistory, encodeHistory } = await import(join(root, 'lib/core/history/file/codec.js'))
const { retain, defaultBounds } = await import(join(root, 'lib/core/history/retention.js'))
const { lineBytes } = await import(join(root, 'lib/core/history/file/line-text.js'))
const { canonicalJson } = await import(join(root, 'lib/core/history/order.js'))
const folder = mkdtempSync(join(tmpdir(), 'pipeline-guard-bench-'))
const times = values.quick ? 3 : 7

/** Median of cold processes. */
function measure(name, records, learnt = []) {
  const file = join(folder, `${name}.gz`)
  writeFileSync(file, encodeHistory(records, learnt))
  const all = Array.from({ length: times }, () => {
    const { stdout, stderr } = spawnSync(process.execPath, [join(here, 'history-measure.mjs'), name, file], {
      encoding: 'utf8',
    })
    if (stdout === '') throw new Error(stderr)
    return JSON.parse(stdout)
  })
  const middle = (key) => all.map((one) => one[key]).sort((a, b) => a - b)[times >> 1]
  return { ms: middle('ms'), threadMs: middle('threadMs'), peakMb: middle('peakMb') }
}

/** What the run before the last keeps of what it learnt. */
async function learntBefore(records) {
  const { detectAnomalies, defaultSettings } = await import(join(root, 'lib/core/detect/index.js'))
  const { comparableRuns } = await import(join(root, 'lib/core/history/window.js'))
  const record = records.at(-2)
  const comparable = comparableRuns(records, record)
  const memory = { learnt: [], now: Date.parse(record.run.observedAt) }
  return detectAnomalies({ record, comparable, settings: defaultSettings, memory }).learnt
}

const round = (value, digits = 1) => Number(value.toFixed(digits))

/** Share of damaged files of which every record kept is genuine and no more than two blocks are lost. */
function corruptSurvived(count) {
  const records = makeHistory({ runs: 120, jobs: 4, steps: 5 })
  const genuine = new Set(records.map(canonicalJson))
  const whole = encodeHistory(records)
  let state = 1
  const draw = (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
  const damages = [
    (bytes) => {
      bytes[draw(bytes.length)] ^= 1 + draw(255)
      return bytes
    },
    (bytes) => bytes.subarray(0, Math.floor(bytes.length * 0.75) + draw(Math.floor(bytes.length * 0.25))),
    (bytes) => Buffer.concat([bytes, Buffer.from('trailing rubbish')]),
    (bytes) => {
      const at = draw(bytes.length - 64)
      bytes.fill(0, at, at + 1 + draw(63))
      return bytes
    },
  ]
  let survived = 0
  for (let i = 0; i < count; i++) {
    const loaded = decodeHistory(damages[i % damages.length](Buffer.from(whole)))
    const told =
      loaded.kind === 'corrupt' || loaded.value.damage !== undefined || loaded.value.records.length === records.length
    const kept = loaded.kind === 'ok' ? loaded.value.records : []
    // A file whose first two bytes are gone is no gzip file any more: told as corrupt, left where it is.
    const enough = loaded.kind === 'corrupt' || i % damages.length === 1 || kept.length >= records.length - 32
    if (told && enough && kept.every((record) => genuine.has(canonicalJson(record)))) survived += 1
  }
  return survived / count
}

try {
  const large = makeHistory({ runs: 500, jobs: 20, steps: 10 })
  // As full as it may be: without the slack that is given up at once when a bound is passed.
  const bounded = retain(large, { ...defaultBounds, slack: 0 }, Date.UTC(2026, 2, 1))
  const load = measure('load', bounded)
  const train = measure('recallTrain', bounded)
  const models = await learntBefore(bounded)
  const resumed = measure('recallTrainResumed', bounded, models)
  const merge = measure('recallMerge', bounded)
  // The run itself, six jobs and their nine steps each.
  const sixty = measure('recallTrain', makeHistory({ runs: 201, jobs: 6, steps: 9 }))
  const perRecord = {}
  for (const runs of values.quick ? [100, 1000, 10_000] : [100, 1000, 10_000, 100_000]) {
    const { ms } = measure('roundTrip', makeHistory({ runs, jobs: 2, steps: 2 }))
    perRecord[`1e${Math.log10(runs)}`] = round((ms * 1000) / runs)
  }
  const result = {
    loadMs5MB: round(load.ms),
    loadBytes: bounded.reduce((sum, record) => sum + lineBytes(record), 0),
    loadCompressedBytes: encodeHistory(bounded).length,
    recallTrainMs500x20: round(train.ms),
    recallTrainThreadMs500x20: round(train.threadMs),
    recallTrainPeakMb: round(train.peakMb),
    recallTrainResumedMs500x20: round(resumed.ms),
    recallTrainResumedThreadMs500x20: round(resumed.threadMs),
    recallTrainResumedPeakMb: round(resumed.peakMb),
    models: models[0].series.length,
    modelBytes: JSON.stringify(models).length,
    recallMergeMs500x20: round(merge.ms),
    recallMergeThreadMs500x20: round(merge.threadMs),
    loadThreadMs5MB: round(load.threadMs),
    recallTrainMs200x60Series: round(sixty.ms),
    recallTrainThreadMs200x60Series: round(sixty.threadMs),
    perRecordMicros: perRecord,
    lostInConcurrency: await lostInConcurrency(50),
    corruptSurvived: corruptSurvived(values.quick ? 400 : 2000),
  }
  if (values.json) console.log(JSON.stringify(result))
  else for (const [key, value] of Object.entries(result)) console.log(`${key.padEnd(24)} ${JSON.stringify(value)}`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
