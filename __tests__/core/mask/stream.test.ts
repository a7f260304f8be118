import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { environmentSecrets } from '../../../src/core/mask/environment.js'
import { createMask } from '../../../src/core/mask/index.js'
import { asBytes, createMaskStream } from '../../../src/core/mask/stream.js'

const known = 'hünter2hunter3'
const mask = createMask([known, asBytes(known)])
const key = `-----BEGIN RSA PRIVATE KEY-----\n${'MIIEowIBAAKCAQEA7bq8'.repeat(3)}ab12\nshortlastline1==\n-----END RSA PRIVATE KEY-----`

/** The bytes in pieces of the sizes given, over and over. */
function streamed(bytes: Buffer, sizes: readonly number[]): Buffer {
  const stream = createMaskStream(mask)
  const parts: Uint8Array[] = []
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1
    parts.push(stream.write(bytes.subarray(at, at + size)))
    at += size
  }
  return Buffer.concat([...parts, stream.end()])
}

describe('a stream', () => {
  test('is masked as the whole would be, wherever it is cut', () => {
    const line = fc.oneof(
      fc.constantFrom(
        `push to https://me:${known}@example.test`,
        `token ghp_${'Ab1'.repeat(14)} used`,
        'NPM_TOKEN=npm_abcdefgh12345678',
        key,
        '\r10 %\r20 %',
        'all is well',
      ),
      fc.string({ maxLength: 40 }),
    )
    const sizes = fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), fc.constantFrom('\n', '\r\n'), sizes, (lines, end, pieces) => {
        const bytes = Buffer.from(lines.join(end), 'utf8')
        const whole = Buffer.from(mask(bytes.toString('latin1')), 'latin1')
        expect(streamed(bytes, pieces).equals(whole)).toBe(true)
        expect(streamed(bytes, pieces).toString()).not.toContain(known)
      }),
    )
  })

  test('passes on every byte of what is no text', () => {
    const bytes = Buffer.from(Array.from({ length: 2000 }, (_, at) => (at * 7) % 256))
    expect(streamed(bytes, [13]).equals(bytes)).toBe(true)
  })

  test('holds back an unfinished line and no more', () => {
    const stream = createMaskStream(mask)
    expect(Buffer.from(stream.write(Buffer.from('one\ntwo'))).toString()).toBe('one\n')
    expect(Buffer.from(stream.write(Buffer.from(' three\n'))).toString()).toBe('two three\n')
  })

  test.each([' ', 'x'])('a line without end is handed on, and a secret in it is not cut: filled with %j', (filler) => {
    const text = `${filler.repeat(61_000)}${known}${filler.repeat(400)}`
    const bytes = Buffer.from(text.repeat(4))
    const stream = createMaskStream(mask)
    const first = stream.write(bytes.subarray(0, 65_537))
    expect(first.length).toBeGreaterThan(30_000)
    expect(streamed(bytes, [1000]).toString()).toBe(text.repeat(4).replaceAll(known, '***'))
  })

  test('a key that never ends holds back 32 KB at most', () => {
    const stream = createMaskStream(mask)
    const written = [
      '-----BEGIN PRIVATE KEY-----\n',
      ...Array.from({ length: 900 }, () => 'not a key at all, only words\n'),
    ]
    const out = Buffer.concat(written.map((part) => stream.write(Buffer.from(part))))
    expect(out.length).toBe(0)
    const more = Array.from({ length: 400 }, () => stream.write(Buffer.from('not a key at all, only words\n')))
    expect(Buffer.concat(more).toString()).toContain('only words')
  })
})

test('secrets of an environment are known by name, and by looking like one', () => {
  const secret = {
    NPM_TOKEN: 'abcd1234efgh',
    AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    DEPLOY_PASSWORD: 'correct-horse-battery-staple',
    GITHUB_TOKEN: 'short',
    NPMTOKEN: 'abcd1234efgi',
    DBPASSWORD: 'sunflowersX',
  }
  const plain = {
    DB_PASSWORD: 'postgres',
    GPG_TOKEN: 'required',
    MAX_TOKEN: '8192000000',
    SIGNING_PRIVATE_KEY: '/home/ci/keys/signing2.pem',
    TOKEN_FILE: 'abcd1234efgh',
    PATH: '/usr/bin1:/bin2',
    EMPTY_TOKEN: '',
    MONKEY: 'abcd1234efgh',
  }
  expect(environmentSecrets({ ...plain, ...secret })).toEqual(Object.values(secret))
})
