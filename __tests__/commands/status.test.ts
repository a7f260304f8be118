import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { UsageError } from '../../src/commands/command.js'
import { command } from '../../src/commands/status.js'
import { encodeHistory, historyText } from '../../src/core/history/codec.js'
import { hours, judged, recordOf, runsOf } from '../support/records.js'

let cwd: string
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'pipeline-guard-'))
})
afterEach(() => rm(cwd, { recursive: true, force: true }))

async function status(args: string) {
  let out = ''
  const io = {
    out: (text: string) => {
      out += text
    },
    err: () => {},
    env: {},
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

describe('status', () => {
  test('tells runs, losses, storage, verdicts and baselines', async () => {
    await writeFile(join(cwd, 'h.gz'), encodeHistory([...own, ...lost]))
    const out = await status('--history h.gz')
    expect(out).toMatch(/h\.gz: 30 runs/)
    expect(out).toMatch(/30 runs from 2026-01-01 to 2026-01-02; 29 judged here, 1 known/)
    expect(out).toMatch(/gaps +1 run left no record of ours, such as 1020/)
    expect(out).toMatch(/verdicts +1021 normal|1020/)
    expect(out).toMatch(/job\[build\]\.work +p50 +5 m 3 s +p95 .* 30 runs, gating/)
    expect(out).toMatch(/of push runs, learnt anew at every run; newest run 21 h ago/)
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
