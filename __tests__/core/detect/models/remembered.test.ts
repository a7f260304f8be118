/** What was learnt is gone on from only where that changes no answer. */
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { defaultSettings, detectAnomalies } from '../../../../src/core/detect/index.js'
import { decodeHistory, encodeHistory } from '../../../../src/core/history/file/codec.js'
import { comparableRuns } from '../../../../src/core/history/window.js'
import type { Learnt, RunRecord, SeriesModel } from '../../../../src/core/model/index.js'
import { createRandom } from '../../../../src/core/statistics/random.js'
import { randomHistory } from '../../../support/random-history.js'

const start = Date.UTC(2026, 5, 1)
const settings = defaultSettings

function judge(history: readonly RunRecord[], at: number, learnt: readonly Learnt[], now = start + at * 1000) {
  const record = history[at] as RunRecord
  const comparable = comparableRuns(history.slice(0, at), record)
  const { learnt: kept = [], ...afresh } = detectAnomalies({ record, comparable, settings })
  const { learnt: next = [], ...resumed } = detectAnomalies({ record, comparable, settings, memory: { learnt, now } })
  return { afresh, resumed, next, kept }
}

/** As a store hands it to the next run. */
function stored(learnt: readonly Learnt[]): readonly Learnt[] {
  const loaded = decodeHistory(encodeHistory([], learnt))
  return loaded.kind === 'ok' ? (loaded.value.learnt ?? []) : []
}

const goneOn = (learnt: readonly Learnt[], at: number): readonly SeriesModel[] =>
  learnt.flatMap(({ series }) => series).filter(({ since }) => Date.parse(since) < at)

describe('an answer is the same with what was learnt as without', () => {
  test('in random histories, with late and changed records, feedback and runs that are left out', () => {
    fc.assert(
      fc.property(fc.nat(10_000), fc.integer({ min: 30, max: 80 }), (seed, runs) => {
        const random = createRandom(seed)
        const history = randomHistory(seed, runs)
        let known: readonly RunRecord[] = history
        let learnt: readonly Learnt[] = []
        for (let at = 12; at < runs; at += 1 + Math.floor(9 * random())) {
          const earlier = Math.floor(random() * at)
          const chance = random()
          // A record that came late is one that was not there before.
          if (chance < 0.1) known = known.map((one, i) => (i === earlier ? withFeedback(one) : one))
          const late = chance > 0.9 ? history.slice(0, at).filter((_, i) => i !== earlier) : undefined
          const present = late ?? known.slice(0, at)
          const { afresh, resumed, next } = judge([...present, known[at] as RunRecord], present.length, learnt)
          expect(resumed).toEqual(afresh)
          learnt = stored(next)
        }
      }),
      { numRuns: 4 },
    )
  })

  test('where nothing changed, every series is gone on from', () => {
    const history = randomHistory(16, 90).map((one) => ({
      ...one,
      run: { ...one.run, value: { ...one.run.value, event: 'push' } },
    }))
    const first = judge(history, 80, [])
    const { resumed, afresh, next } = judge(history, 81, stored(first.next))
    expect(resumed).toEqual(afresh)
    expect(goneOn(next, start + 81_000).length).toBeGreaterThan(0.9 * (next[0]?.series.length ?? 0))
  })
})

const withFeedback = (record: RunRecord): RunRecord => ({
  ...record,
  feedback: { ...record.run, value: 'false-alarm' },
})

describe('what no longer fits is learnt anew', () => {
  const history = randomHistory(8, 70)
  const { next } = judge(history, 60, [])
  const again = (changed: readonly RunRecord[], learnt = next, now = start + 61_000) => {
    const record = history[61] as RunRecord
    const comparable = comparableRuns(changed, record)
    const told = detectAnomalies({ record, comparable, settings, memory: { learnt, now } })
    const ours = told.learnt?.filter(({ workflow, event }) => workflow === record.key.workflow && event === 'push')
    return goneOn(ours ?? [], now).map(({ series }) => series)
  }
  const past = history.slice(0, 61)

  test('nothing changed', () => {
    expect(again(past)).toContain('run.duration')
    expect(again(past)).toContain('job[build].step[Run].duration')
  })
  test('a record that comes late', () => {
    const some = judge(past.filter((_, i) => i !== 20).concat(history[60] as RunRecord), 60, [])
    expect(again(past, some.next)).not.toContain('run.failure-rate')
  })
  test('a record that changed', () => {
    const changed = past.map((one, i) =>
      i === 30 ? { ...one, run: { ...one.run, value: { ...one.run.value, workMs: 1 } } } : one,
    )
    const sums = (keys: readonly string[]) => keys.filter((key) => key === 'run.compute').length
    expect(sums(again(changed))).toBe(sums(again(past)) - 1)
    expect(again(changed)).toContain('job[build].step[Run].duration')
  })
  test('feedback', () => {
    expect(again(past.map((one, i) => (i === 30 ? withFeedback(one) : one)))).not.toContain('job[build].work')
  })
  test('other settings, another engine', () => {
    const other = next.map((set) => ({ ...set, basis: '0-00000000' }))
    expect(again(past, other)).toEqual([])
  })
  test('more than 30 days ago, or from the future', () => {
    expect(again(past, next, start + 31 * 86_400_000)).toEqual([])
    expect(again(past, next, start - 31 * 86_400_000)).toEqual([])
  })
  test('of another workflow, or another class of events', () => {
    expect(
      again(
        past,
        next.map((set) => ({ ...set, workflow: 'other.yml' })),
      ),
    ).toEqual([])
    expect(
      again(
        past,
        next.map((set) => ({ ...set, event: 'schedule' })),
      ),
    ).toEqual([])
  })
})

test('whatever a model says, the run is judged', () => {
  const history = randomHistory(8, 32)
  const record = history[31] as RunRecord
  const comparable = comparableRuns(history.slice(0, 31), record)
  const [set] = judge(history, 30, []).next as readonly [Learnt]
  const hostile = fc.constantFrom(0, 1, 7, 61, 1e3, 2 ** 31, Number.MAX_SAFE_INTEGER)
  const state = fc.record(
    {
      level: hostile,
      normal: hostile,
      moves: fc.array(fc.record({ since: hostile, gap: fc.double({ noNaN: true, noDefaultInfinity: true }) }), {
        maxLength: 3,
      }),
      high: fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { maxLength: 40 }),
      scores: fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { maxLength: 30 }),
      told: fc.record({ at: hostile, size: fc.constantFrom(null, 0, -1, 1e300) }),
      failureRate: fc.constantFrom(-1, 0, 0.5, 1e300),
    },
    { requiredKeys: ['level', 'normal'] },
  )
  fc.assert(
    fc.property(
      state,
      fc.constantFrom(undefined, 'cpu', '__proto__', 'nothing'),
      fc.array(hostile),
      (bad, key, alarms) => {
        const kinds = { A: bad, B: bad, '': bad }
        const learnt = [
          { ...set, series: set.series.map((model) => ({ ...model, state: bad, alarms, ...(key && { key, kinds }) })) },
        ]
        const memory = { learnt: stored(learnt), now: start }
        expect(detectAnomalies({ record, comparable, settings, memory }).falseAlarmsPer100 ?? 0).toBeLessThan(101)
      },
    ),
    { numRuns: 25 },
  )
})

test('a model says what it is', () => {
  const history = randomHistory(8, 62)
  const [set] = judge(history, 60, []).next as readonly [Learnt]
  const work = set.series.find(({ series }) => series === 'job[build].step[Install].duration') as SeriesModel
  expect(set).toMatchObject({ repository: 'o/r', event: 'push', seed: expect.any(Number) })
  expect(work.points).toBeGreaterThan(40)
  expect(Number(work.from)).toBeLessThan(Number(work.to))
  expect(work.parameters.high).toBeGreaterThan(work.parameters.expected as number)
  expect(work.parameters.noise).toBeGreaterThan(0)
  expect(work.score.judged).toBe(work.parameters.samples - settings.gatingSamples)
  expect(work.score.smallestDetectable).toBeGreaterThan(1)
})
