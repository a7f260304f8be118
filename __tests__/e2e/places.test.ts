/** Where the step may stand: last step, post hook, one of several unfinished jobs, beside a companion. */
import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { startWorld, type World } from './world.js'

let world: World
let next = 500

beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.close())

/** A run of one job, in which the step runs, and another job in the state given. */
function newRun(other?: 'in_progress' | 'completed'): { readonly id: number; readonly given: Record<string, string> } {
  const id = next++
  const startedAt = Date.now() - 600_000
  world.github.addRun({ id, startedAt, status: 'in_progress', conclusion: null })
  const guard = { name: 'Run pipeline-guard', status: 'in_progress' }
  world.github.addJob({
    id: id * 10,
    run: id,
    name: 'build',
    startedAt,
    status: 'in_progress',
    steps: [{ name: 'Compile', seconds: 60, conclusion: 'failure' }, guard],
  })
  if (other !== undefined)
    world.github.addJob({
      id: id * 10 + 1,
      run: id,
      name: 'test',
      startedAt,
      status: other,
      steps: [{ name: 'Run tests', seconds: 60, status: other }],
    })
  return {
    id,
    given: { 'check-run-id': String(id * 10), 'slack-webhook-url': world.slackUrl, 'job-status': 'failure' },
  }
}

const cached = (run: number) => world.results.caches.map(({ key }) => key).filter((key) => key.includes(`-${run}-1-`))
const written = (run: number) => world.results.artifacts.filter((artifact) => artifact.run.id === run)

test('a last step diagnoses from the logs it is given, and records', async () => {
  const { id, given } = newRun()
  await writeFile(join(world.folder, 'build.log'), readFileSync('examples/demo/logs/cargo-compile-error.log'))
  const ended = await world.step(id, { ...given, 'log-files': 'build.log', observe: 'true' })
  expect(ended.code).toBe(0)
  expect(ended.result).toMatchObject({ scope: 'run', ruling: { verdict: 'failed', pass: true } })
  expect(ended.result?.findings[0]).toMatchObject({ kind: 'failure', job: 'build', diagnosis: { category: 'build' } })
  expect(cached(id)).toHaveLength(1)
  // Whoever downloads all artifacts of the run gets nothing of ours.
  expect(written(id)).toEqual([])
})

test('the command line that was told nothing of its job says so; what exec ran there is told', async () => {
  const id = next++
  const startedAt = Date.now() - 600_000
  world.github.addRun({ id, startedAt, status: 'in_progress', conclusion: null })
  const guard = { name: 'Run node cli/index.js run', status: 'in_progress' }
  const steps = [{ name: 'Compile', seconds: 60 }, guard]
  world.github.addJob({ id: id * 10, run: id, name: 'build', startedAt, status: 'in_progress', steps })
  const given = { 'check-run-id': String(id * 10) }
  const untold = await world.step(id, given, {}, 'cli')
  expect(untold.result?.headline).toMatch(/^normal so far: .*how this job ended was not told/)
  const told = await world.step(id, { ...given, 'job-status': 'success' }, {}, 'cli')
  expect(told.result?.headline).toMatch(/^normal: /)
})

test('a step in one of several unfinished jobs judges its own job, leaves its part and tells nobody', async () => {
  const { id, given } = newRun('in_progress')
  const before = world.slack.length
  const ended = await world.step(id, { ...given, 'log-files': 'build.log' })
  expect(ended.result?.scope).toBe('job')
  expect(written(id)).toHaveLength(0)
  expect(cached(id)).toEqual([expect.stringMatching(/^pipeline-guard-(?:part|history)-v1-/)])
  expect(world.slack).toHaveLength(before)
})

test('beside a companion the step shows and neither records nor notifies', async () => {
  world.github.files.set('main:.github/workflows/pipeline-guard-companion.yml', 'name: Pipeline Guard')
  try {
    const { id, given } = newRun('completed')
    const before = world.slack.length
    const ended = await world.step(id, { ...given, 'log-files': 'build.log' })
    expect(ended.summary).toContain('E0658')
    expect(written(id)).toHaveLength(0)
    expect(cached(id)).toEqual([])
    expect(world.slack).toHaveLength(before)
  } finally {
    world.github.files.clear()
  }
})

test('phase: post does nothing in the step and all of it in the post hook', async () => {
  const { id, given } = newRun()
  const main = await world.step(id, { ...given, phase: 'post' })
  expect({ code: main.code, summary: main.summary, result: main.result }).toEqual({
    code: 0,
    summary: '',
    result: undefined,
  })
  const post = await world.step(id, { ...given, phase: 'post', observe: 'true' }, {}, 'post')
  expect(post.code).toBe(0)
  expect(post.result?.schema).toBe('pipeline-guard/result')
  const again = await world.step(id, given, {}, 'post')
  expect(again.result).toBeUndefined()
})

test('a configuration file at the trusted ref is read; a faulty one fails the step and names its faults', async () => {
  const path = 'main:.github/pipeline-guard.yml'
  world.github.files.set(
    path,
    'expected-changes: []\npatterns:\n  - id: mine/licence\n    category: lint\n    pattern: "licence header missing in (\\\\S+)"\n    title: A licence header is missing\n',
  )
  await writeFile(join(world.folder, 'licence.log'), 'checking\nlicence header missing in src/a.c\nexit code 1\n')
  const { id, given } = newRun()
  const good = await world.step(id, { ...given, 'log-files': 'licence.log', observe: 'true' })
  expect(good.result?.findings[0]).toMatchObject({ diagnosis: { rule: 'mine/licence', category: 'lint' } })
  world.github.files.set(path, 'paterns: []\nremedies:\n  - category: nonsense\n    run: rm -rf /\n')
  const bad = await world.step(newRun().id, given)
  expect(bad.code).toBe(1)
  expect(bad.out).toMatch(/paterns/)
  expect(bad.out).toMatch(/nonsense/)
  world.github.files.clear()
})
