/** The figures of one workflow. */

import { beganAt, oldestFirst } from '../../history/order.js'
import { anomalyKinds, categories, type Outcome, type RunRecord, severities } from '../../model/index.js'
import { hasFailed } from '../../run/outcomes.js'
import { runTimes } from '../../run/run-times.js'
import { type Digest, digestOf } from '../digest/index.js'
import type { FiguresRequest, figureTable, Sample } from './table.js'

const outcomes = ['passed', 'failed', 'timed-out', 'cancelled', 'skipped'] as const satisfies readonly Outcome[]

export type WorkflowFigures = Readonly<Partial<Record<keyof typeof figureTable, readonly Sample[]>>>

const one = (value: number | undefined): readonly Sample[] =>
  value === undefined || !Number.isFinite(value) ? [] : [{ labels: {}, value }]

/** Every word of a closed list has its sample, 0 too: a series that comes and goes cannot be alarmed on. */
const counted = (label: string, words: readonly string[], given: readonly string[]): readonly Sample[] =>
  words.map((word) => ({ labels: { [label]: word }, value: given.filter((each) => each === word).length }))

const seconds = (ms: number): number => ms / 1000
const known = (values: readonly (number | undefined)[]): readonly number[] =>
  values.flatMap((ms) => (ms === undefined ? [] : [seconds(ms)]))

export function workflowFigures(
  records: readonly RunRecord[],
  { now, windowMs, learnt, troubles, rates }: FiguresRequest,
): WorkflowFigures {
  const all = oldestFirst(records)
  const since = now - windowMs
  const recent = all.filter((record) => beganAt(record) >= since)
  const passed = recent.filter(({ run }) => run.value.outcome === 'passed')
  const digest = digestOf({ records: all, since, until: now + 1, most: 1000, rates })
  const times = passed.map(runTimes)
  const { alarms, reruns } = digest
  return {
    pipeline_guard_window_seconds: one(seconds(windowMs)),
    pipeline_guard_runs: counted(
      'outcome',
      outcomes,
      recent.map(({ run }) => run.value.outcome ?? ''),
    ),
    pipeline_guard_run_duration_seconds: observed(known(times.map(({ durationMs }) => durationMs))),
    pipeline_guard_run_compute_seconds: observed(known(times.map(({ computeMs }) => computeMs))),
    pipeline_guard_run_queue_seconds: observed(known(recent.map(({ run }) => run.value.queueMs))),
    pipeline_guard_verdicts: Object.entries(alarms.byVerdict).map(([verdict, value]) => ({
      labels: { verdict },
      value,
    })),
    pipeline_guard_failures: categories.flatMap((category) => {
      const { count = 0, transient = 0 } = digest.causes.find((cause) => cause.category === category) ?? {}
      return [
        { labels: { category, transient: 'true' }, value: transient },
        { labels: { category, transient: 'false' }, value: count - transient },
      ]
    }),
    pipeline_guard_anomalies: anomaliesOf(recent),
    pipeline_guard_notices: one(alarms.notices),
    pipeline_guard_feedback: [
      { labels: { was: 'false-alarm' }, value: alarms.falseAlarms },
      { labels: { was: 'real' }, value: alarms.confirmed },
    ],
    pipeline_guard_reruns: [
      { labels: { by: 'pipeline-guard', result: 'passed' }, value: reruns.ownPassed },
      { labels: { by: 'pipeline-guard', result: 'other' }, value: reruns.own - reruns.ownPassed },
      { labels: { by: 'people', result: 'passed' }, value: reruns.passed - reruns.ownPassed },
      {
        labels: { by: 'people', result: 'other' },
        value: reruns.made - reruns.own - (reruns.passed - reruns.ownPassed),
      },
    ],
    pipeline_guard_rerun_saved_seconds: one(seconds(reruns.savedMs)),
    ...spendingFigures(digest),
    pipeline_guard_flaky_tests: one(digest.flakyTests.length),
    pipeline_guard_open_regressions: one(digest.open.length),
    ...lastFigures(all),
    pipeline_guard_history_runs: one(all.length),
    pipeline_guard_history_oldest_timestamp_seconds: one(all[0] === undefined ? undefined : seconds(beganAt(all[0]))),
    pipeline_guard_model_age_seconds: one(modelAge(all, learnt, now)),
    pipeline_guard_troubles: one(troubles?.length),
  }
}

function spendingFigures({ cost, reruns, spending, capacity }: Digest): WorkflowFigures {
  const times = { all: cost.machineMs, failed: cost.failedMs, reruns: reruns.spentMs, flaky: spending.flakyMs }
  const prices = {
    all: spending.total,
    failed: spending.failedPrice,
    reruns: spending.rerunPrice,
    flaky: spending.flakyPrice,
  }
  return {
    pipeline_guard_machine_seconds: Object.entries(times).map(([what, ms]) => ({
      labels: { for: what },
      value: seconds(ms),
    })),
    pipeline_guard_cost: Object.entries(prices).flatMap(([what, value]) =>
      value === undefined ? [] : [{ labels: { for: what }, value }],
    ),
    pipeline_guard_runner_wait_saved_seconds: one(seconds(Math.max(0, ...capacity.map(({ savedMs }) => savedMs)))),
  }
}

/** Also of none: a histogram without observations is one that counts 0. */
const observed = (values: readonly number[]): readonly Sample[] => [{ labels: {}, values }]

function lastFigures(all: readonly RunRecord[]): WorkflowFigures {
  const last = all.at(-1)
  if (last === undefined) return {}
  const { outcome, completedAt } = last.run.value
  const ended = Date.parse(completedAt ?? last.run.observedAt)
  const { durationMs } = runTimes(last)
  const tests = all.findLast((record) => record.tests !== undefined)?.tests?.value
  return {
    pipeline_guard_last_run_timestamp_seconds: one(seconds(ended)),
    pipeline_guard_last_run_duration_seconds: one(durationMs === undefined ? undefined : seconds(durationMs)),
    pipeline_guard_last_run_failed: one(hasFailed(outcome) ? 1 : 0),
    pipeline_guard_last_run_tests:
      tests === undefined
        ? []
        : [
            { labels: { state: 'passed' }, value: tests.total - tests.failed - tests.skipped },
            { labels: { state: 'failed' }, value: tests.failed },
            { labels: { state: 'skipped' }, value: tests.skipped },
          ],
  }
}

/** The kind is the first part of a finding’s id; one that is no kind of ours is left out. */
function anomaliesOf(records: readonly RunRecord[]): readonly Sample[] {
  const found = records
    .flatMap(({ judgement }) => judgement?.value.findings ?? [])
    .filter(({ kind, muted }) => kind === 'anomaly' && muted !== true)
    .map(({ id, severity }) => ({ kind: id.slice(0, id.indexOf(':')), severity }))
  return anomalyKinds.flatMap((kind) =>
    severities.map((severity) => ({
      labels: { kind, severity },
      value: found.filter((each) => each.kind === kind && each.severity === severity).length,
    })),
  )
}

/** Seconds since the oldest of the workflow’s models was saved. */
function modelAge(all: readonly RunRecord[], learnt: FiguresRequest['learnt'], now: number): number | undefined {
  const key = all[0]?.key
  const own = (learnt ?? []).filter(
    ({ repository, workflow }) => repository === key?.repository && workflow === key.workflow,
  )
  return own.length === 0 ? undefined : Math.max(0, ...own.map(({ saved }) => seconds(now - Date.parse(saved))))
}
