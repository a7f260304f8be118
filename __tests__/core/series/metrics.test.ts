import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { parseMetrics } from '../../../src/core/series/metrics.js'

test('lines: unit and direction may be left out', () => {
  expect(
    parseMetrics(
      'coverage=81.5 % higher\n# why\nbundle size = 1.2e3 kB lower\r\nwarnings=3\nlatency=9 ms\nodd=-1 either',
    ),
  ).toEqual({
    metrics: {
      coverage: { value: 81.5, unit: '%', better: 'higher' },
      'bundle size': { value: 1200, unit: 'kB', better: 'lower' },
      warnings: { value: 3, better: 'either' },
      latency: { value: 9, unit: 'ms', better: 'lower' },
      odd: { value: -1, better: 'either' },
    },
    faults: [],
  })
})

test('every fault at once, and what is right is kept', () => {
  const { metrics, faults } = parseMetrics(
    'a=1\nb\nc=many\nd=1 ms sideways\na=2\n=4\ne=NaN\nf=1 ms lower please\n[x]=1',
  )
  expect(metrics).toEqual({ a: { value: 1, better: 'either' } })
  expect(faults).toEqual([
    'line 2: got "b", accepted is name=value unit lower|higher|either',
    'line 3: got "many" as the value, accepted is a number',
    'line 4: got "sideways" as the direction, accepted is lower, higher, either',
    'line 5: "a" is given twice',
    'line 6: got "=4", accepted is name=value unit lower|higher|either',
    'line 7: got "NaN" as the value, accepted is a number',
    'line 8: got "f=1 ms lower please", accepted is name=value unit lower|higher|either',
    'line 9: the name "[x]" must have 1 to 200 characters, no brackets and no control characters',
  ])
})

test('JSON by name', () => {
  expect(
    parseMetrics(
      '{"a": 1, "b": {"value": 2, "unit": "ms", "better": "lower"}, "c": "3", "d": {"value": 1, "better": "up"}}',
    ),
  ).toEqual({
    metrics: { a: { value: 1, better: 'either' }, b: { value: 2, unit: 'ms', better: 'lower' } },
    faults: [
      '"c": got "3" as the value, accepted is a number',
      '"d": got "up" as the direction, accepted is lower, higher, either',
    ],
  })
})

test('what github-action-benchmark takes', () => {
  const benches =
    '[{"name": "load", "unit": "ms", "value": 50, "range": "3"}, {"name": "rate", "unit": "ops/sec", "value": 9}, {"name": "score", "unit": "points", "value": 1}]'
  expect(parseMetrics(benches).metrics).toMatchObject({
    load: { better: 'lower' },
    rate: { better: 'higher' },
    score: { better: 'either' },
  })
  const tool = (name: string) =>
    parseMetrics(`{"tool": "${name}", "benches": [{"name": "x", "unit": "points", "value": 1}]}`)
  expect(tool('customSmallerIsBetter').metrics['x']?.better).toBe('lower')
  expect(tool('customBiggerIsBetter').metrics['x']?.better).toBe('higher')
})

test('broken JSON, no metrics, too many', () => {
  expect(parseMetrics('{"a": ').faults).toEqual([expect.stringMatching(/^metrics: not JSON/)])
  expect(parseMetrics('')).toEqual({ metrics: {}, faults: [] })
  expect(parseMetrics('[1]').faults).toHaveLength(1)
  const many = Array.from({ length: 250 }, (_, i) => `m${i}=${i}`).join('\n')
  expect(Object.keys(parseMetrics(many).metrics)).toHaveLength(200)
  expect(parseMetrics(many).faults).toEqual(['line 201: more than 200 metrics; the rest is left out'])
})

test('hostile text never throws and never yields a number that is not finite', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.json(),
        fc.string().map((text) => `a=${text}`),
      ),
      (text) => {
        for (const { value } of Object.values(parseMetrics(text).metrics)) expect(Number.isFinite(value)).toBe(true)
      },
    ),
  )
  expect(Object.keys(parseMetrics('{"__proto__": 1}').metrics)).toEqual(['__proto__'])
})
