import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { commandFor } from '../../../../src/core/decide/remediation/rerun-tests.js'
import type { TestCase } from '../../../../src/core/model/index.js'
import { runners } from '../../../../src/core/tests/runners/index.js'
import { isShowable, pathArgument, quoted, regexOf } from '../../../../src/core/tests/runners/shell-quote.js'

const shell = process.platform === 'win32' ? undefined : 'sh'
const inShell = shell === undefined ? test.skip : test

/** Every first word a command may have, as a function that prints its arguments, each ended by NUL. */
const stage = ['npx', 'python', 'go', 'cargo', 'mvn', 'bundle', 'dotnet']
  .map((name) => `${name}() { printf '%s\\0' ${name} "$@"; }`)
  .join('\n')

/** The arguments a real shell makes of each command line, one list a line. */
function seenByShell(commands: readonly string[], cwd: string): readonly (readonly string[])[] {
  const script = `${stage}\n${commands.map((command) => `${command}\nprintf '\\036'`).join('\n')}\n`
  const run = spawnSync('sh', ['-s'], { input: script, cwd, encoding: 'utf8', env: { PATH: process.env['PATH'] } })
  expect(run.stderr).toBe('')
  return run.stdout
    .split('\u001e')
    .slice(0, -1)
    .map((words) => words.split('\0').slice(0, -1))
}

const nasty = [
  "it's",
  '$(touch pwned)',
  '`touch pwned`',
  '"; touch pwned; "',
  "'; touch pwned; '",
  "'\\''; touch pwned; '\\''",
  '$HOME ${IFS} $((1+1))',
  '--exec=touch pwned',
  '-rf',
  'a && touch pwned || b | c > pwned',
  '\\',
  "\\\\'",
  '* ? [a-z] {a,b} ~ !history',
  '#comment',
  'ünïcode — “quotes” 🦊',
  'a\nb',
  '%s %n %PATH%',
  ')|.*(',
]
const hostile = fc.oneof(
  fc.constantFrom(...nasty),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
  fc.string({ unit: fc.constantFrom(...'\'"`$\\;&|<>()[]{}*?!~# -=/a'), minLength: 1, maxLength: 30 }),
)

let room = ''
beforeAll(() => {
  room = mkdtempSync(join(tmpdir(), 'quote-'))
})
afterAll(() => rmSync(room, { recursive: true }))

describe('quoting', () => {
  inShell('any text is one argument, itself', () => {
    fc.assert(
      fc.property(
        fc.array(
          hostile.filter((text) => !text.includes('\0') && !text.includes('\u001e')),
          { minLength: 20, maxLength: 60 },
        ),
        (texts) => {
          const words = texts.filter(isShowable)
          expect(seenByShell([`npx ${words.map(quoted).join(' ')}`], room)[0]).toEqual(['npx', ...words])
        },
      ),
      { numRuns: 40, seed: 7 },
    )
    expect(existsSync(join(room, 'pwned'))).toBe(false)
  })

  inShell('no runner’s command does anything but name tests, whatever they are called', () => {
    const testCase = fc.record(
      { suite: hostile, name: hostile, file: hostile, line: fc.nat(999).map((line) => line + 1) },
      { requiredKeys: ['name'] },
    ) as fc.Arbitrary<TestCase>
    fc.assert(
      fc.property(fc.array(testCase, { minLength: 1, maxLength: 6 }), (tests) => {
        const local = runners.flatMap((runner) => {
          const words = runner.argumentsFor?.(tests)
          const command = commandFor(runner, tests)?.command
          // The two that start with a path are no shell functions; their words are checked as npx’s.
          return words === undefined || command === undefined
            ? []
            : [{ words, command: command.replace(/^(?:\.\/gradlew|vendor\/bin\/phpunit) /, 'npx ') }]
        })
        const seen = seenByShell(
          local.map(({ command }) => command),
          room,
        )
        expect(seen.map((words) => words.slice(1))).toEqual(local.map(({ words }) => words.slice(1)))
        for (const { words } of local) for (const word of words) expect(isShowable(word)).toBe(true)
      }),
      { numRuns: 60, seed: 11 },
    )
    expect(existsSync(join(room, 'pwned'))).toBe(false)
  })

  test('a name is never read as an option', () => {
    fc.assert(
      fc.property(hostile, (name) => {
        const tests = [{ name: `-${name}`, suite: `-${name}`, file: `-${name}` }]
        const own = new Set([
          '-count=1',
          '-E',
          '--',
          '--exact',
          '-m',
          '-B',
          '-Dsurefire.failIfNoSpecifiedTests=false',
          '--runTestsByPath',
          '--tests',
          '--filter',
        ])
        const withValue = /^(?:--testNamePattern=|--grep=|-run=|-Dtest=|--example=|--filter=)/
        for (const runner of runners)
          for (const word of runner.argumentsFor?.(tests) ?? [])
            if (word.startsWith('-')) expect(own.has(word) || withValue.test(word)).toBe(true)
      }),
      { seed: 3 },
    )
  })

  test('a name in a pattern matches itself', () => {
    fc.assert(
      fc.property(hostile.filter(isShowable), (name) => {
        expect(new RegExp(`^${regexOf(name)}$`).test(name)).toBe(true)
        expect(new RegExp(`^${regexOf(name)}$`).test(`${name}x`)).toBe(false)
      }),
      { seed: 5 },
    )
  })

  test('paths out of the checkout and options are no path arguments', () => {
    expect(['/etc/passwd', '../x', 'a/../../x', '', 'a\u0007b'].map(pathArgument)).toEqual(Array(5).fill(undefined))
    expect(pathArgument('-x.js')).toBe('./-x.js')
    expect(pathArgument('src/a b.test.ts')).toBe('src/a b.test.ts')
  })
})
