/** From an alarm to what a person said of it, to the threshold it moves and the figures it yields: every step by its command. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type Command, UsageError } from '../../src/commands/command.js'
import { command as feedback } from '../../src/commands/feedback/index.js'
import { command as report } from '../../src/commands/report.js'
import { command as run } from '../../src/commands/run/index.js'
import { command as status } from '../../src/commands/status/index.js'
import type { Result } from '../../src/core/model/index.js'
import { keptIo } from '../support/io.js'

let cwd: string
let at = Date.UTC(2026, 0, 1)
const configFile = '.github/pipeline-guard.yml'

async function call(command: Command, ...args: readonly string[]) {
  const io = keptIo({ cwd, now: () => at })
  try {
    return { code: await command.run(args, io), ...io.printed() }
  } catch (error) {
    if (error instanceof UsageError) return { code: 2, out: io.printed().out, err: error.faults.join('\n') }
    throw error
  }
}

const history = () => join(cwd, '.pipeline-guard/history.jsonl.gz')
const runOf = (seconds: number): readonly string[] => [
  ...['--metrics', `seconds=${seconds} s lower`],
  ...['--job-status', 'success', '--history-path', history()],
]

/** A run of so many seconds, an hour after the one before. */
async function judge(seconds: number, ...more: readonly string[]): Promise<Result> {
  at += 3_600_000
  const { out } = await call(run, ...runOf(seconds), '--json', ...more)
  return JSON.parse(out) as Result
}
const isTold = async (seconds: number): Promise<boolean> => (await judge(seconds, '--dry-run')).findings.length > 0

let alarm: string
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'pipeline-guard-'))
  for (let i = 0; i < 40; i++) await judge(300 + ((i * 37) % 23))
  const alarmed = await judge(420)
  alarm = alarmed.key.run
  expect(alarmed.findings).toMatchObject([{ kind: 'anomaly', series: 'metric[seconds]' }])
})
afterAll(() => rm(cwd, { recursive: true, force: true }))

test('an alarm called false, in the configuration file, moves the threshold above it', async () => {
  expect(await isTold(420)).toBe(true)
  expect((await judge(300, '--dry-run')).history).not.toHaveProperty('feedback')
  expect(await call(feedback, alarm, '--false-alarm', '--reason', 'a shared runner')).toEqual({
    code: 0,
    out: `${configFile}: run ${alarm} marked as a false alarm. Commit the file for it to take effect.\n`,
    err: '',
  })
  expect(await readFile(join(cwd, configFile), 'utf8')).toBe(
    `feedback:\n  - run: "${alarm}"\n    was: false-alarm\n    reason: a shared runner\n`,
  )
  expect(await isTold(420)).toBe(false)
  expect(await isTold(600)).toBe(true)
})

test('it is counted in the result, the summary, status, the digest and the page', async () => {
  const judged = await judge(300, '--dry-run')
  expect(judged.history.feedback).toEqual({ alarms: 1, judged: 1, falsePositives: 1, truePositives: 0, missed: 0 })
  const line = 'People judged 1 of 1 alarm: 0 real, 1 false (100 %)'
  at += 3_600_000
  expect((await call(run, ...runOf(900), '--dry-run')).out).toContain(`\n${line}\n`)
  expect((await call(run, ...runOf(300), '--dry-run')).out.trim().split('\n')).toHaveLength(1)
  expect((await call(status)).out).toContain(line)
  expect(JSON.parse((await call(status, '--json')).out).feedback).toMatchObject({ rates: { judged: 1 } })
  expect((await call(report, '--digest')).out).toContain(line.replace('(100 %)', ''))
  expect((await call(report)).out).toMatch(/runs with anomalies<\/\w+>\s*<\w+[^>]*>1: 0 real, 1 false/)
})

test('the history keeps nothing of it: taken out of the file, it was never said', async () => {
  await judge(305)
  const said = await readFile(join(cwd, configFile), 'utf8')
  expect(await isTold(480)).toBe(false)
  await writeFile(join(cwd, configFile), '')
  expect(await isTold(480)).toBe(true)
  expect((await judge(300, '--dry-run')).history).not.toHaveProperty('feedback')
  await writeFile(join(cwd, configFile), said)
})

test('a second answer takes the place of the first', async () => {
  await call(feedback, alarm, '--real')
  expect(await readFile(join(cwd, configFile), 'utf8')).toBe(
    `feedback:\n  - run: "${alarm}"\n    was: real\n    reason: a shared runner\n`,
  )
  expect((await judge(300, '--dry-run')).history.feedback).toMatchObject({ truePositives: 1, falsePositives: 0 })
  expect(await isTold(420)).toBe(true)
})

test('a run nobody remembers is named, and does no harm', async () => {
  expect(await call(feedback, '12', '--false-alarm')).toMatchObject({
    code: 2,
    err: expect.stringMatching(/^RUN: 12 is none of the \d+ runs in .*; runs with findings: \d+/),
  })
  await writeFile(join(cwd, configFile), 'feedback:\n  - run: "12"\n    was: false-alarm\n')
  const judged = await judge(300, '--dry-run')
  expect(judged.history.gaps).toEqual([
    'feedback on 1 run that this history does not hold (12): of another workflow, too old, or mistyped',
  ])
  expect(judged.troubles).toEqual([])
  expect((await call(status)).err).toBe(`${configFile}: feedback on run 12: no such run in this history\n`)
})

test('with --history it is kept in that history, or in the one of a folder that holds the run', async () => {
  const dry = await call(feedback, alarm, '--real', '--dry-run')
  expect(dry.out).toContain('was: real')
  expect((await call(feedback, alarm, '--false-alarm', '--history', '.pipeline-guard', '--json')).out).toBe(
    `${JSON.stringify({ run: alarm, attempt: 1, feedback: 'false-alarm' })}\n`,
  )
  await writeFile(join(cwd, configFile), '')
  expect((await judge(300, '--dry-run')).history.feedback).toMatchObject({ falsePositives: 1 })
  expect(await call(feedback, alarm, '--real', '--history', history(), '--reason', 'x')).toMatchObject({
    code: 2,
    err: '--reason: is for the configuration file, not for --history',
  })
  expect(await call(feedback, alarm, '--real', '--history', '.github')).toMatchObject({
    code: 2,
    err: '--history: no history (.jsonl.gz) in .github',
  })
  expect(await call(feedback, '77', '--real', '--history', history())).toMatchObject({
    code: 2,
    err: expect.stringContaining('77 is none of the'),
  })
})

test.each([
  ['feedback:\n  - run: "a b"\n    was: real\n', /feedback: 1: run.*the id of a run, id\/attempt, or its address/],
  ['feedback:\n  - run: 5\n    was: maybe\n', /feedback: 1: was.*false-alarm or real/],
  ['feedback:\n  - run: 5\n', /feedback: 1: was/],
  [
    'feedback:\n  - run: 5\n    was: real\n  - run: "5"\n    was: false-alarm\n',
    /one answer for a run; an entry above says real/,
  ],
  ['feedback:\n  - run: 5\n    was: real\n    rum: x\n', /no such key; known here are run, was, reason, workflow/],
])('a faulty entry is named: %j', async (text, says) => {
  await writeFile(join(cwd, configFile), text)
  for (const command of [run, status])
    expect(await call(command)).toMatchObject({ code: 2, err: expect.stringMatching(says) })
  expect(await call(feedback, '1', '--real')).toMatchObject({ code: 2, err: expect.stringMatching(says) })
  expect(await readFile(join(cwd, configFile), 'utf8')).toBe(text)
  await writeFile(join(cwd, configFile), '')
})
