/** What the step would have said and done of one run, by the published contract and in words. */

import type { Anomaly, BacktestRun, DecisionOf, Finding, Ruling } from '../../core/model/index.js'
import { terminal } from '../../core/report/escape.js'
import type { DecidedRun } from '../../flow/replay.js'

/** The change a notice would have told of. */
export const noticeIn = ({ decisions }: Ruling): BacktestRun['notify'] =>
  decisions.find((decision): decision is DecisionOf<'notify'> => decision.kind === 'notify')?.change ?? null

export function runRow(run: DecidedRun): BacktestRun {
  const { record, ruling, rows, findings, episodes, open } = run
  const facts = record.run.value
  return {
    run: record.key.run,
    attempt: record.key.attempt,
    workflow: record.key.workflow,
    event: facts.event ?? null,
    branch: facts.branch ?? null,
    startedAt: facts.startedAt ?? null,
    outcome: facts.outcome ?? null,
    state: (['gating', 'advisory'] as const).find((state) => rows.some((row) => row.state === state)) ?? 'cold',
    verdict: ruling.verdict,
    severity: ruling.severity ?? null,
    pass: ruling.pass,
    notify: noticeIn(ruling),
    open: open.map(({ series, since }) => ({ series, since })),
    findings: findings
      .filter(({ muted }) => muted === undefined)
      .map((finding) => ({ ...findingRow(finding), episode: episodes.get(finding.id) ?? null })),
  }
}

type FindingRow = Omit<BacktestRun['findings'][number], 'episode'>

function findingRow(finding: Finding): FindingRow {
  const { severity, title } = finding
  if (finding.kind === 'anomaly')
    return { ...anomalyRow(finding), kind: finding.anomaly, severity, title, series: finding.series }
  return {
    series: null,
    kind: finding.kind === 'test' ? finding.test : 'failure',
    severity,
    observed: null,
    usual: null,
    oneIn: null,
    beyondAll: null,
    explainedBy: [],
    title,
  }
}

const anomalyRow = ({ observed, expected, oneIn, beyondAll, explainedBy = [], grouped = [] }: Anomaly) => ({
  observed,
  usual: expected,
  oneIn: oneIn ?? null,
  beyondAll: beyondAll ?? null,
  explainedBy: [
    ...new Set([
      ...explainedBy.map(({ job, step }) =>
        step === undefined ? `job[${job}].work` : `job[${job}].step[${step}].duration`,
      ),
      ...grouped,
    ]),
  ],
})

/** One line a finding, and one for what would have been done. */
export function runLines({ record, findings, ruling }: DecidedRun): string {
  const name = `run ${record.key.run}${record.key.attempt === 1 ? '' : `/${record.key.attempt}`}`
  const notice = noticeIn(ruling)
  const done = [ruling.pass ? [] : ['fails the check'], notice === null ? [] : [`notifies (${notice})`]].flat()
  const said = findings
    .filter(({ muted }) => muted === undefined)
    .map(({ severity, title }) => terminal(`${name}: ${severity}: ${title}`))
  return [...said, ...(done.length === 0 ? [] : [terminal(`${name}: ${done.join(', ')}`)])]
    .map((line) => `${line}\n`)
    .join('')
}
