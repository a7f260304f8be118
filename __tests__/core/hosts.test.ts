/**
 * What Windows and macOS runners write: line ends, a byte-order mark, drive letters, backslashes, `.exe`, names in other
 * capitals. Logs were recorded there (fixtures/hosts/SOURCES.md); no such runner was there to run the product itself.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { createPlaces } from '../../src/adapters/evidence/places.js'
import { diagnoseLog } from '../../src/core/diagnose/index.js'
import { testKey } from '../../src/core/tests/identity/key.js'
import { readTestReport } from '../../src/core/tests/report/index.js'

const recorded = (name: string): string => readFileSync(join('__tests__/fixtures/hosts', name), 'utf8')
const diagnose = async (text: string) => {
  const { category, rule, signature, lines } = await diagnoseLog(
    (async function* () {
      yield Buffer.from(text)
    })(),
    { file: 'job.log' },
  )
  return { category, rule, signature, lines: lines.map((line) => [line.number, line.text]) }
}
const inCrlf = (text: string): string => text.replace(/\r?\n/g, '\r\n')

describe.each([
  ['windows-node-test.log', 'test', /tests\\unit/],
  ['macos-cargo-nextest.log', 'test', /WouldBlock|FAILED/],
])('%s', (name, category, line) => {
  test('is diagnosed, by a line of its own', async () => {
    const found = await diagnose(recorded(name))
    expect(found.category).toBe(category)
    expect(String(found.lines[0]?.[1])).toMatch(line)
  })

  test('the same with CRLF, with a byte-order mark, and without an end to its last line', async () => {
    const found = await diagnose(recorded(name))
    expect(await diagnose(inCrlf(recorded(name)))).toEqual(found)
    expect(await diagnose(`\ufeff${recorded(name)}`)).toEqual(found)
    expect(await diagnose(recorded(name).trimEnd())).toEqual(found)
  })
})

const script = resolve('scripts/marked-log.mjs')
const { markedLogs }: { readonly markedLogs: () => readonly { readonly name: string; readonly body: string }[] } =
  await import(script)

test('every fifth log beside the rules says the same when its lines end as Windows ends them', async () => {
  const some = markedLogs().filter((_, index) => index % 5 === 0)
  expect(some.length).toBeGreaterThan(20)
  for (const { name, body } of some)
    expect({ name, ...(await diagnose(inCrlf(body))) }).toEqual({
      name,
      ...(await diagnose(body.replaceAll('\r\n', '\n'))),
    })
})

const report = (file: string, suite: string) =>
  `<testsuites><testsuite name="${suite}" file="${file}"><testcase classname="${suite}" name="adds" file="${file}" time="0.01"><failure message="no">at ${file}:3:5</failure></testcase></testsuite></testsuites>`
const casesOf = async (text: string) => {
  const { failures } = await readTestReport(
    (async function* () {
      yield Buffer.from(text)
    })(),
  )
  return failures
}

test('a test reported with backslashes and CRLF is the test reported with slashes', async () => {
  const [windows] = await casesOf(inCrlf(report('src\\cart.test.ts', 'src\\cart.test.ts')))
  const [linux] = await casesOf(report('src/cart.test.ts', 'src/cart.test.ts'))
  if (windows === undefined || linux === undefined) throw new Error('no case was read')
  expect(testKey(windows)).toBe(testKey(linux))
})

test('files as Windows and macOS machines name them are found in the tree', () => {
  const cwd = mkdtempSync(join(tmpdir(), 'pipeline-guard-hosts-'))
  try {
    for (const file of ['src/cart.test.ts', 'src/other/cart.test.ts', 'lib/Parser.cs', 'reports/junit.xml']) {
      mkdirSync(dirname(join(cwd, file)), { recursive: true })
      writeFileSync(join(cwd, file), '')
    }
    const place = createPlaces({ cwd })
    const found = (path: string) => place(path, join(cwd, 'reports/junit.xml'))
    expect(found('D:\\a\\app\\app\\src\\cart.test.ts')).toBe('src/cart.test.ts')
    expect(found('d:\\A\\app\\app\\src\\other\\cart.test.ts')).toBe('src/other/cart.test.ts')
    expect(found('/Users/runner/work/app/app/src/other/cart.test.ts')).toBe('src/other/cart.test.ts')
    expect(found('file:///C:/agent/_work/1/s/lib/Parser.cs')).toBe('lib/Parser.cs')
    // A file system that does not tell capitals apart answers to any; so does the look-up, where it is one file alone.
    expect(found('D:\\a\\app\\app\\Lib\\parser.cs')).toBe('lib/Parser.cs')
    expect(found('SRC\\Cart.test.ts')).toBe('src/cart.test.ts')
    // What is not there stays as it was said, slashes forward.
    expect(found('D:\\a\\app\\app\\src\\gone.ts')).toBe('D:/a/app/app/src/gone.ts')
  } finally {
    rmSync(cwd, { recursive: true, force: true })
  }
})
