/** The command `gate` against a Prometheus of our own making, which answers what a real one would not. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { command } from '../../src/commands/gate/index.js'
import type { GateResult } from '../../src/core/model/index.js'
import { createRandom } from '../../src/core/statistics/random.js'

const minute = 60_000
const hour = 60 * minute
const now = Date.UTC(2026, 2, 3, 12, 0)
const calm = (at: number): number => 100 + 4 * createRandom(Math.round(at / minute))()

/** By name of the metric: the value at a time, as Prometheus writes it. */
const shapes: Readonly<Record<string, (at: number) => unknown>> = {
  calm: (at) => String(calm(at)),
  counter: (at) => String(Math.round((at - Date.UTC(2026, 0, 1)) / 1000)),
  disk: (at) => String(50 + (at - Date.UTC(2026, 0, 1)) / hour / 100),
  hex: () => '0x10',
  blank: () => '',
  word: () => 'abc',
  partial: (at) => String(calm(at)),
  annotated: (at) => String(calm(at)),
  ahead: (at) => String(calm(at)),
  late: (at) => String(calm(at) * (at > now - 30 * minute ? 2 : 1)),
}

let server: Server
let url: string
let folder: string
const asked: string[] = []
let hung = (): void => undefined
const warnings: Readonly<Record<string, readonly string[]>> = {
  partial: ['store 10.0.0.7 did not answer'],
  annotated: ['PromQL info: metric might not be a counter'],
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pipeline-guard-gate-command-'))
  server = createServer((request, response) => {
    asked.push(request.url ?? '')
    if (request.url?.includes('query=hangs')) return hung()
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://any')
    const of = (name: string): number => Number(searchParams.get(name))
    const shape = shapes[searchParams.get('query') ?? ''] ?? (() => '1')
    const values: unknown[] = []
    for (let at = of('start'); at <= of('end'); at += of('step'))
      values.push([searchParams.get('query') === 'ahead' ? at + 86400 : at, shape(at * 1000)])
    const data = pathname.endsWith('_range')
      ? { resultType: 'matrix', result: [{ metric: {}, values }] }
      : { resultType: 'vector', result: [{ metric: {}, value: [of('time'), shape(of('time') * 1000)] }] }
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ status: 'success', data, warnings: warnings[searchParams.get('query') ?? ''] }))
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
  rmSync(folder, { recursive: true, force: true })
})

async function gate(query: string, flags: readonly string[], more: object = {}, section: object = {}) {
  const queries = [{ name: 'm', query, better: 'down', ...more }]
  writeFileSync(join(folder, 'gate.yml'), JSON.stringify({ gate: { queries, ...section } }))
  const out: string[] = []
  const io = { out: (text: string) => void out.push(text), err: () => undefined, env: {}, cwd: folder, now: () => now }
  const base = ['--config-file', 'gate.yml', '--dry-run', '--json', '--observe-for', '0']
  const code = await command.run(
    [...base, ...(flags.includes('--prometheus-url') ? [] : ['--prometheus-url', url]), ...flags],
    io,
  )
  return { code, result: JSON.parse(out.join('')) as GateResult }
}
const ago = (ms: number): readonly string[] => ['--deployed-at', new Date(now - ms).toISOString()]

describe('the time of the deployment', () => {
  test.each([
    ['a day ago', 24 * hour],
    ['six days ago', 6 * 24 * hour],
    ['in 2020', now - Date.UTC(2020, 0, 1)],
    ['in an hour', -hour],
    ['in three days', -72 * hour],
  ])('%s is refused before anything is asked', async (_name, before) => {
    asked.length = 0
    await expect(gate('late', ago(before))).rejects.toMatchObject({
      faults: [expect.stringMatching(/^gate-deployed-at: /)],
    })
    expect(asked).toEqual([])
  })

  test.each([1, 3, 5.9])('of %d h ago: what doubled half an hour ago fails', async (hours) => {
    expect(await gate('late', ago(hours * hour))).toMatchObject({ code: 1, result: { gate: 'fail' } })
    expect(await gate('calm', ago(hours * hour))).toMatchObject({ code: 0, result: { gate: 'pass' } })
  })

  test('of a machine whose clock is a little ahead is now', async () => {
    const { result } = await gate('calm', ago(-2 * minute))
    expect(result.deployment.at).toBe(new Date(now).toISOString())
  })
})

describe('what cannot be believed is no pass', () => {
  test.each([
    ['counter', 'counter'],
    ['hex', 'bad-answer'],
    ['blank', 'bad-answer'],
    ['word', 'bad-answer'],
    ['ahead', 'bad-answer'],
    ['partial', 'partial'],
  ])('%s', async (query, fault) => {
    const { code, result } = await gate(query, ago(2 * hour))
    expect({ code, gate: result.gate, faults: result.metrics[0]?.faults.map((one) => one.code) }).toEqual({
      code: 1,
      gate: 'unknown',
      faults: [fault],
    })
  })

  test('a gauge that only grows says so; a remark of PromQL is shown and no fault of the data', async () => {
    const disk = await gate('disk', ago(2 * hour), { counter: false, season: 'none' })
    expect(disk.result.metrics[0]?.faults).toEqual([])
    const { code, result } = await gate('annotated', ago(2 * hour))
    expect([code, result.metrics[0]?.faults.map((one) => one.code)]).toEqual([0, ['annotation']])
  })
})

describe('inputs', () => {
  test('the query of the address goes with each request', async () => {
    asked.length = 0
    await gate('calm', ['--prometheus-url', `${url}/?extra_label=env%3Dprod`, ...ago(2 * hour)])
    expect(asked.length).toBeGreaterThan(0)
    expect(asked.filter((one) => !/^\/api\/v1\/query_range\?extra_label=env%3Dprod&/.test(one))).toEqual([])
  })

  test('a credential with a line break is refused, as is a canary compared with itself', async () => {
    await expect(gate('calm', ['--prometheus-authorization', 'Bearer a\nX-Evil: b'])).rejects.toMatchObject({
      faults: [expect.stringMatching(/^prometheus-authorization: /)],
    })
    const canary = { canary: 'a="1", b="2"', stable: 'b="2",a="1"' }
    await expect(gate('up{$selector}', [], {}, { canary })).rejects.toMatchObject({
      faults: [expect.stringMatching(/canary/)],
    })
  })

  test('nothing is said of commands that were not run', async () => {
    const { result } = await gate('calm', ago(2 * hour))
    expect(result.troubles.map(({ code }) => code)).not.toContain('nothing-executed')
  })
})

test.each(['SIGTERM', 'SIGHUP'] as const)('%s while a request hangs gets its answer', async (signal) => {
  hung = () => void process.emit(signal)
  const { code, result } = await gate('hangs', ago(2 * hour))
  expect([code, result.gate, result.endedBy]).toEqual([1, 'unknown', 'cancellation'])
})

test.each([
  ['an empty file', '', /is empty/],
  ['no rows', 'timestamp,value\n', /no row/],
  ['no numbers', 'timestamp,value\n1,NaN\n2,x\n', /no value is a number/],
  ['times that go back', 'timestamp,value\n1000,1\n1300,2\n1000,3\n', /times go back/],
  ['bytes', 'value\u0000\n', /no text/],
])('--replay of %s is a fault in plain words', async (_name, text, fault) => {
  writeFileSync(join(folder, 'replayed.csv'), text)
  await expect(gate('calm', ['--replay', 'replayed.csv'])).rejects.toMatchObject({
    faults: [expect.stringMatching(fault)],
  })
})
