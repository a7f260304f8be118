/** Whatever goes wrong on our side: a clear line, a correct partial result, never a stack trace, never a failed job. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import type { Fault } from '../support/github-api.js'
import { type Ended, startWorld, type World } from './world.js'

let world: World
let next = 100

beforeAll(async () => {
  world = await startWorld()
})
afterEach(() => {
  world.github.fault = undefined
  world.results.fault = undefined
})
afterAll(() => world.close())

/** A run of one finished job and the last job, in which the step runs. */
function newRun({ jobs = true } = {}): number {
  const id = next++
  const startedAt = Date.now() - 600_000
  world.github.addRun({ id, startedAt, status: 'in_progress', conclusion: null })
  if (jobs) {
    world.github.addJob({
      id: id * 10 + 1,
      run: id,
      name: 'build',
      startedAt,
      steps: [{ name: 'Compile', seconds: 60 }],
    })
    const steps = [{ name: 'Run pipeline-guard', status: 'in_progress' }]
    world.github.addJob({
      id: id * 10 + 2,
      run: id,
      name: 'guard',
      startedAt: startedAt + 90_000,
      status: 'in_progress',
      steps,
    })
  }
  return id
}

function unharmed(ended: Ended): void {
  expect({ code: ended.code, out: ended.code === 0 ? '' : ended.out }).toEqual({ code: 0, out: '' })
  expect(ended.out).not.toMatch(/^\s+at .+:\d+:\d+/m)
  expect(ended.out.replaceAll('::add-mask::ghs_loopback', '') + ended.summary).not.toContain('ghs_loopback')
  expect(ended.result?.schema).toBe('pipeline-guard/result')
}

describe('the API', () => {
  const faults: readonly (readonly [string, Fault])[] = [
    ['403 without permission', { status: 403, message: 'Resource not accessible by integration' }],
    ['404', { status: 404, message: 'Not Found' }],
    ['429 with a long wait', { status: 429, headers: { 'retry-after': '3600' } }],
    [
      'a spent rate limit',
      { status: 403, message: 'API rate limit exceeded', headers: { 'x-ratelimit-remaining': '0' } },
    ],
    ['500', { status: 500 }],
    ['HTML instead of JSON', { html: true }],
    ['half a body', { body: '{"total_count": 3, "jobs": [' }],
    ['a hang-up', { hangUp: true }],
  ]
  test.each(faults)('answers everything with %s', async (_name, fault) => {
    const id = newRun()
    world.github.fault = () => fault
    const ended = await world.step(id, { 'check-run-id': String(id * 10 + 2) })
    unharmed(ended)
    expect(ended.result?.troubles.length).toBeGreaterThan(0)
    for (const trouble of ended.result?.troubles ?? []) expect(trouble.advice).not.toBe('')
  })

  test.each<[string, Fault, number]>([
    ['500 to everything', { status: 500 }, 12],
    ['nothing at all', { slowMs: 60_000 }, 8],
  ])(
    'that answers %s is left alone after a few requests, however long the step may take',
    async (_name, fault, most) => {
      const id = newRun()
      const given = { 'check-run-id': String(id * 10 + 2) }
      world.github.fault = () => fault
      const before = world.github.log.length
      const ended = await world.step(id, given)
      unharmed(ended)
      expect(world.github.log.length - before).toBeLessThanOrEqual(most)
      expect(ended.result?.troubles.map(({ code }) => code).join()).toMatch(/github-/)
    },
  )

  test('the missing permission is named with the block to add', async () => {
    const id = newRun()
    world.github.fault = () => ({ status: 403, message: 'Resource not accessible by integration' })
    const ended = await world.step(id, { 'check-run-id': String(id * 10 + 2) })
    expect(ended.result?.troubles.map(({ advice }) => advice).join('\n')).toMatch(/actions: read/)
  })
})

describe('the history', () => {
  test.each([
    ['500 of the results service', 'auto', { status: 500 } as const],
    ['a full artifact quota', 'artifact', { status: 403, message: 'Artifact storage quota has been hit' } as const],
  ])('%s loses nothing and fails nothing', async (_name, history, fault) => {
    const id = newRun()
    world.results.fault = () => fault
    const ended = await world.step(id, { 'check-run-id': String(id * 10 + 2), deadline: '30', history })
    unharmed(ended)
    const kept = ended.result?.outcomes.filter(({ decision }) => decision === 'remember') ?? []
    const told = [...kept.map(({ state }) => state), ...(ended.result?.troubles ?? []).map(({ code }) => code)]
    expect(told.some((word) => /failed|deadline/.test(word))).toBe(true)
  })
})

describe('the run', () => {
  test('has zero jobs', async () => unharmed(await world.step(newRun({ jobs: false }))))

  test('is unknown to the API', async () => unharmed(await world.step(next++)))

  test('comes without a token', async () => {
    const ended = await world.step(newRun(), { 'github-token': '' })
    unharmed(ended)
    expect(ended.result?.troubles.length).toBeGreaterThan(0)
  })

  test('leaves an empty log, a binary log and a broken report', async () => {
    await writeFile(join(world.folder, 'empty.log'), '')
    await writeFile(
      join(world.folder, 'binary.log'),
      Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 197) % 256)),
    )
    await writeFile(join(world.folder, 'broken.xml'), '<testsuite tests="3"><testcase name="a"><failure')
    const ended = await world.step(newRun(), {
      'log-files': '*.log\nno/such/*.log',
      'test-reports': 'broken.xml',
      'job-status': 'failure',
    })
    unharmed({ ...ended, code: 0 })
    expect(ended.result?.troubles.map(({ message }) => message).join('\n')).toContain('broken.xml')
  })
})

test('a faulty configuration fails the step and names every fault', async () => {
  const ended = await world.step(newRun(), { 'fail-on': 'sometimes', deadline: 'soon', observe: 'perhaps' })
  expect(ended.code).toBe(1)
  for (const name of ['fail-on', 'deadline', 'observe']) expect(ended.out).toContain(`${name}: got`)
  expect(ended.result).toBeUndefined()
})

test('strict turns our own trouble into a failed step', async () => {
  const id = newRun()
  world.github.fault = () => ({ status: 500 })
  const ended = await world.step(id, { 'check-run-id': String(id * 10 + 2), strict: 'true' })
  expect(ended.code).toBe(1)
})
