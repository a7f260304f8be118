/**
 * Fetches what the run left behind: test reports, metrics, and the logs of what failed, diagnosed as they stream by.
 * What leaves here is masked.
 */
import { jobsOfAttempt } from '../core/collect/jobs.js'
import { coverageMetrics } from '../core/coverage/against-base.js'
import { defaultBriefTokens } from '../core/diagnose/budget.js'
import type { DiagnoseOptions } from '../core/diagnose/index.js'
import { diagnosisOfReport } from '../core/diagnose/reports.js'
import { asTimedOut } from '../core/diagnose/timed-out.js'
import { neverStarted, withoutLog } from '../core/diagnose/without-log.js'
import { maskDeep } from '../core/mask/deep.js'
import type {
  Coverage,
  Diagnosis,
  JobResources,
  Metric,
  Rule,
  RunRecord,
  SampleFile,
  Snapshot,
  SnapshotJob,
  TestResults,
  Toolchain,
} from '../core/model/index.js'
import { resourcesOf } from '../core/resources/usage.js'
import { mapLimited } from '../core/run/concurrency.js'
import { instantOf } from '../core/run/durations.js'
import { hasFailed } from '../core/run/outcomes.js'
import { minute } from '../core/run/time.js'
import { cutTestResults } from '../core/tests/cut.js'
import { followedTests } from '../core/tests/followed.js'
import type { LogSource, Ports } from '../ports.js'
import { knownLinesOf, learnTemplates } from './gather-templates.js'
import { paceOf } from './pace.js'

export interface Gathered {
  readonly tests?: TestResults
  readonly coverage?: Coverage
  readonly metrics: Readonly<Record<string, Metric>>
  /** By job id. */
  readonly diagnoses: ReadonlyMap<string, Diagnosis>
  /** Fingerprints of what successful jobs print, by job id. */
  readonly templates: ReadonlyMap<string, string>
  /** What a job was built with, by its id. */
  readonly toolchains?: Readonly<Record<string, Toolchain>>
  /** What the machine had and used, by the id of the job that ran on it. */
  readonly resources?: Readonly<Record<string, JobResources>>
}

export const nothingGathered: Gathered = { metrics: {}, diagnoses: new Map(), templates: new Map() }

export interface GatherRequest {
  readonly snapshot: Snapshot
  readonly ports: Ports
  /** The history: what successful runs of a job print is no news. */
  readonly records: readonly RunRecord[]
  /** Failure rules of the user’s own. */
  readonly rules: readonly Rule[]
}

/** Failed jobs beyond these are named but not read: a matrix of 200 fails for one reason, not for 200. */
const mostLogs = 20
const atOnce = 4

export async function gather(request: GatherRequest): Promise<Gathered> {
  const { snapshot, ports } = request
  const [reported, coverage, given, local, samples, toolchain] = await Promise.all([
    ports.evidence.tests(followedTests(request.records)),
    ports.evidence.coverage?.(),
    ports.evidence.metrics(),
    ports.evidence.logs(),
    ports.evidence.resources?.() ?? [],
    ports.evidence.toolchain?.(),
  ])
  // What people measure themselves prevails.
  const metrics = { ...(coverage && coverageMetrics(coverage)), ...given }
  const told = reported ?? (await ports.platform.tests?.())
  const tests = told === undefined ? undefined : cutTestResults(maskDeep(told, ports.mask))
  const jobs = jobsOfAttempt(snapshot)
  const failed = jobs.filter(({ outcome }) => hasFailed(outcome))
  const own = jobs.find(({ id }) => id === snapshot.ownJob) ?? jobs.at(0)
  const remote = failed.filter(({ id }) => local.length === 0 || id !== own?.id)
  noteLeftOut(remote, ports)
  const pace = paceOf(ports)
  const optionsFor = async (file: string, job: SnapshotJob | undefined): Promise<DiagnoseOptions> => ({
    file,
    baselines: await knownLinesOf(job?.name, request.records),
    briefTokens: defaultBriefTokens,
    mask: ports.mask,
    pace,
    ...(request.rules.length === 0 ? {} : { rules: request.rules }),
    ...(tests === undefined ? {} : { tests }),
  })
  const fetched = await mapLimited(remote.slice(0, mostLogs), atOnce, (job) =>
    diagnoseJob(job, () => optionsFor(job.name, job), ports),
  )
  const here =
    own?.outcome === 'passed'
      ? undefined
      : await diagnoseLocal(local, own, { ports, optionsFor: (file) => optionsFor(file, own) })
  const read = [...fetched, here].filter((entry) => entry !== undefined)
  const reportedOnly = failed.length === 1 && read.length === 0 && tests !== undefined ? failed[0] : undefined
  const byReport =
    reportedOnly === undefined || tests === undefined ? undefined : diagnosisOfReport(reportedOnly.name, tests)
  const gathered = {
    ...(tests === undefined ? {} : { tests }),
    ...(coverage === undefined ? {} : { coverage }),
    metrics,
    ...usedBy(own, samples),
    ...(own === undefined || toolchain === undefined ? {} : { toolchains: { [own.id]: toolchain } }),
    diagnoses: new Map(
      byReport === undefined || reportedOnly === undefined ? read : [[reportedOnly.id, byReport] as const],
    ),
  }
  return { ...maskDeep(gathered, ports.mask), templates: await learnTemplates({ ...request, jobs, local, own }) }
}

const usedBy = (own: SnapshotJob | undefined, samples: readonly SampleFile[]): Pick<Gathered, 'resources'> => {
  const used = own === undefined ? undefined : resourcesOf(samples, own.steps)
  return own === undefined || used === undefined ? {} : { resources: { [own.id]: used } }
}

async function diagnoseJob(job: SnapshotJob, optionsFor: () => Promise<DiagnoseOptions>, ports: Ports) {
  if (ports.deadline.late()) {
    ports.troubles.add({
      code: 'log-skipped',
      message: `The log of ${job.name} was not read: half of the step’s time was spent`,
      advice: 'Raise `deadline`.',
    })
    return undefined
  }
  if (job.unstarted === true) return [job.id, neverStarted(job.name, job.runner?.labels)] as const
  const log = await ports.platform.log(job)
  const failedStep = job.steps.find(({ outcome }) => hasFailed(outcome))?.name
  const known = { failed: true, ...(failedStep === undefined ? {} : { failedStep }) }
  const diagnosis = log === undefined ? undefined : await diagnose(log, { ...(await optionsFor()), ...known }, ports)
  if (job.outcome !== 'timed-out') return diagnosis === undefined ? undefined : ([job.id, diagnosis] as const)
  const stopped = job.steps.findLast(({ outcome }) => outcome === 'cancelled' || hasFailed(outcome))?.name
  return [job.id, asTimedOut(diagnosis ?? withoutLog(job.name), { step: stopped, minutes: minutesOf(job) })] as const
}

/** The reader of logs with its thousands of patterns: most runs have no log to read, and need not load it. */
const logReader = () => import('../core/diagnose/index.js')

/** What the log says; undefined, and told, where it is an archive that cannot be opened. */
async function diagnose(
  log: LogSource,
  options: DiagnoseOptions,
  { troubles }: Pick<Ports, 'troubles'>,
): Promise<Diagnosis | undefined> {
  const { diagnosisOf, examineLog, LogError } = await logReader()
  try {
    const examination = await examineLog(log.open(), options)
    const { isCut, lines } = examination.gathered
    if (isCut)
      troubles.add({
        code: 'log-cut',
        message: `The log of ${options.file} was read up to line ${lines}: half of the step’s time was spent`,
        advice: 'Raise `deadline`, or give the step less to read.',
      })
    return diagnosisOf(examination, options)
  } catch (error) {
    if (!(error instanceof LogError)) throw error
    troubles.add({
      code: 'log-unreadable',
      message: `The log of ${options.file}: ${error.message}`,
      advice: error.advice,
    })
    return undefined
  }
}

/** Whole minutes that a job ran, by the platform's clock. */
function minutesOf({ startedAt, completedAt }: SnapshotJob): number | undefined {
  const [began, ended] = [instantOf(startedAt), instantOf(completedAt)]
  return began === undefined || ended === undefined ? undefined : Math.floor((ended - began) / minute)
}

/**
 * The first log that tells of a failure speaks for the job. With none, the first command that failed, whatever those that
 * passed have printed; where no command failed, the last one read.
 */
async function diagnoseLocal(
  logs: readonly LogSource[],
  job: SnapshotJob | undefined,
  { ports, optionsFor }: { readonly ports: Ports; readonly optionsFor: (file: string) => Promise<DiagnoseOptions> },
) {
  const known = hasFailed(job?.outcome)
  let last: Diagnosis | undefined
  let certain = known
  const failing = logs.filter(({ executed }) => (executed?.exitCode ?? 0) !== 0)
  const others = logs.filter((log) => !failing.includes(log) && (failing.length === 0 || log.executed?.exitCode !== 0))
  for (const log of [...failing, ...others]) {
    const alsoFailed = failing.filter((one) => one !== log).flatMap((one) => one.executed ?? [])
    const executed = log.executed === undefined ? undefined : { ...log.executed, alsoFailed }
    const failed = known || (executed?.exitCode ?? 0) !== 0
    certain ||= failed
    const options = {
      ...(await optionsFor(log.name)),
      ...(failed ? { failed } : {}),
      ...(executed ? { executed } : {}),
    }
    const diagnosis = await diagnose(log, options, ports)
    if (diagnosis === undefined) continue
    if (last === undefined || failing.length === 0 || diagnosis.rule !== null) last = diagnosis
    if (diagnosis.rule !== null) break
  }
  // What neither the platform nor the log calls a failure is none.
  const untold = !certain && last?.category === 'unknown' && last.rule === null
  return last?.failed && !untold ? ([job?.id ?? 'local', last] as const) : undefined
}

function noteLeftOut(failed: readonly SnapshotJob[], ports: Ports): void {
  if (failed.length <= mostLogs) return
  ports.troubles.add({
    code: 'logs-left-out',
    message: `${failed.length} jobs failed; the logs of the first ${mostLogs} were read`,
    advice: 'Nothing to do: jobs that fail together mostly fail for one reason.',
  })
}
