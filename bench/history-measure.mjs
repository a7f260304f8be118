// One measure in a process of its own, cold, as a CI step is: node measure.mjs NAME FILE
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const lib = join(resolve(dirname(fileURLToPath(import.meta.url)), '..'), 'lib')
const from = (path) => import(join(lib, path))
const [name, file] = process.argv.slice(2)
const { decodeHistory, encodeHistory } = await from('core/history/file/codec.js')
const { mergeHistories } = await from('core/history/merge.js')
const { comparableRuns } = await from('core/history/window.js')
const { detectAnomalies, defaultSettings } = name.startsWith('recallTrain') ? await from('core/detect/index.js') : {}

const measures = {
  load: (bytes) => decodeHistory(bytes).value.records.length,
  recallTrain: (bytes) => {
    const records = mergeHistories(decodeHistory(bytes).value.records)
    const record = records.at(-1)
    const comparable = comparableRuns(records, record)
    detectAnomalies({ record, comparable, settings: defaultSettings })
    return comparable.length
  },
  // The same with what the run before kept: one step a series.
  recallTrainResumed: (bytes) => {
    const { records: read, learnt } = decodeHistory(bytes).value
    const records = mergeHistories(read)
    const record = records.at(-1)
    const comparable = comparableRuns(records, record)
    const now = Date.parse(record.run.observedAt)
    const told = detectAnomalies({ record, comparable, settings: defaultSettings, memory: { learnt, now } })
    const [before, after] = [learnt, told.learnt].map(([set]) => set.series)
    if (after.some(({ since }) => !before.some((model) => model.since === since))) throw new Error('learnt anew')
    return after.length
  },
  recallMerge: (bytes) => {
    const { records } = decodeHistory(bytes).value
    return mergeHistories(records, records.slice(-100)).length
  },
  // A round trip: read, unite with itself read again, write.
  roundTrip: (bytes) => {
    const records = mergeHistories(decodeHistory(bytes, { limit: 2e9 }).value.records)
    return encodeHistory(records).length
  },
}
const bytes = readFileSync(file)
// What the main thread alone computes, where the kernel tells: on a crowded machine the clock tells of the crowd.
const schedule = `/proc/self/task/${process.pid}/schedstat`
const computed = () => (existsSync(schedule) ? Number(readFileSync(schedule, 'utf8').split(' ')[0]) / 1e6 : Number.NaN)
const before = computed()
const start = performance.now()
const answer = measures[name](bytes)
const ms = performance.now() - start
const threadMs = computed() - before
console.log(JSON.stringify({ ms, threadMs, answer, peakMb: process.resourceUsage().maxRSS / 1024 }))
