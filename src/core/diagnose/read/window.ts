/**
 * Where in a log the cause lies. A platform tells which step failed; what stands in a step that went well was healed or
 * tolerated, and what failed after the first failed step is clean-up. Of 169 answers inside the first step that ended in an
 * error 155 were right, of 11 outside 3 (GitHub logs of 148 projects, docs/diagnosis.md).
 */
import { kindOfCommands } from './commands.js'
import type { CauseWindow, Ended, Gathered } from './gathered.js'
import { scriptWindow } from './script-window.js'
import type { Frame } from './sections.js'

interface FailedFrame {
  readonly frame: Frame | undefined
  readonly from: number
  /** Sequence number of its last segment. */
  readonly end: number
  readonly errors: readonly Ended[]
}

/** The runner's own word that a step is over and failed; a tool's annotation may stand in a step that goes on. */
const runnerVerdict =
  /^❌ {1,2}Failure - |^##\[error\](?:Process completed with exit code|The operation was canceled|The (?:action|job|step) .*(?:timed out|exceeded)|.*\b(?:exited|failed) with (?:exit )?code|Final attempt failed|The runner has received|.*lost communication|Executing the custom container)/

/** Steps people run whatever happened before: collecting, reporting, cleaning up. */
const aftermath =
  /^(?:Post |Run )?.{0,40}\b(?:clean(?:ing)?[ -]?up|upload|artifacts?|codecov|coverage|report(?:er|s)?|summary|notify|notification|slack|telegram|discord|comment|dump|collect|logs?|down|delete|destroy|remove|rm|kill|stop|teardown|tear|cache|save|publish-?(?:unit-)?test|test-?results?|junit|post|complete job|always|failure|debug)\b/i

const isAftermath = ({ name }: Frame): boolean => aftermath.test(name.slice(0, 120))

/** What a runner does when the steps of a job are over. */
export const isClosing = ({ name }: Frame): boolean => /^(?:Post |Complete job|Cleaning up orphan)/.test(name)

/** A new job's log begins here: jobs are joined in the archives some tools fetch. */
const startsJob = ({ name }: Frame): boolean => /^(?:Set up job|Operating System|GITHUB_TOKEN)/.test(name)

const near = 6

/** The frames in which errors were said, in order. */
function failedFrames({ frames, endings, segments }: Gathered): readonly FailedFrame[] {
  const found = new Map<number, { frame: Frame | undefined; errors: Ended[] }>()
  for (const each of endings) {
    if (each.ending.scope !== 'step' || each.ending.says !== 'failed') continue
    const { frame } = each.section
    const entry = found.get(frame?.id ?? 0) ?? { frame, errors: [] }
    found.set(frame?.id ?? 0, entry)
    entry.errors.push(each)
  }
  return [...found.values()].map(({ frame, errors }) => {
    const next = frames.find(({ start, id }) => start > (frame?.start ?? 0) && id !== frame?.id)
    return { frame, errors, from: frame?.start ?? 0, end: (next?.start ?? segments) - 1 }
  })
}

/** Did the step end with its error? A command's step does so in the runner's words, an action's in any. */
const endedWithError = ({ errors, end, frame }: FailedFrame): boolean => {
  const last = errors.at(-1)
  if (last === undefined) return false
  if (errors.some(({ text }) => runnerVerdict.test(text))) return true
  const command = frame !== undefined && /^Run (?![\w.-]+\/[\w./-]+@)/.test(frame.name)
  return !command && end - last.seq <= near
}

/**
 * Work that went well after a failure shows that it was tolerated (`continue-on-error`): after any other failure only steps
 * run that were asked to run always, which report and clean up. So a build, test or lint command has to follow.
 */
function isTolerated(failed: FailedFrame, gathered: Gathered, others: readonly FailedFrame[]): boolean {
  if (failed.frame?.platform !== 'github' && failed.frame?.platform !== 'azure') return false
  const after = gathered.frames.filter(({ start, job }) => start > failed.end && job === failed.frame?.job)
  const border = after.findIndex(startsJob)
  const rest = border < 0 ? after : after.slice(0, border)
  const failing = new Set(others.map(({ frame }) => frame))
  const next = rest.findIndex((frame) => failing.has(frame))
  return (next < 0 ? rest : rest.slice(0, next)).some((frame) => isWork(frame, gathered))
}

function isWork(frame: Frame, { listings }: Gathered): boolean {
  if (isAftermath(frame)) return false
  const kind = kindOfCommands(listings.get(frame.id)?.commands ?? frame.name)
  return kind !== undefined && kind !== 'dependency'
}

/** The steps that failed the job, first first; with those that were tolerated only where no other failed. */
export function failedSteps(gathered: Gathered): readonly (FailedFrame & { readonly tolerated: boolean })[] {
  const all = failedFrames(gathered)
  const ended = all.filter(endedWithError)
  const strong = ended.length > 0 ? ended : all
  return strong.map((each) => ({ ...each, tolerated: isTolerated(each, gathered, strong) }))
}

/** undefined where no platform's words divide the log. */
export function causeWindow(gathered: Gathered, failedStep?: string): CauseWindow | undefined {
  const steps = failedSteps(gathered)
  const chosen =
    steps.find(({ frame }) => failedStep !== undefined && frame?.name === failedStep) ??
    steps.find(({ tolerated }) => !tolerated) ??
    steps[0]
  const anchor = chosen?.errors.findLast(({ text }) => runnerVerdict.test(text)) ?? chosen?.errors.at(-1)
  if (chosen === undefined || anchor === undefined) return scriptWindow(gathered)
  return { from: chosen.from, to: anchor.seq, anchor }
}

/** Further steps of the same job that failed by themselves: a retry has to mend them too. What reports or cleans up does not count. */
export function furtherFailures(gathered: Gathered, window: CauseWindow | undefined): readonly CauseWindow[] {
  if (window === undefined) return []
  const { job } = window.anchor.section
  return failedSteps(gathered).flatMap(({ frame, from, errors, tolerated }) => {
    const anchor = errors.at(-1)
    const counts = !tolerated && from > window.to && frame !== undefined && frame.job === job && !isAftermath(frame)
    return counts && anchor !== undefined ? [{ from, to: anchor.seq, anchor }] : []
  })
}
