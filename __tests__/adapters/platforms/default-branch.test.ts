import { expect, test } from '@jest/globals'
import { withDefaultBranch } from '../../../src/adapters/platforms/default-branch.js'
import { createJenkinsPlatform } from '../../../src/adapters/platforms/jenkins/index.js'
import { recordRun } from '../../../src/core/collect/record.js'
import { onDefaultBranch } from '../../../src/core/run/trust.js'
import type { Env, Platform } from '../../../src/ports.js'
import { recordOf } from '../../support/records.js'

const troubles = { add: () => undefined, all: () => [] }
const jenkins = (env: Env) => createJenkinsPlatform({ env, now: () => 0, troubles, jobStatus: 'failed' })
const isDefault = async (env: Env, given?: string) =>
  onDefaultBranch(recordRun(await withDefaultBranch(jenkins(env), given, env).snapshot()))

test.each<[string, Env, string | undefined, boolean | undefined]>([
  ['nobody says it', { GIT_BRANCH: 'origin/main' }, undefined, undefined],
  ['it is given', { GIT_BRANCH: 'origin/main' }, 'main', true],
  ['another one is given', { GIT_BRANCH: 'origin/topic' }, 'main', false],
  ['the platform says it', { BRANCH_NAME: 'trunk', BRANCH_IS_PRIMARY: 'true' }, 'main', true],
  ['a tag of its name', { BRANCH_NAME: 'main', TAG_NAME: 'main' }, 'main', false],
  ['a tag of another name', { BRANCH_NAME: 'v1', TAG_NAME: 'v1' }, 'main', false],
  ['a change request', { BRANCH_NAME: 'PR-7', CHANGE_ID: '7', CHANGE_BRANCH: 'main' }, 'main', false],
])('%s', async (_, env, given, expected) => expect(await isDefault({ JOB_NAME: 'app', ...env }, given)).toBe(expected))

test('earlier runs the platform remembers are told the same, but where it said it itself', async () => {
  const [untold, told] = [recordOf({ run: '1', hour: 1 }), recordOf({ run: '2', hour: 2 })]
  const { defaultBranch: _, ...value } = untold.run.value
  const known: Platform = {
    ...jenkins({}),
    backfill: async () => [
      { ...untold, run: { ...untold.run, value } },
      { ...told, run: { ...told.run, value: { ...told.run.value, defaultBranch: 'trunk' } } },
    ],
  }
  const records = await withDefaultBranch(known, 'main', {}).backfill({ runs: 2, jobListings: 2 })
  expect(records.map(({ run }) => run.value.defaultBranch)).toEqual(['main', 'trunk'])
})

test('not given, nothing is changed', () => {
  const platform = jenkins({})
  expect(withDefaultBranch(platform, undefined, {})).toBe(platform)
})
