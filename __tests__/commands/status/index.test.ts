import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { UsageError } from '../../../src/commands/command.js'
import { command } from '../../../src/commands/status/index.js'
import { defaultSettings, detectAnomalies } from '../../../src/core/detect/index.js'
import { encodeHistory, historyText } from '../../../src/core/history/file/codec.js'
import { comparableRuns } from '../../../src/core/history/window.js'
import { hours, judged, recordOf, runsOf } from '../../support/records.js'

let cwd: string
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'pipeline-guard-'))
})
afterEach(() => rm(cwd, { recursive: true, force: true }))

async function status(args: string, env: Record<string, string> = {}) {
  let out = ''
  const io = {
    out: (text: string) => {
      out += text
    },
    err: () => {},
    env,
    cwd,
    now: () => Date.parse(hours(50)),
  }
  await command.run(args.split(' '), io)
  return out
}

const own = runsOf(30)
  .map(judged)
  .filter(({ key }) => key.run !== '1020')
const lost = runsOf(30).filter(({ key }) => key.run === '1020')

describe('what the platform knows and the history does not', () => {
  const run = (id: number) => ({
    id,
    run_attempt: 1,
    path: '.github/workflows/ci.yml',
    event: 'push',
    status: 'completed',
    conclusion: 'success',
    head_branch: 'main',
    run_started_at: hours(id - 1000),
    repository: { full_name: 'o/r', default_branch: 'main' },
    head_repository: { full_name: 'o/r' },
  })
  const answering = async (
    answer: (url: string) => { status: number; body: unknown },
    work: (env: Record<string, string>) => Promise<void>,
  ) => {
    const server = http.createServer((request, response) => {
      const { status: code, body } = answer(request.url ?? '')
      response.writeHead(code, { 'content-type': 'application/json' })
      response.end(JSON.stringify(body))
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    try {
      await work({ GITHUB_TOKEN: 'x', GITHUB_API_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
    } finally {
      server.closeAllConnections()
      server.close()
    }
  }

  test('is told by name, with the command that fills it', () =>
    answering(
      (url) => ({
        status: 200,
        body: url.includes('/artifacts')
          ? { total_count: 0, artifacts: [] }
          : { total_count: 2, workflow_runs: [run(1020), run(1005)] },
      }),
      async (env) => {
        await writeFile(join(cwd, 'h.gz'), encodeHistory(own))
        const out = await status('--history h.gz --repository o/r', env)
        expect(out).toMatch(/GitHub knows 2 runs of o\/r .*ci.yml/)
        expect(out).toMatch(
          /1 run of them is missing here, such as 1020: pipeline-guard history backfill o\/r --workflow ci.yml/,
        )
        expect(out).toMatch(/gaps +1 run not recorded, such as 1020/)
        const json = JSON.parse(await status('--history h.gz --repository o/r --json', env))
        expect(json.platform).toMatchObject({ listed: 2, recorded: 0, missing: ['1020'], refusals: [] })
        const none = await status('--history none.gz --repository o/r --workflow ci.yml', env)
        expect(none).toMatch(/none.gz: there is no such file yet[\s\S]*2 runs of them are missing here/)
      },
    ))

  test('a platform that does not answer leaves what the file tells', () =>
    answering(
      () => ({ status: 403, body: { message: 'Resource not accessible' } }),
      async (env) => {
        await writeFile(join(cwd, 'h.gz'), encodeHistory(own))
        const out = await status('--history h.gz --repository o/r', env)
        expect(out).toMatch(/GitHub could not be asked; what follows is from the file alone/)
        expect(out).toMatch(/Resource not accessible.*actions: read/)
        expect(out).toMatch(/history +29 runs/)
      },
    ))

  test('what is missing to ask is told at once', async () => {
    await expect(status('--history none.gz --repository evil')).rejects.toThrow(
      /--repository: got "evil"[\s\S]*GITHUB_TOKEN[\s\S]*--workflow/,
    )
    await expect(status('--history none.gz')).rejects.toThrow(/no such file; name one with --history, or ask GitHub/)
  })
})

describe('status', () => {
  test('tells runs, losses, storage, verdicts and baselines', async () => {
    await writeFile(join(cwd, 'h.gz'), encodeHistory([...own, ...lost]))
    const out = await status('--history h.gz')
    expect(out).toMatch(/h\.gz: 30 runs/)
    expect(out).toMatch(/30 runs, 2026-01-01 to 2026-01-02; 1 of them fetched from the platform or imported/)
    expect(out).toMatch(/gaps +1 run not recorded, such as 1020/)
    expect(out).toMatch(/verdicts +1021 normal|1020/)
    expect(out).toMatch(/job\[build\]\.work +p50 +5 m 3 s +p95 .* 30 runs, gating/)
    expect(out).toMatch(/of push runs; newest run 21 h ago/)
    expect(out).toMatch(/models +none stored yet; the next run learns them from the history/)
  })

  test('tells what is kept of the series, and whether it still fits', async () => {
    const record = recordOf({ run: '1030', hour: 30 })
    const comparable = comparableRuns(own, record)
    const memory = { learnt: [], now: Date.parse(hours(31)) }
    const { learnt = [] } = detectAnomalies({ record, comparable, settings: defaultSettings, memory })
    await writeFile(join(cwd, 'fits.gz'), encodeHistory([...own, record], learnt))
    const out = await status('--history fits.gz')
    expect(out).toMatch(/models +\d+ models, .*, rebuilt at most 19 h ago; (?!.*out of date)/)
    expect(out).toMatch(/\d+ alarms in \d+ judged values; seed \d+/)
    const { workflows } = JSON.parse(await status('--history fits.gz --json'))
    const work = workflows[0].baselines.series.find(({ series }: { series: string }) => series === 'run.duration')
    expect(work.model).toMatchObject({ fits: true, from: '1000', to: '1029', points: 29, score: { alarms: 0 } })
    expect(work.model.parameters.expected).toBeGreaterThan(0)
    expect(work.model.state).toBeUndefined()

    await writeFile(join(cwd, 'late.gz'), encodeHistory([...own, ...lost, record], learnt))
    expect(await status('--history late.gz')).toMatch(
      /models +(\d+) models, .*; \1 out of date: the next run rebuilds them/,
    )
    const header = { schema: 'pipeline-guard/history', version: 1, models: [...learnt, 'rubbish'] }
    const lines = own.map((one) => JSON.stringify(one)).join('\n')
    await writeFile(join(cwd, 'bad.jsonl'), `${JSON.stringify(header)}\n${lines}\n`)
    expect(await status('--history bad.jsonl')).toMatch(/1 model could not be read/)
  })

  test('--json: one object', async () => {
    await writeFile(join(cwd, 'h.gz'), encodeHistory(own))
    const told = JSON.parse(await status('--history h.gz --json'))
    expect(told).toMatchObject({
      problems: [],
      workflows: [{ runs: 29, judged: 29, losses: [], baselines: { event: 'push' } }],
      breakers: [],
    })
    expect(told.workflows[0].verdicts).toHaveLength(10)
  })

  test('bad lines are told; a name cannot write to the terminal', async () => {
    await writeFile(join(cwd, 'h'), `${historyText([recordOf({ jobs: { 1: { name: 'a\u001b[2J' } } })])}{"half\n`)
    const out = await status('--history h')
    expect(out).toMatch(/! unreadable: not JSON/)
    expect(out).not.toContain('\u001b')
  })

  test('no history: exit 2 with what to do', async () => {
    await expect(status('--history none')).rejects.toThrow(UsageError)
    await expect(status('--history none')).rejects.toThrow(/no such file; name one with --history/)
  })
})
