import { describe, expect, test } from '@jest/globals'
import { createMask } from '../../src/core/mask/index.js'
import type { Snapshot, SnapshotJob, TestResults } from '../../src/core/model/index.js'
import { gather } from '../../src/flow/gather.js'
import type { Ports } from '../../src/ports.js'

const job = (more: Partial<SnapshotJob>): SnapshotJob => ({
  id: '1',
  name: 'test',
  status: 'completed',
  outcome: 'failed',
  steps: [],
  ...more,
})
const tests: TestResults = {
  total: 2,
  failed: 1,
  skipped: 0,
  failures: [{ suite: 'cart', name: 'adds tax', message: 'expected 4, got 3', file: 'cart.py', line: 8 }],
  flaky: [],
  slowest: [],
}

async function diagnosesOf(jobs: readonly SnapshotJob[], { reported }: { readonly reported?: TestResults } = {}) {
  const snapshot: Snapshot = {
    key: { host: 'h', repository: 'o/r', workflow: 'ci.yml', run: '1', attempt: 1 },
    observedAt: '2026-01-01T00:00:00Z',
    status: 'completed',
    source: 'api',
    run: {},
    jobs,
  }
  const nothing = async () => undefined
  const ports = {
    evidence: { tests: async () => reported, metrics: async () => ({}), logs: async () => [] },
    platform: { log: nothing },
    mask: createMask([]),
    deadline: { late: () => false },
    now: () => 0,
    troubles: { add: () => undefined },
  } as unknown as Ports
  return (await gather({ snapshot, ports, records: [], rules: [] })).diagnoses
}

describe('failed jobs of which there is no log', () => {
  test('no runner took it', async () => {
    const found = await diagnosesOf([job({ unstarted: true, runner: { labels: ['gpu', 'x64'] } })])
    expect(found.get('1')).toMatchObject({
      category: 'infrastructure',
      rule: 'platform/never-started',
      transient: false,
    })
    expect(found.get('1')?.title).toContain('(gpu, x64)')
  })

  test('its time was up', async () => {
    const found = await diagnosesOf([job({ outcome: 'timed-out' })])
    expect(found.get('1')).toMatchObject({ category: 'timeout' })
  })

  test('a report names the failing test', async () => {
    const found = await diagnosesOf([job({})], { reported: tests })
    expect(found.get('1')).toMatchObject({
      category: 'test',
      title: 'adds tax failed: expected 4, got 3',
      location: { file: 'cart.py', line: 8 },
    })
  })

  test('of two failed jobs nobody knows whose report it is', async () => {
    expect((await diagnosesOf([job({}), job({ id: '2', name: 'lint' })], { reported: tests })).size).toBe(0)
  })

  test('and without a report nothing is made up', async () => {
    expect((await diagnosesOf([job({})])).size).toBe(0)
  })
})
