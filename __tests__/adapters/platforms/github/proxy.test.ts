/** Behind a proxy every request goes through it, as the runner’s own do. */
import http from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type GithubApi, startGithubApi } from '../../../support/github-api.js'
import { lastJob, open } from './open.js'

let api: GithubApi
const through: string[] = []
const proxy = http.createServer().on('connect', (request, socket) => {
  through.push(request.url ?? '')
  const target = connect(Number(new URL(api.url).port), '127.0.0.1', () => {
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
    target.pipe(socket).pipe(target)
  })
  for (const end of [target, socket]) end.on('error', () => end.destroy())
})
const before = { ...process.env }

beforeAll(async () => {
  api = await startGithubApi()
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  // The runner’s toolkit reads both when it is loaded; a proxy is passed by for this machine’s own addresses.
  process.env['GITHUB_API_URL'] = 'http://github.example'
  process.env['http_proxy'] = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`
  delete process.env['no_proxy']
})
afterAll(async () => {
  process.env = before
  proxy.closeAllConnections()
  proxy.close()
  await api.close()
})

test('a proxy in the environment is used for every request', async () => {
  lastJob(api)
  const set = { GITHUB_API_URL: 'http://github.example', http_proxy: process.env['http_proxy'] ?? '' }
  const { platform, troubles } = open(api, { set })
  const { jobs } = await platform.snapshot()
  expect(troubles).toEqual([])
  expect(jobs).toHaveLength(2)
  expect(new Set(through)).toEqual(new Set(['github.example:80']))
})
