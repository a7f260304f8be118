/** To rerun or not: guards in order, each of which may refuse with its reason. */
import type { DecisionOf, Finding, RunRecord } from '../../model/index.js'
import { formatCount } from '../../run/format.js'
import { day } from '../../run/time.js'
import { isFork, isTrusted, sameRepository } from '../../run/trust.js'
import type { Policy } from '../policy.js'
import { needsClearCaches } from '../remediation/clear-caches.js'
import { listed, runOf, sameAttempt } from '../run-facts.js'
import { type Assessment, assessJobs } from './assess.js'
import { backoffSeconds } from './backoff.js'
import { workflowBreaker } from './breaker.js'
import { type Trial, trialsOf } from './trials.js'

export type RerunDecision = DecisionOf<'rerun'> | DecisionOf<'no-rerun'>

export interface RerunQuestion {
  readonly record: RunRecord
  readonly records: readonly RunRecord[]
  readonly findings: readonly Finding[]
  readonly policy: Policy
  readonly now: number
  readonly seed: string
}

interface Considered extends RerunQuestion {
  readonly trials: readonly Trial[]
  readonly jobs: readonly Assessment[]
  readonly signatures: readonly string[]
}

/** A guard says why not, or nothing. */
export interface Guard {
  readonly id: string
  refuses(given: Considered): string | undefined
}

/** Signatures of each rerun of the last day. While observing, those held back count: without `observe` they would have been made. */
const spent = (
  records: readonly RunRecord[],
  { now, policy }: Pick<RerunQuestion, 'now' | 'policy'>,
): readonly (readonly string[])[] =>
  records.flatMap((record) => {
    const judgement = record.judgement
    if (judgement === undefined || now - Date.parse(judgement.observedAt) >= day) return []
    const { reruns, wouldRerun } = judgement.value
    if (reruns.length === 0 && policy.observe && wouldRerun !== undefined) return [wouldRerun]
    return reruns.map((rerun) => rerun.signatures)
  })

export const guards: readonly Guard[] = [
  {
    id: 'diagnosed',
    refuses: ({ jobs }) => (jobs.length === 0 ? 'which jobs failed is not known' : undefined),
  },
  {
    id: 'transient',
    refuses: ({ jobs, policy }) => {
      const unlikely = jobs.filter((job) => job.probability < policy.rerunConfidence)
      return unlikely.length === 0 ? undefined : listed(unlikely.map(named))
    },
  },
  {
    id: 'off',
    // A step in the run reruns nothing whatever it is told; the companion’s own setting counts.
    refuses: ({ policy }) => (policy.rerun === 'off' && policy.place !== 'in-run' ? 'rerun is off' : undefined),
  },
  {
    id: 'companion',
    refuses: ({ policy }) =>
      policy.place === 'watch' && policy.companionInstalled === true && policy.companion?.reruns === true
        ? 'the companion workflow looks after this workflow and reruns what is worth it'
        : undefined,
  },
  {
    id: 'merge-group',
    refuses: ({ record }) =>
      record.run.value.event === 'merge_group' ? 'a rerun does not help a merge queue' : undefined,
  },
  {
    id: 'fork',
    refuses: ({ record }) =>
      isFork(record)
        ? 'the commit comes from a fork'
        : isTrusted(record)
          ? undefined
          : 'the commit may come from a fork; the platform does not say',
  },
  {
    id: 'attempts',
    refuses: ({ record, policy }) =>
      record.key.attempt > policy.maxReruns
        ? `attempt ${record.key.attempt}; max-reruns is ${policy.maxReruns}`
        : undefined,
  },
  {
    id: 'asked-already',
    refuses: ({ record, records }) =>
      [record, ...records].some(
        (known) =>
          runOf(known) === runOf(record) &&
          (known.key.attempt > record.key.attempt ||
            (known.key.attempt === record.key.attempt && (known.judgement?.value.reruns.length ?? 0) > 0)),
      )
        ? 'this attempt has been rerun already'
        : undefined,
  },
  {
    id: 'repository-budget',
    refuses: ({ record, records, policy, now }) => {
      const ours = records.filter((known) => sameRepository(known, record))
      const made = spent(ours, { now, policy }).length
      return made >= policy.dailyReruns
        ? `${formatCount(made, 'rerun')} within 24 hours; daily-reruns is ${policy.dailyReruns}`
        : undefined
    },
  },
  {
    id: 'signature-budget',
    refuses: ({ signatures, records, policy, now }) => {
      const made = spent(records, { now, policy }).flat()
      const used = signatures.find(
        (signature) => made.filter((other) => other === signature).length >= policy.dailyRerunsPerSignature,
      )
      return used === undefined
        ? undefined
        : `${used} was rerun ${formatCount(policy.dailyRerunsPerSignature, 'time')} within 24 hours`
    },
  },
  {
    id: 'breaker',
    refuses: ({ jobs, trials, record, now }) => {
      const states = [workflowBreaker(record.key.workflow, trials, now), ...jobs.flatMap((job) => job.breaker ?? [])]
      const open = states.find((state) => state.state === 'open')
      return open === undefined ? undefined : `the breaker of ${open.of} ${open.name} is open: ${open.because}`
    },
  },
]

/**
 * Decides on a rerun of the failed jobs. Undefined when nothing failed. In the run itself nobody may rerun, so the
 * answer there is a `no-rerun` that says what the companion will do, or what to add.
 */
export function rerunFor(question: RerunQuestion): RerunDecision | undefined {
  const others = question.records.filter((other) => !sameAttempt(other, question.record))
  // A fork decides what its own runs print and when they pass; it must not teach what is worth a rerun here.
  const trials = trialsOf([...others.filter(isTrusted), question.record])
  const jobs = assessJobs({ ...question, trials, least: question.policy.rerunConfidence })
  const broken = jobs.length > 0 || question.findings.some((finding) => finding.kind === 'failure')
  if (!broken) return undefined
  const signatures = [...new Set(jobs.flatMap((job) => job.failure?.diagnosis.signature ?? []))]
  const considered: Considered = { ...question, trials, jobs, signatures }
  for (const guard of guards) {
    const refusal = guard.refuses(considered)
    if (refusal !== undefined) return { kind: 'no-rerun', because: refusal, guard: guard.id }
  }
  const { record, policy } = question
  const because = listed(jobs.map(named))
  if (policy.place === 'in-run') return { kind: 'no-rerun', ...whoReruns(policy, because) }
  const clearCaches = jobs.some((job) => job.failure !== undefined && needsClearCaches(job.failure.diagnosis))
  const rerun: DecisionOf<'rerun'> = {
    kind: 'rerun',
    because,
    jobs: jobs.map((job) => job.job.id),
    signatures,
    debug: record.key.attempt === policy.maxReruns && policy.maxReruns > 1,
    waitSeconds: backoffSeconds(record.key.attempt, question.seed),
    dailyReruns: policy.dailyReruns,
    ...(clearCaches ? { clearCaches } : {}),
  }
  return policy.observe
    ? { kind: 'no-rerun', because: `only observing; would have rerun for: ${because}`, held: rerun }
    : rerun
}

function whoReruns(
  { companionInstalled, companion }: Policy,
  because: string,
): { readonly because: string; readonly guard: string } {
  const worth = `worth a rerun, which a run cannot give itself (${because})`
  if (companionInstalled !== true)
    return {
      guard: 'no-companion',
      because: `${worth}; add the companion workflow (\`pipeline-guard init\`) with \`rerun: transient\` and \`actions: write\``,
    }
  return companion?.reruns === false
    ? {
        guard: 'companion-does-not',
        because: `${worth}; the companion workflow does not rerun: give it \`rerun: transient\` without \`observe\`, and its job \`actions: write\``,
      }
    : { guard: 'left-to-companion', because: `the companion workflow will rerun it: ${because}` }
}

const named = ({ job, because }: Assessment): string => `${job.name}: ${because}`
