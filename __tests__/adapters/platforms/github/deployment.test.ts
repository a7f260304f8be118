import { expect, test } from '@jest/globals'
import { startGithubApi } from '../../../support/github-api.js'
import { deployedAt } from '../../../support/github-deployments.js'
import { open } from './open.js'

test('the newest deployment is taken by when it was done, with its commit and where to look', async () => {
  const api = await startGithubApi()
  const { platform, troubles } = open(api)
  expect(await platform.deployment?.('production')).toEqual({
    at: new Date(deployedAt).toISOString(),
    source: 'github',
    sha: `${'0'.repeat(39)}1`,
    environment: 'production',
    url: 'https://github.com/o/r/actions/runs/100',
  })
  expect(await platform.deployment?.('staging')).toBeUndefined()
  expect(troubles).toEqual([])
  await api.close()
})

test('without the permission the trouble names it', async () => {
  const api = await startGithubApi()
  const { platform, troubles } = open(api, { config: { githubToken: undefined } })
  expect(await platform.deployment?.('production')).toBeUndefined()
  expect(troubles.map(({ message }) => message).join()).toContain('newest deployment')
  await api.close()
})
