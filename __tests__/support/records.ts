/** Plain records of GitHub runs, the interesting fields named, the rest as it mostly is. */
import type { JobFacts, RunFacts, RunRecord, Stamp } from '../../src/core/model/index.js'

export interface Told {
  readonly run?: string
  readonly attempt?: number
  readonly repository?: string
  readonly workflow?: string
  readonly host?: string
  /** Hours after the first of January 2026. */
  readonly hour?: number
  readonly workMs?: number
  readonly facts?: Partial<RunFacts>
  readonly jobs?: Readonly<Record<string, Partial<JobFacts>>>
  readonly stamp?: Partial<Stamp>
}

export const hours = (hour: number): string => new Date(Date.UTC(2026, 0, 1) + hour * 3_600_000).toISOString()

export function recordOf(told: Told = {}): RunRecord {
  const { run = '100', attempt = 1, repository = 'o/r', hour = 0, workMs = 300_000 } = told
  const stamp: Stamp = { status: 'completed', source: 'api', observedAt: hours(hour + 1), ...told.stamp }
  const jobs = told.jobs ?? { [`${run}1`]: {} }
  return {
    key: {
      host: told.host ?? 'github.com',
      repository,
      workflow: told.workflow ?? '.github/workflows/ci.yml',
      run,
      attempt,
    },
    run: {
      ...stamp,
      value: {
        event: 'push',
        branch: 'main',
        defaultBranch: 'main',
        sha: `sha${run}`,
        actor: 'ada',
        headRepository: repository,
        startedAt: hours(hour),
        completedAt: hours(hour + 1),
        outcome: 'passed',
        workMs,
        ...told.facts,
      },
    },
    jobs: Object.fromEntries(
      Object.entries(jobs).map(([id, facts]) => [
        id,
        { facts: { ...stamp, value: { name: 'build', outcome: 'passed', workMs, startedAt: hours(hour), ...facts } } },
      ]),
    ),
  }
}

/** Runs 1 … count, an hour apart, with one job of some steps each. */
export const runsOf = (count: number, told: Told = {}): RunRecord[] =>
  Array.from({ length: count }, (_, index) =>
    recordOf({
      ...told,
      run: String(1000 + index),
      hour: index,
      workMs: (told.workMs ?? 300_000) + (index % 7) * 1000,
    }),
  )

/** As a run leaves it that Pipeline Guard judged. */
export const judged = (record: RunRecord): RunRecord => ({
  ...record,
  judgement: {
    status: record.run.status,
    source: record.run.source,
    observedAt: record.run.observedAt,
    value: { verdict: 'normal', findings: [], notified: [], reruns: [] },
  },
})
