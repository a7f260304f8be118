/** What successful jobs print, kept as fingerprints: read from the history, learnt from a few successful logs. */

import type { KnownLines } from '../core/diagnose/index.js'
import type { RunRecord, Snapshot, SnapshotJob } from '../core/model/index.js'
import { isTrusted } from '../core/run/trust.js'
import type { LogSource, Ports } from '../ports.js'
import { paceOf } from './pace.js'

/** Sets of one job that are looked at, and that are wanted before no more are fetched. */
const setsOfAJob = 3
/** Successful logs fetched a run, at most: each is a request, and the next run can learn the rest. */
const mostFetched = 3

/** The fingerprints of the latest successful runs of a job. */
export async function knownLinesOf(
  job: string | undefined,
  records: readonly RunRecord[],
): Promise<readonly KnownLines[]> {
  const sets = job === undefined ? [] : setsOf(job, records).slice(-setsOfAJob)
  if (sets.length === 0) return []
  const { knownFromFingerprints } = await import('../core/diagnose/index.js')
  return sets.flatMap((set) => knownFromFingerprints(set) ?? [])
}

/** Never of a fork: a pull request that passes could print what is to go unnoticed when it fails elsewhere. */
const setsOf = (job: string, records: readonly RunRecord[]): readonly string[] =>
  records
    .filter(isTrusted)
    .flatMap(({ jobs }) =>
      Object.values(jobs).flatMap(({ facts, templates }) =>
        facts?.value.name === job && facts.value.outcome === 'passed' && templates !== undefined
          ? [templates.value]
          : [],
      ),
    )

interface LearnRequest {
  readonly snapshot: Snapshot
  readonly ports: Ports
  readonly records: readonly RunRecord[]
  /** The jobs of this attempt. */
  readonly jobs: readonly SnapshotJob[]
  /** Logs at hand, of the job the step runs in. */
  readonly local: readonly LogSource[]
  readonly own: SnapshotJob | undefined
}

/**
 * Logs at hand of a job that passed cost nothing and are always learnt. Others are fetched only when a finished run is
 * seen from outside, where nobody waits.
 */
export async function learnTemplates(request: LearnRequest): Promise<ReadonlyMap<string, string>> {
  const { snapshot, ports, records, jobs, local, own } = request
  const learnt = new Map<string, string>()
  const wanted = (job: SnapshotJob): boolean =>
    job.outcome === 'passed' && setsOf(job.name, records).length < setsOfAJob
  const [first] = local
  const pace = paceOf(ports)
  const learn = async (id: string, log: LogSource): Promise<void> => {
    const { templatesOfLog } = await import('../core/diagnose/index.js')
    const templates = await templatesOfLog(log.open(), pace)
    // Of a log that was not read to its end the rest would be taken for news.
    if (!pace.isOver()) learnt.set(id, templates)
  }
  if (own !== undefined && first !== undefined && wanted(own)) await learn(own.id, first)
  if (snapshot.status !== 'completed' || snapshot.source !== 'api') return learnt
  for (const job of jobs.filter((candidate) => wanted(candidate) && !learnt.has(candidate.id))) {
    if (learnt.size >= mostFetched || ports.deadline.late()) break
    const log = await ports.platform.log(job)
    if (log !== undefined) await learn(job.id, log)
  }
  return learnt
}
