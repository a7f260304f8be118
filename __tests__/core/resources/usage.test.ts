/** Samples of a machine: coarser with time and never more, joined with steps, and what they prove of a failure. */
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { JobResources, Point, SampleFile } from '../../../src/core/model/index.js'
import { machineEvidence } from '../../../src/core/resources/evidence.js'
import { lineOf, readSamples } from '../../../src/core/resources/file.js'
import { compacted, unite } from '../../../src/core/resources/point.js'
import { resourcesOf } from '../../../src/core/resources/usage.js'

const start = Date.UTC(2026, 0, 1)
const gigabyte = 2 ** 30
const point = (second: number, more: Partial<Point> = {}): Point => ({ at: start + second * 1000, ms: 1000, ...more })
const fileOf = (points: readonly Point[], more: Partial<SampleFile> = {}): SampleFile => ({
  points,
  unseen: [],
  torn: 0,
  ...more,
})
const step = (name: string, from: number, to?: number) => ({
  number: 1,
  name,
  startedAt: new Date(start + from * 1000).toISOString(),
  ...(to === undefined ? {} : { completedAt: new Date(start + to * 1000).toISOString() }),
})

test('twelve hours of samples stay within bounds; no peak, low or sum is lost', () => {
  let points: readonly Point[] = []
  for (let second = 1; second <= 43_200; second++) {
    points = compacted([
      ...points,
      point(second, { memory: second % 997, memoryLeft: 5000 - (second % 1009), diskRead: 1, cpu: 0.5 }),
    ])
    if (points.length > 1200) throw new Error(`${points.length} points`)
  }
  const all = unite(points)
  expect(all).toMatchObject({
    memory: 996,
    memoryLeft: 5000 - 1008,
    diskRead: 43_200,
    ms: 43_200_000,
    cpu: expect.closeTo(0.5),
  })
  const newest = points.slice(-100)
  expect(newest.every(({ ms }) => ms === 1000)).toBe(true)
  expect(points.map(lineOf).join('').length).toBeLessThan(300_000)
})

test('a step has the samples of its time, a short one none; one without an end lasts to the last sample', () => {
  const points = Array.from({ length: 30 }, (_, at) =>
    point(at + 1, {
      memory: at < 10 ? gigabyte : at < 20 ? 3 * gigabyte : 2 * gigabyte,
      cpu: at < 10 ? 0.2 : 0.9,
      processes: [{ name: at < 10 ? 'npm' : 'java', memory: gigabyte }],
    }),
  )
  const used = resourcesOf(
    [fileOf(points, { cores: 2 })],
    [step('Install', 0, 10), step('Test', 10, 20), step('Echo', 20, 21), step('Pack', 21)],
  )
  expect(
    used?.steps.map(({ step, memoryPeak, cpu, heaviest }) => [step, memoryPeak, cpu, heaviest?.[0]?.name]),
  ).toEqual([
    ['Install', gigabyte, 0.2, 'npm'],
    ['Test', 3 * gigabyte, 0.9, 'java'],
    ['Pack', 2 * gigabyte, 0.9, 'java'],
  ])
  expect(used).toMatchObject({ memoryPeak: 3 * gigabyte, cores: 2, seenMs: 30_000 })
  expect(used?.unseen).toBeUndefined()
  expect(used?.curve?.memory).toHaveLength(30)
})

test('two samplers at once count each moment once', () => {
  const points = Array.from({ length: 10 }, (_, at) => point(at + 1, { received: 100 }))
  const late = Array.from({ length: 10 }, (_, at) => point(at + 5.4, { received: 100 }))
  expect(resourcesOf([fileOf(late), fileOf(points)], [])).toMatchObject({ received: 1400, seenMs: 14_000 })
})

test('a clock that was set, torn lines and missing time are said', () => {
  const points = [point(1), point(2), point(3603), point(3604)]
  expect(resourcesOf([fileOf(points, { torn: 2 })], [])?.unseen).toEqual([
    '2 torn samples',
    'the clock was set 1 time: steps may have the samples of others',
  ])
  const asleep = [point(1), { at: start + 61_000, ms: 60_000 }, point(62)]
  expect(resourcesOf([fileOf(asleep)], [])?.unseen).toBeUndefined()
  const [first, second] = [
    Array.from({ length: 10 }, (_, at) => point(at)),
    Array.from({ length: 10 }, (_, at) => point(at + 60)),
  ]
  expect(resourcesOf([fileOf(first), fileOf(second)], [])?.unseen).toEqual(['50 s were not sampled'])
  expect(resourcesOf([], [])).toBeUndefined()
})

test('whatever a file holds is read or counted as torn, and never more than it says', () => {
  const header = JSON.stringify({ schema: 'pipeline-guard/resources', version: 1, cores: 2, unseen: ['x', 7] })
  const good = lineOf(point(1, { memory: 5, cpu: 0.25 }))
  expect(readSamples(`${header}\n${good}{"at":17`)).toMatchObject({
    cores: 2,
    unseen: ['x'],
    torn: 1,
    points: [{ memory: 5, cpu: 0.25 }],
  })
  expect(readSamples(`${good}${good}`)).toMatchObject({ points: [], torn: 2 })
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          fc.json(),
          fc.string(),
          fc.constant('{"at":1,"ms":1,"cpu":9e9,"memory":-1,"processes":[{"name":"x"},null]}'),
        ),
      ),
      (lines) => {
        const read = readSamples([header, ...lines].join('\n'))
        for (const one of read.points) {
          expect(one.cpu ?? 0).toBeLessThanOrEqual(1)
          expect(one.memory ?? 0).toBeGreaterThanOrEqual(0)
        }
        resourcesOf([read], [step('a', 0, 10)])
      },
    ),
  )
})

const machine = (more: Partial<JobResources> = {}): JobResources => ({
  seenMs: 60_000,
  memoryLimit: 8 * gigabyte,
  diskTotal: 80 * gigabyte,
  steps: [],
  ...more,
})
const of = (category: 'unknown' | 'test' | 'resource' | 'lint', text = '') => ({
  diagnosis: { category, title: text, lines: [] },
  step: 'Test',
})

test('what explains a failure is said, and nothing where all was well', () => {
  const starved = machine({
    steps: [{ step: 'Test', memoryLeft: 120 * 2 ** 20, heaviest: [{ name: 'java', memory: 6 * gigabyte }] }],
  })
  expect(machineEvidence(starved, of('unknown', 'make: *** [test] Killed'))).toEqual([
    'killed: the machine had 120 MB of memory left of 8 GB; the largest process, java, held 6 GB',
  ])
  expect(machineEvidence(starved, of('lint'))).toEqual([])
  expect(machineEvidence(machine({ oomKills: 1, memoryLeft: 2 * gigabyte }), of('lint'))).toEqual([
    'killed for want of memory: the machine had 2 GB of memory left of 8 GB',
  ])
  expect(machineEvidence(machine({ diskLeft: 0.8 * gigabyte }), of('unknown'))).toEqual([
    'disk 99 % full: 819 MB of 80 GB left',
  ])
  expect(machineEvidence(machine({ ioWait: 0.7, steal: 0.12 }), of('test'))).toEqual([
    'waited for the disk 70 % of the time',
    '12 % of the CPU time went to other machines on the same host',
  ])
  expect(
    machineEvidence(
      machine({ ioWait: 0.1, steal: 0.01, diskLeft: 20 * gigabyte, memoryLeft: 4 * gigabyte }),
      of('unknown'),
    ),
  ).toEqual([])
})
