/**
 * How long each unit of a test suite took, small enough to be kept with a run: six bytes a unit, a hash of its name and the
 * logarithm of its time.
 */
import type { TestCase, TestResults } from '../../model/index.js'
import { isSubtest, spelling, unitKey } from './unit.js'

/** 16 KB a run; beyond, the slowest are kept. */
export const mostUnits = 2000
/** Those of a run that are counted at all. */
const mostCounted = 20_000
const bytesEach = 6
/** Steps of the logarithm: neighbours are .02 % apart, and two bytes reach 49 days. */
const stepsADoubling = 2048

type Named = Pick<TestCase, 'name' | 'suite'>

interface Unit {
  readonly name: string
  readonly report: string
  readonly suite: string | undefined
  ms: number
}

/** Sums by unit and report: a suite that runs on three machines writes three reports, and one of them is its time. */
export function createUnitTimes() {
  const byReport = new Map<string, Unit>()
  let last: Unit | undefined
  return {
    take(unit: string | undefined, { name, suite }: Named, ms: number | undefined, report: string) {
      if (unit === undefined || ms === undefined || isSubtest(name)) return
      if (last === undefined || last.name !== unit || last.report !== report) {
        const key = `${report}\u0000${unit}`
        last = byReport.get(key)
        if (last === undefined) {
          if (byReport.size >= mostCounted) return
          // Not a slice that keeps a whole piece of the report alive.
          last = { name: JSON.parse(JSON.stringify(unit)) as string, report, suite, ms: 0 }
          byReport.set(key, last)
        }
      }
      last.ms += ms
    },
    /** What a run keeps of them; nothing where no unit has a time. */
    pack(locate: (path: string, report: string, suite?: string) => string): Pick<TestResults, 'fileTimes'> {
      const longest = new Map<number, number>()
      const slowest = [...byReport.values()].sort((a, b) => b.ms - a.ms).slice(0, mostUnits)
      for (const { name, report, suite, ms } of slowest) {
        const key = unitKey(hasFolder(name) ? locate(spelling(name), report, suite) : name)
        longest.set(key, Math.max(longest.get(key) ?? 0, ms))
      }
      return longest.size === 0 ? {} : { fileTimes: packTimes(longest) }
    },
  }
}

/** `tests.test_cart` and `example.org/shop` are no files, and nobody need look for them. */
const hasFolder = (name: string): boolean => /\.[A-Za-z]{1,6}$/.test(name) && /[\\/]/.test(name)

/** Sorted by key, so that equal times have equal bytes. */
export function packTimes(times: ReadonlyMap<number, number>): string {
  const bytes = new Uint8Array(times.size * bytesEach)
  const view = new DataView(bytes.buffer)
  const sorted = [...times].sort(([a], [b]) => a - b)
  sorted.forEach(([key, ms], at) => {
    view.setUint32(at * bytesEach, key)
    view.setUint16(at * bytesEach + 4, Math.min(65_535, Math.round(Math.log2(1 + Math.max(0, ms)) * stepsADoubling)))
  })
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}

/** Milliseconds by key; what is no such text holds nothing. */
export function unpackTimes(packed: string): ReadonlyMap<number, number> {
  const times = new Map<number, number>()
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(packed) || packed.length % 4 !== 0) return times
  const text = atob(packed)
  const view = new DataView(Uint8Array.from(text, (character) => character.charCodeAt(0)).buffer)
  for (let at = 0; at + bytesEach <= text.length && times.size < mostUnits; at += bytesEach)
    times.set(view.getUint32(at), 2 ** (view.getUint16(at + 4) / stepsADoubling) - 1)
  return times
}
