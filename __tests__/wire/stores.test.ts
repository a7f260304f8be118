import { describe, expect, test } from '@jest/globals'
import { createStores } from '../../src/wire/stores.js'

const config = { history: 'auto', historyPath: 'h.jsonl.gz', githubToken: 'x', requestBudget: 60 } as const
const github = {
  GITHUB_ACTIONS: 'true',
  GITHUB_SERVER_URL: 'https://github.com',
  ACTIONS_RESULTS_URL: 'https://results.example',
  ACTIONS_RUNTIME_TOKEN: 't',
  ACTIONS_CACHE_SERVICE_V2: 'on',
}
const companion = { ...github, GITHUB_EVENT_NAME: 'workflow_run' }
const names = (given: object, env: Record<string, string | undefined>) =>
  createStores({ config: { ...config, ...given }, env, now: Date.now }).map(({ name }) => name)

describe('which stores there are', () => {
  test('inside a run on GitHub the cache alone: an artifact would land in the run’s own downloads', () => {
    for (const event of ['push', 'pull_request', 'schedule', 'release', undefined])
      expect(names({}, { ...github, GITHUB_EVENT_NAME: event })).toEqual(['cache'])
  })
  test('in the companion’s run, and where one is installed: the cache first, artifacts behind it', () => {
    expect(names({}, companion)).toEqual(['cache', 'artifacts'])
    const installed = createStores({ config, env: github, now: Date.now, companionInstalled: true })
    expect(installed.map(({ name, keepsParts }) => [name, keepsParts])).toEqual([
      ['cache', undefined],
      ['artifacts', undefined],
    ])
  })
  test.each([
    ['without a token the cache alone', { githubToken: undefined }, companion, ['cache']],
    [
      'on GitHub Enterprise Server the cache alone',
      {},
      { ...companion, GITHUB_SERVER_URL: 'https://git.example' },
      ['cache'],
    ],
    [
      'on Gitea, told apart by its server, the cache alone',
      {},
      { ...companion, GITHUB_SERVER_URL: 'http://gitea:3000' },
      ['cache'],
    ],
    [
      'on data-residency hosts both',
      {},
      { ...companion, GITHUB_SERVER_URL: 'https://x.ghe.com' },
      ['cache', 'artifacts'],
    ],
    ['in a plain step without the runtime’s token a file', {}, { GITHUB_ACTIONS: 'true' }, ['file h.jsonl.gz']],
    ['elsewhere a file', {}, {}, ['file h.jsonl.gz']],
    ['as told: file', { history: 'file' }, github, ['file h.jsonl.gz']],
    ['as told: cache', { history: 'cache' }, github, ['cache']],
    ['as told: artifact', { history: 'artifact' }, {}, ['artifacts']],
  ])('%s', (_, given, env, expected) => {
    expect(names(given, env)).toEqual(expected)
  })

  test('artifacts wanted without a token: told once what to add', () => {
    const told: { code: string; advice: string }[] = []
    const troubles = { add: (trouble: { code: string; advice: string }) => told.push(trouble), all: () => [] }
    createStores({
      config: { ...config, history: 'artifact', githubToken: undefined },
      env: github,
      now: Date.now,
      troubles,
    })
    expect(told).toMatchObject([{ code: 'no-token', advice: expect.stringMatching(/actions: read, contents: read/) }])
  })

  test.each(Object.keys(github))('each variable removed in turn is no crash: %s', (name) => {
    expect(names({}, { ...github, [name]: undefined }).length).toBeGreaterThan(0)
  })
})

test('the history is asked for the way the platform is: by the fetch that knows the proxy', async () => {
  const asked: string[] = []
  const fetch = async (url: string) => {
    asked.push(new URL(url).host)
    return Response.json({ total_count: 0, artifacts: [] })
  }
  const env = { ...companion, GITHUB_API_URL: 'https://api.example', GITHUB_REPOSITORY: 'o/r' }
  const [, store] = createStores({ config, env, now: Date.now, fetch })
  const key = { host: 'github.com', repository: 'o/r', workflow: 'ci.yml', run: '1', attempt: 1 }
  expect(await store?.load(key)).toEqual({ kind: 'missing' })
  expect(new Set(asked)).toEqual(new Set(['api.example']))
})
