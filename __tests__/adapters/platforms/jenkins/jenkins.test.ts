import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { createJenkinsPlatform, type JenkinsOptions } from '../../../../src/adapters/platforms/jenkins/index.js'
import { recordRun } from '../../../../src/core/collect/record.js'
import { unseenOf } from '../../../../src/core/decide/unseen.js'
import { runRecordSchema, type Trouble } from '../../../../src/core/model/index.js'
import { jobResultOf } from '../../../../src/core/run/outcomes.js'
import { type Controller, type Fault, startController, token, user } from '../../../support/jenkins-controller.js'

const fixtures = join(dirname(fileURLToPath(import.meta.url)), '../../../fixtures/jenkins')
const text = (name: string) => readFileSync(join(fixtures, name), 'utf8')
const json = (name: string) => JSON.parse(text(name))

const branches: Record<string, { number: number; result: string; timestamp: number; actions: object[] }[]> =
  json('builds-multibranch.json')
const stages: Record<string, { startTimeMillis: number }[]> = json('stages-multibranch.json')
const freestyle: { number: number; result: string; timestamp: number }[] = json('builds-freestyle.json')
const failedRun: { stages: object[] } = json('stage-view-runs.json')[0]
const now = 1711277999000
const main4 = branches['main']?.[0]

const stagesOf = (branch: string) =>
  Object.fromEntries(
    Object.entries(stages).flatMap(([key, list]) =>
      key.startsWith(`${branch}/`)
        ? [[key.slice(branch.length + 1), [...list].sort((a, b) => a.startTimeMillis - b.startTimeMillis)]]
        : [],
    ),
  )
const queue = {
  _class: 'jenkins.metrics.impl.TimeInQueueAction',
  waitingDurationMillis: 3,
  waitingTimeMillis: 1000,
  blockedTimeMillis: 200,
  buildableTimeMillis: 4000,
}
const project = 'github_org/devlake-jenkins'
const note = `\u001b[8mha:////4${'A'.repeat(300)}\u001b[0m`

let controller: Controller
beforeAll(async () => {
  controller = await startController({
    [`${project}/main`]: {
      builds: [
        { ...main4, number: 5, result: null, building: true, actions: [...(main4?.actions ?? []), queue] },
        ...(branches['main'] ?? []),
      ],
      stages: {
        ...stagesOf('main'),
        5: [
          ...(stagesOf('main')['4'] ?? []),
          {
            name: 'Declarative: Post Actions',
            status: 'IN_PROGRESS',
            startTimeMillis: 1711277583000,
            durationMillis: 0,
          },
        ],
      },
      console: { 5: `${note}[Pipeline] Start of Pipeline\n${text('console-error.txt')}${note}tail\n` },
      tests: {
        5: {
          suites: [
            {
              name: 'com.acme.CartTest',
              cases: [
                { className: 'com.acme.CartTest', name: 'adds', status: 'PASSED', duration: 0.1 },
                {
                  className: 'com.acme.CartTest',
                  name: 'waits',
                  status: 'PASSED',
                  duration: 0.3,
                  flakyFailures: [{ message: 'x' }],
                },
                { className: 'com.acme.CartTest', name: 'skips', status: 'SKIPPED' },
                {
                  className: 'com.acme.CartTest',
                  name: 'pays',
                  status: 'REGRESSION',
                  age: 1,
                  failedSince: 5,
                  errorDetails: 'expected 3',
                },
                {
                  className: 'com.acme.CartTest',
                  name: 'ships',
                  status: 'FAILED',
                  age: 4,
                  failedSince: 2,
                  errorStackTrace: 'E: no\n\tat com.acme.CartTest.ships(CartTest.java:42)',
                },
              ],
            },
          ],
        },
      },
    },
    [`${project}/PR-2`]: { builds: branches['PR-2'] ?? [], stages: stagesOf('PR-2') },
    freestyle: { builds: freestyle },
    failed: { builds: [{ ...main4, number: 3, result: 'FAILURE' }], stages: { 3: failedRun.stages } },
    'a/graph': {
      builds: [{ ...main4, number: 7 }],
      graph: {
        7: {
          status: 'ok',
          data: {
            complete: false,
            stages: [
              {
                id: '1',
                name: 'Build',
                state: 'success',
                type: 'STAGE',
                startTimeMillis: 1000,
                totalDurationMillis: 500,
                pauseDurationMillis: 0,
                children: [],
              },
              {
                id: '2',
                name: 'Test',
                state: 'unstable',
                type: 'PARALLEL',
                startTimeMillis: 1500,
                totalDurationMillis: 900,
                pauseDurationMillis: 100,
                children: [
                  {
                    id: '3',
                    name: 'unit',
                    state: 'success',
                    startTimeMillis: 1500,
                    totalDurationMillis: 300,
                    children: [],
                  },
                  {
                    id: '4',
                    name: 'ui',
                    state: 'unstable',
                    startTimeMillis: 1500,
                    totalDurationMillis: 900,
                    children: [],
                  },
                ],
              },
              {
                id: '5',
                name: 'Post',
                state: 'running',
                startTimeMillis: 2500,
                totalDurationMillis: null,
                children: [],
              },
              { id: '6', name: 'Never', state: 'skipped', startTimeMillis: 0, children: [] },
            ],
          },
        },
      },
    },
    'a/blue': { builds: [{ ...main4, number: 9 }], blue: { 9: json('blue-nodes-failed.json') } },
  })
})
afterAll(() => controller.close())

let troubles: Trouble[] = []
beforeEach(() => {
  troubles = []
  controller.requests.length = 0
  controller.faults.clear()
})

const jobPath = (name: string) =>
  name
    .split('/')
    .map((part) => `job/${part}`)
    .join('/')
const environment = (name: string, number: number, more: Record<string, string> = {}) => ({
  JENKINS_URL: controller.url,
  JOB_NAME: name,
  JOB_URL: `${controller.url}${jobPath(name)}/`,
  BUILD_URL: `${controller.url}${jobPath(name)}/${number}/`,
  BUILD_NUMBER: `${number}`,
  NODE_NAME: 'agent-1',
  JENKINS_USER: user,
  JENKINS_TOKEN: token,
  ...more,
})
const multibranch = (branch: string, number: number, more: Record<string, string> = {}) =>
  environment(`${project}/${branch}`, number, { BRANCH_NAME: branch, ...more })
const platform = (env: Record<string, string | undefined>, more: Partial<JenkinsOptions> = {}) =>
  createJenkinsPlatform({
    env,
    now: () => now,
    troubles: { add: (trouble) => troubles.push(trouble), all: () => troubles },
    timeoutMs: 30_000,
    pauseMs: 1,
    ...more,
  })
const read = async (log: { open(): AsyncIterable<Uint8Array> } | undefined) => {
  const chunks: Uint8Array[] = []
  if (log) for await (const chunk of log.open()) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

describe('snapshot', () => {
  test('a multibranch build at its end: stages, queue, cause, commit, result by the step', async () => {
    const env = multibranch('main', 5, { BRANCH_IS_PRIMARY: 'true' })
    const snapshot = await platform(env, { jobStatus: 'passed' }).snapshot()
    expect(troubles).toEqual([])
    expect(snapshot).toMatchObject({
      key: { repository: project, workflow: 'devlake-jenkins', run: 'main#5', attempt: 1 },
      source: 'api',
      status: 'completed',
      ownJob: 'build',
      ownStep: 6,
      run: {
        event: 'push',
        branch: 'main',
        defaultBranch: 'main',
        headRepository: project,
        outcome: 'passed',
        sha: 'c83ae02076382670e286ac2474b7a7327fc28cde',
        startedAt: new Date(main4?.timestamp ?? 0).toISOString(),
      },
    })
    const [job] = snapshot.jobs
    expect(job?.steps.map(({ name, outcome }) => [name, outcome])).toEqual([
      ['Declarative: Checkout SCM', 'passed'],
      ['checkout', 'passed'],
      ['build', 'passed'],
      ['test', 'passed'],
      ['deploy', 'passed'],
      ['Declarative: Post Actions', undefined],
    ])
    expect(Date.parse(job?.startedAt ?? '') - Date.parse(job?.createdAt ?? '')).toBe(5200)
    const record = runRecordSchema.parse(recordRun(snapshot))
    // From the checkout's start to deploy's end, the post stage left out.
    expect(record.jobs['build']?.facts?.value.workMs).toBe(1711277578791 + 3551 - 1711277553013)
  })

  test.each([
    ['SUCCESS', 'passed'],
    ['UNSTABLE', 'failed'],
    ['FAILURE', 'failed'],
    ['ABORTED', 'cancelled'],
    ['NOT_BUILT', 'skipped'],
    ['success', 'passed'],
    ['cancelled', 'cancelled'],
    ['0', 'passed'],
    ['1', 'failed'],
  ])('%s is %s', async (word, outcome) => {
    const snapshot = await platform(multibranch('main', 5), { jobStatus: jobResultOf(word) }).snapshot()
    expect(snapshot.run.outcome).toBe(outcome)
  })

  test('a build that ran out of time', async () => {
    const snapshot = await platform(
      multibranch('PR-2', 1, { CHANGE_ID: '2', CHANGE_BRANCH: 'x', CHANGE_FORK: 'stranger/app', CHANGE_AUTHOR: 'st' }),
    ).snapshot()
    expect(snapshot.run).toMatchObject({
      outcome: 'timed-out',
      event: 'pull_request',
      pullRequest: 2,
      headRepository: 'stranger/app',
      branch: 'x',
      actor: 'st',
    })
    expect(snapshot.jobs[0]?.steps.filter(({ outcome }) => outcome === 'cancelled')).toHaveLength(4)
  })

  test('freestyle: no stages, no complaint', async () => {
    const snapshot = await platform(environment('freestyle', 10002)).snapshot()
    expect(snapshot.jobs[0]).toMatchObject({ name: 'freestyle', outcome: 'failed', steps: [] })
    expect(snapshot.run.event).toBe('workflow_dispatch')
    expect(troubles).toEqual([])
    expect(controller.requests.map((path) => path.slice(path.indexOf('10002')))).toEqual([
      '10002/api/json',
      '10002/wfapi/describe',
      '10002/stages/tree',
      expect.stringContaining('/nodes/'),
    ])
  })

  test('a recorded failed run', async () => {
    const snapshot = await platform(environment('failed', 3)).snapshot()
    expect(snapshot.jobs[0]?.steps.map(({ outcome }) => outcome)).toEqual(['passed', 'passed', 'failed'])
  })

  test('the graph view: nested names, pauses taken off, what runs is ours', async () => {
    const snapshot = await platform(environment('a/graph', 7)).snapshot()
    const steps = snapshot.jobs[0]?.steps ?? []
    expect(steps.map(({ name, outcome }) => [name, outcome])).toEqual([
      ['Build', 'passed'],
      ['Test', 'failed'],
      ['Test / unit', 'passed'],
      ['Test / ui', 'failed'],
      ['Post', undefined],
      ['Never', 'skipped'],
    ])
    expect(steps[1]).toMatchObject({ startedAt: '1970-01-01T00:00:01.500Z', completedAt: '1970-01-01T00:00:02.300Z' })
    expect(snapshot.ownStep).toBe(5)
  })

  test('Blue Ocean, with nodes that never came to run', async () => {
    const snapshot = await platform(environment('a/blue', 9)).snapshot()
    expect(snapshot.jobs[0]?.steps.map(({ name, outcome }) => [name, outcome])).toEqual([
      ['build', 'passed'],
      ['test', 'failed'],
      ['unit', 'failed'],
      ['integration', 'passed'],
      ['ui', 'passed'],
      ['deploy', undefined],
      ['deployToProd', undefined],
    ])
  })

  test('without credentials: what environment and step know', async () => {
    const told = {
      startTimeInMillis: now - 60_000,
      causes: [{ _class: 'hudson.triggers.TimerTrigger$TimerTriggerCause' }],
      bodies: [{ name: 'body', start: now - 50_000, end: now - 10_000, outcome: 'SUCCESS' }],
    }
    const env = multibranch('main', 5, {
      JENKINS_TOKEN: '',
      GIT_COMMIT: 'abc',
      PIPELINE_GUARD_BUILD: JSON.stringify(told),
    })
    const snapshot = await platform(env, { jobStatus: 'passed' }).snapshot()
    expect(controller.requests).toEqual([])
    expect(snapshot).toMatchObject({ source: 'step', run: { event: 'schedule', sha: 'abc', outcome: 'passed' } })
    expect(recordRun(snapshot).jobs['build']?.facts?.value.workMs).toBe(40_000)
  })

  test('a rerun: by its parameters, or by having been started by its own job', async () => {
    const key = async (more: Record<string, string>) =>
      (await platform(multibranch('main', 5, { JENKINS_TOKEN: '', ...more })).snapshot()).key
    expect(await key({ PIPELINE_GUARD_RERUN_OF: 'main#3', PIPELINE_GUARD_ATTEMPT: '3' })).toMatchObject({
      run: 'main#3',
      attempt: 3,
    })
    const cause = (job: string) =>
      JSON.stringify({ causes: [{ _class: 'x.BuildUpstreamCause', upstreamProject: job, upstreamBuild: 4 }] })
    expect(await key({ PIPELINE_GUARD_BUILD: cause(`${project}/main`) })).toMatchObject({ run: 'main#4', attempt: 2 })
    expect(await key({ PIPELINE_GUARD_BUILD: cause('other') })).toMatchObject({ run: 'main#5', attempt: 1 })
    expect(await key({ PIPELINE_GUARD_BUILD: '<oops>' })).toMatchObject({ run: 'main#5', attempt: 1 })
  })

  test.each([
    [undefined, 'success', 'passed'],
    [undefined, 'failure', 'failed'],
    ['SUCCESS', 'failure', 'failed'],
    ['UNSTABLE', 'success', 'failed'],
    ['ABORTED', 'success', 'cancelled'],
    ['SUCCESS', undefined, 'passed'],
    [undefined, undefined, undefined],
  ] as const)('the build says %s, the commands came to %s: %s', async (result, executed, outcome) => {
    const steps = [{ number: 1, name: 'make', status: 'completed', outcome: 'passed' } as const]
    const told = result === undefined ? {} : { PIPELINE_GUARD_BUILD: JSON.stringify({ result }) }
    const env = multibranch('main', 5, { JENKINS_TOKEN: '', ...told })
    const snapshot = await platform(env, { executed, steps }).snapshot()
    const [own] = snapshot.jobs
    expect([snapshot.run.outcome, own?.outcome, own?.steps]).toEqual([outcome, outcome, steps])
    expect(troubles.map(({ code }) => code)).toEqual(outcome === undefined ? ['no-outcome'] : [])
    const given = await platform(env, { executed: 'failure', jobStatus: 'passed' }).snapshot()
    expect(given.run.outcome).toBe('passed')
  })

  test('each variable of the environment may be absent', async () => {
    const full = multibranch('main', 5)
    for (const name of Object.keys(full)) {
      const snapshot = await platform({ ...full, [name]: undefined }, { jobStatus: 'failed' }).snapshot()
      expect(runRecordSchema.safeParse(recordRun(snapshot)).error).toBeUndefined()
      expect(snapshot.run.outcome).toBe('failed')
    }
    expect((await platform({}).snapshot()).jobs[0]?.status).toBe('in-progress')
  })
})

/** Only where no answer is to come is it not waited for: a loaded machine answers late. */
const patience = (fault: Fault) => (fault === 'slow' ? { timeoutMs: 300 } : {})

/** What each problem tells to look at. */
const cures =
  /API token|needs Overall\/Read|Job\/Read|log\. The next run|proxy or a login page|look at the load|https_proxy/

describe('a controller that refuses', () => {
  test.each([[[]], [{}], ['junk'], [{ number: 'five', timestamp: {} }], [null]])(
    'an answer that tells of no build (%j) is named, and none is made of it',
    async (junk) => {
      const fetch = async () => new Response(JSON.stringify(junk), { headers: { 'content-type': 'application/json' } })
      const snapshot = await platform(multibranch('main', 5), { jobStatus: 'passed', fetch }).snapshot()
      expect(snapshot).toMatchObject({ source: 'step', run: { outcome: 'passed' } })
      expect(troubles).toMatchObject([{ code: 'jenkins-not-json', advice: expect.stringMatching(/JENKINS_URL/) }])
    },
  )

  test.each([[{}], [{ JENKINS_TOKEN: '' }]])(
    'an address that is none is named once, by its variable: %j',
    async (less) => {
      const guard = platform({ ...multibranch('main', 5), JENKINS_URL: '::::', ...less }, { jobStatus: 'passed' })
      await guard.snapshot()
      await guard.snapshot()
      expect(troubles).toMatchObject([{ code: 'jenkins-address', message: expect.stringContaining('JENKINS_URL') }])
      expect(controller.requests).toEqual([])
    },
  )

  test('a page in place of the console log is no log', async () => {
    controller.faults.set('progressiveText', 'html')
    const guard = platform(multibranch('main', 5), { jobStatus: 'failed' })
    const [own] = (await guard.snapshot()).jobs
    expect(own && (await guard.log(own))).toBeUndefined()
    expect(troubles).toMatchObject([{ code: 'jenkins-not-json', message: expect.stringMatching(/web page .* log/) }])
  })

  const faults: readonly (readonly [Fault, string])[] = [
    [401, 'jenkins-unauthorised'],
    [403, 'jenkins-forbidden'],
    [404, 'jenkins-missing'],
    [500, 'jenkins-server'],
    ['html', 'jenkins-not-json'],
    ['login', 'jenkins-login-page'],
    ['slow', 'jenkins-slow'],
    ['cut', 'jenkins-unreachable'],
  ]
  test.each(faults)('%s: one trouble with advice, and the snapshot of the environment', async (fault, code) => {
    controller.faults.set('api/json', fault)
    const snapshot = await platform(multibranch('main', 5), { jobStatus: 'failed', ...patience(fault) }).snapshot()
    expect(snapshot).toMatchObject({ source: 'step', run: { outcome: 'failed' }, jobs: [{ id: 'build' }] })
    expect(troubles).toMatchObject([{ code, advice: expect.stringMatching(cures) }])
    expect(JSON.stringify(troubles)).not.toContain(token)
  })

  test.each([401, 500, 'slow'] as const)('stages %s: the build is still told', async (fault) => {
    controller.faults.set('wfapi', fault)
    const snapshot = await platform(multibranch('main', 5), { jobStatus: 'passed', ...patience(fault) }).snapshot()
    expect(snapshot).toMatchObject({ source: 'api', jobs: [{ steps: [] }] })
    expect(troubles).toHaveLength(1)
  })

  test('a controller that answers nothing is not waited for at every call', async () => {
    controller.faults.set('/', 'slow')
    const guard = platform(multibranch('main', 5), patience('slow'))
    await guard.snapshot()
    await guard.tests?.()
    await expect(guard.backfill({ runs: 10, jobListings: 5 })).rejects.toThrow()
    expect(controller.requests).toHaveLength(2)
  })

  test.each([
    [500, true],
    ['html', true],
    ['cut', true],
    ['slow', true],
    [403, false],
    [404, false],
  ] as const)('earlier builds of a controller that answers %s: none only where it answered', async (fault, silent) => {
    controller.faults.set('api/json', fault)
    const asking = platform(multibranch('main', 5), patience(fault)).backfill({ runs: 10, jobListings: 5 })
    if (silent) await expect(asking).rejects.toThrow()
    else expect(await asking).toEqual([])
  })

  test.each([
    ['without a token', { JENKINS_USER: undefined, JENKINS_TOKEN: undefined }],
    ['with one: a build that runs has no result', {}],
  ])('a build of which nobody says how it went is no passed one, %s', async (_, less) => {
    const snapshot = await platform({ ...multibranch('main', 5), ...less }).snapshot()
    expect(snapshot.run).not.toHaveProperty('outcome')
    expect(unseenOf(snapshot, troubles)).toEqual(['how this job ended'])
    expect(troubles).toMatchObject([
      { code: 'no-outcome', advice: expect.stringContaining('currentBuild.currentResult') },
    ])
  })

  test('a wrong token', async () => {
    await platform(multibranch('main', 5, { JENKINS_TOKEN: 'wrong' })).snapshot()
    expect(troubles[0]?.code).toBe('jenkins-unauthorised')
  })

  test('credentials never leave for another host', async () => {
    const env = { ...multibranch('main', 5), BUILD_URL: 'http://127.0.0.2:1/job/x/5/' }
    await platform(env).snapshot()
    expect(troubles[0]?.message).toMatch(/leads to 127\.0\.0\.2/)
  })

  test('no more requests than the budget', async () => {
    await platform(environment('freestyle', 10002), { budget: 2 }).snapshot()
    expect(controller.requests).toHaveLength(2)
    expect(troubles[0]?.code).toBe('jenkins-budget')
  })
})

describe('log, tests, backfill, files', () => {
  test('the console, in pieces, without its notes', async () => {
    const guard = platform(multibranch('main', 5), { jobStatus: 'failed' })
    const log = await guard.log(
      (await guard.snapshot()).jobs[0] ?? { id: 'build', name: '', status: 'completed', steps: [] },
    )
    expect(await read(log)).toBe(`[Pipeline] Start of Pipeline\n${text('console-error.txt')}tail\n`)
    controller.faults.set('progressiveText', 403)
    expect(await read(await guard.log({ id: 'build', name: '', status: 'completed', steps: [] }))).toBe('')
    expect(troubles[0]?.message).toMatch(/^The console log could not be fetched/)
    expect(await guard.log({ id: 'other', name: '', status: 'completed', steps: [] })).toBeUndefined()
  })

  test('the test report: age and flaky counts', async () => {
    const results = await platform(multibranch('main', 5)).tests?.()
    expect(results).toMatchObject({
      total: 5,
      failed: 2,
      skipped: 1,
      flaky: [{ name: 'waits' }],
      failures: [
        { name: 'pays', message: 'expected 3' },
        {
          name: 'ships',
          message: expect.stringMatching(/fails since build 2, 4 builds/),
          file: 'com/acme/CartTest.java',
          line: 42,
        },
      ],
    })
    expect(await platform(environment('freestyle', 31)).tests?.()).toBeUndefined()
    expect(troubles).toEqual([])
  })

  test('earlier builds become records; stages for as many as asked', async () => {
    const records = await platform(multibranch('main', 5)).backfill({ runs: 10, jobListings: 2 })
    expect(records.map(({ key }) => key.run)).toEqual(['main#4', 'main#3', 'main#2', 'main#1'])
    for (const record of records) expect(runRecordSchema.safeParse(record).error).toBeUndefined()
    expect(records.map(({ jobs }) => jobs['build']?.facts?.value.steps?.length)).toEqual([5, 5, undefined, undefined])
    expect(records[3]?.run.value).toMatchObject({ outcome: 'passed', event: 'push', branch: 'main' })
    const known = await platform(multibranch('main', 5)).backfill({
      runs: 10,
      jobListings: 1,
      known: ({ run }) => run === 'main#4',
    })
    expect(known.map(({ jobs }) => jobs['build']?.facts?.value.steps?.length)).toEqual([
      undefined,
      5,
      undefined,
      undefined,
    ])
    expect(await platform(multibranch('PR-2', 2, { CHANGE_ID: '2' })).backfill({ runs: 10, jobListings: 2 })).toEqual(
      [],
    )
    const free = await platform(environment('freestyle', 31)).backfill({ runs: 50, jobListings: 5 })
    expect(controller.requests.filter((path) => /freestyle.*wfapi/.test(path))).toHaveLength(1)
    expect(free[0]?.jobs['build']?.facts?.value.workMs).toBe(2121)
    expect(free.map(({ run }) => run.value.outcome)).toContain('failed')
    controller.faults.set('api/json', 403)
    expect(await platform(multibranch('main', 5)).backfill({ runs: 10, jobListings: 2 })).toEqual([])
  })

  test('a configuration file is trusted in a branch’s workspace, never in a change request’s', async () => {
    const own = platform(multibranch('main', 5, { WORKSPACE: fixtures }))
    expect(await own.trustedFile?.('SOURCES.md')).toMatchObject({ kind: 'ok' })
    expect(await own.trustedFile?.('none.md')).toEqual({ kind: 'missing' })
    expect(await own.trustedFile?.('../x')).toMatchObject({ kind: 'corrupt' })
    expect(await own.trustedFile?.('.')).toMatchObject({ kind: 'corrupt' })
    expect(
      await platform(multibranch('PR-2', 2, { WORKSPACE: fixtures, CHANGE_ID: '2' })).trustedFile?.('SOURCES.md'),
    ).toEqual({ kind: 'missing' })
  })
})
