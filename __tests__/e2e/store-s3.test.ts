/**
 * Real servers that speak S3: fifty writers at once, some of them killed, and a bucket whose owner says no. Each server is skipped
 * aloud where it is not there.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import net from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { listAll } from '../../src/adapters/objects/port.js'
import { s3Objects } from '../../src/adapters/objects/s3/index.js'
import { bucketStore } from '../../src/adapters/stores/s3/index.js'
import { readRecord } from '../../src/adapters/stores/s3/read.js'
import { hours, judged, recordOf, runsOf } from '../support/records.js'
import { bucket, s3Keys } from '../support/s3-server.js'
import { describeWith, motoPath, s3sPath } from '../support/tools.js'

const cli = resolve(process.env['PIPELINE_GUARD_CLI'] ?? 'dist/cli/index.js')
const before = { ...process.env }
const now = Date.parse(hours(400))

const freePort = async (): Promise<number> => {
  const probe = net.createServer().listen(0, '127.0.0.1')
  await new Promise((ready) => probe.once('listening', ready))
  const { port } = probe.address() as net.AddressInfo
  await new Promise((done) => probe.close(done))
  return port
}

async function answers(url: string): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (
      await fetch(url).then(
        () => true,
        () => false,
      )
    )
      return
    await new Promise((done) => setTimeout(done, 100))
  }
  throw new Error(`${url} does not answer`)
}

const servers = [
  { name: 'moto', path: motoPath(), start: (port: number) => ['-p', String(port)], checksSignatures: false },
  {
    name: 's3s-fs',
    path: s3sPath(),
    start: (port: number, root: string) => [
      '--access-key',
      s3Keys.AWS_ACCESS_KEY_ID,
      '--secret-key',
      s3Keys.AWS_SECRET_ACCESS_KEY,
      '--host',
      '127.0.0.1',
      '--port',
      String(port),
      root,
    ],
    checksSignatures: true,
  },
]

for (const { name, path, start, checksSignatures } of servers)
  describeWith(path, name)(name, () => {
    let daemon: ChildProcess
    let url = ''
    let root = ''
    const open = (prefix: string, env: Record<string, string> = s3Keys) => {
      Object.assign(process.env, env)
      return s3Objects({ place: { bucket, prefix }, env, endpoint: url, budget: 2000, timeoutMs: 60_000 })
    }

    beforeAll(async () => {
      root = await mkdtemp(join(tmpdir(), 'pipeline-guard-'))
      await mkdir(join(root, bucket))
      const port = await freePort()
      daemon = spawn(path ?? '', start(port, root), { stdio: 'ignore' })
      url = `http://127.0.0.1:${port}`
      await answers(url)
      if (name === 'moto') await fetch(`${url}/${bucket}`, { method: 'PUT' })
    })
    afterAll(async () => {
      process.env = { ...before }
      daemon.kill()
      await rm(root, { recursive: true, force: true })
    })

    test('fifty writers at once, each object as it was written; a second writer of the same adds none', async () => {
      const runs = runsOf(50, { repository: 'Acme/Web & more/ü' })
      const store = () => bucketStore({ objects: open('fifty'), now: () => now })
      const outcomes = await Promise.all([...runs, ...runs].map((record) => store().save(record, [])))
      expect(outcomes.filter(({ state }) => state !== 'done')).toEqual([])
      const { entries } = await listAll(open('fifty'), { prefix: 'records/' })
      expect(entries).toHaveLength(50)
      const loaded = await store().load({ ...recordOf({ repository: 'acme/WEB & more/ü' }).key, run: '9' })
      expect(loaded).toMatchObject({ kind: 'ok', value: { records: runs, gaps: [] } })
    })

    test('a merged history is written and read', async () => {
      const store = bucketStore({ objects: open('merged'), now: () => now })
      const first = judged(recordOf({ run: '1', hour: 390 }))
      await store.save(first, [])
      await store.load(first.key)
      expect((await store.save(judged(recordOf({ run: '2', hour: 391 })), [first])).detail).toMatch(
        /merged history of 2 runs/,
      )
      const loaded = await bucketStore({ objects: open('merged'), now: () => now }).load(first.key)
      expect(loaded).toMatchObject({ kind: 'ok', value: { records: { length: 2 } } })
    })

    test('conditions hold: a content is replaced only where it is the one that was read', async () => {
      const objects = open('conditions')
      const put = await objects.put({ key: 'a', bytes: Buffer.from('1'), onlyOver: 'absent' })
      if (put.kind !== 'written') throw new Error('not written')
      const { tag } = put
      expect(await objects.put({ key: 'a', bytes: Buffer.from('2'), onlyOver: 'absent' })).toEqual({ kind: 'taken' })
      expect((await objects.put({ key: 'a', bytes: Buffer.from('2'), onlyOver: { tag } })).kind).toBe('written')
      expect(await objects.put({ key: 'a', bytes: Buffer.from('3'), onlyOver: { tag } })).toEqual({ kind: 'taken' })
      expect(Buffer.from((await objects.get('a', 9))?.bytes ?? []).toString()).toBe('2')
    })

    test('pages of a thousand keys follow each other', async () => {
      const objects = open('pages')
      const names = Array.from({ length: 1100 }, (_, at) => `k/${String(at).padStart(5, '0')}`)
      for (let at = 0; at < names.length; at += 50)
        await Promise.all(
          names.slice(at, at + 50).map((key) => objects.put({ key, bytes: Buffer.from(key), onlyOver: 'absent' })),
        )
      const { entries } = await listAll(objects, { prefix: 'k/', startAfter: 'k/00049' })
      expect(entries.map(({ key }) => key)).toEqual(names.slice(50))
    })

    const lends = name === 'moto' ? test : test.skip
    lends(
      'a role is borrowed by a token of OpenID Connect, by the same way out and out of the same budget',
      async () => {
        const token = join(root, 'token')
        await writeFile(token, 'header.payload.signature')
        for (const variable of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']) delete process.env[variable]
        const env = {
          AWS_ROLE_ARN: 'arn:aws:iam::123456789012:role/history',
          AWS_WEB_IDENTITY_TOKEN_FILE: token,
          AWS_ENDPOINT_URL_STS: url,
          AWS_REGION: 'us-east-1',
          AWS_EC2_METADATA_DISABLED: 'true',
        }
        try {
          const objects = open('role', env)
          expect((await objects.put({ key: 'a', bytes: Buffer.from('1'), onlyOver: 'absent' })).kind).toBe('written')
          expect(objects.requests()).toBe(2)
        } finally {
          for (const variable of Object.keys(env)) delete process.env[variable]
          Object.assign(process.env, s3Keys)
        }
      },
    )

    const strict = checksSignatures ? test : test.skip
    strict('a wrong secret is refused, and named', async () => {
      const objects = open('x', { ...s3Keys, AWS_SECRET_ACCESS_KEY: 'not/the/secret' })
      await expect(objects.put({ key: 'a', bytes: Buffer.from('1') })).rejects.toThrow(
        /the credentials were refused \(SignatureDoesNotMatch\)/,
      )
    })

    const built = existsSync(cli) ? test : test.skip
    built('processes that are killed while they write leave whole objects or none', async () => {
      const cwd = await mkdtemp(join(tmpdir(), 'pipeline-guard-'))
      const env = { PATH: before['PATH'] ?? '', HOME: cwd, ...s3Keys, PIPELINE_GUARD_S3_ENDPOINT: url }
      const run = (at: number) => {
        const child = spawn(
          process.execPath,
          [cli, 'run', '--observe', '--history', `s3://${bucket}/killed`, '--job-status', 'success', '--json'],
          { cwd, env: { ...env, BUILD_TAG: `b${at}` } },
        )
        let out = ''
        child.stdout.on('data', (chunk: Buffer) => {
          out += chunk.toString()
        })
        // Some before, some while, some after they write.
        const timer = at % 2 === 0 ? setTimeout(() => child.kill('SIGKILL'), 250 + at * 130) : undefined
        return new Promise<string>((done) =>
          child.on('close', () => {
            clearTimeout(timer)
            done(out)
          }),
        )
      }
      try {
        const told = await Promise.all(Array.from({ length: 10 }, (_, at) => run(at)))
        const saved = told.filter((text) => /"state":\s*"done",\s*"detail":\s*"(?:wrote|found)/.test(text))
        expect(saved.length).toBeGreaterThanOrEqual(5)
        const objects = open('killed')
        const { entries } = await listAll(objects, { prefix: 'records/' })
        expect(entries.length).toBeGreaterThanOrEqual(saved.length)
        for (const entry of entries) expect(await readRecord(objects, entry)).toMatchObject({ kind: 'ok' })
      } finally {
        await rm(cwd, { recursive: true, force: true })
      }
    })
  })
