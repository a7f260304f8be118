/** A step in an earlier job of a run that goes on: it never speaks of the run, and the next run knows what became of it. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { startWorld, type World } from './world.js'

let world: World
beforeAll(async () => {
  world = await startWorld()
  world.github.files.set(
    'main:.github/workflows/ci.yml',
    'on: push\njobs:\n  build: {runs-on: x}\n  deploy: {runs-on: x, needs: build}\n',
  )
})
afterAll(() => world.close())

const began = Date.now() - 6 * 3_600_000
const startedAt = (id: number): number => began + id * 600_000

/** `build` with the step in it is all that is listed; `deploy` starts, and ends, after it. */
async function build(id: number, given: Readonly<Record<string, string>> = {}) {
  const run = { id, startedAt: startedAt(id), sha: String(id).repeat(40).slice(0, 40) }
  world.github.addRun({ ...run, status: 'in_progress', conclusion: null })
  world.results.run({ id })
  const steps = [{ name: 'make', seconds: 60 }]
  const own = { name: 'Run pipeline-guard/pipeline-guard@v0', status: 'in_progress' }
  const job = { id: id * 10 + 1, run: id, name: 'build', startedAt: startedAt(id) }
  world.github.addJob({ ...job, status: 'in_progress', steps: [...steps, own] })
  const ended = await world.step(
    id,
    { 'check-run-id': String(id * 10 + 1), 'job-status': 'success', 'slack-webhook-url': world.slackUrl, ...given },
    { GITHUB_JOB: 'build', GITHUB_SHA: run.sha },
  )
  world.github.jobs.splice(
    world.github.jobs.findIndex((one) => one['id'] === job.id),
    1,
  )
  world.github.addJob({ ...job, conclusion: 'success', steps })
  return ended
}

function deploy(id: number, conclusion: 'success' | 'failure'): void {
  const job = { id: id * 10 + 2, run: id, name: 'deploy', startedAt: startedAt(id) + 100_000, conclusion }
  world.github.addJob({ ...job, steps: [{ name: 'ship', seconds: 30, conclusion }] })
  world.github.addRun({ id, startedAt: startedAt(id), conclusion, sha: String(id).repeat(40).slice(0, 40) })
}

test('its own job is judged, “so far”; the platform’s word of the run’s end is what later runs know', async () => {
  for (const [id, conclusion] of [
    [1, 'success'],
    [2, 'failure'],
    [3, 'failure'],
  ] as const) {
    const ended = await build(id)
    expect(ended).toMatchObject({ code: 0, result: { scope: 'job', ruling: { verdict: 'normal' } } })
    expect(ended.result?.headline).toMatch(/^normal so far: /)
    deploy(id, conclusion)
  }
  const fourth = await build(4, { 'job-status': 'failure' })
  expect(fourth.out).toMatch(/Last passed: run 1\b/)
  expect(world.slack).toEqual([])
  expect(world.results.artifacts).toEqual([])
})
