/** An earlier step, which a pull request may have written, leaves `NODE_TLS_REJECT_UNAUTHORIZED=0` in the environment. */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { type Result, resultSchema } from '../../src/core/model/index.js'

const cli = resolve(process.env['PIPELINE_GUARD_CLI'] ?? 'dist/cli/index.js')
let cwd = ''
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'certificates-'))
})
afterEach(() => rmSync(cwd, { recursive: true, force: true }))

const file = (name: string) => join(cwd, name)
const makeCertificate = (): boolean =>
  spawnSync('openssl', [
    ...'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost'.split(' '),
    ...['-addext', 'subjectAltName=DNS:localhost', '-keyout', file('key.pem'), '-out', file('authority.pem')],
  ]).status === 0

/** @returns the result of a run that notifies a server whose certificate nobody vouches for, and what that server was sent */
async function runWith(env: Readonly<Record<string, string>>): Promise<{ result: Result; bodies: readonly string[] }> {
  const bodies: string[] = []
  const server = createServer(
    { key: readFileSync(file('key.pem')), cert: readFileSync(file('authority.pem')) },
    (request, response) => {
      let body = ''
      request.on('data', (part: Buffer) => {
        body += part.toString('utf8')
      })
      request.on('end', () => {
        bodies.push(body)
        response.end('ok')
      })
    },
  ).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `https://localhost:${(server.address() as AddressInfo).port}/hook`
  const given = [
    '--job-status',
    'failure',
    '--notify-on',
    'always',
    '--webhook-url',
    url,
    '--result-file',
    'result.json',
  ]
  const child = spawn(process.execPath, [cli, 'run', ...given], {
    cwd,
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: 'ignore',
  })
  await once(child, 'exit')
  server.close()
  return { result: resultSchema.parse(JSON.parse(readFileSync(file('result.json'), 'utf8'))), bodies }
}
const codes = ({ troubles }: Result) => troubles.map(({ code }) => code)

test('certificates are verified all the same, and it is said', async () => {
  if (!makeCertificate()) return void process.stderr.write('skipped: no openssl here\n')
  const { result, bodies } = await runWith({ NODE_TLS_REJECT_UNAUTHORIZED: '0' })
  expect(bodies).toEqual([])
  expect(codes(result)).toContain('certificates-verified')
})

test('an authority of one’s own is trusted by NODE_EXTRA_CA_CERTS', async () => {
  if (!makeCertificate()) return void process.stderr.write('skipped: no openssl here\n')
  const { result, bodies } = await runWith({ NODE_EXTRA_CA_CERTS: file('authority.pem') })
  expect(bodies).toHaveLength(1)
  expect(codes(result)).not.toContain('certificates-verified')
})

test('what exec starts has the environment it was given', () => {
  const script = "process.exitCode = process.env.NODE_TLS_REJECT_UNAUTHORIZED === '0' ? 7 : 1"
  const { status } = spawnSync(process.execPath, [cli, 'exec', '--', process.execPath, '-e', script], {
    cwd,
    env: { PATH: process.env['PATH'] ?? '', NODE_TLS_REJECT_UNAUTHORIZED: '0' },
  })
  expect(status).toBe(7)
})
