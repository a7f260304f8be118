/** Runs the script of the GitLab template as a job would, against a loopback registry and a stand-in for the bundle. */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { parse } from 'yaml'
import { command as watch } from '../../src/commands/watch.js'
import { readConfig } from '../../src/config/config.js'

const path = join(dirname(fileURLToPath(import.meta.url)), '../../examples/gitlab/templates/pipeline-guard.yml')
const text = readFileSync(path, 'utf8')
type Input = { default: unknown; options?: string[] }
interface Head {
  readonly spec: { readonly inputs: Record<string, Input> }
}
const { inputs } = (parse(text.slice(0, text.indexOf('\n---'))) as Head).spec

/** As GitLab does: text for text, before the file is read. */
const filled = (given: Record<string, string>) =>
  text.slice(text.indexOf('\n---')).replace(/\$\[\[ inputs\.([a-z-]+) \]\]/g, (_, name: string) => {
    if (!(name in inputs)) throw new Error(`no input ${name}`)
    const value = given[name] ?? inputs[name]?.default
    return typeof value === 'string' ? value : JSON.stringify(value)
  })
interface Job {
  readonly script: readonly string[]
  readonly variables: Readonly<Record<string, string>>
  readonly cache: object
}
const jobOf = (given: Record<string, string>) =>
  (parse(filled(given).replace('\n---', '')) as Record<string, Job>)['pipeline-guard']

// Each run of the script starts Node some five times.
jest.setTimeout(90_000)

let server: Server
let kept: Buffer | undefined
/** What jobs of unprotected branches left. */
let proposed: Buffer | undefined
let asked: string[] = []
/** Where the registry’s files lie, when elsewhere. */
let storage: string | undefined
/** Ids of the files of the package, newest last; `mayDelete` as the instance lets the job’s token. */
let files: number[] = []
let mayDelete = true
function packagesOf(method: string, url: string): { readonly status: number; readonly body?: unknown } | undefined {
  const { pathname } = new URL(url, 'http://x')
  if (method === 'PUT') files.push((files.at(-1) ?? 0) + 1)
  if (method === 'GET' && pathname.endsWith('/projects/7/packages'))
    return { status: 200, body: files.length === 0 ? [] : [{ id: 5, name: 'pipeline-guard' }] }
  if (method === 'GET' && pathname.endsWith('/packages/5/package_files'))
    return { status: 200, body: files.map((id) => ({ id, file_name: 'history.jsonl.gz' })) }
  const file = /\/packages\/5\/package_files\/(\d+)$/.exec(pathname)?.[1]
  if (method !== 'DELETE' || file === undefined) return undefined
  if (!mayDelete) return { status: 403, body: { message: '403 Forbidden' } }
  files = files.filter((id) => id !== Number(file))
  return { status: 204 }
}

beforeAll(async () => {
  server = createServer(async (request, response) => {
    asked.push(`${request.method} ${request.headers['job-token'] ?? '-'} ${request.url}`)
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    if (request.method === 'GET' && storage !== undefined && request.url?.includes('/generic/') === true)
      return void response.writeHead(302, { location: `${storage}${request.url}` }).end()
    if (request.method === 'PUT') kept = Buffer.concat(chunks)
    const listing = packagesOf(request.method ?? '', request.url ?? '')
    if (listing !== undefined) return void response.writeHead(listing.status).end(JSON.stringify(listing.body))
    const held = request.url?.includes('proposed') ? proposed : kept
    response
      .writeHead(request.method === 'GET' && held === undefined ? 404 : 200)
      .end(request.method === 'GET' ? held : '')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})
beforeEach(() => {
  kept = undefined
  proposed = undefined
  storage = undefined
  asked = []
  files = []
  mayDelete = true
})

/** A bundle that keeps a history as lines, and ends as told. */
const standIn = `
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
const [command, ...rest] = process.argv.slice(2)
const history = '.pipeline-guard/history.jsonl.gz'
if (command === 'run') { appendFileSync(history, process.env.CI_PIPELINE_ID + '\\n'); process.exitCode = Number(process.env.CODE ?? 0) }
if (command === 'history' && rest.includes('--proposed')) {
  const [proposed, ...protectedBranches] = rest.flatMap((word, at) => (word.startsWith('--pro') ? [rest[at + 1]] : []))
  appendFileSync(history, readFileSync(proposed, 'utf8').trim() + ' but for ' + protectedBranches.join(',') + '\\n')
} else if (command === 'history') {
  const lines = rest.slice(1, -2).flatMap((file) => existsSync(file) ? readFileSync(file, 'utf8').trim().split('\\n') : [])
  writeFileSync(rest.at(-1), [...new Set(lines)].sort().join('\\n') + '\\n')
}
if (command === 'report') writeFileSync('.pipeline-guard/report.html', '<p>')
`

async function run(env: Record<string, string> = {}, given: Record<string, string> = {}) {
  const directory = mkdtempSync(join(tmpdir(), 'gitlab-job-'))
  mkdirSync(join(directory, '.pipeline-guard'))
  writeFileSync(join(directory, '.pipeline-guard/cli.mjs'), standIn)
  const script = (jobOf(given)?.script ?? []).join('\n')
  const child = spawn('sh', ['-e', '-c', script], {
    cwd: directory,
    env: {
      PATH: process.env['PATH'],
      CI_API_V4_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v4`,
      CI_PROJECT_ID: '7',
      CI_JOB_TOKEN: 'job-token',
      CI_PIPELINE_ID: '41',
      CI_COMMIT_REF_PROTECTED: 'true',
      ...jobOf(given)?.variables,
      ...env,
    },
  })
  const said: Buffer[] = []
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk))
  const code = await new Promise((resolve) => child.on('close', resolve))
  const written = join(directory, '.pipeline-guard/inputs.json')
  const parameters: Record<string, string> = existsSync(written) ? JSON.parse(readFileSync(written, 'utf8')) : {}
  rmSync(directory, { recursive: true, force: true })
  return { code, said: Buffer.concat(said).toString(), parameters }
}

describe('the GitLab template', () => {
  test('its inputs are what the step takes', async () => {
    const { parameters } = await run()
    expect(readConfig(parameters)).toMatchObject({ kind: 'ok', config: { observe: true, failOn: 'critical' } })
    for (const option of inputs['fail-on']?.options ?? []) expect(readConfig({ 'fail-on': option }).kind).toBe('ok')
  })

  test('every input passes, whatever it holds; further ones as JSON; a faulty one is named', async () => {
    const { parameters } = await run(
      {},
      { 'test-reports': 'a "b"/*.xml', more: '{"fail-on-tests":"new","secrets":"x\\\\y"}' },
    )
    expect(parameters).toMatchObject({
      'test-reports': 'a "b"/*.xml',
      'fail-on-tests': 'new',
      secrets: 'x\\y',
      history: 'file',
    })
    expect(await run({}, { more: '[]' })).toMatchObject({ code: 2, said: expect.stringMatching(/no JSON object/) })
  })

  test('observing cannot block the pipeline, nor slow it by artifacts', () => {
    expect(jobOf({})).toMatchObject({ allow_failure: true, dependencies: [], timeout: '5 minutes' })
    expect(jobOf({ 'allow-failure': 'false', dependencies: '[test]' })).toMatchObject({
      allow_failure: false,
      dependencies: ['test'],
    })
  })

  test('the package holds three files at the most, and where none may be deleted it stops growing', async () => {
    files = [1, 2, 3, 4, 5]
    await run()
    expect(files).toEqual([4, 5, 6])
    // What a usual pipeline asks of the registry: taken before and after, proposals too, listed, one file deleted, one put.
    asked = []
    await run()
    expect(asked.map((call) => call.replace(/^(\w+) \S+ .*\/packages(?:\/5)?/, '$1 ').replace(/\?.*/, ''))).toEqual([
      'GET /generic/pipeline-guard/1/history.jsonl.gz',
      'GET /generic/pipeline-guard/1/proposed.jsonl.gz',
      'GET /generic/pipeline-guard/1/history.jsonl.gz',
      'GET ',
      'GET /package_files',
      'DELETE /package_files/4',
      'PUT /generic/pipeline-guard/1/history.jsonl.gz',
    ])
    expect(files).toEqual([5, 6, 7])
    mayDelete = false
    files = Array.from({ length: 33 }, (_, index) => index + 1)
    const { said, code } = await run()
    expect(code).toBe(0)
    expect(said).toMatch(/cleanup policy/)
    expect(files).toHaveLength(33)
  })

  test('its job runs where jobs without rules do: alone, it makes no pipeline', () => {
    expect(jobOf({})).toMatchObject({ stage: '.post', when: 'always' })
    expect(jobOf({})).not.toHaveProperty('rules')
  })

  test('the history is taken from the registry and put back, merged with what others put there', async () => {
    expect(await run()).toMatchObject({ code: 0, said: '' })
    expect(kept?.toString()).toBe('41\n')
    expect(await run({ CI_PIPELINE_ID: '42' })).toMatchObject({ code: 0 })
    expect(kept?.toString()).toBe('41\n42\n')
    const registry = 'job-token /api/v4/projects/7/packages/generic/pipeline-guard/1'
    // A protected branch takes from what others propose, and writes the shared history alone.
    expect(new Set(asked.filter((call) => call.includes('/generic/')))).toEqual(
      new Set([
        `GET ${registry}/history.jsonl.gz`,
        `GET ${registry}/proposed.jsonl.gz`,
        `PUT ${registry}/history.jsonl.gz`,
      ]),
    )
  })

  test('a branch that is not protected proposes beside the shared history, and never writes it', async () => {
    await run({ CI_COMMIT_REF_PROTECTED: '' })
    const address = 'job-token /api/v4/projects/7/packages/generic/pipeline-guard/1'
    expect(asked.filter((line) => line.startsWith('PUT'))).toEqual([`PUT ${address}/proposed.jsonl.gz`])
    expect(asked).toContain(`GET ${address}/history.jsonl.gz`)
  })

  test('a protected branch takes from proposals, by the rules of `history merge --proposed`, and writes none', async () => {
    proposed = Buffer.from('40\n')
    await run({ CI_COMMIT_REF_NAME: 'release/1', CI_DEFAULT_BRANCH: 'trunk' })
    const proposals = asked.filter((line) => line.includes('proposed'))
    expect(proposals).toEqual(['GET job-token /api/v4/projects/7/packages/generic/pipeline-guard/1/proposed.jsonl.gz'])
    expect(kept?.toString()).toContain('but for trunk,release/1')
  })

  test('a registry whose files lie elsewhere is followed there without the token', async () => {
    const seen: (string | undefined)[] = []
    const elsewhere = createServer((request, response) => {
      seen.push(request.headers['job-token'] as string | undefined)
      response.writeHead(request.url?.includes('proposed') ? 404 : 200).end('40\n')
    })
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve))
    storage = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`
    expect(await run()).toMatchObject({ code: 0, said: '' })
    elsewhere.closeAllConnections()
    elsewhere.close()
    expect(kept?.toString()).toBe('40\n41\n')
    expect(new Set(seen)).toEqual(new Set([undefined]))
  })

  test('the exit code of the bundle ends the job, but for our own trouble; the history is kept', async () => {
    const ran = await Promise.all(['1', '2', '3'].map((CODE) => run({ CODE })))
    expect(ran.map(({ code }) => code)).toEqual([1, 2, 0])
    expect(kept?.toString()).toBe('41\n')
  })

  test('without the registry nothing is asked', async () => {
    expect((await run({}, { registry: 'false' })).code).toBe(0)
    expect(asked).toEqual([])
  })

  test('a registry that is down is one line each, and the verdict stands', async () => {
    const ran = await run({ CI_API_V4_URL: 'http://127.0.0.1:1/api/v4', CODE: '1' })
    expect(ran.code).toBe(1)
    expect(ran.said).toMatch(/pipeline-guard: put/)
  })
})

test('the example of a watch is a command line that is understood', async () => {
  const example = parse(readFileSync(join(dirname(path), '../watch.gitlab-ci.yml'), 'utf8')) as Record<string, Job>
  const line = example['pipeline-guard-watch']?.script.find((step) => step.includes(' watch ')) ?? ''
  const args = [...line.slice(line.indexOf(' watch ') + 7).matchAll(/'([^']*)'|(\S+)/g)].map(
    ([, quoted, bare]) => quoted ?? bare ?? '',
  )
  const io = { out: () => undefined, err: () => undefined, env: {}, cwd: '.', now: Date.now }
  // Nothing is missing but the token.
  await expect(watch.run(args, io)).rejects.toThrow(/^[^\n]*PIPELINE_GUARD_GITLAB_TOKEN[^\n]*$/)
})
