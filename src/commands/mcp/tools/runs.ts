/** Runs as they were recorded, and two of them side by side. */
import { z } from 'zod'
import { failedJobs } from '../../../core/decide/run-facts.js'
import type { RunRecord, TestCase } from '../../../core/model/index.js'
import { runTimes } from '../../../core/run/run-times.js'
import { samplesOf } from '../../../core/series/samples.js'
import { testKey } from '../../../core/tests/identity/key.js'
import { resultsOf } from '../../../core/tests/test-history.js'
import { ofWorkflow, runFacts, runNamed } from '../runs.js'
import { attempt, name, repository, runId, tool, workflow } from '../tool.js'

export const runHistory = tool({
  name: 'run_history',
  description: 'The runs of the history, newest first: outcome, duration, verdict, failed jobs and their causes.',
  args: {
    workflow: workflow.optional(),
    repository: repository.optional(),
    branch: name('only runs of this branch').optional(),
    outcome: z.enum(['passed', 'failed', 'cancelled', 'skipped', 'timed-out']).optional(),
    last: z.int().min(1).max(500).default(20).describe('how many runs, the newest'),
  },
  async answer({ branch, outcome, last, ...wanted }, { source }) {
    const fitting = ofWorkflow(await source.history(), wanted).filter(
      ({ run: { value } }) =>
        (branch === undefined || value.branch === branch) && (outcome === undefined || value.outcome === outcome),
    )
    return { facts: { runs: fitting.length }, rows: fitting.slice(-last).reverse().map(rowOf) }
  },
})

const rowOf = (record: RunRecord) => ({
  ...runFacts(record),
  durationMs: runTimes(record).durationMs,
  verdict: record.judgement?.value.verdict,
  failed: failedJobs(record).map(({ name: job, record: { failure } }) => ({
    job,
    cause: failure?.value.title,
    signature: failure?.value.signature,
  })),
})

/** Of what differs less, nobody asks why. */
const leastChange = 0.05
const mostTests = 50

export const compareRuns = tool({
  name: 'compare_runs',
  description:
    'What differs between two runs: outcomes of jobs, tests that fail in one alone, durations and metrics by the size of their change. Default: the newest run and the last one of its branch that passed before it.',
  args: {
    run: runId.optional(),
    attempt: attempt.optional(),
    base: name('id of the run it is compared with').optional(),
    workflow: workflow.optional(),
    repository: repository.optional(),
  },
  async answer({ base, ...wanted }, { source }) {
    const history = await source.history()
    const record = runNamed(history, wanted)
    const { workflow: path, repository: owner } = record.key
    const earlier = history.records.slice(0, history.records.indexOf(record))
    const before = runNamed(
      base === undefined ? { ...history, records: earlier } : history,
      { run: base, workflow: path, repository: owner },
      ({ run: { value } }) => value.outcome === 'passed' && value.branch === record.run.value.branch,
    )
    const rows = [...jobChanges(before, record), ...testChanges(before, record), ...seriesChanges(before, record)]
    return { facts: { base: runFacts(before), run: runFacts(record), differences: rows.length }, rows }
  },
})

function jobChanges(before: RunRecord, after: RunRecord) {
  const outcomes = ({ jobs }: RunRecord) =>
    new Map(Object.values(jobs).flatMap(({ facts }) => (facts ? [[facts.value.name, facts.value.outcome]] : [])))
  const [old, now] = [outcomes(before), outcomes(after)]
  return [...new Set([...now.keys(), ...old.keys()])]
    .map((job) => ({ job, before: old.get(job) ?? 'absent', now: now.get(job) ?? 'absent' }))
    .filter((change) => change.before !== change.now)
}

function testChanges(before: RunRecord, after: RunRecord) {
  const failing = (record: RunRecord) =>
    new Map(resultsOf(record).flatMap(({ failures }) => failures.map((test) => [testKey(test), test] as const)))
  const [old, now] = [failing(before), failing(after)]
  const only = (those: ReadonlyMap<string, TestCase>, others: ReadonlyMap<string, TestCase>) =>
    [...those].flatMap(([key, test]) => (others.has(key) ? [] : [test])).slice(0, mostTests)
  return [
    ...only(now, old).map(({ suite, name: test, file, message }) => ({ test, suite, file, message, now: 'fails' })),
    ...only(old, now).map(({ suite, name: test, file }) => ({ test, suite, file, now: 'fails no more' })),
  ]
}

function seriesChanges(before: RunRecord, after: RunRecord) {
  const old = new Map(samplesOf(before).map(({ series, value }) => [series.key, value]))
  return samplesOf(after)
    .flatMap(({ series: { key, unit }, value }) => {
      const was = old.get(key)
      if (was === undefined || was === value) return []
      const ratio = was === 0 ? undefined : Math.round((value / was) * 1000) / 1000
      return [{ series: key, unit, before: was, now: value, ratio }]
    })
    .filter(({ ratio }) => ratio === undefined || Math.abs(ratio - 1) >= leastChange)
    .sort((a, b) => Math.abs(b.now - b.before) - Math.abs(a.now - a.before) || (a.series < b.series ? -1 : 1))
}

export const runTools = [runHistory, compareRuns]
