import { gunzipSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from '@jest/globals'
import { decodeHistory, encodeHistory } from '../../../../src/core/history/file/codec.js'
import { runsOf } from '../../../support/records.js'

const opened = (bytes: Uint8Array) => {
  const loaded = decodeHistory(bytes)
  if (loaded.kind !== 'ok') throw new Error(JSON.stringify(loaded))
  return loaded.value
}

describe('members of a history that was read', () => {
  test('are written as they were, and no byte differs from packing all again', () => {
    const { records, members } = opened(encodeHistory(runsOf(40)))
    for (const next of [
      records,
      runsOf(41).map((run, at) => records[at] ?? run),
      records.slice(1),
      records.toReversed(),
    ])
      expect(Buffer.compare(encodeHistory(next, [], members), encodeHistory(next))).toBe(0)
  })

  test('are not taken for others when a record in them changed', () => {
    const { records, members } = opened(encodeHistory(runsOf(40)))
    const changed = records.map((run, at) => (at === 20 ? { ...run, recordedBy: 'someone else' } : run))
    const text = gunzipSync(encodeHistory(changed, [], members)).toString('utf8')
    expect(text).toBe(gunzipSync(encodeHistory(changed)).toString('utf8'))
    expect(text).toContain('someone else')
  })

  test('are the very bytes that were read', () => {
    const [header, ...lines] = gunzipSync(encodeHistory(runsOf(16)))
      .toString('utf8')
      .trimEnd()
      .split('\n')
    const member = gzipSync(`${lines.join('\n')}\n`, { level: 1 })
    const { records, members } = opened(Buffer.concat([gzipSync(`${header}\n`), member]))
    expect(Buffer.from(encodeHistory(records, [], members)).subarray(-member.length)).toEqual(member)
    expect(Buffer.from(encodeHistory(records)).subarray(-member.length)).not.toEqual(member)
  })

  test('with other bytes behind them are packed again, for a reader would stop there', () => {
    const bytes = Buffer.concat([encodeHistory(runsOf(32)), Buffer.alloc(8)])
    const read = opened(bytes)
    const records = [...read.records, ...runsOf(33).slice(32)]
    const written = encodeHistory(records, [], read.members)
    expect(opened(written).records).toHaveLength(33)
    expect(gunzipSync(written).toString('utf8').trimEnd().split('\n')).toHaveLength(34)
  })

  test('that end within a line are read as one text', () => {
    const text = gunzipSync(encodeHistory(runsOf(5)))
    const cut = Buffer.concat([gzipSync(text.subarray(0, 700)), gzipSync(text.subarray(700))])
    expect(opened(cut).records).toEqual(opened(encodeHistory(runsOf(5))).records)
  })
})
