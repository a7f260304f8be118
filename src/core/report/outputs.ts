/** The step’s outputs: one table for action.yml, the README and the values themselves. */

import type { Failure, Result } from '../model/index.js'
import { listName } from '../tests/quarantine/list.js'
import { plainLine } from './escape.js'
import { gateOutputs } from './gate/outputs.js'
import { phraseChanges } from './pull-request.js'
import { quarantinedTests } from './test-counts.js'
import { decisionOf, isAnomaly, isFailure, isTest, openFindings } from './wording.js'

/** Of a judged run: name → what it holds. */
export const runOutputs = {
  verdict:
    '`normal`, `degraded`, `anomalous`, `failed-transient`, `failed`, or `unknown` where part of the run could not be seen.',
  severity: 'Worst severity found: `critical`, `high`, `medium`, `low`; empty when there is nothing to say.',
  pass: '`true` when the check passes, `false` when `fail-on` makes it fail.',
  headline: 'The one line a person reads. Holds text from logs: hand it on by `env:`, never paste it into `run:`.',
  anomalies: 'Number of anomalies, acknowledged ones left out.',
  failures: 'Number of diagnosed failures, acknowledged ones left out.',
  'new-failures': 'Of these, the number never seen before in this history.',
  'failed-tests': 'Number of failing tests, empty without test reports.',
  'flaky-tests': 'Number of failing tests known to be flaky, empty without test reports.',
  'quarantined-tests': 'Number of failing tests that the quarantine list lets pass, empty without test reports.',
  'coverage-lines': 'Percent of lines that are covered, such as `81.8182`; empty without coverage reports.',
  'coverage-branches': 'Percent of branches that are covered; empty where no report tells of them.',
  quarantine:
    'Flaky tests of the history, surest first, as a JSON list of names. Holds text from reports: hand it on by `env:`.',
  category:
    'Category of the first failure: `dependency`, `test`, `build`, `lint`, `timeout`, `resource`, `network`, `permission`, `infrastructure`, `config` or `unknown`; empty when nothing failed.',
  signature: 'Signature of the first failure, stable across runs.',
  transient: '`true` when all that failed is likely to pass on a retry, else `false`.',
  rerun: '`true` when a rerun was decided, else `false`.',
  'rerun-reason': 'Why it was decided so. Holds text from logs, as `headline` does.',
  'rerun-tests-command': 'The command that reruns only the failed tests, where the runner is known.',
  'limits-broken': 'Number of limits of the configuration file that are broken, acknowledged ones left out.',
  'pull-request-change':
    'How a pull request differs from the default branch, such as `job test +38 % (6 runs against 80)`; empty when it does not, or runs are too few.',
  'comparable-runs': 'Number of earlier runs the judgement rests on.',
  'result-file': 'Path of the whole result as JSON, when `result-file` was given.',
} as const

/** All there are. */
export const outputs = { ...runOutputs, ...gateOutputs } as const

/**
 * The outputs of a result, every name of the table of a run present; unknown is the empty string, as GitHub has no other way.
 *
 * @param resultFile where the result was written, if anywhere
 */
export function outputsOf(result: Result, resultFile = ''): Record<keyof typeof runOutputs, string> {
  const open = openFindings(result.findings)
  const failures = open.filter(isFailure)
  const first: Failure | undefined = failures[0]
  const rerun = decisionOf(result.ruling.decisions, 'rerun')
  const reason = rerun?.because ?? decisionOf(result.ruling.decisions, 'no-rerun')?.because ?? ''
  const flaky = open.filter(isTest).filter((finding) => finding.test === 'known-flaky').length
  return {
    verdict: result.ruling.verdict,
    severity: result.ruling.severity ?? '',
    pass: String(result.ruling.pass),
    headline: plainLine(result.headline),
    anomalies: String(open.filter(isAnomaly).length),
    failures: String(failures.length),
    'new-failures': String(failures.filter((failure) => failure.seen.count === 0).length),
    'failed-tests': result.tests === undefined ? '' : String(result.tests.failed),
    'flaky-tests': result.tests === undefined ? '' : String(flaky),
    'quarantined-tests': result.tests === undefined ? '' : String(quarantinedTests(result.findings).length),
    'coverage-lines': String(result.coverage?.lines ?? ''),
    'coverage-branches': String(result.coverage?.branches ?? ''),
    quarantine: JSON.stringify((result.quarantine ?? []).map((test) => plainLine(listName(test)))),
    category: first?.diagnosis.category ?? '',
    signature: plainLine(first?.diagnosis.signature ?? ''),
    transient: String(result.ruling.verdict === 'failed-transient'),
    rerun: String(rerun !== undefined),
    'rerun-reason': plainLine(reason, 1000),
    'rerun-tests-command': plainLine(rerunTestsCommand(result) ?? '', 8000),
    'limits-broken': String(open.filter((finding) => isAnomaly(finding) && finding.anomaly === 'limit').length),
    'pull-request-change': plainLine(phraseChanges(result, (name) => name) ?? '', 1000),
    'comparable-runs': String(result.history.comparable),
    'result-file': resultFile,
  }
}

/** From the remedy that isolates the failed tests; other remedies have commands of other kinds. */
const rerunTestsCommand = (result: Result): string | undefined =>
  result.ruling.decisions.flatMap((decision) =>
    decision.kind === 'remedy' && decision.strategy.includes('test') && decision.command !== undefined
      ? [decision.command]
      : [],
  )[0]
