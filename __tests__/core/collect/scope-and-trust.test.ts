import { describe, expect, test } from '@jest/globals'
import { recordRun } from '../../../src/core/collect/record.js'
import { scopeOf } from '../../../src/core/collect/scope.js'
import type { Snapshot, SnapshotJob } from '../../../src/core/model/index.js'
import { eventClass, isTrusted } from '../../../src/core/run/trust.js'
import { capWeights } from '../../../src/core/run/weights.js'
import { recordOf } from '../../support/records.js'

const job = (id: string, status: SnapshotJob['status'], attempt = 1): SnapshotJob => ({
  id,
  name: id,
  status,
  attempt,
  steps: [],
})
const inside = (jobs: readonly SnapshotJob[], more: Partial<Snapshot> = {}): Snapshot => ({
  key: { host: 'github.com', repository: 'o/r', workflow: 'ci.yml', run: '1', attempt: 1 },
  observedAt: '2026-01-01T00:00:00Z',
  status: 'in-progress',
  source: 'api',
  run: {},
  jobs,
  ownJob: 'own',
  ...more,
})
const own = job('own', 'in-progress')

describe('scope', () => {
  test('auto is run when no other job is unfinished', () => {
    expect(scopeOf(inside([own]), 'auto')).toBe('run')
    expect(scopeOf(inside([own, job('b', 'completed')]), 'auto')).toBe('run')
    expect(scopeOf(inside([own, job('b', 'in-progress')]), 'auto')).toBe('job')
    expect(scopeOf(inside([own, job('b', 'queued')]), 'auto')).toBe('job')
  })

  test('jobs of another attempt do not count', () => {
    expect(scopeOf(inside([own, job('b', 'queued', 2)]), 'auto')).toBe('run')
  })

  test('the last of a matrix to finish is the one that judges the run', () => {
    const matrix = (finished: number) =>
      inside([own, ...[1, 2, 3].map((n) => job(`m${n}`, n <= finished ? 'completed' : 'in-progress'))])
    expect([0, 1, 2, 3].map((finished) => scopeOf(matrix(finished), 'auto'))).toEqual(['job', 'job', 'job', 'run'])
  })

  test('an own job that was not found leaves another job unfinished', () => {
    const { ownJob: _, ...unknown } = inside([own])
    expect(scopeOf(unknown, 'auto')).toBe('job')
  })

  test('a listing that could not be had is job; a run that has ended is run', () => {
    expect(scopeOf(inside([own], { partial: true }), 'auto')).toBe('job')
    expect(scopeOf(inside([job('b', 'in-progress')], { status: 'completed' }), 'auto')).toBe('run')
    expect(scopeOf(inside([], { partial: true, status: 'completed' }), 'auto')).toBe('run')
  })

  test('of a run whose jobs could not be listed, one job that passed tells nothing, and one that failed tells all', () => {
    const outcomeIn = (outcome: 'passed' | 'failed' | 'cancelled', partial: boolean) =>
      recordRun({ ...inside([{ ...own, outcome }]), ...(partial ? { partial } : {}) }).run.value.outcome
    expect([outcomeIn('passed', false), outcomeIn('passed', true)]).toEqual(['passed', undefined])
    expect([outcomeIn('cancelled', true), outcomeIn('failed', true)]).toEqual([undefined, 'failed'])
  })

  test('what is asked for is what is done', () => {
    expect(scopeOf(inside([own, job('b', 'queued')]), 'run')).toBe('run')
    expect(scopeOf(inside([own]), 'job')).toBe('job')
  })
})

describe('trust', () => {
  const of = (facts: Parameters<typeof recordOf>[0] = {}) => recordOf(facts)

  test('never a fork, whatever its event', () => {
    expect(isTrusted(of({ facts: { headRepository: 'o/r' } }))).toBe(true)
    expect(isTrusted(of({ facts: { headRepository: 'O/R' } }))).toBe(true)
    expect(isTrusted(of({ facts: { headRepository: 'mallory/r', event: 'push' } }))).toBe(false)
    expect(isTrusted(of({ facts: { headRepository: 'mallory/r', event: 'pull_request' } }))).toBe(false)
  })

  test('a pull request that does not say where it came from is not learnt from; a build without heads is', () => {
    const { headRepository: _, ...headless } = of().run.value
    const record = of()
    const told = (event: string) => ({ ...record, run: { ...record.run, value: { ...headless, event } } })
    expect(isTrusted(told('pull_request'))).toBe(false)
    expect(isTrusted(told('push'))).toBe(true)
  })

  test('event classes', () => {
    expect(eventClass('pull_request')).toBe('pull-request')
    expect(eventClass('merge_group')).toBe('merge-group')
    expect(eventClass('workflow_dispatch')).toBe('manual')
    expect(eventClass(undefined)).toBe('other')
    expect(eventClass('constructor')).toBe('other')
  })

  test('one commit re-run fifty times weighs as three', () => {
    const runs = Array.from({ length: 50 }, (_, n) => of({ run: String(n), facts: { sha: 'same' } }))
    expect(capWeights(runs).map(({ key }) => key.run)).toEqual(['47', '48', '49'])
  })

  test('one actor’s flood of pull requests weighs half at most; pushes are not counted', () => {
    const pull = (n: number, actor: string) =>
      of({ run: String(n), facts: { event: 'pull_request', actor, sha: String(n) } })
    const flood = [...Array(80).keys()].map((n) => pull(n, 'mallory'))
    const others = [...Array(20).keys()].map((n) => pull(100 + n, `dev${n % 4}`))
    const kept = capWeights([...flood, ...others])
    expect(kept.filter(({ run }) => run.value.actor === 'mallory')).toHaveLength(50)
    expect(kept.filter(({ run }) => run.value.actor !== 'mallory')).toHaveLength(20)
    const pushes = [...Array(80).keys()].map((n) => of({ run: String(n), facts: { sha: String(n) } }))
    expect(capWeights(pushes)).toHaveLength(80)
    expect(capWeights(flood)).toHaveLength(80)
  })
})
