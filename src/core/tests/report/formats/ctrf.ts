/** CTRF, the Common Test Report Format: https://ctrf.io/docs/specification/test */
import type { CaseFacts, ReportedOutcome } from '../case.js'
import type { ReportFormat } from '../format.js'
import { type JsonObject, listOf, numberOf, objectOf, readJson, textOf, textsOf } from './json.js'

const outcomes: Readonly<Record<string, ReportedOutcome>> = { passed: 'passed', failed: 'failed' }

export const ctrf: ReportFormat = {
  name: 'CTRF JSON',
  recognises: (head) => /^\{\s*"(?:reportFormat"\s*:\s*"CTRF"|results"\s*:\s*\{|specVersion")/i.test(head),
  reader: (into) =>
    readJson((document, found) => {
      const results = objectOf(objectOf(document)['results'])
      if (!Array.isArray(results['tests'])) throw new Error('a CTRF report without results.tests')
      for (const test of listOf(results['tests'])) found.test(factsOf(test))
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
