/** mocha’s JSON reporter: https://mochajs.org/#json */
import type { CaseFacts } from '../case.js'
import { countUnnamed, type ReportFormat } from '../format.js'
import { type JsonObject, listOf, numberOf, objectOf, readJson, textOf } from './json.js'

export const mochaJson: ReportFormat = {
  name: 'mocha JSON',
  recognises: (head) => /^\{\s*"stats"\s*:\s*\{\s*"suites"/.test(head),
  reader: (into) =>
    readJson((document, found) => {
      const report = objectOf(document)
      const pending = new Set(listOf(report['pending']).map(idOf))
      // A hook that failed is a failure, and no test.
      const tests = new Set(listOf(report['tests']).map(idOf))
      const hooks = listOf(report['failures']).filter((one) => !tests.has(idOf(one)))
      const all = [
        ...listOf(report['tests']).map((test) => factsOf(test, pending.has(idOf(test)))),
        ...hooks.map((hook) => factsOf(hook, false)),
      ]
      for (const facts of all) found.test(facts)
      const shown = all.filter(({ outcome }) => outcome === 'failed').length
      countUnnamed(found, numberOf(objectOf(report['stats'])['failures']), shown)
      return undefined
    }, into),
}

const idOf = (test: JsonObject): string => `${textOf(test['file'])}\u0000${textOf(test['fullTitle'])}`

function factsOf(test: JsonObject, isPending: boolean): CaseFacts {
  const name = textOf(test['title']) ?? ''
  const full = textOf(test['fullTitle']) ?? name
  const error = objectOf(test['err'])
  const failed = Object.keys(error).length > 0
  return {
    name,
    className: full.endsWith(name) ? full.slice(0, full.length - name.length).trim() : undefined,
    suites: [],
    file: textOf(test['file']),
    outcome: isPending ? 'skipped' : failed ? 'failed' : 'passed',
    flaky: (numberOf(test['currentRetry']) ?? 0) > 0,
    message: textOf(error['message']),
    stack: textOf(error['stack']),
    durationMs: numberOf(test['duration']),
  }
}
