/** How long each file took, out of the reports of each runner; kept through the mask, and of the newest runs alone. */
import { expect, test } from '@jest/globals'
import { retain } from '../../../../src/core/history/retention.js'
import { maskDeep } from '../../../../src/core/mask/deep.js'
import { createMask } from '../../../../src/core/mask/index.js'
import { readTestReport } from '../../../../src/core/tests/report/index.js'
import { createTally } from '../../../../src/core/tests/report/tally.js'
import { mostUnits, packTimes, unpackTimes } from '../../../../src/core/tests/split/times.js'
import { unitKey } from '../../../../src/core/tests/split/unit.js'
import { hours, recordOf } from '../../../support/records.js'

async function* bytes(text: string) {
  yield new TextEncoder().encode(text)
}
const timesOf = async (report: string, ...units: readonly string[]) => {
  const times = unpackTimes((await readTestReport(bytes(report))).fileTimes ?? '')
  expect(times.size).toBe(units.length)
  return units.map((unit) => Math.round((times.get(unitKey(unit)) ?? -1) / 10) * 10)
}

test('pytest by module, with its classes; a file where the report names one', async () => {
  const xml = `<testsuites><testsuite name="pytest"><testcase classname="tests.test_a.TestX" name="b" time="1"/>
    <testcase classname="tests.test_a" name="c" time="2"/><testcase classname="tests.test_b" name="d" file="tests/test_b.py" time="4"/></testsuite></testsuites>`
  expect(await timesOf(xml, 'tests.test_a', 'tests/test_b.py')).toEqual([3000, 4000])
})

test('classes of the JVM with their nested ones, vitest and Playwright by path', async () => {
  const java =
    '<testsuite name="x"><testcase classname="com.acme.A" name="b" time="1"/><testcase classname="com.acme.A$Inner" name="c" time="2"/></testsuite>'
  expect(await timesOf(java, 'com.acme.A')).toEqual([3000])
  const vitest =
    '<testsuites name="vitest tests"><testsuite name="src/a.test.ts"><testcase classname="src/a.test.ts" name="b" time=".5"/></testsuite></testsuites>'
  expect(await timesOf(vitest, 'src/a.test.ts')).toEqual([500])
})

test('Go by package, a subtest within its parent’s time; what was skipped takes none', async () => {
  const event = (Test: string, Elapsed: number, Action = 'pass') =>
    JSON.stringify({ Action, Package: 'example.org/shop', Test, Elapsed })
  expect(
    await timesOf(
      [event('TestA/sub', 2), event('TestA', 2), event('TestB', 1), event('TestC', 9, 'skip')].join('\n'),
      'example.org/shop',
    ),
  ).toEqual([3000])
})

test('of a file in several reports the longest counts; a test that failed by a stack in another file stays with its own', () => {
  const tally = createTally()
  const add = (unit: string, durationMs: number) =>
    tally.add({ test: { name: 'a', durationMs, file: 'src/other.ts' }, outcome: 'failed', flaky: false, unit })
  tally.nextReport('node-20.xml')
  add('a.test.ts', 1000)
  add('a.test.ts', 500)
  tally.nextReport('node-22.xml')
  add('a.test.ts', 1200)
  const times = unpackTimes(tally.results().fileTimes ?? '')
  expect([...times.keys()]).toEqual([unitKey('a.test.ts')])
  expect(Math.round(times.get(unitKey('a.test.ts')) ?? 0)).toBeCloseTo(1500, -1)
})

test('the slowest are kept where there are too many', () => {
  const tally = createTally()
  for (let at = 0; at < mostUnits + 500; at++)
    tally.add({ test: { name: 'a', durationMs: at }, outcome: 'passed', flaky: false, unit: `f${at}.js` })
  const times = unpackTimes(tally.results().fileTimes ?? '')
  expect(times.size).toBe(mostUnits)
  expect(times.has(unitKey('f0.js'))).toBe(false)
  expect(times.has(unitKey(`f${mostUnits + 499}.js`))).toBe(true)
})

const timed = (run: number) => {
  const record = recordOf({ run: String(run), hour: run })
  const fileTimes = packTimes(
    new Map(Array.from({ length: 200 }, (_, at) => [(at * 2654435761) % 4294967296, 1000 + at * 37])),
  )
  const suiteMarks = btoa(String.fromCharCode(...Array.from({ length: 400 }, (_, at) => (at * 7919) % 256)))
  const value = { total: 1, failed: 0, skipped: 0, failures: [], flaky: [], slowest: [], fileTimes, suiteMarks }
  return { ...record, tests: { ...record.run, value } }
}

test('fingerprints are no keys to the mask, unless they are more than that', () => {
  const { tests } = timed(1)
  const mask = createMask([])
  expect(maskDeep(tests, mask)).toEqual(tests)
  expect(maskDeep({ fileTimes: 'password=hunter2hunter2' }, mask)).toEqual({ fileTimes: 'password=***' })
})

test('the newest 20 to 40 runs of a workflow keep them; what is kept is kept the same way twice', () => {
  const bounds = { runs: 500, bytes: 1e9, days: 400 }
  const kept = (count: number) =>
    retain(
      Array.from({ length: count }, (_, at) => timed(at)),
      bounds,
      Date.parse(hours(100)),
    )
  const withTimes = (records: ReturnType<typeof kept>) =>
    records.flatMap(({ tests }, at) => (tests?.value.fileTimes === undefined ? [] : [at]))
  expect(withTimes(kept(40))).toHaveLength(40)
  expect(withTimes(kept(41))).toEqual(Array.from({ length: 20 }, (_, at) => 21 + at))
  expect(retain(kept(41), bounds, Date.parse(hours(100)))).toEqual(kept(41))
})
