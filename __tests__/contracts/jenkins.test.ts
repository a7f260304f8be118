/**
 * What is asked of Jenkins: every field of every `tree` stands in a recorded answer of a controller or in a plugin’s own schema
 * (scripts/contracts-jenkins.mjs), or is one that a class of Jenkins exports by its documentation; every path is one of a few.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { startWatchRunner, type WatchRunner } from '../e2e/watch-runner.js'
import { type JenkinsServer, jenkinsToken, jenkinsUser, startJenkins } from '../support/jenkins-server.js'
import { addBuilds, addJobs } from '../support/watched-jenkins.js'

const recorded = JSON.parse(
  readFileSync(join(process.cwd(), '__tests__/fixtures/jenkins/fields.json'), 'utf8'),
) as Readonly<Record<string, string>>

/** Exported (`@Exported`) by classes whose answers nobody recorded. */
const documented: Readonly<Record<string, readonly string[]>> = {
  'hudson.model.Cause$UpstreamCause': ['upstreamProject', 'upstreamBuild'],
  'hudson.tasks.test.AbstractTestResultAction': ['totalCount'],
  'jenkins.metrics.impl.TimeInQueueAction': [
    'waitingTimeMillis',
    'waitingDurationMillis',
    'blockedTimeMillis',
    'blockedDurationMillis',
    'buildableTimeMillis',
    'buildableDurationMillis',
    'queuingDurationMillis',
  ],
  'hudson.tasks.junit.TestResult': ['suites'],
  'hudson.tasks.junit.SuiteResult': ['cases'],
  'hudson.tasks.junit.CaseResult': ['className', 'failedSince', 'flakyFailures'],
  'hudson.tasks.test.AggregatedTestResultAction': ['childReports'],
}

const hour = 3_600_000
let jenkins: JenkinsServer
let world: WatchRunner
beforeAll(async () => {
  jenkins = await startJenkins()
  addJobs(jenkins)
  world = await startWatchRunner({
    args: () => ['--jenkins', jenkins.url, '--notify-branches', '*'],
    env: () => ({ JENKINS_TOKEN: `${jenkinsUser}:${jenkinsToken}` }),
  })
  addBuilds(jenkins, { from: 1, to: 12, until: world.now - hour })
  await world.watch('--rerun', 'transient')
  world.now += hour
  addBuilds(jenkins, { from: 13, to: 24, until: world.now, failed: new Set([20, 21, 22, 23, 24]) })
  await world.watch('--rerun', 'transient')
})
afterAll(async () => {
  await world.close()
  await jenkins.close()
})

const urls = () => jenkins.log.map((call) => new URL(call.replace(/^[A-Z]+ /, ''), 'http://x'))

test('every field that is asked for is recorded or exported', () => {
  const trees = urls().flatMap((url) => url.searchParams.get('tree') ?? [])
  const fields = new Set(trees.flatMap((tree) => tree.match(/[A-Za-z_]\w*/g) ?? []))
  // Of builds, test reports and folders: a drive that asks for less proves nothing.
  for (const sure of ['causes', 'className', 'lastBuild', 'parameters']) expect([...fields]).toContain(sure)
  const exported = new Set(Object.values(documented).flat())
  const isRecorded = (field: string) => Object.hasOwn(recorded, field)
  expect([...fields].filter((field) => !isRecorded(field) && !exported.has(field))).toEqual([])
  // What is recorded needs no document.
  expect([...exported].filter((field) => Object.hasOwn(recorded, field) || !fields.has(field))).toEqual([])
})

test('every path is one that a controller or a plugin answers', () => {
  const ends = new Set(
    urls().map(
      (url) =>
        /(?:api\/json|wfapi\/describe|stages\/tree|nodes\/|progressiveText|buildWithParameters|build|crumb\w*)/.exec(
          url.pathname,
        )?.[0] ?? url.pathname,
    ),
  )
  expect([...ends].filter((end) => end.startsWith('/'))).toEqual([])
})
