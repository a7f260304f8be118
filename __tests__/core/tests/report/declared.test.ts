/** A failure that only a summary tells of is counted, in every dialect; one that a test shows is not counted twice. */
import { describe, expect, test } from '@jest/globals'
import { readReport } from '../../../../src/core/tests/report/index.js'
import { createTally } from '../../../../src/core/tests/report/tally.js'

async function read(text: string) {
  const tally = createTally()
  async function* bytes() {
    yield new TextEncoder().encode(text)
  }
  const remark = await readReport(bytes(), tally)
  const { total, failed, failures } = tally.results()
  return { total, failed, named: failures.length, ...(remark === undefined ? {} : { remark }) }
}

const json = (value: unknown) => JSON.stringify(value)
const junitOf = (attributes: string, cases: string) =>
  `<testsuites><testsuite name="s" ${attributes}>${cases}</testsuite></testsuites>`
const ok = '<testcase classname="c" name="a"/>'
const bad = '<testcase classname="c" name="b"><failure message="no">no</failure></testcase>'
const trxOf = (summary: string, results: string) =>
  `<TestRun><Results>${results}</Results><ResultSummary outcome="Failed">${summary}</ResultSummary></TestRun>`
const trxResult = (outcome: string) => `<UnitTestResult testName="N.C.${outcome}" outcome="${outcome}"/>`
const nunitOf = (run: string, inside: string) => `<test-run ${run}>${inside}</test-run>`
const nunitCase = (result: string) => `<test-case name="${result}" classname="C" result="${result}"/>`
const xunitOf = (attributes: string, tests: string) =>
  `<assemblies><assembly name="a.dll" ${attributes}><collection>${tests}</collection></assembly></assemblies>`
const xunitTest = (result: string) => `<test name="T.${result}" type="T" result="${result}"/>`
const ctrfOf = (failed: number, statuses: readonly string[]) =>
  json({ results: { summary: { failed }, tests: statuses.map((status) => ({ name: status, status })) } })
const jestOf = (summary: object, file: object) => json({ numFailedTestSuites: 0, ...summary, testResults: [file] })
const jestTest = (status: string) => ({ title: status, status })
const mochaTest = { title: 'a', fullTitle: 'a', err: {} }

describe('declared and not shown', () => {
  test.each<[string, string, object]>([
    ['JUnit, errors of a suite', junitOf('tests="1" errors="1" failures="0"', ok), { total: 2, failed: 1, named: 0 }],
    ['JUnit, failures of a suite', junitOf('tests="2" failures="1"', ok), { total: 2, failed: 1, named: 0 }],
    [
      'JUnit, beside one that is shown',
      junitOf('tests="2" failures="1" errors="1"', ok + bad),
      { failed: 2, named: 1 },
    ],
    [
      'JUnit, of the root alone',
      `<testsuites errors="2">${junitOf('tests="1"', ok).slice(12)}`,
      { failed: 2, named: 0 },
    ],
    [
      'JUnit, suites without tests',
      '<testsuites><testsuite tests="3" failures="1"/></testsuites>',
      { failed: 1, named: 0 },
    ],
    [
      'JUnit, of several suites',
      `<testsuites>${'<testsuite tests="3" errors="1"></testsuite>'.repeat(2)}</testsuites>`,
      { failed: 2 },
    ],
    ['JUnit, that breaks off', `<testsuite tests="9" failures="1">${ok}`, { failed: 1, named: 0 }],
    ['TRX', trxOf('<Counters total="2" failed="1" error="0"/>', trxResult('Passed')), { failed: 1, named: 0 }],
    [
      'TRX, aborted',
      trxOf('<Counters total="2" aborted="1" timeout="1"/>', trxResult('Passed')),
      { failed: 2, named: 0 },
    ],
    [
      'TRX, by its outcome alone',
      trxOf('<Counters/>', trxResult('Passed')),
      { failed: 0, remark: expect.stringContaining('shows no test') },
    ],
    ['NUnit', nunitOf('result="Failed" failed="2"', nunitCase('Passed')), { failed: 2, named: 0 }],
    ['NUnit, by its result alone', nunitOf('result="Failed" failed="0"', nunitCase('Passed')), { failed: 1, named: 0 }],
    [
      'NUnit, an assembly that was not loaded',
      nunitOf(
        'result="Failed" failed="0"',
        '<test-suite type="Assembly" name="a.dll" result="Failed"><failure><message>no such file</message></failure></test-suite>',
      ),
      { total: 1, failed: 1, named: 1 },
    ],
    ['xUnit, errors', xunitOf('total="1" failed="0" errors="1"', xunitTest('Pass')), { failed: 1, named: 0 }],
    ['xUnit, failed', xunitOf('total="2" failed="1"', xunitTest('Pass')), { failed: 1, named: 0 }],
    ['CTRF', ctrfOf(1, ['passed']), { total: 2, failed: 1, named: 0 }],
    [
      'jest',
      jestOf({ numFailedTests: 2 }, { name: 'f', assertionResults: [jestTest('passed')] }),
      { failed: 2, named: 0 },
    ],
    [
      'jest, after the tests of a file',
      jestOf({}, { name: 'f', status: 'failed', assertionResults: [jestTest('passed')] }),
      { failed: 1, named: 1 },
    ],
    [
      'jest, coverage',
      jestOf({ success: false }, { name: 'f', assertionResults: [jestTest('passed')] }),
      { failed: 0, remark: expect.stringContaining('the run failed') },
    ],
    ['mocha', json({ stats: { suites: 1, failures: 1 }, tests: [mochaTest], failures: [] }), { failed: 1, named: 0 }],
    ['TAP of node:test', 'TAP version 13\nok 1 - a\n1..1\n# tests 2\n# pass 1\n# fail 1\n', { failed: 1, named: 0 }],
    ['TAP of Test::More', 'ok 1 - a\n1..1\n# Looks like you failed 1 test of 2.\n', { failed: 1, named: 0 }],
  ])('%s', async (_, text, expected) => expect(await read(text)).toMatchObject(expected))
})

describe('declared and shown', () => {
  test.each<[string, string, object]>([
    ['JUnit', junitOf('tests="2" failures="1"', ok + bad), { total: 2, failed: 1, named: 1 }],
    ['JUnit, nested', `<testsuites failures="1">${junitOf('failures="1"', bad).slice(12)}`, { total: 1, failed: 1 }],
    [
      'JUnit, failures counted by assertions',
      junitOf('failures="2"', '<testcase name="a"><failure/><failure/></testcase>'),
      { total: 1, failed: 1, named: 1 },
    ],
    [
      'JUnit, an error beside the tests',
      junitOf('errors="1"', `${ok}<error message="set-up"/>`),
      { total: 2, failed: 1, named: 1 },
    ],
    [
      'TRX',
      trxOf('<Counters total="2" failed="1"/>', trxResult('Passed') + trxResult('Failed')),
      { total: 2, failed: 1 },
    ],
    ['NUnit', nunitOf('result="Failed" failed="1"', nunitCase('Failed')), { total: 1, failed: 1, named: 1 }],
    ['xUnit', xunitOf('failed="1" errors="0"', xunitTest('Fail')), { total: 1, failed: 1, named: 1 }],
    ['CTRF', ctrfOf(1, ['passed', 'failed']), { total: 2, failed: 1, named: 1 }],
    [
      'jest',
      jestOf(
        { numFailedTests: 1, success: false },
        { name: 'f', status: 'failed', assertionResults: [jestTest('failed')] },
      ),
      { total: 1, failed: 1 },
    ],
    ['TAP', 'not ok 1 - a\n1..1\n# fail 1\n', { total: 1, failed: 1, named: 1 }],
  ])('%s', async (_, text, expected) => {
    const found = await read(text)
    expect(found).toMatchObject(expected)
    expect(found).not.toHaveProperty('remark')
  })
})
