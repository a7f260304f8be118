/** Timeout: the step that hung, and the limit this job needs by its own history. */
import { median, quantile } from 'simple-statistics'
import type { RunRecord } from '../../model/index.js'
import { minute } from '../../run/time.js'
import { sameRepository } from '../../run/trust.js'
import { failedJobs } from '../run-facts.js'
import { concerns } from '../verdict.js'
import type { Strategy } from './strategy.js'

/** Room above the slowest usual run: hosted runners differ by 15–25 % for identical builds. */
const margin = 1.5
const enoughRuns = 5

/** GitHub’s own limit, where a job names none (minutes). */
const platformLimit = 360

export const timeout: Strategy = {
  id: 'timeout',
  remedy: ({ diagnosis, failure, record, records }) => {
    if (diagnosis.category !== 'timeout') return undefined
    const job = failedJobs(record).find((candidate) => concerns(failure, candidate))
    const name = job?.name ?? failure.job
    const usual = name === undefined ? [] : passedWork(name, record, records)
    const step = diagnosis.step ?? hungStep(job?.record.facts?.value.steps ?? [])
    const where = step === undefined ? 'The log does not say which step hung.' : `The step “${step}” hung.`
    const needed = timeoutMinutes(usual)
    if (needed === undefined)
      return {
        title: name === undefined ? 'Set a limit for this job' : `Set a limit for ${name}`,
        instruction: `${where} Too few passed runs of the job are known to say what it needs (${usual.length} of ${enoughRuns}).${record.key.host === 'github.com' ? ` Without \`timeout-minutes\` a hung job burns ${platformLimit} minutes.` : ''}`,
      }
    const slowest = Math.max(...usual) / minute
    return {
      title: `${name} needs ${settingOf(needed, record)}`,
      instruction: [
        where,
        `In ${usual.length} passed runs the job took ${shown(median(usual as number[]) / minute)} min, at the 99th percentile ${shown(percentile99(usual))} min, at most ${shown(slowest)} min;`,
        `with a margin of half that makes`,
        `\`${settingOf(needed, record)}\` for the job.`,
        'If it was cut by less than that, raise the limit; if it hung, find out what it waited for (a lock, a prompt, a service that never came up).',
      ].join(' '),
    }
  },
}

/** As the platform writes it; the workflow’s path tells which it is. */
function settingOf(minutes: number, { key }: RunRecord): string {
  if (key.workflow.startsWith('.github/')) return `timeout-minutes: ${minutes}`
  if (/\.ya?ml\b/.test(key.workflow)) return `timeout: ${minutes} minutes`
  return `timeout(time: ${minutes}, unit: 'MINUTES')`
}

/** Work of the passed runs of the job of this name, milliseconds. */
const passedWork = (name: string, record: RunRecord, records: readonly RunRecord[]): readonly number[] =>
  records
    .filter((other) => sameRepository(other, record) && other.key.workflow === record.key.workflow)
    .flatMap((other) => Object.values(other.jobs))
    .flatMap((job) => {
      const facts = job.facts?.value
      return facts?.name === name && facts.outcome === 'passed' && facts.workMs !== undefined ? [facts.workMs] : []
    })

/**
 * The limit a job needs: 99th percentile of its passed runs with a margin, in whole minutes, steps of five above ten.
 *
 * @param work milliseconds of each passed run
 * @returns minutes; undefined of fewer than five runs
 */
export function timeoutMinutes(work: readonly number[]): number | undefined {
  if (work.length < enoughRuns) return undefined
  const minutes = (percentile99(work) * minute * margin) / minute
  return minutes <= 10 ? Math.max(2, Math.ceil(minutes)) : Math.ceil(minutes / 5) * 5
}

const percentile99 = (work: readonly number[]): number => quantile(work as number[], 0.99) / minute

const shown = (minutes: number): string => (minutes < 10 ? minutes.toFixed(1) : String(Math.round(minutes)))

/** The last step that did not pass. */
const hungStep = (
  steps: readonly { readonly name: string; readonly outcome?: string | undefined }[],
): string | undefined => steps.find((step) => ['failed', 'timed-out', 'cancelled'].includes(step.outcome ?? ''))?.name
