import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { cutTestResults } from '../../../../src/core/tests/cut.js'
import { readReport, readTestReport } from '../../../../src/core/tests/report/index.js'
import { mayHaveRun } from '../../../../src/core/tests/report/suite-marks.js'
import { createTally } from '../../../../src/core/tests/report/tally.js'

const fixtures = join(dirname(fileURLToPath(import.meta.url)), '../../../fixtures/junit')

async function* bytes(text: string | Uint8Array, size = 1 << 16): AsyncGenerator<Uint8Array> {
  const all = typeof text === 'string' ? new TextEncoder().encode(text) : text
  for (let at = 0; at < all.length; at += size) yield all.subarray(at, at + size)
}
const read = (text: string | Uint8Array, size?: number) => readTestReport(bytes(text, size))

const surefire = `<?xml version="1.0" encoding="UTF-8"?>
<testsuite name="com.acme.CartTest" time="1,234.567" tests="4" errors="1" skipped="1" failures="1">
  <properties><property name="java.version" value="17"/></properties>
  <testcase name="adds" classname="com.acme.CartTest" time="0.012"/>
  <testcase name="pays" classname="com.acme.CartTest" time="1,200.5">
    <failure message="expected: &lt;3&gt; but was: &lt;4&gt;" type="org.opentest4j.AssertionFailedError"><![CDATA[org.opentest4j.AssertionFailedError: expected: <3> but was: <4>
	at org.junit.jupiter.api.AssertionUtils.fail(AssertionUtils.java:55)
	at com.acme.Cart.total(Cart.java:90)
	at com.acme.CartTest.pays(CartTest.java:42)
]]></failure>
    <rerunFailure message="expected: &lt;3&gt; but was: &lt;4&gt;" type="org.opentest4j.AssertionFailedError"><stackTrace>again</stackTrace><system-out>noise</system-out></rerunFailure>
  </testcase>
  <testcase name="ships" classname="com.acme.CartTest" time="0.5">
    <flakyError message="Connection reset" type="java.net.SocketException"><stackTrace>java.net.SocketException: Connection reset
	at com.acme.CartTest.ships(CartTest.java:60)</stackTrace></flakyError>
  </testcase>
  <testcase name="later" classname="com.acme.CartTest"><skipped message="not yet"/></testcase>
</testsuite>`

describe('readTestReport', () => {
  test('Surefire: reruns, flaky ones, grouped seconds, the test’s own frame', async () => {
    const results = await read(surefire)
    expect(results).toMatchObject({
      total: 4,
      failed: 1,
      skipped: 1,
      durationMs: 1201012,
      suites: { 'com.acme.CartTest': 3 },
    })
    expect(results.failures).toEqual([
      {
        suite: 'com.acme.CartTest',
        name: 'pays',
        message: 'expected: <3> but was: <4>',
        file: 'com/acme/CartTest.java',
        line: 42,
        durationMs: 1200500,
      },
    ])
    expect(results.flaky).toMatchObject([{ name: 'ships', message: 'Connection reset', line: 60 }])
    expect(results.slowest.map(({ name }) => name)).toEqual(['pays', 'ships', 'adds'])
  })

  test('pytest: the failing line of the declared file', async () => {
    const results =
      await read(`<testsuites><testsuite name="pytest" errors="0" failures="1" skipped="0" tests="2" time="0.05">
      <testcase classname="tests.test_a" name="test_ok" file="tests/test_a.py" line="0" time="0.001"/>
      <testcase classname="tests.test_a" name="test_bad[1-2]" file="tests/test_a.py" line="6" time="0.002"><failure message="assert 1 == 2">def test_bad():
&gt;       assert 1 == 2
E       assert 1 == 2

tests/test_a.py:9: AssertionError</failure></testcase></testsuite></testsuites>`)
    expect(results.failures).toMatchObject([{ name: 'test_bad[1-2]', file: 'tests/test_a.py', line: 9 }])
  })

  test('pytest: the line a test begins at, counted from 0 there, when nothing says more', async () => {
    const results = await read(
      '<testsuite name="pytest"><testcase name="t" file="tests/test_a.py" line="6"><failure message="no"/></testcase></testsuite>',
    )
    expect(results.failures).toMatchObject([{ file: 'tests/test_a.py', line: 7 }])
  })

  test('pytest without attributes: the place is in the text, and its own file wins', async () => {
    const results = await read(`<testsuites><testsuite name="pytest" tests="1">
      <testcase classname="tests.test_a" name="test_bad" time="0.002"><failure message="ValueError: no">src/lib/parse.py:3: ValueError
/usr/lib/python3.11/json/decoder.py:355: x
tests/test_a.py:9: in test_bad</failure></testcase></testsuite></testsuites>`)
    expect(results.failures[0]).toMatchObject({ file: 'tests/test_a.py', line: 9 })
  })

  test('jest-junit', async () => {
    const results = await read(`<testsuites name="jest tests" tests="1" failures="1" errors="0" time="1.2">
      <testsuite name="sum" errors="0" failures="1" skipped="0" timestamp="2026-01-01T00:00:00" time="0.9" tests="1">
      <testcase classname="sum adds" name="sum adds" time="0.004"><failure>Error: expect(received).toBe(expected)

    at Object.&lt;anonymous&gt; (/home/runner/work/a/a/src/sum.test.js:5:10)
    at node:internal/process/task_queues:95:5
    at Promise.then.completed (/home/runner/work/a/a/node_modules/jest-circus/build/utils.js:298:28)</failure></testcase></testsuite></testsuites>`)
    expect(results.failures[0]).toMatchObject({ file: '/home/runner/work/a/a/src/sum.test.js', line: 5 })
    expect(results.failures[0]?.message).toMatch(/^Error: expect/)
  })

  test('go-junit-report: the message says nothing, the text does', async () => {
    const results =
      await read(`<testsuites tests="2" failures="1"><testsuite name="acme/cart" tests="2" failures="1" time="0.01">
      <testcase name="TestAdd" classname="acme/cart" time="0.000"></testcase>
      <testcase name="TestPay" classname="acme/cart" time="0.010"><failure message="Failed" type="">    cart_test.go:12: got 4, want 3</failure></testcase>
      </testsuite></testsuites>`)
    expect(results.failures[0]).toMatchObject({
      message: 'cart_test.go:12: got 4, want 3',
      file: 'cart_test.go',
      line: 12,
    })
  })

  test('Gradle: a retried test is flaky when its last attempt passed, and one test either way', async () => {
    const failing = '<testcase name="a()" classname="T"><failure message="no">x</failure></testcase>'
    const passing = '<testcase name="a()" classname="T"/>'
    const suite = (cases: string) => read(`<testsuite name="T">${cases}</testsuite>`)
    expect(await suite(failing + passing)).toMatchObject({ total: 1, failed: 0, flaky: [{ name: 'a()' }] })
    expect(await suite(failing + failing + passing)).toMatchObject({ total: 1, failed: 0, flaky: [{ name: 'a()' }] })
    expect(await suite(failing + failing)).toMatchObject({ total: 1, failed: 1, flaky: [] })
    expect(await suite(failing + passing + failing)).toMatchObject({ total: 1, failed: 1, flaky: [] })
    expect(await suite(passing + failing)).toMatchObject({ total: 2, failed: 1, flaky: [] })
    expect(await suite(passing + passing)).toMatchObject({ total: 2, failed: 0, flaky: [] })
  })

  test('totals alone, nested suites, an empty suite', async () => {
    expect(await read('<testsuite tests="7" failures="1" errors="1" skipped="2"/>')).toMatchObject({
      total: 7,
      failed: 2,
      skipped: 2,
    })
    expect(
      await read(
        '<testsuites><testsuite name="a"><testsuite name="b"><testcase name="t"/></testsuite></testsuite></testsuites>',
      ),
    ).toMatchObject({ total: 1, suites: { 'a > b': 1 } })
    expect(await read('<testsuites/>')).toEqual({
      total: 0,
      failed: 0,
      skipped: 0,
      failures: [],
      flaky: [],
      slowest: [],
    })
  })

  test.each([
    ['UTF-16LE', '<?xml version="1.0" encoding="UTF-16"?>', 'utf16le'],
    ['ISO-8859-1', '<?xml version="1.0" encoding="ISO-8859-1"?>', 'latin1'],
    ['windows-1252', "<?xml version='1.0' encoding='windows-1252'?>", 'latin1'],
    ['UTF-8 that calls itself UTF-16', '<?xml version="1.0" encoding="utf-16"?>', 'utf8'],
  ] as const)('%s', async (_, declaration, encoding) => {
    const text = `${declaration}<testsuite name="é"><testcase name="größe"/></testsuite>`
    const results = await read(Buffer.from(text, encoding), 7)
    expect(results.suites).toEqual({ é: 1 })
  })

  test('a byte order mark and control characters are no reason to lose a report', async () => {
    const results = await read(
      '\ufeff<testsuite name="s"><testcase name="t"><failure message="&#27;[31mred">\u001b[0m</failure></testcase></testsuite>',
    )
    expect(results.failed).toBe(1)
  })

  test.each([
    ['not a report', 'BUILD FAILED', /not a test report; JUnit XML, TRX/],
    ['empty', '', /it is empty/],
    ['another format', '<coverage line-rate="1"/>', /a coverage report/],
    ['NUnit 2', '<test-results name="x"/>', /NUnit 2 XML; write NUnit 3/],
    ['an unknown root', '<?xml version="1.0"?><sausage/>', /its root is <sausage>/],
    ['too deep', `${'<testsuite>'.repeat(70)}`, /deeper/],
  ])('%s is refused in one sentence', async (_, text, reason) => {
    await expect(read(text)).rejects.toThrow(reason)
  })

  test('entities that are declared are neither expanded nor fetched', async () => {
    const bomb =
      '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><testsuite name="&b;"><testcase name="t"/></testsuite>'
    expect((await read(bomb)).suites).toEqual({ '&b;': 1 })
    const file =
      '<!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/passwd">]><testsuite name="&x;"><testcase name="t"/></testsuite>'
    expect((await read(file)).suites).toEqual({ '&x;': 1 })
  })

  test('a torn end costs one test, and is said', async () => {
    const tally = createTally()
    const remark = await readReport(bytes(surefire.slice(0, surefire.indexOf('name="later"') + 8)), tally)
    expect(remark).toMatch(/breaks off/)
    expect(tally.results()).toMatchObject({ total: 3, failed: 1 })
    // Inside a failure: the test failed, whatever else was to be said.
    expect(await read(surefire.slice(0, 900))).toMatchObject({ total: 2, failed: 1 })
  })

  test.each([
    ['a raw ampersand', '<testcase name="GET /a?x=1&y=2"><failure message="500"/></testcase>'],
    ['&nbsp;', '<testcase name="t"><failure message="a&nbsp;b"/></testcase>'],
    ['a raw < in an attribute', '<testcase name="List<String> works"><failure message="no"/></testcase>'],
    ['a raw < and a quote in text', '<testcase name="t"><failure>if (a <b && c == "x) <i>no</i></failure></testcase>'],
    ['an attribute given twice', '<testcase name="t" time="1" time="2"><failure message="no"/></testcase>'],
    ['an end tag that is missing', '<testcase name="t"><failure message="no"></testcase>'],
    [
      '300 attributes',
      `<testcase name="t" ${Array.from({ length: 300 }, (_, i) => `a${i}="1"`).join(' ')}><failure/></testcase>`,
    ],
  ])('%s loses no report', async (_, testcase) => {
    const after = '<testcase name="next"/>'
    expect(await read(`<testsuite name="s">${testcase}${after}</testsuite>`)).toMatchObject({ total: 2, failed: 1 })
  })

  test('an encoding nobody knows is taken for UTF-8', async () => {
    const text = '<?xml version="1.0" encoding="klingon"?><testsuite name="é"><testcase name="t"/></testsuite>'
    expect((await read(text)).suites).toEqual({ é: 1 })
  })

  test('JSON that breaks off, or holds a raw control character, loses what is torn', async () => {
    const one = (name: string) => `{"name":"${name}","status":"failed","duration":1}`
    const whole = `{"results":{"tool":{"name":"jest"},"tests":[${one('a')},${one('b')},${one('c')}]}}`
    expect(await read(whole.slice(0, whole.indexOf('"c"') + 2))).toMatchObject({ total: 2, failed: 2 })
    expect(await read(whole.replace('"b"', '"b\u0007"'))).toMatchObject({ total: 3, failed: 3 })
    expect(await read(whole.replace(',{"name":"c"', ',,{"name":"c"'))).toMatchObject({ total: 2 })
    const tally = createTally()
    expect(await readReport(bytes(whole.slice(0, -9)), tally)).toMatch(/breaks off/)
  })

  test('blank lines, a log before it, a second document', async () => {
    const one =
      '<?xml version="1.0"?><testsuite name="s"><testcase name="t"><failure message="no"/></testcase></testsuite>'
    for (const text of [`\n\n${one}`, `npm warn deprecated x\n${one}`]) expect((await read(text)).failed).toBe(1)
    expect((await read(one + one.replace('name="t"', 'name="u"'))).failed).toBe(2)
  })

  test('what a suite printed is passed over, whatever it looks like', async () => {
    const noise = `<![CDATA[${'<testcase name="x"/></system-out>'.repeat(1000)}]]>`
    const text = `<testsuite name="s"><testcase name="t"/><system-out>${noise}</system-out><testcase name="u"><failure/></testcase></testsuite>`
    for (const size of [7, 64, 1 << 16]) expect(await read(text, size)).toMatchObject({ total: 2, failed: 1 })
  })

  test('the size of the pieces does not matter', async () => {
    const whole = await read(surefire)
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 700 }), async (size) => {
        expect(await read(surefire, size)).toEqual(whole)
      }),
      { numRuns: 25 },
    )
  })

  test('hostile bytes give results or one sentence, never anything else', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.integer({ min: 0, max: 1500 }), async (noise, at) => {
        const spoilt = Buffer.concat([Buffer.from(surefire).subarray(0, at), noise, Buffer.from(surefire).subarray(at)])
        const answer = await read(spoilt).catch((error: unknown) => error)
        if (answer instanceof Error) expect(answer.message.length).toBeLessThan(400)
        else expect(answer).toHaveProperty('total')
      }),
      { numRuns: 60 },
    )
  })

  test('names, messages and lists are capped', async () => {
    const many = Array.from(
      { length: 300 },
      (_, i) =>
        `<testcase name="${'n'.repeat(900)}${i}" classname="c${i}"><failure message="${'m'.repeat(9000)}"/></testcase>`,
    )
    const results = await read(`<testsuite name="s">${many.join('')}</testsuite>`)
    expect(results.failed).toBe(300)
    expect(results.failures).toHaveLength(100)
    expect(results.failures[0]?.name).toHaveLength(901)
    expect(results.failures[0]?.message).toHaveLength(4000)
    const [cut] = cutTestResults(results).failures
    expect(cut?.name).toHaveLength(250)
    expect(cut?.message).toHaveLength(500)
  })
})

describe('reports of the tools themselves', () => {
  const root = '/home/runner/work/app/app'
  test.each([
    [
      'pytest.xml',
      [7, 4, 1],
      [
        'test_bad tests/test_real.py:5',
        'test_p[2] tests/test_real.py:7',
        `test_err ${root}/tests/test_real.py:9`,
        'test_teardown tests/test_real.py:16',
      ],
    ],
    [
      'pytest-xunit1.xml',
      [7, 4, 1],
      [
        'test_bad tests/test_real.py:5',
        'test_p[2] tests/test_real.py:7',
        'test_err tests/test_real.py:9',
        'test_teardown tests/test_real.py:16',
      ],
    ],
    ['node.xml', [5, 2, 1], [`fails ${root}/sum.test.mjs:5`, `throws ${root}/sum.test.mjs:7`]],
    ['surefire.xml', [4, 2, 1], ['pays com/acme/CartTest.java:10', 'flaky com/acme/CartTest.java:8']],
    ['go-junit-report.xml', [5, 2, 1], ['TestPay/card/visa cart_test.go:4', 'TestPanic undefined:undefined']],
    ['jest-junit.xml', [3, 1, 1], [`sum fails ${root}/sum.test.js:1`]],
  ] as const)('%s', async (name, counts, failing) => {
    const results = await read(readFileSync(join(fixtures, name)))
    expect([results.total, results.failed, results.skipped]).toEqual(counts)
    expect(results.failures.map((test) => `${test.name} ${test.file}:${test.line}`)).toEqual(failing)
    for (const { message } of results.failures) expect(message).not.toMatch(/\[\d+m/)
  })
})

describe('several reports', () => {
  const tallied = async (...reports: readonly string[]) => {
    const tally = createTally()
    for (const text of reports) {
      tally.nextReport()
      await readReport(bytes(text), tally)
    }
    return tally.results()
  }

  test('adds up, and the order of reports changes no count', async () => {
    const b = '<testsuite name="b"><testcase name="x" time="0.1"/></testsuite>'
    expect(await tallied(surefire, b)).toMatchObject({ total: 5, failed: 1, skipped: 1, durationMs: 1201112 })
    expect((await tallied(b, surefire)).suites).toEqual((await tallied(surefire, b)).suites)
    expect(await tallied()).toEqual({ total: 0, failed: 0, skipped: 0, failures: [], flaky: [], slowest: [] })
  })

  test('a test that fails on one system and passes on another is no retry', async () => {
    const passes = '<testsuite name="pytest"><testcase classname="tests.test_fs" name="test_path"/></testsuite>'
    const fails = passes.replace('/>', '><failure message="no"/></testcase>')
    expect(await tallied(fails, passes)).toMatchObject({ total: 2, failed: 1, flaky: [] })
  })

  test('of more suites than are listed, the largest are, and all are marked', async () => {
    const suite = (n: number) => `<testsuite name="T${n}">${'<testcase name="a"/>'.repeat(n === 7 ? 3 : 1)}</testsuite>`
    const { suites = {}, suiteMarks = '' } = await tallied(...Array.from({ length: 700 }, (_, n) => suite(n)))
    expect(Object.keys(suites)).toHaveLength(200)
    expect(suites['T7']).toBe(3)
    for (let n = 0; n < 700; n++) expect(mayHaveRun(suiteMarks, `T${n}`)).toBe(true)
    const wrong = Array.from({ length: 2000 }, (_, n) => mayHaveRun(suiteMarks, `U${n}`)).filter(Boolean).length
    expect(wrong).toBeLessThan(60)
  })
})
