/** In a workspace that is kept, each job and each attempt finds what it executed itself. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { executedStatus } from '../../../src/adapters/evidence/executed.js'
import { runMark } from '../../../src/adapters/evidence/marks.js'

type Env = Readonly<Record<string, string>>

test.each<[string, Env, readonly Env[]]>([
  [
    'github',
    { GITHUB_RUN_ID: '1', GITHUB_RUN_ATTEMPT: '1', GITHUB_JOB: 'a' },
    [{ GITHUB_JOB: 'b' }, { GITHUB_RUN_ATTEMPT: '2' }],
  ],
  ['gitlab', { CI_PIPELINE_ID: '1', CI_JOB_ID: '7' }, [{ CI_JOB_ID: '8' }]],
  [
    'azure',
    { BUILD_BUILDID: '1', SYSTEM_JOBID: '6f1', SYSTEM_JOBATTEMPT: '1' },
    [{ SYSTEM_JOBID: '6f2' }, { SYSTEM_JOBATTEMPT: '2' }, { AGENT_JOBNAME: 'lint' }],
  ],
  [
    'buildkite',
    { BUILDKITE_BUILD_ID: '1', BUILDKITE_JOB_ID: 'a', BUILDKITE_RETRY_COUNT: '0' },
    [{ BUILDKITE_JOB_ID: 'b' }, { BUILDKITE_RETRY_COUNT: '1' }],
  ],
  [
    'circleci',
    { CIRCLE_WORKFLOW_ID: 'w', CIRCLE_BUILD_NUM: '1' },
    [{ CIRCLE_BUILD_NUM: '2' }, { CIRCLE_WORKFLOW_JOB_ID: 'j' }],
  ],
  ['travis', { TRAVIS_BUILD_ID: '1', TRAVIS_JOB_ID: '2' }, [{ TRAVIS_JOB_ID: '3' }]],
  [
    'bitbucket',
    { BITBUCKET_PIPELINE_UUID: 'p', BITBUCKET_STEP_UUID: 's' },
    [{ BITBUCKET_STEP_UUID: 't' }, { BITBUCKET_STEP_RUN_NUMBER: '2' }],
  ],
  ['woodpecker', { CI_REPO: 'a/b', CI_PIPELINE_NUMBER: '1', CI_WORKFLOW_NAME: 'test' }, [{ CI_WORKFLOW_NAME: 'lint' }]],
  ['drone', { DRONE_REPO: 'a/b', DRONE_BUILD_NUMBER: '1', DRONE_STAGE_NAME: 'test' }, [{ DRONE_STAGE_NAME: 'lint' }]],
  ['semaphore', { SEMAPHORE_PIPELINE_ID: '1', SEMAPHORE_JOB_ID: 'a' }, [{ SEMAPHORE_JOB_ID: 'b' }]],
  ['cirrus', { CIRRUS_BUILD_ID: '1', CIRRUS_TASK_ID: '2' }, [{ CIRRUS_TASK_ID: '3' }]],
  ['appveyor', { APPVEYOR_BUILD_ID: '1', APPVEYOR_JOB_ID: 'a' }, [{ APPVEYOR_JOB_ID: 'b' }]],
  [
    'teamcity',
    { TEAMCITY_BUILDCONF_NAME: 'Test', BUILD_NUMBER: '1' },
    [{ TEAMCITY_BUILDCONF_NAME: 'Lint' }, { BUILD_NUMBER: '2' }],
  ],
])('%s: another job or attempt has another mark', async (_, env, others) => {
  expect(runMark({ ...env, CI_STEP_NAME: 'guard' })).toBe(runMark(env))
  const cwd = mkdtempSync(join(tmpdir(), 'pipeline-guard-marks-'))
  const directory = join(cwd, '.pipeline-guard/exec')
  mkdirSync(directory, { recursive: true })
  const failed = { command: 'make', startedAt: '2026-01-01T00:00:00Z', exitCode: 3, log: '1.log', run: runMark(env) }
  writeFileSync(join(directory, '1.json'), JSON.stringify({ schema: 'pipeline-guard/exec', version: 1, ...failed }))
  writeFileSync(join(directory, '1.log'), 'A broke')
  expect(await executedStatus(cwd, env)).toMatchObject({ jobStatus: 'failure' })
  for (const other of others) expect((await executedStatus(cwd, { ...env, ...other })).steps).toEqual([])
})
