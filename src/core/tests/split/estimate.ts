/** How long each unit of a test suite will take: by its own times, else by those of its likes. */
import { oldestFirst } from '../../history/order.js'
import type { RunRecord } from '../../model/index.js'
import { isTrusted } from '../../run/trust.js'
import { medianOf } from '../../statistics/quantile.js'
import { shortKey } from '../identity/key.js'
import { resultsOf } from '../test-history.js'
import { mostUnits, unpackTimes } from './times.js'
import { namesOf, spelling, unitKey } from './unit.js'

export interface Estimate {
  readonly name: string
  readonly ms: number
  /** Standard deviation, in ms. */
  readonly deviation: number
  /** What it is drawn from: its own recorded times, its share of its file’s, those of its neighbours, or nothing. */
  readonly from: 'own' | 'file' | 'likes' | 'none'
}

/** Of the last ten runs in which it ran: a file that became slow counts as such after five. */
const lastTimes = 10
/** MAD of normal values to their standard deviation. */
const toDeviation = 1.4826
/** Two runs of one file on shared machines are rarely closer. */
const leastSpread = 0.05
/** Neighbours that make a likeness. */
const leastLikes = 3
/** Where nothing at all is known every unit weighs the same. */
const unitMs = 1000

/**
 * @param names each once; `file::test` and `Class#test` are shares of their file where they have no time of their own
 * @param above names of the folders the working directory lies in, the outermost first
 */
export function estimate(
  names: readonly string[],
  records: readonly RunRecord[],
  above: readonly string[] = [],
): readonly Estimate[] {
  const recorded = recordedTimes(records)
  const inFile = new Map<string, number>()
  for (const name of names) inFile.set(fileOf(name), (inFile.get(fileOf(name)) ?? 0) + 1)
  const known = new Map<string, Estimate>()
  for (const name of names) {
    const own = recorded.tests.get(testOf(name) ?? '')
    const key = namesOf(name, above)
      .map(unitKey)
      .find((each) => recorded.units.has(each))
    const times = own ?? (key === undefined ? undefined : recorded.units.get(key))
    if (times === undefined) continue
    const share = own === undefined ? (inFile.get(fileOf(name)) ?? 1) : 1
    known.set(name, { name, ...summary(times, share), from: share === 1 ? 'own' : 'file' })
  }
  const likes = likesOf([...known.values()])
  return names.map((name) => known.get(name) ?? likes(name, recorded.smallestKept))
}

const fileOf = (name: string): string => spelling(name.replace(/::.*$/, '').replace(/#.*$/, ''))

/** The short key of `tests/test_a.py::TestX::test_b` or `com.acme.CartTest#adds`. */
function testOf(name: string): string | undefined {
  const parts = name.split(/::|#/)
  const test = parts.at(-1)
  if (parts.length < 2 || test === undefined) return undefined
  const module = spelling(parts[0] ?? '')
    .replace(/\.py$/, '')
    .replaceAll('/', '.')
  return shortKey({ suite: [module, ...parts.slice(1, -1)].join('.'), name: test })
}

interface Recorded {
  readonly units: ReadonlyMap<number, readonly number[]>
  /** By short key. */
  readonly tests: ReadonlyMap<string, readonly number[]>
  /** Where a run had more units than are kept: what is not among them is no slower than this. */
  readonly smallestKept: number | undefined
}

function recordedTimes(records: readonly RunRecord[]): Recorded {
  const units = new Map<number, number[]>()
  const tests = new Map<string, number[]>()
  let smallestKept: number | undefined
  for (const record of oldestFirst(records).filter(isTrusted)) {
    const ofRun = new Map<number, number>()
    const ofTests = new Map<string, number>()
    for (const { fileTimes, slowest, times } of resultsOf(record)) {
      const unpacked = unpackTimes(fileTimes ?? '')
      for (const [key, ms] of unpacked) ofRun.set(key, Math.max(ofRun.get(key) ?? 0, ms))
      if (unpacked.size >= mostUnits) smallestKept = Math.min(...unpacked.values())
      for (const [key, ms] of Object.entries(times ?? {})) ofTests.set(key, ms)
      for (const test of slowest) if (test.durationMs !== undefined) ofTests.set(shortKey(test), test.durationMs)
    }
    for (const [key, ms] of ofRun) append(units, key, ms)
    for (const [key, ms] of ofTests) append(tests, key, ms)
  }
  return { units, tests, smallestKept }
}

function append<K>(map: Map<K, number[]>, key: K, value: number): void {
  const list = map.get(key) ?? []
  if (list.length === 0) map.set(key, list)
  list.push(value)
  if (list.length > lastTimes) list.shift()
}

function summary(times: readonly number[], share: number): Pick<Estimate, 'ms' | 'deviation'> {
  const middle = medianOf(times) ?? 0
  const spread = toDeviation * (medianOf(times.map((ms) => Math.abs(ms - middle))) ?? 0)
  return { ms: middle / share, deviation: Math.max(spread, leastSpread * middle) / Math.sqrt(share) }
}

/** The mean of the nearest folder with three units whose times are known; else of all of them. */
function likesOf(known: readonly Estimate[]) {
  const folders = new Map<string, number[]>()
  for (const { name, ms } of known)
    for (const folder of foldersOf(name)) {
      const list = folders.get(folder)
      if (list === undefined) folders.set(folder, [ms])
      else list.push(ms)
    }
  return (name: string, most = Number.POSITIVE_INFINITY): Estimate => {
    const times = foldersOf(name)
      .map((folder) => folders.get(folder) ?? [])
      .find((list, at, all) => list.length >= (at === all.length - 1 ? 1 : leastLikes))
    if (times === undefined) return { name, ms: Math.min(unitMs, most), deviation: 0, from: 'none' }
    const mean = times.reduce((sum, ms) => sum + ms, 0) / times.length
    const variance = times.reduce((sum, ms) => sum + (ms - mean) ** 2, 0) / times.length
    return { name, ms: Math.min(mean, most), deviation: Math.min(Math.sqrt(variance), most), from: 'likes' }
  }
}

/** The nearest first, the root last. */
function foldersOf(name: string): readonly string[] {
  const parts = fileOf(name).split('/').slice(0, -1)
  return [...parts.map((_, at) => parts.slice(0, parts.length - at).join('/')), '']
}
