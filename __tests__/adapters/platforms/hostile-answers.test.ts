/** Whatever a controller answers, the adapters answer with records that fit, and never reject. */
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { createGitlabFleet } from '../../../src/adapters/platforms/gitlab/fleet/index.js'
import { createGitlabPlatform } from '../../../src/adapters/platforms/gitlab/index.js'
import { createJenkinsPlatform } from '../../../src/adapters/platforms/jenkins/index.js'
import { recordRun } from '../../../src/core/collect/record.js'
import { runRecordSchema } from '../../../src/core/model/index.js'
import type { Platform } from '../../../src/ports.js'

const silent = { add: () => undefined, all: () => [] }
const now = () => Date.parse('2026-01-02T03:04:05Z')

const odd = fc.oneof(
  fc.constantFrom(
    null,
    true,
    0,
    -1,
    1e300,
    -1e300,
    8.65e15,
    '',
    'no date',
    '\u0000',
    'x'.repeat(5000),
    [],
    {},
    [[]],
    '9'.repeat(400),
  ),
  fc.double(),
  fc.string({ maxLength: 8 }),
  fc.json().map((text) => JSON.parse(text)),
)

/** Every path of a JSON value, itself included. */
const pathsOf = (value: unknown): readonly (readonly string[])[] =>
  typeof value === 'object' && value !== null
    ? [[], ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner).map((path) => [key, ...path]))]
    : [[]]

const replaced = (value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown => {
  if (key === undefined) return by
  const copy: Record<string, unknown> | unknown[] = Array.isArray(value) ? [...value] : { ...(value as object) }
  Object.assign(copy, { [key]: replaced((value as Record<string, unknown>)[key], rest, by) })
  return copy
}

/** What a controller would say, with up to three places spoilt. */
const spoilt = (answer: unknown) =>
  fc.array(fc.tuple(fc.nat(), odd), { maxLength: 3 }).map((spots) =>
    spots.reduce<unknown>((value, [at, by]) => {
      const paths = pathsOf(value)
      return replaced(value, paths[at % paths.length] ?? [], by)
    }, answer),
  )

/** By the end of the address’s path. */
const answering = (answers: Readonly<Record<string, unknown>>) => (url: string) => {
  const path = new URL(url).pathname
  const found = Object.keys(answers).find((end) => path.endsWith(end))
  return Promise.resolve(new Response(JSON.stringify(found === undefined ? null : answers[found]) ?? 'null'))
}

async function everything(platform: Platform) {
  const snapshot = await platform.snapshot()
  expect(runRecordSchema.safeParse(recordRun(snapshot)).error).toBeUndefined()
  for (const record of await platform.backfill({ runs: 10, jobListings: 3 }))
    expect(runRecordSchema.safeParse(record).error).toBeUndefined()
  const tests = await platform.tests?.()
  if (tests !== undefined) expect(runRecordSchema.safeParse(recordRun(snapshot, { tests })).error).toBeUndefined()
  const job = snapshot.jobs[0]
  const log = job === undefined ? undefined : await platform.log(job)
  if (log !== undefined) for await (const chunk of log.open()) expect(chunk).toBeDefined()
}

const build = {
  number: 5,
  result: 'SUCCESS',
  building: false,
  timestamp: 1711277551963,
  duration: 30415,
  builtOn: 'agent',
  actions: [
    {
      _class: 'CauseAction',
      causes: [{ _class: 'jenkins.branch.BranchEventCause', userId: 'me', upstreamProject: 'a', upstreamBuild: 3 }],
    },
    { lastBuiltRevision: { SHA1: 'abc', branch: [{ name: 'origin/main' }] }, remoteUrls: ['u'] },
    {
      waitingDurationMillis: 3,
      waitingTimeMillis: 5,
      blockedTimeMillis: 2,
      buildableTimeMillis: 1,
      queuingDurationMillis: 9,
    },
  ],
  changeSets: [{ items: [{ commitId: 'abc', msg: 'a change' }] }],
}
const jenkins = {
  '/5/api/json': build,
  '/a/api/json': {
    builds: [
      { ...build, number: 4 },
      { ...build, number: 3 },
    ],
  },
  '/wfapi/describe': {
    stages: [
      { name: 'a', status: 'SUCCESS', startTimeMillis: 1711277551963, durationMillis: 5, pauseDurationMillis: 1 },
    ],
  },
  '/testReport/api/json': {
    suites: [
      {
        name: 's',
        cases: [
          {
            className: 'c',
            name: 'n',
            status: 'FAILED',
            duration: 0.5,
            age: 2,
            failedSince: 3,
            errorStackTrace: 'at c.n(c.java:3)',
          },
        ],
      },
    ],
  },
  '/progressiveText': 'log',
}
const pipeline = {
  id: 40,
  iid: 4,
  status: 'success',
  source: 'push',
  ref: 'main',
  sha: 'abc',
  created_at: '2026-01-01T00:00:00Z',
  updated_at: '2026-01-01T01:00:00Z',
  name: 'n',
  web_url: 'u',
}
const job = {
  id: 2,
  name: 'n',
  status: 'failed',
  failure_reason: 'x',
  created_at: '2026-01-01T00:00:00Z',
  started_at: '2026-01-01T00:00:05Z',
  finished_at: '2026-01-01T00:00:09Z',
  queued_duration: 2,
  runner: { description: 'r' },
  tag_list: ['t'],
}
const gitlab = {
  '/jobs': [job, { ...job, id: 3, status: 'success' }],
  '/pipelines': [pipeline, { ...pipeline, id: 39 }],
  '/test_report': {
    test_suites: [
      {
        name: 's',
        test_cases: [
          {
            status: 'failed',
            name: 'n',
            classname: 'c',
            file: 'f',
            execution_time: 1,
            system_output: 'o',
            stack_trace: 't',
          },
        ],
      },
    ],
  },
  '/bridges': [{ ...job, id: 9, name: 'b' }],
  '/merge_requests/5': { title: 't', source_branch: 'b', source_project_id: 1, target_project_id: 1 },
  '/projects/a%2Fb': { id: 1, path_with_namespace: 'a/b', default_branch: 'main', ci_config_path: 'c' },
  '/groups/a/projects': [{ id: 1, path_with_namespace: 'a/b' }],
  '/trace': 'log',
}

test('Jenkins', async () => {
  const env = {
    JENKINS_URL: 'http://j.example/',
    JOB_NAME: 'a',
    JOB_URL: 'http://j.example/job/a/',
    BUILD_URL: 'http://j.example/job/a/5/',
    BUILD_NUMBER: '5',
    JENKINS_USER: 'u',
    JENKINS_TOKEN: 't',
  }
  const told = {
    result: 'FAILURE',
    startTimeInMillis: 1711277551963,
    causes: [],
    bodies: [{ name: 'b', start: 1, end: 2, outcome: 'SUCCESS' }],
  }
  await fc.assert(
    fc.asyncProperty(
      fc.record({ ...Object.fromEntries(Object.entries(jenkins).map(([path, answer]) => [path, spoilt(answer)])) }),
      spoilt(told),
      fc.boolean(),
      (answers, hostile, given) =>
        everything(
          createJenkinsPlatform({
            env: { ...env, ...(given ? { PIPELINE_GUARD_BUILD: JSON.stringify(hostile) ?? '' } : {}) },
            now,
            troubles: silent,
            fetch: answering(answers),
            pauseMs: 0,
          }),
        ),
    ),
    { numRuns: 200 },
  )
})

test('GitLab', async () => {
  const env = {
    CI_API_V4_URL: 'http://g.example/api/v4',
    CI_PROJECT_ID: '7',
    CI_PIPELINE_ID: '41',
    CI_JOB_ID: '1',
    PIPELINE_GUARD_GITLAB_TOKEN: 't',
  }
  await fc.assert(
    fc.asyncProperty(
      fc.record({ ...Object.fromEntries(Object.entries(gitlab).map(([path, answer]) => [path, spoilt(answer)])) }),
      (answers) =>
        everything(createGitlabPlatform({ env, now, troubles: silent, fetch: answering(answers), pauseMs: 0 })),
    ),
    { numRuns: 200 },
  )
})

test('GitLab, watched', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        ...Object.fromEntries(Object.entries(gitlab).map(([path, answer]) => [path, spoilt(answer)])),
        '/pipelines': spoilt([{ ...pipeline, ref: 'refs/merge-requests/5/head' }, pipeline]),
      }),
      fc.boolean(),
      async (answers, newestFirst) => {
        const fleet = createGitlabFleet({
          url: 'http://g.example',
          token: 't',
          requests: 60,
          seconds: 60,
          now,
          troubles: silent,
          fetch: answering(answers),
          pauseMs: 0,
        })
        const [repository = 'a/b'] = await fleet.repositories(['a/*', 'a/b'])
        const { pages } = await fleet.list({
          repository,
          since: now() - 35 * 86_400_000,
          newestFirst,
          tags: {},
          most: 20,
        })
        for (const run of pages.flatMap(({ runs }) => runs)) {
          const found = await fleet.attempts?.(run, 0)
          for (const { platform } of found?.kind === 'ok' ? found.opened : []) await everything(platform)
        }
      },
    ),
    { numRuns: 200 },
  )
})
