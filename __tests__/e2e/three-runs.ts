/**
 * Three runs of one workflow, each judged by the bundle: slow for the third time, broken, recovered. The twenty ordinary runs and
 * the two slow ones before come from the platform’s own list, as on the first day of a repository. Times are fixed.
 */
import type { Ended, World } from './world.js'

const hour = 3_600_000
const origin = Date.UTC(2026, 2, 2, 9)
const failingLog = [
  '> shop@1.0.0 build',
  '> tsc --noEmit',
  '',
  "src/cart.ts(41,25): error TS2322: Type 'string' is not assignable to type 'number'.",
  '##[error]Process completed with exit code 2.',
  '',
].join('\n')
const shaOf = (id: number): string => id.toString(16).padStart(40, '0')

interface Kind {
  readonly slower?: number
  readonly failed?: boolean
  /** It has ended, and nobody judged it. */
  readonly past?: boolean
}

function add({ github, results }: World, id: number, { slower = 1, failed = false, past = false }: Kind): void {
  const startedAt = origin + id * hour
  const wobble = 1 + 0.03 * Math.sin(id * 2.3)
  const sha = shaOf(id)
  const ended = past ? {} : { status: 'in_progress' as const, conclusion: null }
  github.addRun({ id, startedAt, sha, ...ended })
  if (!past) {
    results.run({ id, sha })
    results.now = () => startedAt + 900_000
  }
  const job = (nr: number, name: string, seconds: number, conclusion: 'success' | 'failure' = 'success') =>
    github.addJob({
      id: id * 10 + nr,
      run: id,
      name,
      startedAt,
      steps: [
        { name: 'Set up job', seconds: 2 },
        { name: nr === 1 ? 'Compile' : 'Run tests', seconds: Math.round(seconds * wobble), conclusion },
      ],
      conclusion,
    })
  job(1, 'build', 180, failed ? 'failure' : 'success')
  job(2, 'test (ubuntu, 20)', 300 * slower)
  if (failed) github.logs.set(id * 10 + 1, failingLog)
  if (past) return
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
}

export async function threeRuns(
  world: World,
  inputs: Readonly<Record<string, string>>,
  entry: 'main' | 'cli' = 'main',
): Promise<readonly Ended[]> {
  for (let id = 1; id <= 22; id++) add(world, id, { past: true, slower: id > 20 ? 2.2 : 1 })
  const ended: Ended[] = []
  for (const [id, kind] of [
    [23, { slower: 2.2 }],
    [24, { failed: true }],
    [25, {}],
  ] as const) {
    add(world, id, kind)
    const given = { history: 'file', 'history-path': 'history.jsonl.gz', 'request-budget': '200', ...inputs }
    const own = { 'check-run-id': String(id * 10 + 3) }
    ended.push(await world.step(id, { ...own, ...given }, { GITHUB_SHA: shaOf(id) }, entry))
    finish(world, id)
  }
  return ended
}

/** Its last job has ended too: to later runs it is a run like any other. */
function finish({ github }: World, id: number): void {
  const run = github.runs.get(id)
  if (run !== undefined) Object.assign(run, { status: 'completed', conclusion: id === 24 ? 'failure' : 'success' })
  const own = github.jobs.find((job) => job['id'] === id * 10 + 3)
  if (own !== undefined) Object.assign(own, { status: 'completed', conclusion: 'success' })
}
