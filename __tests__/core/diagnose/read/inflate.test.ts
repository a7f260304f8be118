import { gzipSync as gzip } from 'node:zlib'
import { describe, expect, test } from '@jest/globals'
import { zipSync } from 'fflate'
import { defaultLimits, LogError, plainBytes } from '../../../../src/core/diagnose/read/inflate.js'
import { chunks, collected } from '../bytes.js'

const text = 'first\nerror: boom\nlast\n'
const bytes = Buffer.from(text)

describe('whatever the bytes are wrapped in', () => {
  test.each([
    ['plain', bytes],
    ['gzip', gzip(bytes)],
    ['two gzip members', Buffer.concat([gzip(bytes.subarray(0, 6)), gzip(bytes.subarray(6))])],
    ['UTF-16 little endian with its mark', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])],
    ['UTF-16 without a mark', Buffer.from(text, 'utf16le')],
    ['UTF-16 big endian', Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(text, 'utf16le').swap16()])],
  ])('%s', async (_name, data) => {
    for (const size of [1, 5, 1 << 16]) expect(await collected(plainBytes(chunks(data, size)))).toBe(text)
  })

  test('zip: the logs in it, one after another, and nothing else', async () => {
    const zip = zipSync({
      'build/1_Set up.txt': bytes,
      'build/2_Test.txt': Buffer.from('second'),
      'x.png': Buffer.from('no'),
    })
    expect(await collected(plainBytes(chunks(zip, 100)))).toBe(`${text}\nsecond\n`)
  })

  test('a bomb is refused before it is in memory', async () => {
    const bomb = gzip(Buffer.alloc(64 << 20))
    const limits = { ...defaultLimits, expanded: 4 << 20 }
    await expect(collected(plainBytes(chunks(bomb), limits))).rejects.toMatchObject({ code: 'zip-bomb' })
  })

  test('a broken archive says so; one cut short is read as far as it goes', async () => {
    await expect(collected(plainBytes(chunks(Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3]))))).rejects.toBeInstanceOf(
      LogError,
    )
    const long = Buffer.from(
      'a line of the log\n'
        .repeat(50_000)
        .split('')
        .map((c, i) => (i % 7 === 0 ? String(i % 10) : c))
        .join(''),
    )
    const cut = gzip(long)
    const read = await collected(plainBytes(chunks(cut.subarray(0, cut.length / 2))))
    expect(long.toString().startsWith(read)).toBe(true)
    expect(read.length).toBeGreaterThan(1000)
  })

  test('nothing is nothing', async () => expect(await collected(plainBytes(chunks('')))).toBe(''))
})
