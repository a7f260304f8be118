/** The failures of a recorded run, with the chances and remedies the product itself decides by. */

import { readConfig } from '../../config/config.js'
import { emptyFileConfig } from '../../config/file.js'
import { policyOf } from '../../config/policy.js'
import { failuresOf } from '../../core/decide/failures.js'
import { remediesFor } from '../../core/decide/remediation/index.js'
import { assessJobs } from '../../core/decide/retry/assess.js'
import { usualLeast } from '../../core/decide/retry/breaker.js'
import { trialsOf } from '../../core/decide/retry/trials.js'
import { failedJobs, sameAttempt } from '../../core/decide/run-facts.js'
import { isFailure } from '../../core/decide/verdict.js'
import { comparableRuns } from '../../core/history/window.js'
import type { Category, Diagnosis, Failure, FailureFacts, Finding, Result, RunRecord } from '../../core/model/index.js'
import { categories } from '../../core/model/words.js'
import { isTrusted } from '../../core/run/trust.js'
import { testFindings } from '../../core/tests/flaky.js'

interface Given {
  readonly record: RunRecord
  readonly records: readonly RunRecord[]
  /** What was said of the last run; of another run it counts for nothing. */
  readonly result: Result | undefined
  readonly now: number
}

/** As the step found them, where its result is of this attempt; else from what the history keeps. */
export function findingsOf({ record, records, result, now }: Given): readonly Finding[] {
  if (result !== undefined && sameKey(result, record)) return result.findings
  const tests = testFindings({ record, comparable: comparableRuns(records, record), records })
  const diagnoses = new Map(
    failedJobs(record).flatMap(({ id, name, record: job }) =>
      job.failure === undefined ? [] : [[id, diagnosisOf(job.failure.value, name)] as const],
    ),
  )
  return [...failuresOf({ record, diagnoses, known: records, tests, now }), ...tests]
}

export const failuresIn = (given: Given): readonly Failure[] => findingsOf(given).filter(isFailure)

const sameKey = ({ key }: Result, record: RunRecord): boolean =>
  key.run === record.key.run &&
  key.attempt === record.key.attempt &&
  key.repository.toLowerCase() === record.key.repository.toLowerCase() &&
  key.workflow === record.key.workflow

/** What is kept of a diagnosis, as one: the numbers of its lines are no longer known. */
function diagnosisOf(kept: FailureFacts, file: string): Diagnosis {
  const { category, lines = [], ...facts } = kept
  return {
    ...facts,
    file,
    failed: true,
    category: categories.find((known): known is Category => known === category) ?? null,
    advice: '',
    lines: lines.map((text, at) => ({ number: at + 1, text })),
    candidates: [],
  }
}

/** For each failed job: would a retry pass, how is that known, and what to do. */
export function adviceFor(given: Given) {
  const { record, records, now } = given
  const findings = findingsOf(given)
  const trials = trialsOf([...records.filter((other) => isTrusted(other) && !sameAttempt(other, record)), record])
  const assessed = assessJobs({ record, findings, trials, now, least: usualLeast })
  const read = readConfig({})
  const remedies =
    read.kind === 'faulty'
      ? []
      : remediesFor({
          record,
          records,
          findings,
          now,
          policy: policyOf(read.config, emptyFileConfig, 'elsewhere', 'run'),
        })
  const jobs = assessed.map(({ job, failure, probability, breaker, because }) => ({
    job: job.name,
    failure: failure?.title,
    signature: failure?.diagnosis.signature,
    advice: probability >= usualLeast && breaker?.state !== 'open' ? 'rerun' : 'do not rerun',
    passesOnRetry: Math.round(probability * 100) / 100,
    because,
    breaker: breaker === undefined || breaker.state === 'closed' ? undefined : breaker.because,
  }))
  const steps = remedies.flatMap((remedy) =>
    remedy.kind === 'remedy' ? [{ todo: remedy.title, how: remedy.instruction, command: remedy.command }] : [],
  )
  return { jobs, remedies: steps }
}
