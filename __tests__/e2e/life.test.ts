/** The life of a repository: twenty ordinary runs, a slow one, a broken one, a recovery; each judged by the committed bundle. */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type Ended, startWorld, type World } from './world.js'

let world: World
const hour = 3_600_000
const origin = Date.now() - 40 * hour
const failingLog = readFileSync('examples/demo/logs/cargo-compile-error.log', 'utf8')

beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.close())

/** A run with two finished jobs and the last job, in which the step runs. Durations wobble by a few percent. */
async function run(id: number, { slower = 1, failed = false } = {}): Promise<Ended> {
  const startedAt = origin + id * hour
  const wobble = 1 + 0.03 * Math.sin(id * 2.3)
  const { github, results } = world
  const sha = id.toString(16).padStart(40, '0')
  github.addRun({ id, startedAt, status: 'in_progress', conclusion: null, sha })
  results.run({ id, sha })
  results.now = () => startedAt + 900_000
  github.addJob({
    id: id * 10 + 1,
    run: id,
    name: 'build',
    startedAt,
    steps: [
      { name: 'Set up job', seconds: 2 },
      { name: 'Compile', seconds: Math.round(180 * wobble), ...(failed ? { conclusion: 'failure' } : {}) },
    ],
    ...(failed ? { conclusion: 'failure' } : {}),
  })
  github.addJob({
    id: id * 10 + 2,
    run: id,
    name: 'test (ubuntu, 20)',
    startedAt,
    steps: [
      { name: 'Set up job', seconds: 2 },
      { name: 'Run tests', seconds: Math.round(300 * wobble * slower) },
    ],
  })
  github.addJob({
    id: id * 10 + 3,
    run: id,
    name: 'pipeline-guard',
    startedAt: startedAt + 800_000,
    status: 'in_progress',
    steps: [
      { name: 'Set up job', seconds: 1 },
      { name: 'Run pipeline-guard', status: 'in_progress' },
    ],
  })
  if (failed) github.logs.set(id * 10 + 1, failingLog)
  return world.step(
    id,
    { 'check-run-id': String(id * 10 + 3), 'slack-webhook-url': world.slackUrl },
    { GITHUB_SHA: sha },
  )
}

test('twenty ordinary runs build up a history in silence', async () => {
  for (let id = 1; id <= 20; id++) {
    const ended = await run(id)
    expect({ id, code: ended.code, out: ended.code === 0 ? '' : ended.out }).toEqual({ id, code: 0, out: '' })
    expect(ended.result?.ruling.verdict).toBe('normal')
    expect(ended.summary.trim().split('\n')).toHaveLength(1)
    expect(ended.out).not.toMatch(/::(error|warning|notice)/)
    expect(ended.result?.troubles).toEqual([])
  }
  expect(world.slack).toEqual([])
})

test('a run twice as slow is critical, fails the check, and is told once', async () => {
  const ended = await run(21, { slower: 2.2 })
  expect(ended.result?.history.runs).toBeGreaterThanOrEqual(20)
  expect(ended.result?.ruling).toMatchObject({ verdict: 'anomalous', severity: 'critical', pass: false })
  expect(ended.code).toBe(1)
  expect(ended.summary).toContain('test (ubuntu, 20)')
  expect(ended.outputs).toContain('verdict')
  expect(world.slack).toHaveLength(1)
})

test('a broken run is diagnosed down to the line', async () => {
  const ended = await run(22, { failed: true })
  const failure = ended.result?.findings.find((finding) => finding.kind === 'failure')
  expect(failure).toMatchObject({ job: 'build', diagnosis: { category: 'build', transient: false } })
  expect(failure?.kind === 'failure' && failure.diagnosis.lines[0]?.text).toMatch(/error\[E\d+\]/)
  expect(ended.result?.ruling.verdict).toBe('failed')
  expect(ended.summary).toMatch(/error\[E\d+\]/)
  expect(ended.out).toMatch(/::error /)
  expect(world.slack).toHaveLength(2)
})

test('the next good run is a recovery, told once, and passes', async () => {
  const ended = await run(23)
  expect(ended.code).toBe(0)
  expect(ended.result?.ruling.pass).toBe(true)
  expect(world.slack).toHaveLength(3)
  expect(world.slack[2]).toMatch(/recover/i)
  const again = await run(24)
  expect(again.result?.ruling.verdict).toBe('normal')
  expect(world.slack).toHaveLength(3)
})

test('what people said, in the configuration file at the trusted ref, is heard where the history lies in artifacts', async () => {
  world.github.files.set(
    'main:.github/pipeline-guard.yml',
    'feedback:\n  - run: 21\n    was: false-alarm\n  - run: 22/1\n    was: real\n',
  )
  const ended = await run(25)
  expect(ended.result?.history.feedback).toEqual({
    alarms: 2,
    judged: 2,
    falsePositives: 1,
    truePositives: 1,
    missed: 0,
  })
  expect(ended.result?.history.gaps).toEqual([])
  expect(ended.summary.trim().split('\n')).toHaveLength(1)
  world.github.files.clear()
  expect((await run(26)).result?.history).not.toHaveProperty('feedback')
})
