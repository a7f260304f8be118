import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { SnapshotJob } from '../../../../src/core/model/index.js'
import type { LogSource } from '../../../../src/ports.js'
import { type GithubApi, startGithubApi } from '../../../support/github-api.js'
import { open } from './open.js'

let api: GithubApi
beforeEach(async () => {
  api = await startGithubApi()
})
afterEach(() => api.close())

const steps = [1, 2, 3].map((number) => ({ number, name: `step ${number}` }))
const job: SnapshotJob = { id: '1001', name: 'build', status: 'completed', outcome: 'failed', steps }
const long = `${'2026-06-01T12:00:00.0000000Z line\n'.repeat(100)}##[error]Process completed with exit code 1.\n`

async function read(log: LogSource | undefined): Promise<string> {
  const chunks: Uint8Array[] = []
  if (log) for await (const chunk of log.open()) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

test('a finished job’s log comes from the storage, which never sees the token', async () => {
  api.logs.set(1001, long)
  const { platform, troubles } = open(api)
  const log = await platform.log(job)
  expect(log).toMatchObject({ name: 'build', jobId: '1001' })
  expect(await read(log)).toBe(long)
  expect(api.log.filter((call) => call.includes('_storage'))).toHaveLength(1)
  expect(api.leaks).toEqual([])
  expect(troubles).toEqual([])
})

test('a log that is gone (410) is not waited for', async () => {
  api.fault = (call) => (call.endsWith('/logs') ? { status: 410, message: 'Gone' } : undefined)
  const { platform, troubles, slept } = open(api)
  expect(await platform.log(job)).toBeUndefined()
  expect(api.log.filter((call) => call.endsWith('/logs'))).toHaveLength(1)
  expect(slept).toEqual([])
  expect(troubles).toMatchObject([
    {
      code: 'github-deleted',
      message: expect.stringMatching(/log of build was deleted/),
      advice: expect.stringMatching(/retention/),
    },
  ])
  expect(troubles[0]?.advice).not.toMatch(/permissions/)
})

test('it can be read a second time', async () => {
  api.logs.set(1001, long)
  const log = await open(api).platform.log(job)
  expect(await read(log)).toBe(long)
  expect(await read(log)).toBe(long)
})

test('a job in progress has none by design: nothing is asked, nothing is told', async () => {
  const { platform, troubles } = open(api)
  expect(await platform.log({ ...job, status: 'in-progress' })).toBeUndefined()
  expect(api.log).toEqual([])
  expect(troubles).toEqual([])
})

describe('a log that is not there yet', () => {
  test('is asked for again, briefly', async () => {
    const { platform, slept, troubles } = open(api, {
      sleep: async (ms) => {
        slept.push(ms)
        api.logs.set(1001, long)
      },
    })
    expect(await read(await platform.log(job))).toBe(long)
    expect(slept).toEqual([500])
    expect(troubles).toEqual([])
  })

  test('and then done without, with one trouble for all of them', async () => {
    const { platform, slept, troubles } = open(api)
    expect(await platform.log(job)).toBeUndefined()
    expect(await platform.log({ ...job, id: '1002' })).toBeUndefined()
    expect(slept).toEqual([500, 1500, 500, 1500])
    expect(troubles.map(({ code }) => code)).toEqual(['github-not-found'])
  })

  test('of which only the preamble is there counts as not there yet, and is taken when no more comes', async () => {
    api.logs.set(1001, 'Current runner version\n')
    const { platform, slept } = open(api)
    api.fault = (call) =>
      call.includes('_storage') ? { status: 200, message: 'short', headers: { 'content-length': '42' } } : undefined
    expect(await platform.log(job)).toBeDefined()
    expect(slept).toEqual([500, 1500])
  })
})

test('a log longer than memory should hold is a stream', async () => {
  const chunk = Buffer.alloc(1024 * 1024, 'x')
  let sent = 0
  const body = () =>
    new ReadableStream<Uint8Array>({
      pull(controller) {
        if (sent++ < 200) controller.enqueue(chunk)
        else controller.close()
      },
    })
  api.logs.set(1001, '')
  const { platform } = open(api, {
    fetch: (url, init) => (url.includes('_storage') ? Promise.resolve(new Response(body())) : fetch(url, init)),
  })
  const log = await platform.log(job)
  let bytes = 0
  let ahead = 0
  if (log)
    for await (const part of log.open()) {
      bytes += part.byteLength
      ahead = Math.max(ahead, sent - bytes / chunk.length)
    }
  expect(bytes).toBe(200 * 1024 * 1024)
  expect(ahead).toBeLessThan(4)
})

test('a reader that stops early closes the download', async () => {
  let cancelled = false
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(new Uint8Array(1000)),
    cancel: () => {
      cancelled = true
    },
  })
  api.logs.set(1001, '')
  const { platform } = open(api, {
    fetch: (url, init) => (url.includes('_storage') ? Promise.resolve(new Response(body)) : fetch(url, init)),
  })
  const log = await platform.log(job)
  if (log) for await (const _ of log.open()) break
  expect(cancelled).toBe(true)
})

describe('refused', () => {
  const code = async (prepare: () => void) => {
    prepare()
    const { platform, troubles } = open(api)
    expect(await platform.log(job)).toBeUndefined()
    return troubles.map((trouble) => trouble.code)
  }
  const redirect = (location: string) => () => {
    api.fault = (call) => (call.endsWith('/logs') ? { status: 302, headers: { location } } : undefined)
  }

  test('a redirect to anything but http', async () => {
    expect(await code(redirect('file:///etc/passwd'))).toEqual(['github-shape'])
    expect(await code(redirect('not an address'))).toEqual(['github-shape'])
  })

  test('a storage that redirects further, or breaks', async () => {
    api.logs.set(1001, long)
    expect(
      await code(() => {
        api.fault = (call) =>
          call.includes('_storage') ? { status: 302, headers: { location: `${api.url}/elsewhere` } } : undefined
      }),
    ).toEqual(['github-unreachable'])
    expect(
      await code(() => {
        api.fault = (call) => (call.includes('_storage') ? { status: 503 } : undefined)
      }),
    ).toEqual(['github-server'])
  })

  test('plain http, where the API itself is https', async () => {
    const { platform, troubles } = open(api, {
      set: { GITHUB_API_URL: 'https://github.example/api/v3' },
      fetch: async () => new Response(null, { status: 302, headers: { location: 'http://169.254.169.254/latest' } }),
    })
    expect(await platform.log(job)).toBeUndefined()
    expect(troubles.map((trouble) => trouble.code)).toEqual(['github-shape'])
  })
})

test('Gitea answers with the log itself', async () => {
  const { platform } = open(api, {
    fetch: async () => new Response(long, { headers: { 'content-type': 'text/plain; charset=utf-8' } }),
  })
  expect(await read(await platform.log(job))).toBe(long)
})

test('an empty log is an empty log', async () => {
  api.logs.set(1001, '')
  const { platform } = open(api)
  expect(await read(await platform.log({ ...job, steps: [] }))).toBe('')
})
