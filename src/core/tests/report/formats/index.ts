/** The formats of test reports, and what else people put where reports are looked for. */
import type { ReportFormat } from '../format.js'
import { ctrf } from './ctrf.js'
import { goJson } from './go-json.js'
import { jestJson } from './jest-json.js'
import { junit } from './junit.js'
import { mochaJson } from './mocha-json.js'
import { nunit3 } from './nunit3.js'
import { tap } from './tap.js'
import { trx } from './trx.js'
import { xunit2 } from './xunit2.js'

/** Asked in this order: the root of an XML report stands near its beginning, whatever was printed before it. */
export const formats: readonly ReportFormat[] = [trx, nunit3, xunit2, junit, goJson, mochaJson, jestJson, ctrf, tap]

/** What is not read, and what to write instead. */
const others: readonly (readonly [RegExp, string])[] = [
  [/<test-results[\s>]/, 'NUnit 2 XML; write NUnit 3’s, or JUnit XML'],
  [/<testng-results[\s>]/, 'TestNG’s own XML; name its junitreports/*.xml instead'],
  [/<robot[\s>]/, 'Robot Framework’s output.xml; run it with `--xunit junit.xml`'],
  [/<Site[\s>]/, 'CTest’s dashboard XML; run it with `--output-junit junit.xml`'],
  [/<Catch2TestRun[\s>]|<Catch[\s>]/, 'Catch2’s own XML; run it with `--reporter junit`'],
  [/<TestLog[\s>]|<TestResult[\s>]/, 'Boost.Test’s own XML; run it with `--log_format=JUNIT`'],
  [/<coverage[\s>]|<report[\s>]/, 'a coverage report; name the test reports alone'],
  [/<checkstyle[\s>]/, 'a Checkstyle report; name the test reports alone'],
  [/<(?:!DOCTYPE )?html[\s>]/i, 'an HTML page; have the test runner write JUnit XML too'],
  [/^\{\s*"config"\s*:/, 'Playwright’s JSON; add its junit reporter'],
  [/^\[\s*\{[\s\S]{0,2000}"(?:elements|keyword)"\s*:/, 'Cucumber’s JSON; use its junit formatter'],
  [/^\{\s*"(?:version|examples)"\s*:/, 'RSpec’s JSON; use rspec_junit_formatter'],
  [/^\{\s*"type"\s*:\s*"suite"/, 'the JSON of Rust’s test harness; use cargo-nextest’s JUnit XML'],
]

const readable = 'JUnit XML, TRX, NUnit 3, xUnit.net v2, CTRF, TAP, go test -json, mocha’s and jest’s JSON are read'

/**
 * The format of a report, by its content.
 * @param head its beginning: a few thousand characters
 * @throws Error with one sentence that names what it is, as far as is known, and what to write instead
 */
export function formatOf(head: string): ReportFormat {
  const start = head.trimStart()
  if (start === '') throw new Error('it is empty; did the test runner break off before it wrote its report?')
  const found = formats.find((format) => format.recognises(start))
  if (found !== undefined) return found
  const other = others.find(([pattern]) => pattern.test(start))
  if (other !== undefined) throw new Error(`not a test report that is read: ${other[1]}`)
  const root = /<([A-Za-z][\w:.-]{0,60})/.exec(start)?.[1]
  throw new Error(`not a test report${root === undefined ? '' : `: its root is <${root}>`}; ${readable}`)
}
