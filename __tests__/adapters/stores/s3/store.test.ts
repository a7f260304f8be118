/** A history in a bucket: writers that know nothing of each other lose nothing, and strangers add nothing. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { credentialsFault } from '../../../../src/adapters/objects/s3/faults.js'
import { s3Objects } from '../../../../src/adapters/objects/s3/index.js'
import { bucketStore } from '../../../../src/adapters/stores/s3/index.js'
import { encodeHistory } from '../../../../src/core/history/file/codec.js'
import { mergeRecords } from '../../../../src/core/history/merge.js'
import { checkpointObject, recordObject } from '../../../../src/core/history/objects.js'
import type { RunRecord } from '../../../../src/core/model/index.js'
import { hours, judged, recordOf, runsOf } from '../../../support/records.js'
import { bucket, type S3Server, s3Keys, startS3 } from '../../../support/s3-server.js'

let server: S3Server
const before = { ...process.env }
beforeAll(async () => {
  server = await startS3()
  Object.assign(process.env, s3Keys)
})
afterAll(async () => {
  process.env = { ...before }
  await server.close()
})
const now = Date.parse(hours(400))
beforeEach(() => {
  server.objects.clear()
  server.requests.length = 0
  server.fault = undefined
  server.hidden = () => false
  server.pageSize = 1000
  server.now = () => now
})

const objects = (budget = 180) =>
  s3Objects({ place: { bucket, prefix: 'ci' }, env: s3Keys, endpoint: server.url, budget, timeoutMs: 20_000 })
const open = (budget?: number) => bucketStore({ objects: objects(budget), now: () => now })
const { key } = recordOf()
const save = (record: RunRecord, history: readonly RunRecord[] = []) => open().save(record, history)

async function recalled(listed: readonly RunRecord[] = [], budget?: number) {
  const loaded = await open(budget).load(key, Promise.resolve([]), Promise.resolve(listed))
  if (loaded.kind !== 'ok') throw new Error(JSON.stringify(loaded))
  return loaded.value
}
const runsIn = (records: readonly RunRecord[]) => records.map(({ key: { run } }) => run)

test('nothing there is missing, not broken', async () => {
  expect(await open().load(key)).toEqual({ kind: 'missing' })
})

test('fifty writers at once, one object each; the same view twice is one object', async () => {
  const runs = runsOf(50)
  const outcomes = await Promise.all([...runs, ...runs.slice(0, 5)].map((record) => save(record)))
  expect(outcomes.every(({ state }) => state === 'done')).toBe(true)
  expect(server.objects.size).toBe(50)
  expect((await recalled()).records).toEqual(runs)
})

test('two views of one run lie side by side and are merged by the law of the history', async () => {
  const step = recordOf({ stamp: { status: 'in-progress', source: 'step' }, jobs: { a: { name: 'a' } } })
  const other = recordOf({ jobs: { b: { name: 'b' } } })
  await Promise.all([save(step), save(other)])
  expect(server.objects.size).toBe(2)
  expect((await recalled()).records).toEqual([mergeRecords(step, other)])
})

test('every write is conditional, signed, and leaves the secret where it is', async () => {
  await save(recordOf())
  const [put] = server.requests
  expect(put?.headers['if-none-match']).toBe('*')
  expect(JSON.stringify(put?.headers)).not.toContain(s3Keys.AWS_SECRET_ACCESS_KEY)
})

test('a server that knows no conditions is written to all the same: the name is that of the content', async () => {
  server.fault = ({ headers }) =>
    headers['if-none-match'] === undefined ? undefined : { status: 501, code: 'NotImplemented' }
  expect((await save(recordOf())).state).toBe('done')
  expect(server.objects.size).toBe(1)
})

describe('recall', () => {
  test('a run of the default branch leaves a merged history once a day; the next reads it and what came since', async () => {
    const runs = runsOf(60).map(judged)
    for (const record of runs) server.plant(`ci/${recordObject(record)}`, encodeHistory([record]))
    const store = open()
    const loaded = await store.load(key)
    const last = judged(recordOf({ run: '2000', hour: 300 }))
    const outcome = await store.save(last, loaded.kind === 'ok' ? loaded.value.records : [])
    expect(outcome.detail).toMatch(/merged history of 61 runs/)
    server.requests.length = 0
    server.now = () => now + 3_600_000
    await save(recordOf({ run: '2001', hour: 301 }))
    server.requests.length = 0
    const { records } = await recalled()
    expect(runsIn(records)).toEqual([...runsIn(runs), '2000', '2001'])
    // Two lists, the merged history, one record, and the record that was written with it.
    expect(server.requests.length).toBeLessThanOrEqual(5)
  })

  test('requests end with the budget; the newest records come first, and what is missing is said', async () => {
    for (const [index, record] of runsOf(100).entries()) {
      server.now = () => now - (100 - index) * 3_600_000
      server.plant(`ci/${recordObject(record)}`, encodeHistory([record]))
    }
    const { records, gaps = [] } = await recalled([], 32)
    expect(server.requests.length).toBe(32)
    expect(runsIn(records)).toEqual(runsIn(runsOf(100)).slice(-30))
    expect(gaps.join()).toMatch(/70 records could not be read \(.*request budget/)
  })

  test('pages are read on; a list that lags only delays', async () => {
    server.pageSize = 12
    for (const record of runsOf(30)) server.plant(`ci/${recordObject(record)}`, encodeHistory([record]))
    expect((await recalled()).records).toHaveLength(30)
    server.hidden = (name) => name.includes('/1029.')
    expect((await recalled()).records).toHaveLength(29)
  })

  test('a workflow that rested for a year finds its last days', async () => {
    const old = recordOf({ run: '7', hour: -9000 })
    server.plant(`ci/${recordObject(old)}`, encodeHistory([old]))
    expect((await recalled()).records).toEqual([old])
  })
})

describe('more than can be listed', () => {
  const stamp = (at: number) => checkpointObject(key, at, Buffer.from('x'))
  const plantAt = (at: number, records: readonly RunRecord[]) => {
    server.now = () => at
    server.plant(`ci/${stamp(at)}`, encodeHistory(records))
    server.now = () => now
  }

  test('of very many merged histories the newest is read, and the next holds no less', async () => {
    server.pageSize = 10
    for (let days = 60; days > 1; days--) plantAt(now - days * 86_400_000, [recordOf({ run: '1', hour: 2 })])
    plantAt(now - 30 * 3_600_000, runsOf(20))
    const store = open()
    const loaded = await store.load(key)
    const { records } = loaded.kind === 'ok' ? loaded.value : { records: [] }
    expect(runsIn(records)).toEqual(runsIn(runsOf(20)))
    expect((await store.save(judged(recordOf({ run: '2000', hour: 399 })), records)).detail).toMatch(
      /merged history of 21 runs/,
    )
  })

  test('where the last days alone are too many, it is said, and none is written that may be poorer', async () => {
    server.pageSize = 2
    for (let hour = 30; hour > 0; hour--) plantAt(now - hour * 3_600_000, runsOf(3))
    const store = open()
    const loaded = await store.load(key)
    expect(loaded.kind === 'ok' && loaded.value.gaps?.join()).toMatch(/not all merged histories could be listed/)
    expect((await store.save(judged(recordOf({ run: '2000', hour: 399 })), [])).detail).not.toMatch(/merged history/)
  })

  test('of very many records the newest are read', async () => {
    server.pageSize = 3
    const runs = Array.from({ length: 40 }, (_, index) => recordOf({ run: `${2000 + index}`, hour: 200 + index * 4 }))
    for (const record of runs) server.plant(`ci/${recordObject(record)}`, encodeHistory([record]))
    const { records, gaps = [] } = await recalled()
    expect(runsIn(records)).toContain(runs.at(-1)?.key.run)
    expect(gaps.join()).toMatch(/not all were listed/)
  })
})

describe('a poisoned prefix', () => {
  const good = recordOf({ run: '5', hour: 20 })
  const plant = (name: string, bytes: Uint8Array) => server.plant(`ci/${name}`, bytes)
  beforeEach(() => plant(recordObject(good), encodeHistory([good])))

  test.each<[string, () => void, RegExp | undefined]>([
    [
      'another run under a trusted name',
      () => plant(recordObject(recordOf({ run: '6' })), encodeHistory([recordOf({ run: '7' })])),
      /another run than its name/,
    ],
    [
      'another repository',
      () =>
        plant(recordObject(recordOf({ run: '6' })), encodeHistory([recordOf({ run: '6', repository: 'o/victim' })])),
      /another run/,
    ],
    [
      'a fork’s record under a trusted name',
      () =>
        plant(
          recordObject(recordOf({ run: '6' })),
          encodeHistory([recordOf({ run: '6', facts: { headRepository: 'x/r' } })]),
        ),
      /another run/,
    ],
    ['many records in one', () => plant(recordObject(recordOf({ run: '6' })), encodeHistory(runsOf(9))), /one record/],
    ['no history at all', () => plant(recordObject(recordOf({ run: '6' })), Buffer.from('{"a":1}')), /left out/],
    [
      'a schema from the future',
      () =>
        plant(
          recordObject(recordOf({ run: '6' })),
          Buffer.from('{"schema":"pipeline-guard/history","version":99}\n{}'),
        ),
      /newer/,
    ],
    [
      'an archive that expands without end',
      () => plant(recordObject(recordOf({ run: '6' })), Buffer.alloc(600 * 1024)),
      /at most 524288 are read/,
    ],
    [
      'names that lead elsewhere',
      () => {
        plant(`${recordObject(good).replace('5.1.', '../../x')}`, encodeHistory([recordOf({ run: '6' })]))
        plant('records/v1/trusted/../x', Buffer.from('x'))
      },
      undefined,
    ],
    [
      'a merged history from the future',
      () => plant(checkpointObject(key, now + 9e9, Buffer.from('x')), encodeHistory([recordOf({ run: '666' })])),
      undefined,
    ],
  ])('%s is left out, the rest is read', async (_name, poison, told) => {
    poison()
    const { records, gaps = [] } = await recalled()
    expect(records).toEqual([good])
    if (told === undefined) expect(gaps).toEqual([])
    else expect(gaps.join()).toMatch(told)
  })

  test('a run the platform does not know, in the time its list covers, was made up; what is older is believed', async () => {
    const invented = recordOf({ run: '6', hour: 25 })
    const older = recordOf({ run: '1', hour: 2 })
    for (const one of [invented, older]) plant(recordObject(one), encodeHistory([one]))
    const { records, gaps = [] } = await recalled([recordOf({ run: '4', hour: 10 }), good])
    expect(runsIn(records).sort()).toEqual(['1', '5'])
    expect(gaps.join()).toMatch(/1 record of the bucket was left out/)
  })

  test('a merged history that lies is not handed on in the next', async () => {
    const lie = recordOf({ run: '6', hour: 25 })
    server.now = () => now - 40 * 3_600_000
    plant(checkpointObject(key, server.now(), Buffer.from('x')), encodeHistory([lie]))
    server.now = () => now
    const store = open()
    await store.load(key, undefined, Promise.resolve([recordOf({ run: '4', hour: 10 }), good]))
    await store.save(judged(recordOf({ run: '9', hour: 399 })), [good])
    const names = [...server.objects.keys()].filter((name) => name.includes('checkpoints/')).sort()
    expect(names).toHaveLength(2)
    server.objects.delete(names[0] ?? '')
    expect(runsIn((await recalled()).records)).toEqual(['5', '9'])
  })

  test('a fork’s own record goes where no recall reads', async () => {
    const outcome = await save(recordOf({ run: '8', facts: { headRepository: 'stranger/r', event: 'pull_request' } }), [
      good,
    ])
    expect(outcome.detail).toMatch(/untrusted/)
    expect([...server.objects.keys()].filter((name) => name.includes('/trusted/'))).toHaveLength(1)
    expect((await recalled()).records).toEqual([good])
  })
})

describe('what a bucket refuses is named, with the next step', () => {
  const always = (status: number, code: string) => () => ({ status, code })
  test.each<[string, S3Server['fault'], RegExp]>([
    [
      'denies put',
      ({ method }) => (method === 'PUT' ? { status: 403, code: 'AccessDenied' } : undefined),
      /may not put; allow `s3:PutObject`/,
    ],
    ['no bucket', always(404, 'NoSuchBucket'), /no such bucket/],
    ['a wrong key', always(403, 'InvalidAccessKeyId'), /credentials were refused/],
    ['another region', always(400, 'AuthorizationHeaderMalformed'), /s3-region/],
    ['the clock', always(403, 'RequestTimeTooSkewed'), /clock of this machine/],
    ['a storm', always(503, 'SlowDown'), /did not answer after several attempts/],
  ])('%s', async (_name, fault, told) => {
    server.fault = fault
    const outcome = await save(recordOf())
    expect(outcome.state).toBe('failed')
    expect(outcome.detail).toMatch(told)
    expect(server.objects.size).toBe(0)
  })

  const page = { status: 200, code: '', body: '<html><body>Log in, please</body></html>' }
  test('a page of HTML, or 200 without a word, is no answer: nothing was read, nothing saved', async () => {
    server.fault = () => page
    const store = open()
    expect(await store.load(key)).toEqual({ kind: 'corrupt', reason: expect.stringMatching(/is no S3 .*s3-endpoint/) })
    expect(await store.save(recordOf(), [])).toMatchObject({
      state: 'failed',
      detail: expect.stringMatching(/is no S3/),
    })
    server.fault = ({ method }) => (method === 'PUT' ? { status: 200, code: '', body: '' } : undefined)
    expect((await save(recordOf())).state).toBe('failed')
    server.fault = ({ query }) => (query.has('list-type') ? undefined : page)
    server.plant(`ci/${recordObject(recordOf())}`, encodeHistory([recordOf()]))
    const { records, gaps = [] } = await recalled()
    expect(records).toEqual([])
    expect(gaps.join()).toMatch(/could not be read .*is no S3/)
  })

  test('409 says that somebody is just writing: asked again, then not saved; it never counts as there', async () => {
    let left = 2
    server.fault = ({ method }) =>
      method === 'PUT' && left-- > 0 ? { status: 409, code: 'ConditionalRequestConflict' } : undefined
    expect((await save(recordOf())).state).toBe('done')
    expect(server.objects.size).toBe(1)
    left = 99
    expect(await save(recordOf({ run: '8' }))).toMatchObject({
      state: 'failed',
      detail: expect.stringMatching(/others were writing the same object/),
    })
  })

  const endlessly = (next: string) => ({
    status: 200,
    code: '',
    body: `<ListBucketResult><IsTruncated>true</IsTruncated>${next}</ListBucketResult>`,
  })
  test.each([
    ['without a token', ''],
    ['with the same token again', '<NextContinuationToken>t</NextContinuationToken>'],
  ])('a list that goes on %s is a fault', async (_name, next) => {
    server.fault = ({ query }) => (query.has('list-type') ? endlessly(next) : undefined)
    expect(await open().load(key)).toMatchObject({ kind: 'corrupt' })
    expect(server.requests.length).toBeLessThan(4)
  })

  test('a name of the language is no name of a fault', async () => {
    server.fault = always(400, 'constructor')
    expect(await save(recordOf())).toMatchObject({ state: 'failed', detail: expect.not.stringMatching(/undefined/) })
  })

  test('a list that is denied is broken, never empty; and nothing is written over', async () => {
    server.fault = ({ query }) => (query.has('list-type') ? { status: 403, code: 'AccessDenied' } : undefined)
    const store = open()
    expect(await store.load(key)).toEqual({ kind: 'corrupt', reason: expect.stringMatching(/allow `s3:ListBucket`/) })
    expect((await store.save(judged(recordOf()), [])).detail).not.toMatch(/merged history/)
  })

  test('every second answer to a request is 503: all is written and read, within the attempts', async () => {
    const asked = new Map<string, number>()
    server.fault = ({ method, key: name, query }) => {
      const one = `${method} ${name} ${query.get('prefix')}`
      asked.set(one, (asked.get(one) ?? 0) + 1)
      return (asked.get(one) ?? 0) % 2 === 1 ? { status: 503, code: 'SlowDown' } : undefined
    }
    for (const record of runsOf(5)) expect((await save(record)).state).toBe('done')
    expect((await recalled()).records).toHaveLength(5)
  })

  test('a token file that is not there is named', async () => {
    const { AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: secret } = s3Keys
    const role = { AWS_WEB_IDENTITY_TOKEN_FILE: '/nowhere/token', AWS_ROLE_ARN: 'arn:aws:iam::123456789012:role/ci' }
    delete process.env['AWS_ACCESS_KEY_ID']
    delete process.env['AWS_SECRET_ACCESS_KEY']
    Object.assign(process.env, role)
    try {
      const store = s3Objects({ place: { bucket, prefix: '' }, env: role, endpoint: server.url, budget: 9 })
      await expect(store.list({ prefix: '' })).rejects.toThrow(
        /no credentials were found: the token file \/nowhere\/token .* is not there/,
      )
    } finally {
      for (const name of Object.keys(role)) delete process.env[name]
      Object.assign(process.env, { AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: secret })
    }
  })

  test('a role that the security token service refuses is told from a bucket that does', () => {
    const refused = Object.assign(new Error('Not authorized'), {
      name: 'AccessDenied',
      $metadata: { httpStatusCode: 403 },
    })
    expect(credentialsFault(refused, 's3://history', undefined).message).toMatch(
      /role could not be assumed \(AccessDenied\); see its trust policy/,
    )
  })

  test('no server at all', async () => {
    const gone = await startS3()
    await gone.close()
    const lost = bucketStore({
      objects: s3Objects({ place: { bucket, prefix: '' }, env: s3Keys, endpoint: gone.url, budget: 9 }),
      now: () => now,
    })
    expect(await lost.load(key)).toMatchObject({
      kind: 'corrupt',
      reason: expect.stringMatching(/^it could not be reached .*ECONNREFUSED/),
    })
  })
})
