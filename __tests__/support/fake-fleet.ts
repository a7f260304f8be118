/** A fleet of made runs in memory: what a watch asks of a platform, without one. */
import { createReadStream } from 'node:fs'
import type { Snapshot } from '../../src/core/model/index.js'
import { withoutUnknown } from '../../src/core/run/unknown.js'
import type { Fleet, ListedRun } from '../../src/watch/ports.js'

export interface MadeRun {
  readonly run: number
  /** ms since the epoch; it lasts five minutes unless it is slower. */
  readonly startedAt: number
  readonly slower?: number
  readonly failed?: boolean
  readonly workflow?: string
}

export function snapshotOf({ run, startedAt, slower = 1, failed = false, workflow = 'ci' }: MadeRun): Snapshot {
  const iso = (ms: number): string => new Date(ms).toISOString()
  const tookMs = Math.round(300_000 * slower * (1 + 0.02 * Math.sin(run)))
  const outcome = failed ? 'failed' : 'passed'
  const times = { startedAt: iso(startedAt), completedAt: iso(startedAt + tookMs) }
  return {
    key: {
      host: 'github.com',
      repository: 'o/r',
      workflow: `.github/workflows/${workflow}.yml`,
      run: String(run),
      attempt: 1,
    },
    observedAt: iso(startedAt + tookMs),
    status: 'completed',
    source: 'api',
    run: {
      name: workflow,
      event: 'push',
      branch: 'main',
      defaultBranch: 'main',
      sha: run.toString(16).padStart(40, '0'),
      headRepository: 'o/r',
      createdAt: iso(startedAt),
      startedAt: iso(startedAt),
      outcome,
    },
    jobs: [
      {
        id: String(run * 10),
        name: 'build',
        status: 'completed',
        attempt: 1,
        outcome,
        ...times,
        steps: [{ number: 1, name: 'Build', status: 'completed', outcome, ...times }],
      },
    ],
  }
}

export function fakeFleet(runs: () => readonly MadeRun[], more: Partial<Fleet> = {}): Fleet {
  const listed = (made: MadeRun): ListedRun => {
    const { key, run } = snapshotOf(made)
    return { key, finished: true, createdAt: made.startedAt, startedAt: made.startedAt, told: run }
  }
  return {
    name: 'fake',
    requests: () => ({ made: 0, unchanged: 0, left: 1000 }),
    spent: () => undefined,
    repositories: async (wanted) => wanted,
    list: async () => ({ pages: [{ id: 'all', runs: runs().map(listed) }], unchanged: [], whole: true }),
    attempt: async () => 'gone',
    open: async ({ key }) => {
      const made = runs().find(({ run }) => String(run) === key.run)
      if (made === undefined) return { kind: 'gone' }
      const snapshot = snapshotOf(made)
      return {
        kind: 'ok',
        snapshot,
        platform: {
          name: 'fake',
          snapshot: async () => snapshot,
          log: async (job) =>
            job.outcome === 'failed'
              ? withoutUnknown({
                  name: job.name,
                  jobId: job.id,
                  open: () => createReadStream('examples/demo/logs/cargo-compile-error.log'),
                })
              : undefined,
          backfill: async () => [],
        },
      }
    },
    trustedFile: async () => ({ kind: 'missing' }),
    status: async () => undefined,
    ...more,
  }
}
