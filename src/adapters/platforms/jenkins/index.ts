/** Jenkins, by the environment of the build and, with a user’s token, by REST. */
import type { Loaded, Snapshot, SnapshotStep, TestResults, Trouble } from '../../../core/model/index.js'
import type { JobResult } from '../../../core/run/outcomes.js'
import type { Env, Platform, TroubleLog } from '../../../ports.js'
import { fileWithin } from '../../files/text.js'
import type { Fetch } from '../../http/guarded-fetch.js'
import { createRest, isSilence, type Refusal, type Rest, tellRefusals } from '../../http/rest.js'
import { cureOf } from '../cures.js'
import { noOutcome } from '../no-outcome.js'
import { treeOf } from './address.js'
import { backfillBuilds } from './backfill.js'
import { buildSchema, buildTree } from './build.js'
import { begun, consoleLog, withoutNotes } from './console.js'
import { changeRequestOf, readTold } from './environment.js'
import { ownJob, snapshotOf } from './snapshot.js'
import { stageReader } from './stages.js'
import { readJenkinsTests, testTree } from './tests.js'

export interface JenkinsOptions {
  readonly env: Env
  readonly now: () => number
  readonly troubles: TroubleLog
  /** REST requests at the most. */
  readonly budget?: number | undefined
  /** Result so far; `currentResult` of the build, as the Jenkins step passes it. */
  readonly jobStatus?: JobResult | undefined
  /** What the commands that `exec` ran came to, and each of them. */
  readonly executed?: 'success' | 'failure' | undefined
  readonly steps?: readonly SnapshotStep[] | undefined
  readonly fetch?: Fetch | undefined
  readonly timeoutMs?: number | undefined
  readonly pauseMs?: number | undefined
}

/**
 * The platform port on Jenkins. Without credentials the snapshot holds what environment and step know; nothing it does
 * rejects for what the controller answers. A rerun is not its doing: the Jenkins step starts the build.
 */
export function createJenkinsPlatform(options: JenkinsOptions): Platform {
  const { env, now, troubles } = options
  const told = readTold(env)
  const rest = restOf(options)
  const fetchStages = rest === undefined ? undefined : stageReader(rest)
  const tell = tellRefusals(troubles, 'jenkins', adviceOn)
  const address = withSlash(env['BUILD_URL'])
  const job = withSlash(env['JOB_URL'])
  let taken: Promise<Snapshot> | undefined

  /** A build that runs has no result yet: without a word from the step, nobody knows what it comes to. */
  function withOutcome(snapshot: Snapshot): Snapshot {
    const silence = noOutcome('jenkins')
    if (snapshot.run.outcome === undefined && silence !== undefined) troubles.add(silence)
    return snapshot
  }

  async function take(): Promise<Snapshot> {
    const seen = { ...options, told, now: now() }
    for (const name of ['JENKINS_URL', 'BUILD_URL']) if (isNoAddress(env[name])) troubles.add(noAddress(name))
    if (rest === undefined || fetchStages === undefined || address === undefined) return snapshotOf(seen)
    const answer = await rest.json(treeOf(address, buildTree))
    if (answer.kind === 'refused') {
      tell('The build', answer)
      return snapshotOf(seen)
    }
    const build = buildSchema.safeParse(answer.value).data
    // Whatever Jenkins tells of a build holds its number and its time.
    if (build?.number == null && build?.timestamp == null) {
      tell('The build', { reason: 'not-json', message: 'the answer tells of no build' })
      return snapshotOf(seen)
    }
    const stages = await fetchStages(address)
    if (stages.kind === 'refused') tell('The stages of the build', stages)
    return snapshotOf({
      ...seen,
      build,
      stages: stages.kind === 'ok' ? stages.value : [],
    })
  }

  return {
    name: 'jenkins',
    snapshot: () => {
      taken ??= take().then(withOutcome)
      return taken
    },
    async log({ id }) {
      if (rest === undefined || address === undefined || id !== ownJob) return undefined
      const open = () => withoutNotes(consoleLog(rest, address, (refusal) => tell('The console log', refusal)))
      return begun({ name: 'console log', jobId: ownJob, open })
    },
    async tests(): Promise<TestResults | undefined> {
      if (rest === undefined || address === undefined) return undefined
      const answer = await rest.json(treeOf(`${address}testReport/`, testTree))
      if (answer.kind === 'ok') return readJenkinsTests(answer.value)
      // A build without a report has no such page.
      if (answer.reason !== 'missing') tell('The test report', answer)
      return undefined
    },
    async backfill({ runs, jobListings, known }) {
      if (rest === undefined || fetchStages === undefined || job === undefined) return []
      const records = await backfillBuilds({ rest, fetchStages, env, job, now: now(), runs, jobListings, known })
      if (!('kind' in records)) return records
      tell('Earlier builds', records)
      if (isSilence(records.reason)) throw new Error(records.message)
      return []
    },
    trustedFile: (path) => trustedFile(path, env),
  }
}

/** A user’s API token needs no crumb. */
function restOf({ env, budget = 60, fetch, timeoutMs, pauseMs }: JenkinsOptions): Rest | undefined {
  const user = env['PIPELINE_GUARD_JENKINS_USER'] || env['JENKINS_USER']
  const token = env['PIPELINE_GUARD_JENKINS_TOKEN'] || env['JENKINS_TOKEN']
  const base = env['JENKINS_URL'] || env['BUILD_URL']
  if (!user || !token || base === undefined || isNoAddress(base)) return undefined
  const authorization = `Basic ${Buffer.from(`${user}:${token}`).toString('base64')}`
  return createRest({ base, headers: { authorization }, budget, fetch, timeoutMs, pauseMs })
}

const isNoAddress = (url: string | undefined): boolean => url !== undefined && url !== '' && !URL.canParse(url)

const noAddress = (name: string): Trouble => ({
  code: 'jenkins-address',
  message: `${name} is no address, so Jenkins is not asked`,
  advice: 'Set the address under Manage Jenkins → System → Jenkins URL, as in `https://ci.example.org/`.',
})

const withSlash = (url: string | undefined): string | undefined =>
  url !== undefined && URL.canParse(url) ? url.replace(/\/?$/, '/') : undefined

function adviceOn(reason: Refusal): string {
  switch (reason) {
    case 'unauthorised':
    case 'login-page':
      return 'Are user and API token (not the password) right, and is JENKINS_URL the address agents reach the controller by?'
    case 'forbidden':
      return 'The user needs Overall/Read and Job/Read on this job.'
    case 'missing':
      return 'The user may lack Job/Read, which Jenkins answers as not found.'
    case 'budget':
      return 'Raise `requestBudget`.'
    case 'not-json':
    case 'server':
    case 'slow':
    case 'too-long':
    case 'unreachable':
      return cureOf(reason, { service: 'Jenkins', variable: 'JENKINS_URL' })
    default:
      return reason satisfies never
  }
}

/** The workspace of a branch is the repository’s own; that of a change request may be anybody’s. */
async function trustedFile(path: string, env: Env): Promise<Loaded<string>> {
  const workspace = env['WORKSPACE']
  if (workspace === undefined || changeRequestOf(env) !== undefined) return { kind: 'missing' }
  return fileWithin(workspace, path)
}
