/** Models beside the records: read where they can be, passed by where they cannot, and never at a record’s cost. */
import { gunzipSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { z } from 'zod'
import { decodeHistory, encodeHistory } from '../../../../src/core/history/file/codec.js'
import { historyHeaderSchema } from '../../../../src/core/history/file/header.js'
import { keepWithin, replaceLearnt, uniteLearnt } from '../../../../src/core/history/file/learnt.js'
import { lineBytes } from '../../../../src/core/history/file/line-text.js'
import { defaultBounds } from '../../../../src/core/history/retention.js'
import { learntSchema, type Recalled } from '../../../../src/core/model/index.js'
import { learntOf, modelOf } from '../../../support/learnt.js'
import { hours, runsOf } from '../../../support/records.js'

const opened = (bytes: Uint8Array): Recalled => {
  const loaded = decodeHistory(bytes)
  if (loaded.kind !== 'ok') throw new Error(loaded.kind === 'corrupt' ? loaded.reason : loaded.kind)
  return loaded.value
}
const withModels = (models: unknown): Uint8Array =>
  Buffer.concat([
    gzipSync(`${JSON.stringify({ schema: 'pipeline-guard/history', version: 1, models })}\n`),
    gzipSync(
      runsOf(3)
        .map((record) => `${JSON.stringify(record)}\n`)
        .join(''),
    ),
  ])

describe('models in a history', () => {
  test('come back as they went, beside the records', () => {
    const sets = [learntOf(), learntOf({ event: 'schedule' })]
    const back = opened(encodeHistory(runsOf(20), sets))
    expect(back.learnt).toEqual(sets)
    expect(back.records).toHaveLength(20)
    expect(opened(encodeHistory(runsOf(20))).learnt).toBeUndefined()
  })

  test('are no concern of a reader that does not know them', () => {
    const [header = ''] = gunzipSync(encodeHistory(runsOf(2), [learntOf()]))
      .toString('utf8')
      .split('\n')
    // The header as the reader before models read it.
    const before = z.object({ schema: z.literal('pipeline-guard/history'), version: z.int().nonnegative() })
    expect(before.parse(JSON.parse(header))).toEqual({ schema: 'pipeline-guard/history', version: 1 })
    expect(historyHeaderSchema.parse(JSON.parse(header)).models).toHaveLength(1)
  })

  test.each([
    ['no list', 7, 1],
    ['no models', [7, null, 'x', {}], 4],
    ['one good one among bad', [{ ...learntOf(), seed: 'x' }, learntOf()], 1],
    ['a set that is far too large', [{ ...learntOf(), series: Array.from({ length: 6000 }, () => modelOf()) }], 1],
    ['one model of two', [{ ...learntOf(), series: [modelOf(), { ...modelOf(), state: { level: null } }] }], 1],
    ['a number that is none', [{ ...learntOf(), series: [modelOf({ state: { level: -1 } })] }], 1],
    ['a name that is no name', [{ ...learntOf(), series: [JSON.parse('{"kinds":{"__proto__":{}}}')] }], 1],
  ])('that cannot be read (%s) are counted, and cost no record', (_, models, unreadable) => {
    const back = opened(withModels(models))
    expect(back.records).toHaveLength(3)
    expect(back.quarantined).toEqual([])
    expect(back.unreadableModels).toBe(unreadable)
    for (const set of back.learnt ?? []) expect(learntSchema.safeParse(set).success).toBe(true)
  })

  test('a byte that flips in them costs no record', () => {
    const records = runsOf(40)
    const whole = encodeHistory(records, [
      learntOf({ series: Array.from({ length: 40 }, (_, i) => modelOf({ points: i })) }),
    ])
    const header = encodeHistory([], []).length
    fc.assert(
      fc.property(fc.integer({ min: 4, max: header + 100 }), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const bytes = Buffer.from(whole)
        bytes[at] = (bytes[at] as number) ^ flip
        const back = opened(bytes)
        expect(back.records).toHaveLength(40)
        if (back.learnt === undefined) expect(back.damage).toBeDefined()
      }),
      { numRuns: 60 },
    )
  })

  test('the set saved last is the one of its name', () => {
    const [old, young] = [learntOf({ saved: hours(1), seed: 1 }), learntOf({ saved: hours(2), seed: 2 })]
    expect(uniteLearnt([young], [old])).toEqual([young])
    expect(uniteLearnt([old], [young])).toEqual([young])
    expect(uniteLearnt([old], undefined, [learntOf({ event: 'schedule' })])).toHaveLength(2)
    // A clock that was wrong once does not keep its model for ever.
    expect(replaceLearnt([young], [old])).toEqual([old])
  })

  test('take a tenth of the bytes at the most, and the records the rest', () => {
    const many = (event: string, hour: number) =>
      learntOf({
        event,
        saved: hours(hour),
        series: Array.from({ length: 900 }, (_, i) => modelOf({ series: `s${i}`, points: i })),
      })
    const records = runsOf(500)
    const bytes = records.reduce((sum, record) => sum + lineBytes(record), 0)
    const bounds = { ...defaultBounds, bytes, slack: 0 }
    const sets = [many('push', 1), many('schedule', 2)]
    const kept = keepWithin(bounds, { records, learnt: sets, now: Date.parse(hours(600)) })
    const models = JSON.stringify(kept.learnt).length
    expect(models).toBeLessThanOrEqual(0.1 * bytes)
    expect(kept.records.reduce((sum, record) => sum + lineBytes(record), 0) + models).toBeLessThanOrEqual(bytes)
    // The newest set before the others, and of it what was learnt from most.
    expect(kept.learnt[0]?.event).toBe('schedule')
    expect(kept.learnt[0]?.series[0]?.series).toBe('s899')
    expect(keepWithin(bounds, { records, learnt: [], now: Date.parse(hours(600)) })).toEqual({ records, learnt: [] })
  })
})
