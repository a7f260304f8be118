/** Mask first, then cut, store, show: a secret that a cut goes through reaches no sink, whichever way it came in. */
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from '@jest/globals'
import type { Command } from '../../src/commands/command.js'
import { command as diagnose } from '../../src/commands/diagnose/index.js'
import { command as patterns } from '../../src/commands/patterns/index.js'
import { command as run } from '../../src/commands/run/index.js'
import { diagnoseLog } from '../../src/core/diagnose/index.js'
import { createMask } from '../../src/core/mask/index.js'

const password = 'hunter2CorrectHorseBattery'
const known = 'GIVENSECRET0123456789abcdefghijKLMNOP'
const token = `${'gh'}p_${'Ab3'.repeat(12)}`
const secrets = [password, known, token]

/** The longest run of a secret's characters that a text shows; five are in any word. */
const shown = (text: string): number =>
  Math.max(
    ...secrets.map((secret) => {
      for (let length = secret.length; length > 5; length--)
        for (let at = 0; at + length <= secret.length; at++)
          if (text.includes(secret.slice(at, at + length))) return length
      return 0
    }),
  )

const lines: readonly (readonly [string, (filler: number) => string])[] = [
  ['a password in a URL', (n) => `Error: ${'w'.repeat(n)} https://ci:${password}@mirror.test/repo failed`],
  [
    'a password in a URL that git names',
    (n) =>
      `fatal: unable to access 'https://${'w'.repeat(n)}:${password}@mirror.test/repo/': Could not resolve host: mirror.test`,
  ],
  ['a known value', (n) => `Error: ${'w '.repeat(n / 2)}${known} refused`],
  ['a known value on a line no rule knows', (n) => `cannot deploy to ${'w '.repeat(n / 2)}${known} refused`],
  ['a token', (n) => `Error: ${'w '.repeat(n / 2)}${token} refused`],
  ['a name and its value', (n) => `Error: ${'w '.repeat(n / 2)} NPM_PASSWORD=${password}`],
]

describe('wherever a cut falls', () => {
  test.each(lines)('%s', async (_, line) => {
    const mask = createMask([known])
    for (const base of [0, 200, 280, 460, 1960, 4060])
      for (let n = base; n < base + 80; n += 2) {
        const log = `Run x\n${line(n)}\n##[error]Process completed with exit code 1.\n`
        const diagnosis = await diagnoseLog(chunks(log), { file: 'x', failed: true, mask })
        expect(shown(JSON.stringify(diagnosis))).toBe(0)
      }
  })
})

async function* chunks(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text)
}

const workspace = () => mkdtempSync(join(tmpdir(), 'masking-'))
async function output(command: Command, cwd: string, args: readonly string[]): Promise<string> {
  let heard = ''
  const say = (text: string) => {
    heard += text
  }
  const env = { DEPLOY_TOKEN: known }
  await command.run([...args], { out: say, err: say, env, cwd, now: () => Date.UTC(2026, 5, 1) })
  return heard
}

const failing = (filler: number) =>
  `Run x\n::add-mask::${password}\n${lines.map(([, line]) => line(filler)).join('\n')}\nError: ${password} refused\n##[error]Process completed with exit code 1.\n`

describe('the commands', () => {
  test.each([[['log.txt']], [['--json', 'log.txt']], [['--explain-ranking', 'log.txt']]])(
    'diagnose %j',
    async (args) => {
      const cwd = workspace()
      for (const filler of [100, 180, 290, 310, 980]) {
        writeFileSync(join(cwd, 'log.txt'), failing(filler))
        expect(shown(await output(diagnose, cwd, args))).toBe(0)
      }
    },
  )

  test('patterns learn: neither what is said nor the file', async () => {
    const cwd = workspace()
    writeFileSync(join(cwd, 'log.txt'), `cannot deploy the thing to ${known} as https://ci:${password}@mirror.test/\n`)
    const args = ['learn', '--category', 'network', '--into', 'own.yml', '--title', `refused to ${known}`, 'log.txt']
    const said = await output(patterns, cwd, args)
    const file = readFileSync(join(cwd, 'own.yml'), 'utf8')
    expect(file).toContain('refused to ***')
    expect(shown(said + file)).toBe(0)
  })

  test('run: the text, the result, the history and the metrics, from logs and reports', async () => {
    const cwd = workspace()
    writeFileSync(join(cwd, 'log.txt'), failing(290))
    const message = (filler: number) => `${'z'.repeat(filler)}${known} bad`
    const cases = [440, 480, 495].map(
      (filler) => `<testcase classname="${'c'.repeat(240)}${known}" name="t${filler}${'n'.repeat(230)} ${token}">
        <failure message="${message(filler)}"/></testcase>`,
    )
    writeFileSync(join(cwd, 'junit.xml'), `<testsuites><testsuite name="s">${cases.join('')}</testsuite></testsuites>`)
    const said = await output(run, cwd, [
      ...['--job-status', 'failure', '--log-files', 'log.txt', '--test-reports', 'junit.xml'],
      ...['--metrics', `{"size": "${'x'.repeat(60)}${known}"}`, '--secrets', token],
      ...['--result-file', join(cwd, 'result.json'), '--history-path', join(cwd, 'history.jsonl.gz')],
    ])
    expect(existsSync(join(cwd, 'history.jsonl.gz'))).toBe(true)
    const result = readFileSync(join(cwd, 'result.json'), 'utf8')
    const history = gunzipSync(readFileSync(join(cwd, 'history.jsonl.gz'))).toString()
    expect(result).toContain('failures')
    for (const text of [said, result, history]) expect(shown(text)).toBe(0)
  })
})
