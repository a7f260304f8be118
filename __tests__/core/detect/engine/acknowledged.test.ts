import { describe, expect, test } from '@jest/globals'
import { applyAcknowledgements, groundOf } from '../../../../src/core/decide/acknowledge.js'
import { counts } from '../../../../src/core/decide/verdict.js'
import { defaultSettings, detectAnomalies } from '../../../../src/core/detect/index.js'
import type { JobFacts, RunRecord } from '../../../../src/core/model/index.js'
import { hours, recordOf } from '../../../support/records.js'

const at = (hour: number, minutes: number): string => hours(hour + minutes / 60)
const job = (name: string, hour: number, start: number, end: number): Partial<JobFacts> => ({
  name,
  startedAt: at(hour, start),
  completedAt: at(hour, end),
  workMs: Math.round((end - start) * 60_000),
})
/** build, then e2e; lint beside them. */
const runOf = (hour: number, { build = 10, e2e = 20, lint = 2 } = {}): RunRecord => {
  const wobble = (hour % 7) / 60
  return recordOf({
    run: String(1000 + hour),
    hour,
    facts: { workMs: undefined },
    jobs: {
      1: job('build', hour, 0, build + wobble),
      2: job('e2e', hour, build + wobble, build + wobble + e2e + wobble),
      3: job('lint', hour, 0, lint + wobble),
    },
  })
}
const comparable = Array.from({ length: 60 }, (_, hour) => runOf(hour))
const said = (record: RunRecord, ...series: readonly string[]) => {
  const acknowledgements = series.map((one) => ({
    id: 'meant',
    since: '2026-01-01',
    series: one,
    reason: 'more tests',
  }))
  const ground = groundOf({ record, records: comparable, acknowledgements })
  const { anomalies } = detectAnomalies({ ...ground, comparable, settings: defaultSettings })
  const findings = applyAcknowledgements(anomalies, ground)
  return {
    open: findings.flatMap((finding) => (counts(finding) && finding.kind === 'anomaly' ? finding.series : [])),
    muted: findings.flatMap((finding) =>
      finding.muted !== undefined && finding.kind === 'anomaly' ? finding.series : [],
    ),
    findings,
  }
}

describe('an acknowledgement takes its share out of what it explains', () => {
  test('without one, the run speaks for its job', () => {
    expect(said(runOf(60, { e2e: 60 })).open).toEqual(['run.duration'])
  })

  test('a job that is meant to be slower leaves nothing unusual of its run', () => {
    const { open, muted, findings } = said(runOf(60, { e2e: 60 }), 'job[e2e].work')
    expect(open).toEqual([])
    expect(muted).toEqual(['run.duration'])
    expect(
      findings.find(({ kind, muted: why }) => kind === 'anomaly' && why?.includes('the rest is usual')),
    ).toBeDefined()
  })

  test('what another job adds is said all the same', () => {
    const { open, findings } = said(runOf(60, { e2e: 60, build: 40 }), 'job[e2e].work')
    expect(open).toEqual(['run.duration'])
    const run = findings.find((finding) => finding.kind === 'anomaly' && finding.series === 'run.duration')
    expect(run?.reasons.join('\n')).toMatch(/\d+ m.* of it are acknowledged: duration of job e2e/)
  })

  test('acknowledging the run hides no job', () => {
    const { open, muted } = said(runOf(60, { e2e: 60 }), 'run.duration')
    expect(open).toContain('job[e2e].work')
    expect(muted).toContain('run.duration')
  })

  test('acknowledgements of versions before speak of the run’s duration', () => {
    expect(said(runOf(60, { e2e: 60 }), 'run.work').muted).toContain('run.duration')
    expect(said(runOf(60, { e2e: 60 }), 'run.wall').muted).toContain('run.duration')
  })

  test('a job beside the critical path takes no share of the time by the clock', () => {
    expect(said(runOf(60, { e2e: 60, lint: 8 }), 'job[lint].work').open).toContain('run.duration')
  })
})
