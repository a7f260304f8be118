/**
 * Fetches what the run left behind: test reports, metrics, and the logs of what failed, diagnosed as they stream by.
 * What leaves here is masked.
 */
import { maskDeep } from './core/collect/mask-deep.js'
import { type DiagnoseOptions, diagnoseLog } from './core/diagnose/index.js'
import type { Diagnosis, Metric, Snapshot, SnapshotJob, TestResults } from './core/model/index.js'
import type { LogSource, Ports } from './ports.js'

export interface Gathered {
  readonly tests?: TestResults
  readonly metrics: Readonly<Record<string, Metric>>
  /** By job id. */
  readonly diagnoses: ReadonlyMap<string, Diagnosis>
}

export const nothingGathered: Gathered = { metrics: {}, diagnoses: new Map() }

/** Failed jobs beyond these are named but not read: a matrix of 200 fails for one reason, not for 200. */
const mostLogs = 20
const atOnce = 4

export async function gather(snapshot: Snapshot, ports: Ports): Promise<Gathered> {
  const [tests, metrics, local] = await Promise.all([
    ports.evidence.tests(),
    ports.evidence.metrics(),
    ports.evidence.logs(),
  ])
  const failed = snapshot.jobs.filter(({ outcome }) => outcome === 'failed' || outcome === 'timed-out')
  const own = snapshot.jobs.find(({ id }) => id === snapshot.ownJob) ?? snapshot.jobs.at(0)
  const remote = failed.filter(({ id }) => local.length === 0 || id !== own?.id)
  noteLeftOut(remote, ports)
  const fetched = await inTurns(remote.slice(0, mostLogs), (job) => diagnoseJob(job, tests, ports))
  const here = own?.outcome === 'passed' ? undefined : await diagnoseLocal(local, own, tests)
  const found = here === undefined ? fetched : [...fetched, here]
  const gathered = {
    ...(tests === undefined ? {} : { tests }),
    metrics,
    diagnoses: new Map(found.flatMap((entry) => (entry === undefined ? [] : [entry]))),
  }
  return maskDeep(gathered, ports.mask)
}

async function diagnoseJob(job: SnapshotJob, tests: TestResults | undefined, ports: Ports) {
  if (ports.deadline.late()) {
    ports.troubles.add({
      code: 'log-skipped',
      message: `The log of ${job.name} was not read: half of the step’s time was spent`,
      advice: 'Raise `deadline`.',
    })
    return undefined
  }
  const log = await ports.platform.log(job)
  if (log === undefined) return undefined
  const failedStep = job.steps.find(({ outcome }) => outcome === 'failed' || outcome === 'timed-out')?.name
  const options = { file: job.name, failed: true, ...(failedStep === undefined ? {} : { failedStep }) }
  return [job.id, await diagnoseLog(log.open(), withTests(options, tests))] as const
}

/** The first log that tells of a failure speaks for the job; with none, the last one read. */
async function diagnoseLocal(logs: readonly LogSource[], job: SnapshotJob | undefined, tests: TestResults | undefined) {
  const known = job?.outcome === 'failed' || job?.outcome === 'timed-out'
  let last: Diagnosis | undefined
  for (const log of logs) {
    const diagnosis = await diagnoseLog(
      log.open(),
      withTests({ file: log.name, ...(known ? { failed: true } : {}) }, tests),
    )
    last = diagnosis
    if (diagnosis.rule !== null) break
  }
  return last?.failed ? ([job?.id ?? 'local', last] as const) : undefined
}

const withTests = (options: DiagnoseOptions, tests: TestResults | undefined): DiagnoseOptions =>
  tests === undefined ? options : { ...options, tests }

function noteLeftOut(failed: readonly SnapshotJob[], ports: Ports): void {
  if (failed.length <= mostLogs) return
  ports.troubles.add({
    code: 'logs-left-out',
    message: `${failed.length} jobs failed; the logs of the first ${mostLogs} were read`,
    advice: 'Nothing to do: jobs that fail together mostly fail for one reason.',
  })
}

async function inTurns<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  for (let i = 0; i < items.length; i += atOnce)
    results.push(...(await Promise.all(items.slice(i, i + atOnce).map(work))))
  return results
}
