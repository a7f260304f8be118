/** Findings in lines of plain text. */

import { isAdvisory } from '../../decide/verdict.js'
import { phraseAnomaly } from '../../detect/engine/phrase-anomaly.js'
import type { Anomaly, Failure, Finding, TestCase, TestFinding } from '../../model/index.js'
import { formatConfidence } from '../../run/format.js'
import { repositoryPath } from '../../run/repository-path.js'
import { formatSeriesValue } from '../../series/value.js'
import { terminal, terminalCode } from '../escape.js'
import { evidenceOf, pointer } from '../evidence.js'
import { phraseOwners } from '../owners.js'
import { phraseBand } from '../range.js'
import { phraseRarity } from '../rarity.js'
import { sparkline } from '../sparkline.js'
import { failedTests } from '../test-counts.js'
import type { ReportView } from '../view.js'
import { isTest, openFindings, phraseRetry, phraseSeen, titleOf } from '../wording.js'
import type { Paint } from './paint.js'

export function failureLines(failure: Failure, paint: Paint): readonly string[] {
  const { diagnosis } = failure
  const shown = evidenceOf(diagnosis, 12, 300)
  const width = Math.max(0, ...shown.map((line) => String(line.number).length))
  const job = failure.job === undefined ? '' : `${terminal(failure.job, 120)}: `
  return [
    `${paint(failure.severity, failure.severity.toUpperCase())} ${job}${paint('bold', terminal(titleOf(failure)))}`,
    `  ${phraseSeen(failure)}, ${diagnosis.category ?? 'unknown'} failure${placeOf(failure)}`,
    ...(failure.machine ?? []).map((line) => `  ${terminal(line, 300)}`),
    ...ownerLines(failure.owners, '  '),
    `  ${phraseRetry(failure)}, diagnosis ${formatConfidence(failure.confidence)} confident`,
    ...shown.map((line) => {
      const text = terminalCode(line.text)
      const margin = paint('dim', `${String(line.number).padStart(width)} ${pointer(line, shown)}`)
      return `  ${margin} ${line.best ? paint('bold', text) : text}`
    }),
    ...toDo(failure.advice, paint),
  ]
}

function placeOf({ diagnosis: { location, step } }: Failure): string {
  const file = location === undefined ? undefined : (repositoryPath(location.file) ?? location.file)
  const line = location?.line === undefined ? '' : `:${location.line}`
  const at = file === undefined ? '' : `, at ${terminal(file, 200)}${line}`
  return `${step === undefined ? '' : `, in step ${terminal(step, 120)}`}${at}`
}

export function anomalyLines(anomaly: Anomaly, paint: Paint): readonly string[] {
  const value = (of: number): string => terminal(formatSeriesValue(of, anomaly.series, anomaly.unit), 60)
  const from = anomaly.since?.sha?.slice(0, 7) ?? `run ${anomaly.since?.run}`
  // What people set says nothing of what is usual.
  const band = anomaly.anomaly === 'limit' ? undefined : phraseBand(anomaly, value)
  const range = [
    ...(band === undefined ? [] : [`usual range ${band}`]),
    ...(anomaly.since === undefined ? [] : [`since ${terminal(from, 40)}`]),
  ].join(', ')
  const label = isAdvisory(anomaly) ? paint('low', 'ADVISORY') : paint(anomaly.severity, anomaly.severity.toUpperCase())
  return [
    `${label} ${paint('bold', terminal(phraseAnomaly(anomaly)))}`,
    `  ${range === '' ? '' : `${range}; `}${phraseRarity(anomaly)}`,
    `  ${sparkline([...anomaly.recent, anomaly.observed])}`,
    ...ownerLines(anomaly.owners, '  '),
    ...anomaly.reasons.slice(0, 4).map((reason) => `  ${paint('dim', `because ${terminal(reason)}`)}`),
    ...toDo(anomaly.advice, paint),
  ]
}

const ownerLines = (owners: Finding['owners'], indent: string): readonly string[] => {
  const phrase = phraseOwners(owners, (name) => terminal(name, 120))
  return phrase === undefined ? [] : [`${indent}${phrase}`]
}

export const toDo = (advice: string, paint: Paint): readonly string[] =>
  advice === '' ? [] : [`  ${paint('bold', 'To do:')} ${terminal(advice, 1200)}`]

export function testLines(view: ReportView, paint: Paint): readonly string[] {
  const found = openFindings(view.result.findings).filter(isTest)
  const { quarantined, unsorted } = failedTests(view)
  if (found.length + unsorted.length + quarantined.length === 0) return []
  return [
    paint('bold', 'Tests'),
    ...found.slice(0, 20).flatMap((finding) => testLine(kindOf(finding), finding, finding.message ?? finding.title)),
    ...quarantined.slice(0, 20).flatMap((finding) => testLine('in quarantine', finding, finding.muted)),
    ...unsorted.slice(0, 20).flatMap((failure) => testLine('failed', failure, failure.message)),
  ]
}

const kindOf = ({ test, before, probe }: TestFinding): string => {
  if (probe !== undefined) return 'new, flaky'
  if (test !== 'new-failure') return test === 'known-flaky' ? 'flaky' : test
  if (before === 'failing') return 'failing before'
  return before === 'failing-on-default'
    ? 'fails on the default branch'
    : before === 'passed'
      ? 'new failure'
      : 'failed'
}

/** The test and its place, and what it said. */
function testLine(
  kind: string,
  test: TestCase & Partial<Pick<TestFinding, 'owners' | 'quarantine' | 'muted' | 'reasons'>>,
  message: string | undefined,
): readonly string[] {
  const file = test.file === undefined ? undefined : (repositoryPath(test.file) ?? test.file)
  const line = test.line === undefined ? '' : `:${test.line}`
  // In the list and failing all the same: why is the first of its reasons (`core/decide/quarantined`).
  const lapsed = test.quarantine !== undefined && test.muted === undefined ? test.reasons?.[0] : undefined
  const [said = ''] = (message ?? '').split('\n')
  return [
    `  ${kind.padEnd(11)} ${terminal(test.name, 160)}${file === undefined ? '' : `, at ${terminal(file, 200)}${line}`}`,
    ...(said === '' ? [] : [`              ${terminal(said, 160)}`]),
    ...(lapsed === undefined ? [] : [`              ${terminal(lapsed, 160)}`]),
    ...ownerLines(test.owners, '              '),
  ]
}
