/** What `--gitlab` is given, and what it makes of the environment. */
import { describe, expect, test } from '@jest/globals'
import { readGitlabSource } from '../../src/watch/sources/gitlab.js'
import type { SourceGiven } from '../../src/watch/sources/source.js'

const read = (given: Partial<SourceGiven>) =>
  readGitlabSource({
    env: { GITLAB_TOKEN: 'glpat-x' },
    urls: [],
    names: ['acme/app'],
    tokenEnvs: [],
    asked: [],
    ...given,
  } as SourceGiven)
const inCi = {
  GITLAB_CI: 'true',
  CI_SERVER_URL: 'https://git.example',
  CI_PROJECT_PATH: 'acme/watch',
  GITLAB_TOKEN: 't',
}
const faults = (given: Partial<SourceGiven>): string[] => {
  const found = read(given)
  return found.kind === 'faulty' ? found.faults.map(({ input }) => input) : []
}

describe('--gitlab', () => {
  test('names, patterns and a token, which is a secret', () => {
    const names = ['acme/app', 'acme/tools/cli', 'acme/*', 'acme/tools/app-*']
    const found = read({ names })
    expect(found).toMatchObject({ kind: 'ok', source: { wanted: names, secrets: ['glpat-x'] } })
  })

  test('the step’s variable comes first; another may be named', () => {
    const env = { PIPELINE_GUARD_GITLAB_TOKEN: 'a', GITLAB_TOKEN: 'b', MINE: 'c' }
    expect(read({ env })).toMatchObject({ source: { secrets: ['a'] } })
    expect(read({ env, tokenEnvs: ['MINE'] })).toMatchObject({ source: { secrets: ['c'] } })
    expect(faults({ env, tokenEnvs: ['OTHER'] })).toEqual(['OTHER'])
    expect(faults({ env, tokenEnvs: ['MINE', 'OTHER'] })).toEqual(['--token-env'])
    // A job’s own token may not do it.
    expect(faults({ env: { CI_JOB_TOKEN: 'x' } })).toEqual(['PIPELINE_GUARD_GITLAB_TOKEN or GITLAB_TOKEN'])
  })

  test('in a job of GitLab: its own instance, and its own project where nothing is named', () => {
    expect(read({ env: inCi, names: [] })).toMatchObject({ kind: 'ok', source: { wanted: ['acme/watch'] } })
    expect(faults({ names: [] })).toEqual(['project'])
  })

  test.each([
    ['https://git.example/gitlab', true],
    ['http://127.0.0.1:8080', true],
    ['ftp://git.example', false],
    ['git.example', false],
    ['https://me:secret@git.example', false],
    ['https://git.example?private_token=secret', false],
  ])('%s: %s', (url, fits) => {
    const found = read({ urls: [url] })
    expect(found.kind).toBe(fits ? 'ok' : 'faulty')
    if (url.includes('secret')) expect(JSON.stringify(found)).not.toContain('secret')
  })

  test('a token goes over http only where that was named here', () => {
    expect(faults({ env: { ...inCi, CI_SERVER_URL: 'http://git.example' } })).toEqual(['--gitlab'])
    expect(faults({ urls: ['https://a.example', 'https://b.example'] })).toEqual(['--gitlab'])
  })

  test.each(['acme', '*', '*/app', '/acme/app', 'acme/app/', 'acme app', `acme/${'x'.repeat(600)}`])(
    '%s is no project',
    (name) => {
      expect(faults({ names: [name] })).toEqual(['project'])
    },
  )
})
