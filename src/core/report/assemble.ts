/** Puts together what the stages found into the one result everything is rendered from. */
import { quarantineOf } from '../diagnose/quarantine.js'
import type { ActionOutcome, Finding, Judgement, Result, Ruling, RunRecord } from '../model/index.js'
import { headlineOf } from './headline.js'

export interface Found {
  readonly record: RunRecord
  readonly comparable: readonly RunRecord[]
  readonly ruling: Ruling
  readonly findings: readonly Finding[]
  readonly noisy: Result['noisy']
  readonly falseAlarmsPer100?: number | undefined
  readonly scope: Result['scope']
  readonly observe: boolean
  readonly dryRun: boolean
  readonly history: {
    readonly records: readonly RunRecord[]
    readonly source: string
    readonly gaps: readonly string[]
  }
}

/** The result before anything was done: no outcomes yet, no troubles. */
export const assembleResult = (found: Found): Result => ({
  schema: 'pipeline-guard/result',
  version: 1,
  key: found.record.key,
  scope: found.scope,
  observe: found.observe,
  dryRun: found.dryRun,
  headline: headlineOf(found),
  ruling: found.ruling,
  findings: found.findings,
  outcomes: [],
  ...(found.record.tests === undefined ? {} : { tests: found.record.tests.value }),
  history: {
    source: found.history.source,
    runs: found.history.records.length,
    comparable: found.comparable.length,
    gaps: found.history.gaps,
    ...(found.falseAlarmsPer100 === undefined ? {} : { falseAlarmsPer100: found.falseAlarmsPer100 }),
  },
  quarantine: quarantineOf([...found.comparable, found.record]),
  noisy: found.noisy,
  troubles: [],
  timings: {},
})

/** What the history keeps of it: what was said, to whom, and which reruns were started. */
export const judgementOf = (result: Result, outcomes: readonly ActionOutcome[]): Judgement => {
  const done = outcomes.filter(({ state }) => state === 'done')
  const notices = result.ruling.decisions.filter((decision) => decision.kind === 'notify')
  const reruns = result.ruling.decisions.filter((decision) => decision.kind === 'rerun')
  return {
    verdict: result.ruling.verdict,
    ...(result.ruling.severity === undefined ? {} : { severity: result.ruling.severity }),
    findings: result.findings.map((finding) => ({
      id: finding.id,
      kind: finding.kind,
      severity: finding.severity,
      ...(finding.kind === 'anomaly' ? { series: finding.series } : {}),
      ...(finding.kind === 'failure' ? { signature: finding.diagnosis.signature } : {}),
      ...(finding.muted === undefined ? {} : { muted: true }),
    })),
    ...(wouldFail(result) ? { wouldFail: true } : {}),
    notified: done
      .filter(({ decision }) => decision === 'notify')
      .flatMap(({ target, thread }) =>
        notices.map(({ episode }) => ({ channel: target, episode, ...(thread === undefined ? {} : { thread }) })),
      ),
    reruns: done.some(({ decision }) => decision === 'rerun')
      ? reruns.map(({ jobs, signatures, because }) => ({ jobs, signatures, because }))
      : [],
  }
}

const wouldFail = ({ ruling }: Result): boolean =>
  ruling.decisions.some((decision) => decision.kind === 'fail-check' || (decision.kind === 'pass' && decision.held))
