/** Coverage reports of strangers: torn, hostile, of another kind; and several of one project. */
import { expect, test } from '@jest/globals'
import { readCoverage } from '../../../src/core/coverage/read.js'
import { createCoverage } from '../../../src/core/coverage/tally.js'

async function* pieces(text: string, size = 1 << 20): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text)
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}
async function read(...texts: readonly string[]) {
  const tally = createCoverage()
  const wrong: (string | undefined)[] = []
  for (const text of texts)
    wrong.push(
      await readCoverage(
        pieces(text),
        tally.report((path) => path),
      ),
    )
  return { wrong, results: tally.results() }
}
const lcov = (...lines: readonly string[]) => ['TN:', 'SF:a.js', ...lines, 'end_of_record', ''].join('\n')

test('two shards: a line one of them ran is covered, a way one of them took is taken', async () => {
  const first = lcov('BRDA:1,0,0,1', 'BRDA:1,0,1,-', 'DA:1,1', 'DA:2,0', 'DA:3,0')
  const second = lcov('BRDA:1,0,0,0', 'BRDA:1,0,1,4', 'DA:1,0', 'DA:2,7', 'DA:3,0')
  expect((await read(first, second)).results).toMatchObject({
    lines: { covered: 2, total: 3 },
    branches: { covered: 2, total: 2 },
    files: 1,
  })
})

test('pieces may break anywhere', async () => {
  const text = lcov('DA:1,1', 'DA:2,0')
  const tally = createCoverage()
  await readCoverage(
    pieces(text, 1),
    tally.report((path) => path),
  )
  expect(tally.results()?.lines).toEqual({ covered: 1, total: 2 })
})

test.each([
  ['lcov', lcov('DA:1,1', 'DA:2,0').slice(0, -16)],
  ['cobertura', '<coverage line-rate="1"><packages><package><classes><class filename="a"><lines><line number="1" hi'],
  ['jacoco', '<report name="x"><package name="a"><sourcefile name="B.java"><line nr="1" ci="1"/>'],
  ['clover', '<coverage clover="4"><project><file name="a"><line num="1" type="stmt" count="1"/>'],
  ['istanbul', '{"/a.js":{"path":"/a.js","statementMap":{"0":{"start":{"line":1}}},"s":{"0":1},"b":{}},"/b.js":{"pa'],
  ['go', 'mode: set\na/b.go:1.1,2.2 1 1\na/b.go:3.1,4.'],
])('%s that breaks off is said to', async (_name, text) => {
  expect((await read(text)).wrong).toEqual(['it breaks off in the middle'])
})

test.each([
  ['', /it is empty/],
  ['SQLite format 3\u0000', /run `coverage xml`/],
  ['<html><body>94 %</body></html>', /an HTML page/],
  ['<testsuite name="x"/>', /name it under test-reports/],
  ['{"result":[]}', /raw data of V8/],
  ['{"data":[{"files":[]}],"type":"llvm.coverage.json.export"}', /--format=lcov/],
  ['{"RSpec":{"coverage":{}}}', /SimpleCov/],
  ['<CoverageSession/>', /cobertura/],
  ['hello', /Cobertura, JaCoCo and Clover XML, lcov/],
])('%j is no coverage report: %s', async (text, message) => {
  await expect(read(text)).rejects.toThrow(message)
})

test('hostile XML: entities and bombs expand to nothing, names that are no names make no prototype', async () => {
  const bomb = '<!DOCTYPE coverage [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
  const file = '<class filename="&b;&f;"><lines><line number="1" hits="1"/></lines></class>'
  const { results } = await read(
    `${bomb}<coverage line-rate="1"><packages><package><classes>${file}</classes></package></packages></coverage>`,
  )
  expect(results).toMatchObject({ lines: { covered: 1, total: 1 }, packages: [{ name: '.' }] })
  const proto =
    '{"__proto__":{"lines":{"total":1,"covered":1}},"constructor":{"lines":{"total":2,"covered":1}},"total":{"lines":{"total":3,"covered":2}}}'
  expect((await read(proto)).results?.lines).toEqual({ covered: 2, total: 3 })
  const deep = `<coverage line-rate="1">${'<package>'.repeat(100)}`
  await expect(read(deep)).rejects.toThrow(/nested deeper/)
})

test('numbers that are none count for nothing', async () => {
  const text = lcov('DA:1,1e5', 'DA:x,1', 'DA:-1,1', 'DA:99999999999,1', 'DA:2,=====', 'DA:3,0.0', 'BRDA:1', 'DA')
  expect((await read(text)).results?.lines).toEqual({ covered: 1, total: 3 })
  const counts = '{"a.js":{"lines":{"total":1,"covered":7}},"total":{"lines":{"total":1,"covered":1}}}'
  expect((await read(counts)).results).toBeUndefined()
})

test('a huge report is read as a stream: memory follows its lines, not its bytes', async () => {
  async function* huge(): AsyncGenerator<Uint8Array> {
    const encoder = new TextEncoder()
    yield encoder.encode('<coverage line-rate="1"><packages><package><classes><class filename="a.py"><methods>')
    for (let at = 0; at < 200; at++)
      yield encoder.encode('<method name="m"><lines><line number="1" hits="1"/></lines></method>'.repeat(500))
    yield encoder.encode(
      '</methods><lines><line number="1" hits="0"/></lines></class></classes></package></packages></coverage>',
    )
  }
  const tally = createCoverage()
  expect(
    await readCoverage(
      huge(),
      tally.report((path) => path),
    ),
  ).toBeUndefined()
  expect(tally.results()?.lines).toEqual({ covered: 0, total: 1 })
})
