import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { jobShape, runShape } from '../../../src/adapters/platforms/github/shapes.js'
import { jobOf, runOf, statusOf } from '../../../src/adapters/platforms/github/translate.js'
import { recordRun, withFailures, withJudgement } from '../../../src/core/collect/record.js'
import { type Diagnosis, runRecordSchema, type Snapshot, type SnapshotJob } from '../../../src/core/model/index.js'

const fixture = (name: string): Record<string, unknown>[] =>
  JSON.parse(readFileSync(`__tests__/fixtures/github/${name}`, 'utf8')) as Record<string, unknown>[]

const key = { host: 'github.com', repository: 'o/r', workflow: '.github/workflows/ci.yml', run: '1', attempt: 1 }
const at = (second: number): string => new Date(Date.UTC(2026, 0, 1) + second * 1000).toISOString()
const snapshotOf = (jobs: readonly SnapshotJob[], more: Partial<Snapshot> = {}): Snapshot => ({
  key,
  observedAt: at(10_000),
  status: 'completed',
  source: 'api',
  run: { startedAt: at(0), createdAt: at(0) },
  jobs,
  ...more,
})
const step = (number: number, name: string, from: number, to?: number) => ({
  number,
  name,
  status: to === undefined ? ('in-progress' as const) : ('completed' as const),
  ...(to === undefined ? {} : { outcome: 'passed' as const, completedAt: at(to) }),
  startedAt: at(from),
})
const build: SnapshotJob = {
  id: '11',
  name: 'build',
  status: 'completed',
  outcome: 'passed',
  createdAt: at(0),
  startedAt: at(7),
  completedAt: at(105),
  steps: [step(1, 'Set up job', 7, 9), step(2, 'Test', 9, 100), step(3, 'Complete job', 100, 105)],
}

describe('durations', () => {
  test('work is from the first step’s start to the last finished step’s end', () => {
    const { jobs, run } = recordRun(snapshotOf([build]))
    expect(jobs['11']?.facts?.value).toMatchObject({ workMs: 98_000, queueMs: 7000 })
    expect(run.value).toMatchObject({ workMs: 98_000, wallMs: 105_000, queueMs: 7000, jobCount: 1, stepCount: 3 })
  })

  test('Pipeline Guard’s own step and what follows it do not count, known by number from inside and by name from outside', () => {
    const steps = [
      ...build.steps.slice(0, 2),
      step(3, 'Run acme/pipeline-guard@v1', 100),
      step(4, 'Post Checkout', 110, 120),
    ]
    const inside = recordRun(snapshotOf([{ ...build, steps }], { status: 'in-progress', ownJob: '11', ownStep: 3 }))
    const later = steps.map((one) => (one.number === 3 ? step(3, 'Run acme/pipeline-guard@v1', 100, 108) : one))
    const outside = recordRun(snapshotOf([{ ...build, steps: later }]))
    expect(inside.jobs['11']?.facts?.value.workMs).toBe(93_000)
    expect(outside.jobs['11']?.facts?.value.workMs).toBe(93_000)
  })

  test('as a first step that works in its post hook, it ends the work at that hook', () => {
    const steps = [
      step(1, 'Set up job', 0, 2),
      step(2, 'Pipeline Guard', 2, 3),
      step(3, 'Test', 3, 60),
      step(4, 'Post Pipeline Guard', 60, 65),
    ]
    expect(recordRun(snapshotOf([{ ...build, steps }])).jobs['11']?.facts?.value.workMs).toBe(60_000)
  })

  test('a job that only runs Pipeline Guard is its own, and adds nothing to the run', () => {
    const guard: SnapshotJob = {
      ...build,
      id: '12',
      name: 'pipeline-guard',
      completedAt: at(300),
      steps: [step(1, 'Set up job', 200, 202), step(2, 'Run actions/checkout@v5', 202, 204), step(3, 'Run ./', 204)],
    }
    const { jobs, run } = recordRun(snapshotOf([build, guard], { ownJob: '12', ownStep: 3, status: 'in-progress' }))
    expect(jobs['12']?.facts?.value.own).toBe(true)
    expect(run.value).toMatchObject({ workMs: 98_000, wallMs: 105_000, jobCount: 1, outcome: 'passed' })
  })

  test('the end of a run is that of its latest job, never what the run says', () => {
    const { run } = recordRun(snapshotOf([build], { run: { startedAt: at(0), completedAt: at(99_999) } }))
    expect(run.value.wallMs).toBe(105_000)
  })

  test('a queue time of none or less is unknown', () => {
    expect(recordRun(snapshotOf([{ ...build, createdAt: at(7) }])).jobs['11']?.facts?.value).not.toHaveProperty(
      'queueMs',
    )
    expect(recordRun(snapshotOf([{ ...build, createdAt: at(9) }])).jobs['11']?.facts?.value).not.toHaveProperty(
      'queueMs',
    )
  })

  test('times of the year 1, of no calendar and of steps that ran backwards are unknown', () => {
    const steps = [step(1, 'a', 50, 10), { ...step(2, 'b', 0, 5), startedAt: '0001-01-01T00:00:00Z' }]
    const { jobs } = recordRun(
      snapshotOf([
        { ...build, startedAt: 'yesterday', steps: [] },
        { ...build, id: '13', steps },
      ]),
    )
    expect(jobs['11']?.facts?.value).not.toHaveProperty('workMs')
    expect(jobs['13']?.facts?.value.steps?.map((one) => one.durationMs)).toEqual([undefined, undefined])
  })
})

describe('attempts', () => {
  const first = { ...build, attempt: 1 }
  const again = {
    ...build,
    id: '21',
    attempt: 2,
    startedAt: at(500),
    completedAt: at(550),
    steps: [step(1, 'Test', 500, 550)],
  }
  const second = { key: { ...key, attempt: 2 }, run: { startedAt: at(490) } }

  test('a rerun contributes only the jobs that ran in it', () => {
    const { jobs, run } = recordRun(snapshotOf([first, again], second))
    expect(Object.keys(jobs)).toEqual(['21'])
    expect(run.value.workMs).toBe(50_000)
  })

  test('a job carried over under the new number, but ended before the attempt began, is not its work', () => {
    const carried = { ...first, id: '22', attempt: 2 }
    expect(Object.keys(recordRun(snapshotOf([carried, again], second)).jobs)).toEqual(['21'])
  })

  test('a job listed twice over a shifted page counts once, the more final one', () => {
    const early: SnapshotJob = { ...first, status: 'in-progress', steps: [] }
    const { jobs, run } = recordRun(snapshotOf([early, first]))
    expect(run.value.jobCount).toBe(1)
    expect(jobs['11']?.facts?.status).toBe('completed')
  })
})

describe('outcome of a run that has not ended', () => {
  const guard: SnapshotJob = { id: '99', name: 'pipeline-guard', status: 'in-progress', steps: [] }
  const outcome = (jobs: readonly SnapshotJob[]) =>
    recordRun(snapshotOf([...jobs, guard], { ownJob: '99', status: 'in-progress' })).run.value.outcome

  test('follows from the other jobs; one failure is enough, else all must be known', () => {
    const { outcome: _, ...unknown } = build
    expect(outcome([build])).toBe('passed')
    expect(outcome([build, { ...build, id: '2', outcome: 'failed' }])).toBe('failed')
    expect(outcome([build, { ...build, id: '2', outcome: 'cancelled' }])).toBe('cancelled')
    expect(outcome([build, { ...unknown, id: '2', status: 'in-progress' }])).toBeUndefined()
    expect(outcome([{ ...build, outcome: 'skipped' }])).toBe('skipped')
    expect(outcome([])).toBeUndefined()
  })
})

describe('a run that failed by the verdict alone', () => {
  const verdict = { ...step(3, 'Run acme/pipeline-guard@v1', 100, 110), outcome: 'failed' as const }
  const guard: SnapshotJob = { ...build, id: '12', name: 'pipeline-guard', outcome: 'failed', steps: [verdict] }
  const outcome = (jobs: readonly SnapshotJob[]) =>
    recordRun(snapshotOf(jobs, { run: { startedAt: at(0), outcome: 'failed' } })).run.value.outcome

  test('passed; one in which something else failed did not', () => {
    expect(outcome([build, guard])).toBe('passed')
    expect(outcome([{ ...build, outcome: 'failed' }, guard])).toBe('failed')
    expect(outcome([build])).toBe('failed')
    expect(outcome([])).toBe('failed')
  })
})

describe('what is added to a record', () => {
  const diagnosis: Diagnosis = {
    file: 'build',
    failed: true,
    category: 'network',
    confidence: 0.9,
    transient: true,
    transientProbability: 0.95,
    rule: 'network/reset',
    signature: 's',
    title: 'Connection reset',
    advice: 'Retry.',
    lines: [{ number: 3, text: 'ECONNRESET' }],
    candidates: [],
  }

  test('diagnoses go to their jobs, a log that tells of no failure to none', () => {
    const snapshot = snapshotOf([build])
    const diagnoses = new Map([
      ['11', diagnosis],
      ['unlisted', diagnosis],
      ['12', { ...diagnosis, failed: false }],
    ])
    const record = withFailures(recordRun(snapshot), diagnoses, snapshot)
    expect(record.jobs['11']?.failure?.value).toMatchObject({ category: 'network', lines: ['ECONNRESET'] })
    expect(record.jobs['11']?.facts?.value.name).toBe('build')
    expect(Object.keys(record.jobs)).toEqual(['11', 'unlisted'])
    expect(runRecordSchema.parse(record)).toEqual(record)
  })

  test('the judgement bears the stamp of the snapshot', () => {
    const snapshot = snapshotOf([build], { status: 'queued' })
    const judgement = { verdict: 'normal', findings: [], notified: [], reruns: [] }
    const record = withJudgement(recordRun(snapshot), judgement, snapshot)
    expect(record.judgement).toMatchObject({ status: 'unknown', observedAt: at(10_000), value: judgement })
  })

  test('tests and metrics are the step’s own evidence; hostile names stay names', () => {
    const tests = { total: 3, failed: 0, skipped: 0, failures: [], flaky: [], slowest: [] }
    const metrics = JSON.parse('{"__proto__":{"value":1,"better":"lower"}}')
    const record = recordRun(snapshotOf([build]), { tests, jobTests: { '11': tests }, metrics })
    expect(record.tests).toMatchObject({ source: 'step', value: { total: 3 } })
    expect(record.jobs['11']?.tests?.value.total).toBe(3)
    expect(Object.keys(record.metrics ?? {})).toEqual(['__proto__'])
  })
})

describe('recorded answers', () => {
  const runs = fixture('runs.json').map((raw) => runShape.parse(raw))
  const jobs = fixture('jobs.json').map((raw) => ({ run: String(raw['run_id']), job: jobOf(jobShape.parse(raw)) }))

  test('every one makes a record that fits the schema', () => {
    for (const run of runs) {
      const snapshot = snapshotOf(
        jobs.map(({ job }) => job),
        { key: { ...key, run: run.id }, status: statusOf(run), run: runOf(run) },
      )
      const record = recordRun(snapshot)
      expect(runRecordSchema.parse(record)).toEqual(record)
    }
  })

  test('two jobs of one name in one attempt are both kept, and their work is summed', () => {
    const of = (run: string) => jobs.filter((one) => one.run === run).map(({ job }) => job)
    const record = recordRun(snapshotOf(of('577330056'), { run: {} }))
    const names = Object.values(record.jobs).map((job) => job.facts?.value.name)
    expect(names.filter((name) => name === 'deployubuntu')).toHaveLength(2)
    // Worked out apart from this code, from the times of the steps.
    expect(record.run.value.workMs).toBe(1121000)
    expect(record.jobs['1924932219']?.facts?.value.workMs).toBe(180_000)
  })

  test('steps told in another offset than their job come out alike', () => {
    const [first] = jobs
    const record = recordRun(snapshotOf(first ? [first.job] : [], { run: {} }))
    expect(record.jobs['1924918171']?.facts?.value).toMatchObject({
      workMs: 125_000,
      startedAt: '2021-02-18T06:59:13.000Z',
    })
  })
})

describe('whatever a platform says', () => {
  const time = fc.option(fc.oneof(fc.integer({ min: 0, max: 9999 }).map(at), fc.string()), { nil: undefined })
  const outcome = fc.option(fc.constantFrom('passed', 'failed', 'cancelled', 'skipped', 'timed-out'), {
    nil: undefined,
  })
  const status = fc.constantFrom('queued', 'in-progress', 'completed')
  const anyStep = fc.record(
    { number: fc.nat(99), name: fc.string(), outcome, status, startedAt: time, completedAt: time },
    { requiredKeys: ['number', 'name'] },
  )
  const anyJob = fc.record(
    {
      id: fc.oneof(fc.stringMatching(/^\d{1,12}$/), fc.constantFrom('__proto__', 'constructor')),
      name: fc.string(),
      status,
      outcome,
      attempt: fc.integer({ min: 1, max: 3 }),
      createdAt: time,
      startedAt: time,
      completedAt: time,
      steps: fc.array(anyStep, { maxLength: 8 }),
    },
    { requiredKeys: ['id', 'name', 'status', 'steps'] },
  )
  const anySnapshot = fc.record({
    key: fc.record({
      ...Object.fromEntries(Object.entries(key).map(([k, v]) => [k, fc.constant(v)])),
      attempt: fc.integer({ min: 1, max: 3 }),
    }),
    observedAt: fc.oneof(fc.constant(at(0)), fc.string()),
    status,
    source: fc.constantFrom('step', 'api'),
    run: fc.record({ startedAt: time, createdAt: time, outcome }, { requiredKeys: [] }),
    jobs: fc.array(anyJob, { maxLength: 12 }),
  })

  const parse = (value: unknown) => runRecordSchema.parse(JSON.parse(JSON.stringify(value)))

  test('the record fits its schema, and the run’s work is the sum of its jobs’', () => {
    fc.assert(
      fc.property(anySnapshot, (given) => {
        const snapshot = given as unknown as Snapshot
        const record = recordRun(snapshot)
        parse(record)
        const works = Object.values(record.jobs).flatMap(({ facts }) =>
          facts?.value.own ? [] : (facts?.value.workMs ?? []),
        )
        if (record.run.value.workMs !== undefined)
          expect(record.run.value.workMs).toBe(works.reduce((sum, work) => sum + work, 0))
      }),
    )
  })

  test('the order in which jobs are listed changes nothing', () => {
    fc.assert(
      fc.property(anySnapshot, (given) => {
        const snapshot = given as unknown as Snapshot
        const once = [...new Map(snapshot.jobs.map((job) => [job.id, job])).values()]
        const forwards = recordRun({ ...snapshot, jobs: once })
        const backwards = recordRun({ ...snapshot, jobs: [...once].reverse() })
        expect(JSON.stringify(backwards)).toBe(JSON.stringify(forwards))
      }),
    )
  })
})
