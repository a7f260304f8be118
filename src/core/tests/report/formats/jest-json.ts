/** jest’s `--json` (https://jestjs.io/docs/configuration#testresultsprocessor-string), which vitest writes too. */
import type { CaseFacts } from '../case.js'
import { type ReportFormat, wholeSuite } from '../format.js'
import { type JsonObject, listOf, numberOf, objectOf, readJson, textOf, textsOf } from './json.js'

export const jestJson: ReportFormat = {
  name: 'jest JSON',
  recognises: (head) => /^\{\s*"num(?:Failed|Total)Test/.test(head),
  reader: (into) =>
    readJson((document, found) => {
      for (const file of listOf(objectOf(document)['testResults'])) {
        const path = textOf(file['name'])
        const tests = listOf(file['assertionResults'])
        for (const test of tests) found.test(factsOf(test, path))
        if (tests.length === 0 && file['status'] === 'failed')
          found.test({ name: wholeSuite, suites: [], file: path, outcome: 'failed', message: textOf(file['message']) })
      }
      return undefined
    }, into),
}

function factsOf(test: JsonObject, file: string | undefined): CaseFacts {
  const [stack] = textsOf(test['failureMessages'])
  const status = textOf(test['status'])
  return {
    name: textOf(test['title']) ?? textOf(test['fullName']) ?? '',
    suites: textsOf(test['ancestorTitles']),
    file,
    outcome: status === 'failed' ? 'failed' : status === 'passed' ? 'passed' : 'skipped',
    flaky: (numberOf(test['invocations']) ?? 1) > 1,
    stack,
    durationMs: numberOf(test['duration']),
  }
}
