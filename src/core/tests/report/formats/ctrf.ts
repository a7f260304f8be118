/** CTRF, the Common Test Report Format: https://ctrf.io/docs/specification/test */
import type { CaseFacts, ReportedOutcome } from '../case.js'
import { countUnnamed, type ReportFormat } from '../format.js'
import { type JsonObject, listOf, numberOf, objectOf, readJson, textOf, textsOf } from './json.js'

const outcomes: Readonly<Record<string, ReportedOutcome>> = { passed: 'passed', failed: 'failed' }

export const ctrf: ReportFormat = {
  name: 'CTRF JSON',
  recognises: (head) => /^\{\s*"(?:reportFormat"\s*:\s*"CTRF"|results"\s*:\s*\{|specVersion")/i.test(head),
  reader: (into) =>
    readJson((document, found) => {
      const results = objectOf(objectOf(document)['results'])
      if (!Array.isArray(results['tests'])) throw new Error('a CTRF report without results.tests')
      const tests = listOf(results['tests']).map(factsOf)
      for (const test of tests) found.test(test)
      const shown = tests.filter(({ outcome }) => outcome === 'failed').length
      countUnnamed(found, numberOf(objectOf(results['summary'])['failed']), shown)
      return undefined
    }, into),
}

function factsOf(test: JsonObject): CaseFacts {
  // A string in early versions: `chromium > cart.spec.ts > cart`.
  const suites = textOf(test['suite'])?.split(/\s+>\s+/) ?? textsOf(test['suite'])
  return {
    name: textOf(test['name']) ?? '',
    suites,
    file: textOf(test['filePath']),
    line: numberOf(test['line']),
    outcome: outcomes[textOf(test['status']) ?? ''] ?? 'skipped',
    flaky: test['flaky'] === true,
    message: textOf(test['message']),
    stack: textOf(test['trace']),
    durationMs: numberOf(test['duration']),
  }
}
