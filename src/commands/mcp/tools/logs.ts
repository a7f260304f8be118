/** What broke: of a log below the root, or of a recorded run. */

import { retryChance } from '../../../core/decide/retry/chance.js'
import { failedJobs } from '../../../core/decide/run-facts.js'
import { baselineFromLog, diagnosisOf, examineLog, LogError } from '../../../core/diagnose/index.js'
import type { Diagnosis, Failure } from '../../../core/model/index.js'
import { failuresIn } from '../failures.js'
import { ToolFault } from '../fault.js'
import { runFacts, runNamed } from '../runs.js'
import { attempt, type Call, name, repository, runId, tool, workflow } from '../tool.js'

/** The head of an answer: the mark, the facts as JSON. */
const headTokens = { log: 120, run: 250 }

export const diagnoseLog = tool({
  name: 'diagnose_log',
  description:
    'What broke in a log file: kind of failure, telling lines with their numbers, place in the source, likely to pass on retry or not. Give a log of a passed run of the same job as `baseline` where there is one.',
  args: {
    path: name('the log, relative to the root: plain, gzip or zip'),
    baseline: name('log of a successful run of the same job').optional(),
  },
  async answer({ path, baseline }, call) {
    const read = async (file: string) => call.inTime(await call.source.log(file))
    try {
      const baselines = baseline === undefined ? [] : [await baselineFromLog(await read(baseline))]
      const briefTokens = call.tokens - headTokens.log
      const options = { file: path, baselines, mask: call.mask, pace: call.pace, briefTokens }
      const { brief, ...diagnosis } = diagnosisOf(await examineLog(await read(path), options), options)
      const facts = { ...factsOf(diagnosis), ...(call.pace.isOver() && { readWhole: false }) }
      return brief === undefined ? { facts } : { facts, text: unmarked(brief).join('\n') }
    } catch (error) {
      if (error instanceof LogError) throw new ToolFault([`${path}: ${error.message}. ${error.advice}`])
      throw error
    }
  },
})

/** What the brief does not say, or a client decides by. */
const factsOf = ({ failed, category, transientProbability, signature }: Diagnosis) =>
  failed ? { failed, category, passesOnRetry: transientProbability, signature } : { failed }

/** Its first line marks it as data, as the answer does. */
const unmarked = (brief: string): readonly string[] => brief.split('\n').slice(1)

export const failureBrief = tool({
  name: 'failure_brief',
  description:
    'What broke in a recorded run, within a budget of tokens: each failed job with its cause, the lines that tell it, how often it was seen before. Start here when CI failed. Default: the newest failed run.',
  args: {
    run: runId.optional(),
    attempt: attempt.optional(),
    workflow: workflow.optional(),
    repository: repository.optional(),
  },
  async answer(wanted, call) {
    const history = await call.source.history()
    const record = runNamed(history, wanted, (each) => failedJobs(each).length > 0)
    const result = await call.source.result()
    const failures = failuresIn({ record, records: history.records, result, now: call.now })
    const diagnosed = new Set(failures.map(({ jobId }) => jobId))
    const undiagnosed = failedJobs(record).filter(({ id }) => !diagnosed.has(id))
    const facts = { ...runFacts(record), failures: failures.length, failedWithoutDiagnosis: names(undiagnosed) }
    const left = (call.tokens - headTokens.run) / Math.max(1, failures.length)
    return { facts, text: failures.map((failure) => textOf(failure, left, call)).join('\n\n') }
  },
})

const names = (jobs: readonly { readonly name: string }[]) =>
  jobs.length === 0 ? undefined : jobs.slice(0, 20).map((job) => job.name)

/** The brief of the step, where its result is at hand; else what the history keeps. Cut by lines, the last first. */
function textOf(failure: Failure, tokens: number, { mask }: Call): string {
  const { diagnosis, seen, title, advice } = failure
  const lines = (diagnosis.brief === undefined ? undefined : unmarked(diagnosis.brief)) ?? [
    `failed: ${title}`,
    `kind: ${diagnosis.category ?? 'unknown'}, ${Math.round(diagnosis.confidence * 100)} % sure`,
    `history: seen in ${seen.count} earlier runs${seen.lastAt === undefined ? '' : `, last ${seen.lastAt}`}; passed on ${seen.passedOnRetry} of ${seen.reruns} retries; a retry passes with ${Math.round(retryChance(failure) * 100)} %`,
    `signature: ${diagnosis.signature}`,
    ...(advice === '' ? [] : [`to do: ${advice}`]),
    'lines:',
    ...diagnosis.lines.map(({ text }) => text),
  ]
  let left = tokens * 3.2
  const kept: string[] = []
  for (const line of lines.map((each) => mask(each).slice(0, 500))) {
    left -= Buffer.byteLength(line) + 1
    if (left < 0) break
    kept.push(line)
  }
  return kept.join('\n')
}

export const logTools = [diagnoseLog, failureBrief]
