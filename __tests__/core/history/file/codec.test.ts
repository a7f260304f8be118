import { gunzipSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { decodeHistory, encodeHistory, historyText } from '../../../../src/core/history/file/codec.js'
import { readHeader } from '../../../../src/core/history/file/header.js'
import { compileShape } from '../../../../src/core/history/file/shape.js'
import { canonicalJson } from '../../../../src/core/history/order.js'
import { runRecordSchema } from '../../../../src/core/model/index.js'
import { arbitraryRecord } from '../../../support/arbitrary-records.js'
import { runsOf } from '../../../support/records.js'

const text = (value: string) => Buffer.from(value, 'utf8')
const opened = (bytes: Uint8Array) => {
  const loaded = decodeHistory(bytes)
  if (loaded.kind !== 'ok') throw new Error(JSON.stringify(loaded))
  return loaded.value
}
const refused = (bytes: Uint8Array) => {
  const loaded = decodeHistory(bytes)
  return loaded.kind === 'corrupt' ? loaded.reason : loaded.kind
}

describe('a history as bytes', () => {
  test('comes back as it went', () => {
    fc.assert(
      fc.property(
        fc.array(arbitraryRecord(fc.string({ minLength: 1, maxLength: 4 })), { maxLength: 40 }),
        (records) => {
          const back = opened(encodeHistory(records))
          expect(back.records.map(canonicalJson)).toEqual(records.map(canonicalJson))
          expect(back.quarantined).toEqual([])
        },
      ),
      { numRuns: 40 },
    )
  })

  test('is one gzip file to every reader: a header, then one record a line', () => {
    const lines = gunzipSync(encodeHistory(runsOf(40)))
      .toString('utf8')
      .trimEnd()
      .split('\n')
    expect(lines).toHaveLength(41)
    expect(lines[0]).toBe('{"schema":"pipeline-guard/history","version":1,"records":40}')
    expect(JSON.parse(lines[40] ?? '').key.run).toBe('1039')
  })

  test('may be plain, with blank lines and Windows’ line ends', () => {
    expect(opened(text(historyText(runsOf(3)).replaceAll('\n', '\r\n\r\n'))).records).toHaveLength(3)
  })

  test('keeps fields it does not know', () => {
    const record = { ...runsOf(1)[0], later: 1 }
    const lines = `{"schema":"pipeline-guard/history","version":1}\n${JSON.stringify(record)}\n`
    expect(opened(text(lines)).records[0]).toHaveProperty('later', 1)
  })
})

test('an entry named __proto__ is dropped, not obeyed', () => {
  const line = JSON.stringify(runsOf(1)[0]).replace('"jobs":{', '"jobs":{"__proto__":{"polluted":true},')
  const [record] = opened(text(`{"schema":"pipeline-guard/history","version":1}\n${line}\n`)).records
  expect(Object.keys(record?.jobs ?? {})).toEqual(['10001'])
  expect(Object.getPrototypeOf(record?.jobs)).toBe(Object.prototype)
})

describe('what is not a history', () => {
  test.each([
    ['nothing at all', text(''), /empty/],
    ['a page of HTML', text('<html></html>'), /header/],
    ['JSON of something else', text('{"schema":"other"}\n{}'), /header/],
    ['binary', Buffer.from([0, 1, 2, 255, 254]), /header/],
    ['a gzip’d picture', gzipSync(Buffer.from([137, 80, 78, 71])), /header/],
    ['a gzip start and nothing more', Buffer.from([0x1f, 0x8b, 8, 0]), /end of file|header/],
    [
      'a later version',
      text('{"schema":"pipeline-guard/history","version":2}\n'),
      /newer than this Pipeline Guard knows.*update/,
    ],
  ])('%s is corrupt, never empty', (_, bytes, reason) => {
    expect(refused(bytes)).toMatch(reason)
  })

  test('a small file that expands beyond the limit is refused', () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000))
    expect(decodeHistory(bomb, { limit: 1_000_000 })).toMatchObject({
      kind: 'corrupt',
      reason: expect.stringContaining('1000000'),
    })
  })
})

describe('bad lines', () => {
  const good = runsOf(2).map((record) => JSON.stringify(record))
  test.each([
    ['no JSON', '{"key":', /not JSON/],
    ['JSON that is no record', '[]', /line: /],
    ['a record without its run', JSON.stringify({ ...runsOf(1)[0], run: undefined }), /run: /],
    ['a negative duration', good[0]?.replace('"workMs":300000', '"workMs":-1') ?? '', /workMs/],
    ['a time that is none', good[0]?.replace('2026-01-01T00:00:00.000Z', 'yesterday') ?? '', /startedAt/],
  ])('%s: set aside word for word with its reason, the rest is kept', (_, line, reason) => {
    const back = opened(text(['{"schema":"pipeline-guard/history","version":1}', good[0], line, good[1]].join('\n')))
    expect(back.records.map(({ key }) => key.run)).toEqual(['1000', '1001'])
    expect(back.quarantined).toEqual([line])
    expect(back.reasons?.[0]).toMatch(reason)
  })
})

describe('versions', () => {
  const header = (version: number) => ({ schema: 'pipeline-guard/history', version })
  const steps = [
    (line: unknown) => ({ ...(line as object), second: true }),
    (line: unknown) => ({ ...(line as object), third: true }),
  ]

  test('an older line goes through every step from its version to ours, a line of ours through none', () => {
    const migrated = (version: number) => {
      const read = readHeader(header(version), steps)
      return read.kind === 'ok' ? read.migrate({ of: version }) : read
    }
    expect(migrated(1)).toEqual({ of: 1, second: true, third: true })
    expect(migrated(2)).toEqual({ of: 2, third: true })
    expect(migrated(3)).toEqual({ of: 3 })
    expect(migrated(4)).toEqual({ kind: 'newer', version: 4 })
  })

  test('there was no version before the first', () =>
    expect(decodeHistory(text('{"schema":"pipeline-guard/history","version":0}\n[]\n'))).toMatchObject({
      kind: 'corrupt',
    }))
})

/** Where the gzip members begin. */
const starts = (bytes: Uint8Array): number[] =>
  [...bytes.keys()].filter((at) => [0x1f, 0x8b, 8, 0].every((byte, index) => bytes[at + index] === byte))

describe('damage', () => {
  const records = runsOf(100)
  const whole = encodeHistory(records)
  const originals = new Set(records.map(canonicalJson))

  test('one flipped byte costs one block at the most, and changes no record unnoticed', () => {
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const bytes = Uint8Array.from(whole)
        bytes[at] = (bytes[at] ?? 0) ^ flip
        const loaded = decodeHistory(bytes)
        if (loaded.kind !== 'ok') throw new Error(`a flip at ${at}: ${JSON.stringify(loaded)}`)
        for (const record of loaded.value.records) expect(originals.has(canonicalJson(record))).toBe(true)
        expect(loaded.value.records.length).toBeGreaterThanOrEqual(records.length - 16)
        const told = loaded.value.damage !== undefined || loaded.value.quarantined.length > 0
        expect(told || loaded.value.records.length === records.length).toBe(true)
      }),
      { numRuns: 150 },
    )
  })

  const edges = [...starts(whole), whole.length]

  test('a cut between two blocks is told too', () => {
    for (const [index, edge] of edges.slice(1, -1).entries()) {
      const back = opened(whole.subarray(0, edge))
      expect(back.records).toHaveLength(index * 16)
      expect(back.damage).toMatch(`${100 - index * 16} of its 100 records are missing`)
    }
  })

  test.each([
    ['zeros, as a sparse copy has them', Buffer.alloc(40)],
    ['rubbish', Buffer.from('xxxx\n')],
  ])('a hole of %s at an edge costs no block, and is told', (_what, hole) => {
    for (const edge of edges.slice(1, -1)) {
      const back = opened(Buffer.concat([whole.subarray(0, edge), hole, whole.subarray(edge)]))
      expect(back.records).toHaveLength(100)
      expect(back.damage).toMatch(/belong together|incorrect header/)
    }
  })

  test('zeros over the beginning of a block cost that block alone', () => {
    for (const [index, edge] of edges.slice(0, -1).entries()) {
      const bytes = Uint8Array.from(whole).fill(0, edge, edge + 8)
      const back = opened(bytes)
      const own = index === 0 ? 0 : index === 7 ? 4 : 16
      expect(back.records).toHaveLength(100 - own)
      expect(back.damage).toMatch(/\S/)
    }
  })

  test('a byte order mark costs nothing', () => {
    for (const bytes of [whole, text(historyText(records))])
      expect(opened(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes])).records).toHaveLength(100)
  })

  test('a truncated file keeps every whole block, and the cut is told', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: whole.length - 1 }), (length) => {
        const loaded = decodeHistory(whole.subarray(0, length))
        if (loaded.kind !== 'ok') throw new Error(loaded.kind)
        expect(loaded.value.damage).toMatch(/\S/)
        expect(loaded.value.records.length).toBeGreaterThanOrEqual(Math.floor((length / whole.length) * 6 - 1) * 16)
      }),
      { numRuns: 50 },
    )
  })

  test('a file made of beginnings alone is given up, not looked at for minutes', () => {
    const bytes = Buffer.concat(Array.from({ length: 65_536 }, () => Buffer.from([0x1f, 0x8b, 8, 0])))
    expect(refused(bytes)).toMatch(/more than 256 blocks are broken, the rest was not read/)
  })

  test('a truncated file of one block keeps the lines before the cut', () => {
    const single = gzipSync(historyText(records))
    const back = opened(single.subarray(0, single.length / 2))
    expect(back.records.length).toBeGreaterThan(10)
    expect(back.damage).toMatch(/end of file/)
    expect(back.quarantined.length).toBeLessThanOrEqual(1)
  })
})

test('the compiled check answers as zod does', () => {
  const check = compileShape(runRecordSchema)
  const odd = fc.constantFrom<unknown>(
    undefined,
    null,
    -1,
    0.5,
    '',
    'x',
    Number.NaN,
    [],
    {},
    true,
    '2026-01-01',
    '2026-01-01T00:00:00Z',
  )
  fc.assert(
    fc.property(arbitraryRecord(), fc.array(fc.nat(9), { minLength: 1, maxLength: 6 }), odd, (record, path, value) => {
      const changed = structuredClone(record) as unknown
      replaceAt(changed, path, value)
      expect(check(changed)).toBe(runRecordSchema.safeParse(changed).success)
    }),
    { numRuns: 600 },
  )
})

/** Walks into the value by the nth key at each depth and puts the odd one there. */
function replaceAt(root: unknown, path: readonly number[], odd: unknown): void {
  let at = root
  for (const [depth, nth] of path.entries()) {
    if (typeof at !== 'object' || at === null) return
    const names = Object.keys(at)
    const name = names[nth % Math.max(1, names.length)]
    if (name === undefined) return
    const holder = at as Record<string, unknown>
    if (depth === path.length - 1) holder[name] = odd
    at = holder[name]
  }
}
