/** jest’s `--json` (https://jestjs.io/docs/configuration#testresultsprocessor-string), which vitest writes too. */
import type { CaseFacts } from '../case.js'
import { countUnnamed, failedUnnamed, type ReportFormat, wholeSuite } from '../format.js'
import { type JsonObject, listOf, numberOf, objectOf, readJson, textOf, textsOf } from './json.js'

export const jestJson: ReportFormat = {
  name: 'jest JSON',
  recognises: (head) => /^\{\s*"num(?:Failed|Total)Test/.test(head),
  reader: (into) =>
    readJson((document, found) => {
      const report = objectOf(document)
      let shown = 0
      let suites = 0
      for (const file of listOf(report['testResults'])) {
        const path = textOf(file['name'])
        const tests = listOf(file['assertionResults']).map((test) => factsOf(test, path))
        for (const test of tests) found.test(test)
        const failed = tests.filter(({ outcome }) => outcome === 'failed').length
        shown += failed
        if (failed > 0 || file['status'] !== 'failed') continue
        // It could not be loaded, or what runs after its tests failed.
        suites++
        found.test({ name: wholeSuite, suites: [], file: path, outcome: 'failed', message: textOf(file['message']) })
      }
      countUnnamed(found, numberOf(report['numFailedTests']), shown)
      countUnnamed(found, numberOf(report['numRuntimeErrorTestSuites']), suites)
      // Coverage below its threshold, obsolete snapshots.
      const declared = (numberOf(report['numFailedTests']) ?? 0) + (numberOf(report['numRuntimeErrorTestSuites']) ?? 0)
      return report['success'] === false && shown + suites + declared === 0 ? failedUnnamed : undefined
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
