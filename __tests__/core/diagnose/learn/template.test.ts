import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { RE2JS } from 're2js'
import { patternOf } from '../../../../src/core/diagnose/learn/learning.js'
import { hash64, signatureOf, templateOf } from '../../../../src/core/diagnose/learn/template.js'

describe('templates and signatures', () => {
  test.each([
    [
      '/home/runner/work/x/x/src/Foo.java:[12,30] cannot find symbol',
      'D:\\a\\x\\x\\src\\Foo.java:[14,2] cannot find symbol',
    ],
    [
      'E: Failed to fetch http://a.example/x.deb  404 [IP: 91.189.91.26 80]',
      'E: Failed to fetch https://b.example/y.deb  404 [IP: 10.0.0.1 443]',
    ],
    [
      'fatal: bad object 53fe3247f760d25347886d8ccab7e7c09cb114e1',
      'fatal: bad object 0c8ce8498e1c0f94299f851dd8a1728a4115b06a',
    ],
    ['took 12.5s at 2024-01-02T03:04:05Z', 'took 3.25s at 2026-12-31T23:59:59.123Z'],
    ['pod runner-1f2e3d4c5b-abc failed', 'pod runner-9a8b7c6d5e-abc failed'],
  ])('%s', (a, b) => {
    expect(templateOf(a)).toBe(templateOf(b))
    expect(signatureOf('x/y', a)).toBe(signatureOf('x/y', b))
  })

  test('different troubles differ', () => {
    expect(signatureOf(null, "Cannot find module 'a'")).not.toBe(signatureOf(null, "Cannot find module 'b'"))
    expect(new Set(Array.from({ length: 5000 }, (_, i) => hash64(`line ${i}`))).size).toBe(5000)
  })

  test('a learnt pattern is RE2 and matches its own line', () => {
    const line = fc.string({
      unit: fc.constantFrom('a', 'Z', '0', ' ', '/', '.', ':', '(', '[', '*', '\\', '-', '"', 'ü'),
      minLength: 5,
      maxLength: 80,
    })
    fc.assert(
      fc.property(line, (text) => {
        const trimmed = text.trim().replace(/\s+/g, ' ')
        fc.pre(trimmed.length > 0)
        expect(RE2JS.compile(patternOf(trimmed)).matcher(trimmed).find()).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})
