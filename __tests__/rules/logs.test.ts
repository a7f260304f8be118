import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { diagnoseLog, examineLog } from '../../src/core/diagnose/index.js'
import type { Diagnosis } from '../../src/core/model/index.js'
import { shippedRules } from '../../src/rules/index.js'
import { proofs } from '../../src/rules/proofs.js'

interface MarkedLog {
  readonly name: string
  readonly head: Readonly<Partial<Record<'source' | 'category' | 'rule' | 'outcome', string>>>
  readonly body: string
  readonly marked: readonly number[]
}

const script = resolve('scripts/marked-log.mjs')
const {
  markedLogs,
  readMarked,
  writeMarked,
}: {
  readonly markedLogs: () => readonly MarkedLog[]
  readonly readMarked: (text: string) => Omit<MarkedLog, 'name'>
  readonly writeMarked: (log: Omit<MarkedLog, 'name'>) => string
} = await import(script)
const logs = markedLogs()

async function* chunksOf(log: MarkedLog): AsyncGenerator<Uint8Array> {
  yield Buffer.from(log.body)
}

const diagnose = (log: MarkedLog): Promise<Diagnosis> =>
  diagnoseLog(chunksOf(log), { file: log.name, ...(log.head.outcome === 'failed' ? { failed: true } : {}) })

/** The numbers of the answer's lines, best first, and then of the further candidates. */
const numbersOf = (found: Diagnosis): readonly number[] => [
  ...new Set([...found.lines, ...found.candidates].map((line) => line.number)),
]

test('the mark comes off and goes on again', () => {
  const log = { head: { source: 'a person', category: 'test' }, body: 'one\n\ntwo\r\nthree', marked: [3] }
  expect(writeMarked(log)).toBe('# source: a person\n# category: test\n\none\n\n»» two\r\nthree')
  expect(readMarked(writeMarked(log))).toEqual(log)
  expect(() => readMarked('no head\n\nlog')).toThrow('no head')
})

describe('real failures of real tools', () => {
  test('every head says where the log comes from and what it shows', () => {
    const ids = new Set(shippedRules.map(({ id }) => id))
    const faults = logs.flatMap(({ name, head, marked }) => {
      const passed = head.outcome === 'passed'
      return [
        ...(head.source === undefined ? [`${name}: no source`] : []),
        ...(passed === (head.category === undefined) ? [] : [`${name}: a category for failures, none for what passed`]),
        ...(passed === (marked.length === 0) ? [] : [`${name}: a mark for failures, none for what passed`]),
        ...(head.rule === undefined || ids.has(head.rule) ? [] : [`${name}: no rule ${head.rule}`]),
      ]
    })
    expect(faults).toEqual([])
    expect(logs.length).toBeGreaterThan(150)
  })

  test.each(logs.map((log) => [log.name, log] as const))('%s', async (_name, log) => {
    const found = await diagnose(log)
    if (log.head.outcome === 'passed') {
      // The bare output of a tool need not prove that all went well; but nothing in it may be blamed.
      const { failed, category, rule } = found
      expect({ category, rule }).toEqual({ category: failed ? 'unknown' : null, rule: null })
      return
    }
    expect(found.failed).toBe(true)
    expect(log.marked.some((line) => numbersOf(found).slice(0, 3).includes(line))).toBe(true)
    expect(log.head.category?.split(' ')).toContain(found.category)
  })

  // Ranking weights are learnt anew now and then: near ties may swap places, but not many.
  test('the line a person would point at comes first in nine of ten', async () => {
    const failing = logs.filter(({ head }) => head.outcome !== 'passed')
    const first = await Promise.all(failing.map(async (log) => numbersOf(await diagnose(log))[0] ?? 0))
    const hits = failing.filter((log, at) => log.marked.includes(first[at] ?? 0))
    expect(hits.length / failing.length).toBeGreaterThanOrEqual(0.9)
  })
})

describe('what proves a rule', () => {
  const rows = readFileSync('src/rules/PROOFS.tsv', 'utf8')
    .replace(/\n$/, '')
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'))

  test('proofs.ts and PROOFS.tsv know the same rules', () => {
    const proven = rows.flatMap(([id = '', log, factory, open]) =>
      log !== '' ? [[id, 'log']] : factory !== '' ? [[id, 'factory']] : open !== '' ? [[id, 'public']] : [],
    )
    expect([...proofs].sort()).toEqual(proven.sort())
    expect(rows.map(([id]) => id)).toEqual(shippedRules.map(({ id }) => id).sort())
  })

  test('a rule proven by a log beside it matches a line of that log', async () => {
    const claimed = rows.filter(([, log]) => log !== '')
    const seen = new Map<string, ReadonlySet<string>>()
    for (const log of logs) {
      const { gathered } = await examineLog(chunksOf(log), { file: log.name })
      seen.set(`src/rules/${log.name}.log`, new Set(gathered.sightings.map(({ rule }) => rule.id)))
    }
    expect(claimed.filter(([id = '', log = '']) => seen.get(log)?.has(id) !== true)).toEqual([])
  })
})
