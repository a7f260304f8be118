/** The life of a repository: twenty ordinary runs, four slow ones, a broken one, a recovery; each judged by the committed bundle. */
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

test('one slow run is shown and nobody is called; slowness that stays is told once, then fails the check', async () => {
  const first = await run(21, { slower: 2.2 })
  expect(first.result?.history.runs).toBeGreaterThanOrEqual(20)
  expect(first.result?.ruling).toMatchObject({ verdict: 'degraded', severity: 'medium', pass: true })
  expect(first.summary).toContain('test (ubuntu, 20)')
  const second = await run(22, { slower: 2.2 })
  expect(second.result?.ruling.pass).toBe(true)
  expect([first.code, second.code]).toEqual([0, 0])
  expect(world.slack).toEqual([])

  const third = await run(23, { slower: 2.2 })
  expect(third.result?.ruling).toMatchObject({ verdict: 'anomalous', severity: 'critical', pass: true })
  expect(third.result?.open?.find(({ series }) => series === 'run.duration')?.since).toBe('21')
  expect(third.code).toBe(0)
  expect(world.slack).toHaveLength(1)
  expect(world.slack[0]).toContain('test (ubuntu, 20)')

  const fourth = await run(24, { slower: 2.2 })
  expect(fourth.result?.ruling).toMatchObject({ verdict: 'anomalous', severity: 'critical', pass: false })
  expect(fourth.code).toBe(1)
  expect(fourth.summary).toContain('test (ubuntu, 20)')
  expect(fourth.outputs).toContain('verdict')
  expect(world.slack).toHaveLength(1)
})

test('a broken run is diagnosed down to the line', async () => {
  const ended = await run(25, { failed: true })
  const failure = ended.result?.findings.find((finding) => finding.kind === 'failure')
  expect(failure).toMatchObject({ job: 'build', diagnosis: { category: 'build', transient: false } })
  expect(failure?.kind === 'failure' && failure.diagnosis.lines[0]?.text).toMatch(/error\[E\d+\]/)
  expect(ended.result?.ruling.verdict).toBe('failed')
  expect(ended.summary).toMatch(/error\[E\d+\]/)
  expect(ended.out).toMatch(/::error /)
  expect(world.slack).toHaveLength(2)
})

test('the next good run is a recovery, told once, and passes; the slowness is over when it has stayed away', async () => {
  const ended = await run(26)
  expect(ended.code).toBe(0)
  expect(ended.result?.ruling.pass).toBe(true)
  expect(world.slack).toHaveLength(3)
  expect(world.slack[2]).toMatch(/recovered after 1 failed run/i)
  const again = await run(27)
  expect(again.result?.ruling.verdict).toBe('normal')
  expect(again.result?.open?.map(({ series }) => series)).toContain('run.duration')
  expect(world.slack).toHaveLength(3)

  const over = await run(28)
  expect(over.result?.open ?? []).toEqual([])
  expect(world.slack).toHaveLength(4)
  expect(world.slack[3]).toMatch(/recover/i)
  const after = await run(29)
  expect(after.result?.ruling.verdict).toBe('normal')
  expect(world.slack).toHaveLength(4)
})

test('what people said, in the configuration file at the trusted ref, is heard where the history lies in artifacts', async () => {
  world.github.files.set(
    'main:.github/pipeline-guard.yml',
    'feedback:\n  - run: 24\n    was: false-alarm\n  - run: 25/1\n    was: real\n',
  )
  const ended = await run(30)
  expect(ended.result?.history.feedback).toEqual({
    alarms: 5,
    judged: 2,
    falsePositives: 1,
    truePositives: 1,
    missed: 0,
  })
  expect(ended.result?.history.gaps).toEqual([])
  expect(ended.summary.trim().split('\n')).toHaveLength(1)
  world.github.files.clear()
  expect((await run(31)).result?.history).not.toHaveProperty('feedback')
})
