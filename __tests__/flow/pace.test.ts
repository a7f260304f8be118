import { expect, test } from '@jest/globals'
import { createMask } from '../../src/core/mask/index.js'
import type { Snapshot, Trouble } from '../../src/core/model/index.js'
import { gather } from '../../src/flow/gather.js'
import type { Ports } from '../../src/ports.js'

const bytes = (text: string) => new TextEncoder().encode(text)

/** One failed job with such a log; each look at the clock is 25 ms after the one before, and the time is up after `looks`. */
async function judged(log: () => AsyncIterable<Uint8Array>, looks: number) {
  const snapshot: Snapshot = {
    key: { host: 'h', repository: 'o/r', workflow: 'ci.yml', run: '1', attempt: 1 },
    observedAt: '2026-01-01T00:00:00Z',
    status: 'completed',
    source: 'api',
    run: {},
    jobs: [{ id: '1', name: 'build', status: 'completed', outcome: 'failed', steps: [] }],
  }
  const troubles: Trouble[] = []
  let looked = 0
  const nothing = async () => undefined
  const ports = {
    evidence: { tests: nothing, metrics: async () => ({}), logs: async () => [] },
    platform: { log: async () => ({ name: 'build', open: log }) },
    mask: createMask([]),
    now: () => 25 * looked++,
    deadline: { late: () => looked > looks, left: () => 1 },
    troubles: { add: (trouble: Trouble) => void troubles.push(trouble) },
  } as unknown as Ports
  const { diagnoses } = await gather({ snapshot, ports, records: [], rules: [] })
  return { diagnosis: diagnoses.get('1'), troubles }
}

test('a log without end is read until half of the time is spent, and what was seen is the answer', async () => {
  async function* endless() {
    yield bytes('src/a.c:1:2: error: undefined symbol\n')
    for (const line = bytes('all is well\n'.repeat(1000)); ; ) yield line
  }
  const { diagnosis, troubles } = await judged(endless, 10)
  expect(diagnosis).toMatchObject({ failed: true, category: 'build', location: { file: 'src/a.c', line: 1 } })
  expect(troubles).toEqual([expect.objectContaining({ code: 'log-cut' })])
})

test('timers have their turn while lines are matched', async () => {
  let turns = 0
  const timer = setInterval(() => {
    turns += 1
  })
  async function* errors() {
    for (let at = 0; at < 4; at++) yield bytes(`src/a.c:${at}:2: error: undefined symbol ${at}\n`.repeat(100))
  }
  await judged(errors, Number.POSITIVE_INFINITY)
  clearInterval(timer)
  expect(turns).toBeGreaterThan(0)
})

test('an archive that expands without end is told, and no diagnosis is made of it', async () => {
  async function* broken() {
    yield bytes('PK\x03\x04 no archive at all')
  }
  const { diagnosis, troubles } = await judged(broken, Number.POSITIVE_INFINITY)
  expect(diagnosis).toBeUndefined()
  expect(troubles).toEqual([expect.objectContaining({ code: 'log-unreadable' })])
})
