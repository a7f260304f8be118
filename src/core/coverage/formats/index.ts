/** The formats of coverage reports, and what else people put where reports are looked for. */
import type { CoverageFormat } from '../format.js'
import { clover } from './clover.js'
import { cobertura } from './cobertura.js'
import { goProfile } from './go-profile.js'
import { jacoco } from './jacoco.js'
import { jsonCoverage } from './json.js'
import { lcov } from './lcov.js'

const formats: readonly CoverageFormat[] = [goProfile, lcov, clover, cobertura, jacoco, jsonCoverage]

/** What is not read, and what to write instead. */
const others: readonly (readonly [RegExp, string])[] = [
  [/^SQLite format 3/, 'the data of coverage.py; run `coverage xml` or `coverage json`'],
  [/"llvm\.coverage\.json\.export"|^\{\s*"data"\s*:/, 'llvm-cov’s JSON; export it with `--format=lcov`'],
  [/^\{\s*"result"\s*:/, 'raw data of V8; have c8 write lcov or JSON'],
  [/^\{\s*"[^"]{1,80}"\s*:\s*\{\s*"coverage"\s*:/, 'SimpleCov’s own; add simplecov-lcov or simplecov-cobertura'],
  [/^\{\s*"[^"]{1,300}\.dll"\s*:/, 'coverlet’s own JSON; write cobertura'],
  [/<CoverageSession[\s/>]/, 'OpenCover’s XML; write cobertura'],
  [/<testsuites?[\s>]/, 'a test report; name it under test-reports'],
  [/<(?:!DOCTYPE )?html[\s>]/i, 'an HTML page; have the tool write XML, lcov or JSON too'],
  [/^\s*-:\s+0:Source:/, 'gcov’s text; run gcovr or geninfo'],
]

const readable =
  'Cobertura, JaCoCo and Clover XML, lcov, Istanbul’s and coverage.py’s JSON and Go’s cover profile are read'

/**
 * @param head the beginning of the report
 * @throws Error with one sentence that names what it is, as far as is known, and what to write instead
 */
export function formatOf(head: string): CoverageFormat {
  const start = head.trimStart()
  if (start === '') throw new Error('it is empty')
  const found = formats.find((format) => format.recognises(start))
  if (found !== undefined) return found
  const other = others.find(([pattern]) => pattern.test(start))
  throw new Error(`not a coverage report: ${other === undefined ? readable : other[1]}`)
}
