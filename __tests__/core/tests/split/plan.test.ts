/** Dividing test files: complete and disjoint whatever the input, the same whatever its order, near the bound, new files by their likes. */
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { RunRecord } from '../../../../src/core/model/index.js'
import { splitPlanSchema } from '../../../../src/core/model/index.js'
import { lowerBound } from '../../../../src/core/tests/split/assign.js'
import { estimate } from '../../../../src/core/tests/split/estimate.js'
import { planOf, readPlan } from '../../../../src/core/tests/split/plan.js'
import { mostUnits, packTimes, unpackTimes } from '../../../../src/core/tests/split/times.js'
import { unitKey } from '../../../../src/core/tests/split/unit.js'
import { recordOf } from '../../../support/records.js'

const timed = (run: number, times: Readonly<Record<string, number>>, facts = {}): RunRecord => {
  const record = recordOf({ run: String(run), hour: run, facts })
  const fileTimes = packTimes(new Map(Object.entries(times).map(([name, ms]) => [unitKey(name), ms])))
  const value = { total: 1, failed: 0, skipped: 0, failures: [], flaky: [], slowest: [], fileTimes }
  return { ...record, tests: { ...record.run, value } }
}

const names = fc.array(
  fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constantFrom('__proto__', 'a/b', './a/b')),
  {
    maxLength: 80,
  },
)
const history = fc.array(fc.dictionary(fc.string(), fc.double({ min: 0, max: 1e7, noNaN: true })), { maxLength: 4 })

test('every name is in exactly one part, in whatever order and however often the names come', () => {
  fc.assert(
    fc.property(
      names,
      history,
      fc.integer({ min: 1, max: 40 }),
      fc.infiniteStream(fc.nat()),
      (given, runs, total, shuffle) => {
        const records = runs.map((times, run) => timed(run, times))
        const plan = planOf({ names: given, total, records })
        expect(plan.shards).toHaveLength(total)
        expect(plan.shards.flatMap(({ files }) => files).sort()).toEqual([...new Set(given)].sort())
        const again = [...given, ...given.slice(0, 3)]
          .map((name) => ({ name, at: shuffle.next().value ?? 0 }))
          .sort((a, b) => a.at - b.at)
          .map(({ name }) => name)
        expect(planOf({ names: again, total, records })).toEqual(plan)
        expect(readPlan(JSON.stringify(plan))).toEqual(JSON.parse(JSON.stringify(plan)))
      },
    ),
    { numRuns: 300 },
  )
})

test('no part is longer than Graham’s bound of the best', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 600_000 }), { minLength: 1, maxLength: 60 }),
      fc.integer({ min: 1, max: 12 }),
      (times, total) => {
        const all = Object.fromEntries(times.map((ms, at) => [`t${at}.js`, ms]))
        const plan = planOf({ names: Object.keys(all), total, records: [timed(1, all)] })
        const sums = plan.shards.map(({ files }) => files.reduce((sum, file) => sum + (all[file] ?? 0), 0))
        // The variance that is counted is at most √(2 ln n) × 5 % of a part.
        expect(Math.max(...sums)).toBeLessThanOrEqual(
          lowerBound(times, total) * (4 / 3) * (1 + 0.05 * Math.sqrt(2 * Math.log(total))) + 1,
        )
      },
    ),
  )
})

test('files as long as each other are dealt out evenly, also where nothing is known', () => {
  const files = Array.from({ length: 30 }, (_, at) => `f${at}.js`)
  const sizes = (records: readonly RunRecord[]) =>
    planOf({ names: files, total: 4, records }).shards.map((part) => part.files.length)
  expect(sizes([]).toSorted()).toEqual([7, 7, 8, 8])
  expect(sizes([timed(1, Object.fromEntries(files.map((file) => [file, 5000])))]).toSorted()).toEqual([7, 7, 8, 8])
})

test('files whose times vary much do not meet on one machine', () => {
  const steady = Object.fromEntries(Array.from({ length: 8 }, (_, at) => [`steady${at}.js`, 10_000]))
  const records = Array.from({ length: 10 }, (_, run) =>
    timed(run, { ...steady, 'wild1.js': run % 2 ? 2000 : 18_000, 'wild2.js': run % 2 ? 2000 : 18_000 }),
  )
  const { shards } = planOf({ names: [...Object.keys(steady), 'wild1.js', 'wild2.js'], total: 2, records })
  expect(shards.map(({ files }) => files.filter((file) => file.startsWith('wild')).length)).toEqual([1, 1])
})

test('a new file counts as the known ones of its folder do, a test as its share of its file', () => {
  const slow = Object.fromEntries(['a', 'b', 'c'].map((name) => [`e2e/${name}.js`, 60_000]))
  const fast = Object.fromEntries(['a', 'b', 'c', 'd'].map((name) => [`unit/${name}.js`, 1000]))
  const records = [timed(1, { ...slow, ...fast, 'tests.test_cart': 8000 })]
  const all = [
    ...Object.keys(slow),
    ...Object.keys(fast),
    'e2e/new.js',
    'unit/deep/new.js',
    'tests/test_cart.py::a',
    'tests/test_cart.py::b',
  ]
  const found = new Map(estimate(all, records).map((each) => [each.name, each]))
  expect(found.get('e2e/new.js')).toMatchObject({ from: 'likes' })
  expect(found.get('e2e/new.js')?.ms).toBeCloseTo(60_000, -2)
  expect(found.get('unit/deep/new.js')?.ms).toBeCloseTo(1000, -1)
  expect(found.get('tests/test_cart.py::a')).toMatchObject({ from: 'file' })
  expect(found.get('tests/test_cart.py::a')?.ms).toBeCloseTo(4000, -1)
})

test('a file is known from a folder below the root, by its class, and by the path another runner names it by', () => {
  const records = [
    timed(1, { 'packages/shop/src/cart.test.ts': 3000, 'com.acme.CartTest': 4000, 'cart.spec.js': 5000 }),
  ]
  const of = (name: string, above: readonly string[] = []) => Math.round(estimate([name], records, above)[0]?.ms ?? 0)
  expect(of('src/cart.test.ts', ['home', 'me', 'packages', 'shop'])).toBeCloseTo(3000, -1)
  expect(of('src/test/java/com/acme/CartTest.java')).toBeCloseTo(4000, -1)
  expect(of('e2e/cart.spec.js')).toBeCloseTo(5000, -1)
})

test('the last ten runs count, of forks none; the middle one speaks', () => {
  const old = Array.from({ length: 5 }, (_, run) => timed(run, { 'a.js': 1000 }))
  const now = Array.from({ length: 10 }, (_, run) => timed(10 + run, { 'a.js': run === 0 ? 900_000 : 5000 }))
  const fork = timed(30, { 'a.js': 1 }, { event: 'pull_request', headRepository: 'eve/r' })
  expect(estimate(['a.js'], [...now, ...old, fork])[0]?.ms).toBeCloseTo(5000, -1)
})

test('times are packed in six bytes, to a thousandth, and what is no such text holds nothing', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(0xffffffff), fc.double({ min: 0, max: 1e9, noNaN: true }))), (pairs) => {
      const times = new Map(pairs)
      const back = unpackTimes(packTimes(times))
      expect([...back.keys()].sort()).toEqual([...times.keys()].sort())
      for (const [key, ms] of times)
        expect(Math.abs((back.get(key) ?? -1) - ms)).toBeLessThanOrEqual(0.001 * ms + 0.001)
    }),
  )
  for (const text of ['***', 'a', '\u0000', 'AAAA', 'QUJD=QQ=']) expect([...unpackTimes(text)]).toEqual([])
  expect(unpackTimes(packTimes(new Map(Array.from({ length: 9000 }, (_, key) => [key, 5])))).size).toBe(mostUnits)
})

test('what is no plan is refused', () => {
  const plan = planOf({ names: ['a'], total: 2, records: [] })
  expect(splitPlanSchema.parse(plan)).toEqual(plan)
  for (const text of [
    '',
    '{',
    '[]',
    'null',
    JSON.stringify({ ...plan, total: 3 }),
    JSON.stringify({ ...plan, version: 2 }),
  ])
    expect(readPlan(text)).toBeUndefined()
})
