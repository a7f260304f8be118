/** The figures there are: names and units as Prometheus’ naming page has them, a gauge where a value may fall. */

import type { Learnt, RunRecord, Trouble } from '../../model/index.js'
import type { Rates } from '../digest/spending.js'

export interface FiguresRequest {
  readonly records: readonly RunRecord[]
  /** End of the window, milliseconds since the epoch. */
  readonly now: number
  readonly windowMs: number
  /** What a minute of a runner costs. */
  readonly rates?: Rates | undefined
  readonly learnt?: readonly Learnt[] | undefined
  /** Of the last run; undefined where nobody knows. */
  readonly troubles?: readonly Trouble[] | undefined
}

export interface Sample {
  readonly labels: Readonly<Record<string, string>>
  /** Of a gauge. */
  readonly value?: number
  /** Of a histogram: every observation. */
  readonly values?: readonly number[]
}

interface FigureRow {
  readonly type: 'gauge' | 'histogram'
  readonly help: string
  /** Labels beside repository and workflow; each from a closed list. */
  readonly labels: readonly string[]
}

export interface Figure extends FigureRow {
  readonly name: string
  readonly samples: readonly Sample[]
}

const gauge = (help: string, ...labels: string[]): FigureRow => ({ type: 'gauge', help, labels })
const histogram = (help: string): FigureRow => ({ type: 'histogram', help, labels: [] })

export const figureTable = {
  pipeline_guard_window_seconds: gauge('Length of the window all figures without "last" are of.'),
  pipeline_guard_runs: gauge('Runs that ended in the window.', 'outcome'),
  pipeline_guard_run_duration_seconds: histogram('Duration of passed runs in the window, by the clock.'),
  pipeline_guard_run_compute_seconds: histogram('Work of all jobs of a passed run in the window.'),
  pipeline_guard_run_queue_seconds: histogram('Longest wait of a run for a runner, in the window.'),
  pipeline_guard_verdicts: gauge('Runs judged in the window.', 'verdict'),
  pipeline_guard_failures: gauge('Failed jobs in the window, by what failed.', 'category', 'transient'),
  pipeline_guard_anomalies: gauge('Anomalies in the window, acknowledged ones left out.', 'kind', 'severity'),
  pipeline_guard_notices: gauge('Notices sent in the window.'),
  pipeline_guard_feedback: gauge('Runs of the window that people called a false alarm or real trouble.', 'was'),
  pipeline_guard_reruns: gauge('Reruns in the window, by who asked and whether they passed.', 'by', 'result'),
  pipeline_guard_rerun_saved_seconds: gauge('Machine time that reruns of failed jobs alone saved in the window.'),
  pipeline_guard_machine_seconds: gauge(
    'Machine time in the window; of it in runs that failed, in reruns, lost to flaky tests.',
    'for',
  ),
  pipeline_guard_cost: gauge('The same at the rates of the configuration file; absent without them.', 'for'),
  pipeline_guard_runner_wait_saved_seconds: gauge(
    'Waiting that one more runner, of the label that gains most, would have saved in the window.',
  ),
  pipeline_guard_flaky_tests: gauge('Tests that are flaky by the runs of the window.'),
  pipeline_guard_open_regressions: gauge('Regressions that stay, neither undone nor acknowledged.'),
  pipeline_guard_last_run_timestamp_seconds: gauge('End of the last run.'),
  pipeline_guard_last_run_duration_seconds: gauge('Duration of the last run.'),
  pipeline_guard_last_run_failed: gauge('1 where the last run failed or ran into its time limit, else 0.'),
  pipeline_guard_last_run_tests: gauge('Tests of the last run that had reports.', 'state'),
  pipeline_guard_history_runs: gauge('Runs in the history.'),
  pipeline_guard_history_oldest_timestamp_seconds: gauge('Start of the oldest run in the history.'),
  pipeline_guard_model_age_seconds: gauge('Time since the models were saved.'),
  pipeline_guard_troubles: gauge('Troubles of Pipeline Guard itself in the last run.'),
} as const satisfies Readonly<Record<string, FigureRow>>

/** Seconds; from a linter’s half minute to a nightly build’s six hours. */
export const durationBuckets: readonly number[] = [15, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200, 14_400, 21_600]
