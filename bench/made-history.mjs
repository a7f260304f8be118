// A made history of the shape of a real one: jobs and steps with log-normal noise, one run an hour. Seeded.
import { generator, normal } from './random.mjs'

export function makeHistory({
  runs,
  jobs,
  steps,
  repository = 'local',
  host = 'local',
  workflow = 'local',
  // None: as runs of a desk are, which know of no event.
  event = 'push',
  seed = 1,
}) {
  const random = generator(seed)
  const start = Date.UTC(2026, 0, 1)
  return Array.from({ length: runs }, (_, index) => {
    const at = new Date(start + index * 3_600_000).toISOString()
    const stamp = { status: 'completed', source: 'api', observedAt: at }
    const made = Array.from({ length: jobs }, (_, job) => {
      const parts = Array.from({ length: steps }, (_, step) => ({
        number: step + 1,
        name: `step ${step + 1}`,
        outcome: 'passed',
        durationMs: Math.round(1000 * (step + 1) * 20 * Math.exp(0.1 * normal(random))),
      }))
      const workMs = parts.reduce((sum, { durationMs }) => sum + durationMs, 0)
      const facts = {
        name: job === 0 ? 'local' : `test (${job})`,
        outcome: 'passed',
        createdAt: at,
        startedAt: at,
        completedAt: new Date(Date.parse(at) + workMs).toISOString(),
        workMs,
        queueMs: Math.round(4000 * random()),
        runner: { os: 'Linux' },
        steps: parts,
      }
      return [`${index}-${job}`, { facts: { ...stamp, value: facts } }]
    })
    const workMs = made.reduce((sum, [, { facts }]) => sum + facts.value.workMs, 0)
    return {
      key: { host, repository, workflow, run: String(index + 1), attempt: 1 },
      run: {
        ...stamp,
        value: {
          ...(event === 'none' ? {} : { event }),
          branch: 'main',
          defaultBranch: 'main',
          headRepository: repository,
          sha: (index + 1).toString(16).padStart(40, '0'),
          actor: `dev${index % 7}`,
          createdAt: at,
          startedAt: at,
          outcome: 'passed',
          workMs,
          jobCount: jobs,
          stepCount: jobs * steps,
        },
      },
      jobs: Object.fromEntries(made),
    }
  })
}
