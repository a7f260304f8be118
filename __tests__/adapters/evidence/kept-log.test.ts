import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { openKeptLog } from '../../../src/adapters/evidence/kept-log.js'

let folder = ''
let opened = 0
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kept-log-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Written in pieces; @returns what stands on the disk after each */
function written(pieces: readonly string[], bounds: { readonly head: number; readonly tail: number }) {
  const path = join(folder, `${++opened}.log`)
  const log = openKeptLog(path, bounds)
  const after = pieces.map((piece) => {
    log.write(Buffer.from(piece))
    return readFileSync(path, 'latin1')
  })
  log.close()
  return { after, last: readFileSync(path, 'latin1') }
}

const lines = (count: number) => Array.from({ length: count }, (_, at) => `line ${at}\n`)

describe('a log that is kept', () => {
  test('short: as it is', () => {
    expect(written(lines(9), { head: 50, tail: 50 }).last).toBe(lines(9).join(''))
  })

  test('long: its beginning, what is left out, and its end from the start of a line', () => {
    const { last } = written(lines(1000), { head: 70, tail: 100 })
    expect(last.startsWith(lines(9).join(''))).toBe(true)
    expect(last).toMatch(/\n\[pipeline-guard exec: \d+ bytes of output are left out here\]\nline \d+\n/)
    expect(last.endsWith(lines(1000).slice(-9).join(''))).toBe(true)
    expect(last.match(/left out here/g)).toHaveLength(1)
  })

  test('whatever comes in whatever pieces: bounded, every byte counted, its end there at every moment', () => {
    const bounds = { head: 64, tail: 128 }
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom('a', 'b', '\n'), maxLength: 700 }), { maxLength: 30 }),
        (pieces) => {
          let all = ''
          const { after } = written(pieces, bounds)
          for (const [at, text] of after.entries()) {
            all += pieces[at]
            expect(text.length).toBeLessThanOrEqual(bounds.head + 2 * bounds.tail + 100)
            const [head = '', tail] = text.split(/\n\[pipeline-guard exec: \d+ bytes of output are left out here\]\n/)
            const dropped = Number(/exec: (\d+) bytes/.exec(text)?.[1] ?? 0)
            expect(all.startsWith(head)).toBe(true)
            expect(all.endsWith(tail ?? head)).toBe(true)
            expect(head.length + dropped + (tail ?? '').length).toBe(all.length)
          }
        },
      ),
      { numRuns: 200 },
    )
  })
})
