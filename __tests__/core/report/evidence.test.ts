import { expect, test } from '@jest/globals'
import type { Diagnosis } from '../../../src/core/model/index.js'
import { evidenceOf, pointer } from '../../../src/core/report/evidence.js'

const diagnosis = (lines: Diagnosis['lines']): Diagnosis => ({
  file: 'log',
  failed: true,
  category: 'build',
  confidence: 1,
  transient: false,
  transientProbability: 0,
  rule: null,
  signature: 's',
  title: 't',
  advice: '',
  lines,
  candidates: [],
})

test('the best lines, in the order of the log, the very best pointed at', () => {
  const found = evidenceOf(
    diagnosis([
      { number: 9, text: 'the cause' },
      { number: 3, text: 'before' },
      { number: 12, text: 'after' },
      { number: 1, text: 'too much' },
    ]),
    3,
    100,
  )
  expect(found.map((line) => `${line.number}${pointer(line, found)}${line.text}`)).toEqual([
    '3│before',
    '9▶the cause',
    '12│after',
  ])
})

test('a single line needs no pointer; no line is no line', () => {
  const found = evidenceOf(diagnosis([{ number: 1, text: 'x' }]), 5, 100)
  expect(found.map((line) => pointer(line, found))).toEqual(['│'])
  expect(evidenceOf(diagnosis([]), 5, 100)).toEqual([])
})

test('common indentation goes, relative indentation stays; tabs, colours and length are tamed', () => {
  const found = evidenceOf(
    diagnosis([
      { number: 1, text: '\t\u001b[31merror\u001b[0m: mismatched types' },
      { number: 2, text: '      ^^^^ expected u8' },
      { number: 3, text: '' },
      { number: 4, text: `    ${'x'.repeat(500)}` },
    ]),
    5,
    40,
  )
  expect(found.map((line) => line.text)).toEqual([
    'error: mismatched types',
    '    ^^^^ expected u8',
    '',
    `  ${'x'.repeat(35)}…`,
  ])
})
