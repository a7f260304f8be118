import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { zipSync } from 'fflate'
import { UsageError } from '../../../src/commands/command.js'
import { command } from '../../../src/commands/history/index.js'
import { decodeHistory, encodeHistory, historyText } from '../../../src/core/history/file/codec.js'
import { recordName } from '../../../src/core/history/provenance.js'
import { judged, recordOf, runsOf } from '../../support/records.js'
import { startResultsService } from '../../support/results-service.js'

let cwd: string
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'pipeline-guard-'))
})
afterEach(() => rm(cwd, { recursive: true, force: true }))

async function history(args: string, env: Record<string, string> = {}) {
  let out = ''
  let err = ''
  const io = {
    out: (text: string) => {
      out += text
    },
    err: (text: string) => {
      err += text
    },
    env,
    cwd,
    now: () => Date.UTC(2026, 5, 1),
  }
  try {
    return { code: await command.run(args.split(' '), io), out, err }
  } catch (error) {
    if (error instanceof UsageError) return { code: 2, out, err: error.faults.join('\n') }
    throw error
  }
}
const put = (name: string, bytes: string | Uint8Array) => writeFile(join(cwd, name), bytes)
const runsIn = async (name: string) => {
  const loaded = decodeHistory(await readFile(join(cwd, name)))
  return loaded.kind === 'ok' ? loaded.value.records.length : loaded.kind
}

describe('history', () => {
  test('show: newest last, control characters defused; --json one record a line', async () => {
    await put('h.gz', encodeHistory(runsOf(30, { facts: { branch: 'x\u001b[31m' } })))
    const shown = await history('show --history h.gz --last 2')
    expect(shown.out.split('\n')[1]).toMatch(/1029 +passed +5 m 1 s +1 job +not judged +push x$/m)
    expect(shown.out).toContain('30 runs of 1 workflow; 2 shown')
    const json = await history('show --history h.gz --last 3 --json')
    expect(
      json.out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).key.run),
    ).toEqual(['1027', '1028', '1029'])
  })

  test('merge: in any order, twice the same; what is there is kept', async () => {
    await put('a.gz', encodeHistory(runsOf(6)))
    await put('b.jsonl', historyText(runsOf(9).slice(3)))
    expect((await history('merge a.gz b.jsonl --output c.gz')).code).toBe(0)
    const first = await readFile(join(cwd, 'c.gz'))
    await history('merge b.jsonl a.gz c.gz --output c.gz')
    expect(await readFile(join(cwd, 'c.gz'))).toEqual(first)
    expect(await runsIn('c.gz')).toBe(9)
  })

  test('merge: of what unprotected branches propose come new runs of their own', async () => {
    await put('h.gz', encodeHistory(runsOf(3)))
    const topic = recordOf({ run: '7', facts: { branch: 'topic' } })
    const forged = recordOf({ run: '1000', workMs: 1, stamp: { observedAt: '2026-05-01T00:00:00.000Z' } })
    await put('p.gz', encodeHistory([topic, forged, recordOf({ run: '8' })]))
    expect((await history('merge --proposed p.gz --output h.gz')).err).toMatch(/--protected/)
    const before = (await readFile(join(cwd, 'h.gz'))).toString('latin1')
    expect(before).toBe(Buffer.from(encodeHistory(runsOf(3))).toString('latin1'))
    expect((await history('merge --proposed p.gz --protected main --output h.gz')).err).toMatch(
      /1 of 3 proposed runs taken/,
    )
    const shown = (await history('show --history h.gz --json')).out
    expect(shown).toContain('"topic"')
    expect(
      shown
        .split('\n')
        .filter((line) => line.includes('"run":"1000"'))
        .join(),
    ).not.toContain('"workMs":1,')
    expect(await runsIn('h.gz')).toBe(4)
  })

  test('forget: a person and a run go from the file; --dry-run only says so; without either it is told', async () => {
    await put(
      'h.gz',
      encodeHistory([...runsOf(3), recordOf({ run: '7', facts: { actor: 'Bob', title: 'Bob was here' } })]),
    )
    expect(await history('forget --history h.gz')).toMatchObject({ code: 2, err: expect.stringMatching(/--actor/) })
    const untouched = await readFile(join(cwd, 'h.gz'))
    expect((await history('forget --actor bob --run 1001 --history h.gz --dry-run')).out).toMatch(/nothing written/)
    expect(await readFile(join(cwd, 'h.gz'))).toEqual(untouched)
    expect((await history('forget --actor bob --run 1001 --history h.gz')).out).toMatch(
      /1 record taken out, 1 record without their person/,
    )
    const left = (await history('show --history h.gz --json')).out
    expect(left).not.toMatch(/bob/i)
    expect(left).not.toContain('"run":"1001"')
    expect(await runsIn('h.gz')).toBe(3)
  })

  test('export and import again', async () => {
    await put('h.gz', encodeHistory(runsOf(5)))
    expect((await history('export --history h.gz --format csv --output t.csv')).err).toMatch(/5 runs written/)
    expect((await history('import t.csv --history i.gz')).out).toMatch(/5 runs imported; 5 in i.gz/)
    expect((await history('export --history h.gz --output copy.jsonl.gz')).code).toBe(0)
    expect(await readFile(join(cwd, 'copy.jsonl.gz'))).toEqual(await readFile(join(cwd, 'h.gz')))
    expect((await history('export --history h.gz')).out).toBe(historyText(runsOf(5)))
  })

  test('import: dumps of the GitHub API, runs and their jobs', async () => {
    const run = {
      id: 77,
      run_attempt: 1,
      path: '.github/workflows/ci.yml',
      event: 'push',
      status: 'completed',
      conclusion: 'success',
      head_branch: 'main',
      run_started_at: '2026-01-01T00:00:00Z',
    }
    const job = {
      id: 5,
      run_id: 77,
      run_attempt: 1,
      name: 'build',
      status: 'completed',
      conclusion: 'success',
      started_at: '2026-01-01T00:00:00Z',
      completed_at: '2026-01-01T00:05:00Z',
      steps: [
        {
          number: 1,
          name: 'Test',
          status: 'completed',
          conclusion: 'success',
          started_at: '2026-01-01T00:00:10Z',
          completed_at: '2026-01-01T00:04:00Z',
        },
      ],
    }
    await put('runs.json', JSON.stringify({ total_count: 1, workflow_runs: [run] }))
    await put('jobs.jsonl', `${JSON.stringify({ jobs: [job] })}\n${JSON.stringify({ ...job, id: 6, run_id: 78 })}\n`)
    const told = await history('import runs.json jobs.jsonl --repository me/project --history i.gz')
    expect(told).toMatchObject({
      code: 0,
      out: expect.stringMatching(/1 run imported/),
      err: expect.stringMatching(/jobs of 1 run were left out/),
    })
    const shown = JSON.parse((await history('show --history i.gz --json')).out)
    expect(shown.key).toEqual({
      host: 'github.com',
      repository: 'me/project',
      workflow: '.github/workflows/ci.yml',
      run: '77',
      attempt: 1,
    })
    expect(shown.run.value.workMs).toBe(230_000)
  })

  test('import: every attempt of a run that a dump holds, each with its own jobs', async () => {
    const run = (attempt: number, conclusion: string) => ({
      id: 77,
      run_attempt: attempt,
      status: 'completed',
      conclusion,
      run_started_at: `2026-01-01T0${attempt}:00:00Z`,
    })
    const jobs = [1, 2].map((attempt) => ({
      id: attempt,
      run_id: 77,
      run_attempt: attempt,
      name: 'build',
      status: 'completed',
      conclusion: attempt === 1 ? 'failure' : 'success',
      started_at: `2026-01-01T0${attempt}:00:00Z`,
      completed_at: `2026-01-01T0${attempt}:05:00Z`,
    }))
    await put('runs.json', JSON.stringify([run(1, 'failure'), run(2, 'success'), ...jobs]))
    expect((await history('import runs.json --repository me/project --history a.gz')).code).toBe(0)
    const shown = (await history('show --history a.gz --json')).out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(shown.map(({ key, run: { value }, jobs: own }) => [key.attempt, value.outcome, Object.keys(own)])).toEqual([
      [1, 'failed', ['1']],
      [2, 'passed', ['2']],
    ])
  })

  test('import: a dump that no server wrote is refused, not fallen over', async () => {
    await put('far.json', '[{"number": 1, "result": "SUCCESS", "timestamp": 1e300, "duration": 1}]')
    await put('long.json', '[{"number": 1, "result": "SUCCESS", "timestamp": 1, "duration": 1e300}]')
    await put('deep.json', `${'['.repeat(20_000)}${']'.repeat(20_000)}`)
    for (const file of ['far.json', 'long.json', 'deep.json'])
      expect(await history(`import ${file} --repository me --history x.gz`)).toMatchObject({
        code: 2,
        err: expect.stringMatching(/holds no runs or jobs/),
      })
  })

  test('import: builds of Jenkins, job by job, and pipelines of GitLab with their jobs', async () => {
    const build = (job: string, number: number, result: string | null) => ({
      number,
      result,
      building: result === null,
      timestamp: 1_767_225_600_000 + number * 60_000,
      duration: 5000 * number,
      url: `https://ci.example/job/team/job/app/job/${job}/${number}/`,
    })
    await put('builds.json', JSON.stringify({ builds: [build('main', 1, 'SUCCESS'), build('main', 2, null)] }))
    await put('more.jsonl', `${JSON.stringify(build('topic%252Fx', 1, 'FAILURE'))}\n`)
    const told = await history('import builds.json more.jsonl --repository team/app --history j.gz')
    expect(told).toMatchObject({
      code: 0,
      out: expect.stringMatching(/2 runs imported/),
      err: expect.stringMatching(/1 run that has not ended was left out|not ended/),
    })
    const builds = (await history('show --history j.gz --json')).out.trim().split('\n')
    expect(builds.map((line) => JSON.parse(line))).toMatchObject([
      {
        key: { host: 'ci.example', repository: 'team/app', run: 'main#1' },
        run: { value: { workMs: 5000, outcome: 'passed' } },
      },
      { key: { run: 'topic%2Fx#1' }, run: { value: { outcome: 'failed', branch: 'topic/x' } } },
    ])
    const fixture = (name: string) => readFile(join('__tests__/fixtures/gitlab', name), 'utf8')
    await put('pipelines.json', await fixture('pipelines.json'))
    await put('jobs.json', await fixture('jobs.json'))
    expect(await history('import pipelines.json jobs.json --repository acme/app --history g.gz')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/17 runs imported/),
    })
  })

  test('import: a row a job; every fault of every file at once, and then nothing is written', async () => {
    await put('long.csv', 'run,job,t,seconds,status\n7,a,1000,30,success\n7,b,1000,5,failure\n8,a,2000,31,\n')
    expect(await history('import long.csv --repository me/project --history i.gz')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/2 runs imported; 2 in i.gz/),
    })
    await put('odd.csv', 'colour,weight\nred,3\n')
    await put('rows.csv', 't,value\n1,2\nwhen,3\n3,much\n')
    await put('odd.json', '{"hello": "world"}')
    await put('ids.json', '[{"id": 1}, {"id": 2}]')
    const told = await history(
      'import odd.csv rows.csv odd.json ids.json none.csv --repository me/project --history i.gz',
    )
    expect(told.code).toBe(2)
    for (const words of [
      /odd.csv: no column says when a run began; the columns are colour, weight; accepted are t, time/,
      /odd.csv: no column holds a duration or a series/,
      /rows.csv: line 3: "when" is no time/,
      /rows.csv: line 4: value is "much"/,
      /odd.json: holds no runs or jobs/,
      /ids.json: holds no runs or jobs/,
      /none.csv: ENOENT/,
      /nothing was imported; --skip-bad-rows/,
    ])
      expect(told.err).toMatch(words)
    expect(await runsIn('i.gz')).toBe(2)
    expect(await history('import rows.csv --repository me/project --history i.gz --skip-bad-rows')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/1 run imported; 3 in i.gz/),
      err: expect.stringMatching(/line 3: "when" is no time; left out/),
    })
  })

  test('import: what is damaged in a history is told, its good runs are taken in', async () => {
    await put('h.jsonl', `${historyText(runsOf(2))}{"key":1}\n`)
    expect(await history('import h.jsonl --history i.gz')).toMatchObject({
      out: expect.stringMatching(/2 runs imported/),
      err: expect.stringMatching(/unreadable/),
    })
    await put('new.jsonl', '{"schema":"pipeline-guard/history","version":99}\n')
    expect(await history('import new.jsonl --history i.gz')).toMatchObject({
      code: 2,
      err: expect.stringMatching(/newer than this Pipeline Guard knows/),
    })
  })

  test('verify: whole is 0; damaged, corrupt and missing are 2, each named', async () => {
    const damaged = Uint8Array.from(encodeHistory(runsOf(40)))
    damaged[damaged.length - 30] = 0
    await put('whole.gz', encodeHistory(runsOf(3)))
    await put('damaged.gz', damaged)
    await put('foreign', '<html>')
    expect(await history('verify whole.gz')).toMatchObject({ code: 0, out: 'whole.gz: whole, 3 runs\n' })
    const bad = await history('verify damaged.gz foreign none --json')
    expect(bad.code).toBe(2)
    expect(
      bad.out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).state),
    ).toEqual(['damaged', 'corrupt', 'missing'])
  })

  test('prune: says what it would do, does it, and does nothing twice', async () => {
    await put('h.gz', encodeHistory(runsOf(30)))
    expect((await history('prune --history h.gz --runs 10 --dry-run')).out).toMatch(/30 runs.*10 runs.*nothing written/)
    expect(await runsIn('h.gz')).toBe(30)
    await history('prune --history h.gz --runs 10')
    const once = await readFile(join(cwd, 'h.gz'))
    await history('prune --history h.gz --runs 10')
    expect(await readFile(join(cwd, 'h.gz'))).toEqual(once)
    expect(await runsIn('h.gz')).toBe(10)
  })

  test.each([
    ['frob', /no such verb of history; known are show/],
    ['merge', /histories to merge must be named\n--output/],
    ['show --last none', /--last: got "none", accepted is a whole number/],
    ['show --history none', /none: there is no such file/],
    ['export --format xml --history none', /--format: got "xml", accepted is jsonl or csv/],
    ['import none', /none: ENOENT/],
    ['backfill', /OWNER\/REPO\nGITHUB_TOKEN: no token/],
    ['backfill me/project --workflow ../x', /GITHUB_TOKEN.*\n--workflow/],
  ])('%s: exit 2, every fault at once', async (args, words) => {
    expect(await history(args)).toMatchObject({ code: 2, err: expect.stringMatching(words) })
  })

  test.each(['show', 'import', 'export', 'merge', 'verify', 'prune', 'backfill'])(
    '%s --help has an example',
    async (verb) => {
      expect((await history(`${verb} --help`)).out).toMatch(/^usage: pipeline-guard history[\s\S]*example/)
    },
  )
})

test('backfill of a workflow takes what was recorded there, whole', async () => {
  const service = await startResultsService()
  try {
    const record = judged(recordOf({ run: '7', repository: 'me/project', facts: { sha: 'sha7' } }))
    service.plant(7, recordName(record.key), zipSync({ 'history.jsonl.gz': encodeHistory([record]) }))
    const told = await history('backfill me/project --workflow ci.yml --history h.gz', {
      GITHUB_TOKEN: 'x',
      GITHUB_API_URL: service.url,
    })
    expect(told.out).toMatch(/1 run of me\/project, 1 of them recorded there; 1 in h.gz/)
    expect(JSON.parse((await history('show --history h.gz --json')).out).judgement.value.verdict).toBe('normal')
  } finally {
    await service.close()
  }
})

test('backfill: runs by the hundred, then the jobs of those not known, into the file', async () => {
  const asked: string[] = []
  const run = (id: number) => ({
    id,
    run_attempt: 1,
    path: '.github/workflows/ci.yml',
    event: 'push',
    status: 'completed',
    conclusion: 'success',
    run_started_at: '2026-01-01T00:00:00Z',
    repository: { full_name: 'me/project', default_branch: 'main' },
    head_repository: { full_name: 'me/project' },
  })
  const server = http.createServer((request, response) => {
    asked.push(request.url ?? '')
    const jobs = /\/runs\/(\d+)\/jobs/.exec(request.url ?? '')
    response.setHeader('content-type', 'application/json')
    response.end(
      JSON.stringify(
        jobs
          ? {
              total_count: 1,
              jobs: [
                {
                  id: Number(jobs[1]) * 10,
                  name: 'build',
                  status: 'completed',
                  conclusion: 'success',
                  started_at: '2026-01-01T00:00:00Z',
                  completed_at: '2026-01-01T00:05:00Z',
                  steps: [],
                },
              ],
            }
          : { total_count: 3, workflow_runs: [run(3), run(2), run(1)] },
      ),
    )
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const env = { GITHUB_TOKEN: 'x', GITHUB_API_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
  try {
    const told = await history('backfill me/project --workflow ci.yml --history h.gz', env)
    expect(told).toMatchObject({ code: 0, out: expect.stringMatching(/3 runs of me\/project; 3 in h.gz/) })
    const first = asked.length
    await history('backfill me/project --workflow ci.yml --history h.gz', env)
    expect(asked.slice(first).filter((url) => url.includes('/jobs'))).toEqual([])
    const rows = (await history('show --history h.gz --json')).out.trim().split('\n')
    expect(JSON.parse(rows[0] ?? '').run.value.workMs).toBe(300_000)
  } finally {
    server.closeAllConnections()
    server.close()
  }
})

test('backfill of a platform that does not answer: said, nothing written, exit 3', async () => {
  const server = http.createServer((_, response) => response.writeHead(500).end())
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const env = { GITHUB_TOKEN: 'x', GITHUB_API_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
  try {
    const told = await history('backfill me/project --history h.gz', env)
    expect(told).toMatchObject({ code: 3, err: expect.stringMatching(/Earlier runs[\s\S]*no runs were found/) })
  } finally {
    server.closeAllConnections()
    server.close()
  }
})
