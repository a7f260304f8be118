/** The snippets of docs/split.md with the real runners: two parts run every file once, and the next division knows their times. */
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { readReport } from '../../../src/core/tests/report/index.js'
import { npmRunners, runnerEnv } from './suites.js'

const cli = resolve(process.env['PIPELINE_GUARD_CLI'] ?? 'dist/cli/index.js')
const areAllTried = process.env['PIPELINE_GUARD_RUNNERS'] === 'all'
const numbers = [1, 2, 3, 4, 5]
let cwd = ''
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'split-'))
})
afterEach(() => rmSync(cwd, { recursive: true, force: true }))

const snippets = new Map(
  [...readFileSync('docs/split.md', 'utf8').matchAll(/```sh (\w+)\n([\s\S]*?)```/g)].map(([, name = '', text = '']) => [
    name,
    text,
  ]),
)
const wait = 'new Promise((done) => setTimeout(done, 20))'
const files = (path: (at: number) => string, text: (at: number) => string): Readonly<Record<string, string>> =>
  Object.fromEntries(numbers.map((at) => [path(at), text(at)]))

interface Suite {
  readonly name: string
  readonly files: Readonly<Record<string, string>>
  readonly report: string
  readonly probe?: readonly string[]
}

const suites: readonly Suite[] = [
  {
    name: 'jest',
    files: {
      'package.json': '{}',
      ...files(
        (at) => `src/it's ${at}.test.js`,
        (at) => `test('test ${at}', () => ${wait})`,
      ),
    },
    report: 'jest.json',
  },
  {
    name: 'vitest',
    files: files(
      (at) => `src/f${at}.test.js`,
      (at) => `import { test } from 'vitest'\ntest('test ${at}', () => ${wait})`,
    ),
    report: 'junit.xml',
    probe: [join(npmRunners, 'node_modules/.bin/vitest'), '--version'],
  },
  {
    name: 'playwright',
    files: {
      'playwright.config.js': 'module.exports = { testDir: "e2e", workers: 1 }\n',
      ...files(
        (at) => `e2e/f${at}.spec.js`,
        (at) =>
          `const { test } = require('${join(npmRunners, 'node_modules/@playwright/test')}')\ntest('test ${at}', () => ${wait})`,
      ),
    },
    report: 'junit.xml',
    probe: [join(npmRunners, 'node_modules/.bin/playwright'), '--version'],
  },
  {
    name: 'pytest',
    files: files(
      (at) => `tests/test_f${at}.py`,
      (at) => `import time\nclass TestIt:\n    def test_${at}(self):\n        time.sleep(.02)\n`,
    ),
    report: 'junit.xml',
    probe: ['python3', '-m', 'pytest', '--version'],
  },
  {
    name: 'go',
    files: {
      'go.mod': 'module example.org/shop\n\ngo 1.20\n',
      ...files(
        (at) => `p${at}/p_test.go`,
        (at) =>
          `package p${at}\n\nimport (\n\t"testing"\n\t"time"\n)\n\nfunc Test${at}(t *testing.T) { time.Sleep(20 * time.Millisecond) }\n`,
      ),
    },
    report: 'go-test.json',
    probe: ['go', 'version'],
  },
  {
    name: 'rspec',
    files: files(
      (at) => `spec/f${at}_spec.rb`,
      (at) => `RSpec.describe('it') { it('test ${at}') { sleep 0.02 } }\n`,
    ),
    report: 'rspec.xml',
    probe: ['ruby', '-e', "require 'rspec_junit_formatter'"],
  },
]

const isHere = ({ probe }: Suite): boolean => {
  const [program, ...args] = probe ?? []
  if (program === undefined) return true
  if (!areAllTried || (program.startsWith(npmRunners) && !existsSync(program))) return false
  return spawnSync(program, args, { env: runnerEnv() }).status === 0
}

const env = (part: string) => ({
  ...runnerEnv(),
  PATH: [
    join(cwd, 'bin'),
    join(npmRunners, 'node_modules/.bin'),
    resolve('node_modules/.bin'),
    runnerEnv()['PATH'],
  ].join(delimiter),
  PART: part,
  PLAYWRIGHT_JUNIT_OUTPUT_NAME: 'junit.xml',
})

function write(path: string, text: string): void {
  mkdirSync(dirname(join(cwd, path)), { recursive: true })
  writeFileSync(join(cwd, path), text)
}

async function namesIn(report: string): Promise<readonly string[]> {
  const names: string[] = []
  await readReport(createReadStream(join(cwd, report)), {
    add: ({ test: { name } }) => names.push(name),
    addTotals: () => undefined,
  })
  return names
}

const left = suites.filter((suite) => !isHere(suite)).map(({ name }) => name)
if (left.length > 0)
  process.stderr.write(
    `skipped: ${left.join(', ')}: not here, or not asked for (npm run test:runners; docs/testing.md)\n`,
  )

test('every snippet has its suite', () => {
  expect([...snippets.keys()].sort()).toEqual(suites.map(({ name }) => name).sort())
})

for (const suite of suites)
  (process.platform === 'win32' || !isHere(suite) ? test.skip : test)(
    suite.name,
    async () => {
      for (const [path, text] of Object.entries(suite.files)) write(path, text)
      for (const [name, does] of [
        ['pipeline-guard', `exec '${process.execPath}' '${cli}' "$@"`],
        ['npx', 'exec "$@"'],
      ] as const) {
        write(`bin/${name}`, `#!/bin/sh\n${does}\n`)
        chmodSync(join(cwd, 'bin', name), 0o755)
      }
      const snippet = snippets.get(suite.name) ?? ''
      const ran: (readonly string[])[] = []
      for (const index of [1, 2]) {
        const child = spawnSync('sh', ['-c', snippet], {
          cwd,
          env: env(`--total 2 --index ${index}`),
          encoding: 'utf8',
        })
        expect({ status: child.status, said: child.status === 0 ? '' : child.stdout + child.stderr }).toEqual({
          status: 0,
          said: '',
        })
        ran.push(await namesIn(suite.report))
        const recorded = spawnSync(
          process.execPath,
          [cli, 'run', '--observe', '--test-reports', suite.report, '--history-path', 'times.jsonl.gz'],
          { cwd, env: runnerEnv() },
        )
        expect(recorded.status).toBe(0)
      }
      expect(ran.map((names) => names.length).toSorted()).toEqual([2, 3])
      const digits = ran.flat().map((name) => /\d/.exec(name)?.[0])
      expect(digits.toSorted()).toEqual(numbers.map(String))
      const known = spawnSync('sh', ['-c', snippet.replace('split $PART', 'split $PART --history times.jsonl.gz')], {
        cwd,
        env: env('--total 2 --index 1'),
        encoding: 'utf8',
      })
      expect(known.stderr).toMatch(/part 1 of 2: [23] of 5 files, .* expected/)
      expect(known.stderr).not.toContain('without a recorded time')
    },
    120_000,
  )
