/** One finished build with its stages and tests, and what can be asked and done about it. */
import type { SnapshotStep, TestResults } from '../../../../core/model/index.js'
import type { Platform } from '../../../../ports.js'
import type { Opened } from '../../../../watch/ports.js'
import { keptForFailures } from '../../../http/budget.js'
import type { Answer } from '../../../http/rest.js'
import { addressOf, treeOf } from '../address.js'
import { hasTests } from '../build.js'
import { begun, consoleLog, withoutNotes } from '../console.js'
import type { Desk } from '../controller.js'
import { finishedSnapshot } from '../finished.js'
import type { ListedBuild } from '../listed.js'
import { ownJob } from '../snapshot.js'
import { readJenkinsTests, testTree } from '../tests.js'
import { rebuild, repeatable } from './rerun.js'

export interface OpenRequest {
  readonly build: ListedBuild
  readonly desk: Desk
  readonly now: () => number
  readonly left: () => number
  readonly requestsLeft: () => number
  readonly sleep: (ms: number) => Promise<void>
}

export async function openBuild(request: OpenRequest): Promise<Opened> {
  const { build, desk, now } = request
  const address = `${addressOf(desk.root, build.job.names)}${build.build.number}/`
  const stages = await stagesOf(request, address)
  if (typeof stages === 'string') return { kind: stages }
  const tests = hasTests(build.build) ? await testsOf(request, address) : undefined
  if (tests === 'stop') return { kind: 'stop' }
  const snapshot = finishedSnapshot(build, stages, now())
  if (snapshot === undefined) return { kind: 'later' }
  const platform: Platform = {
    name: 'jenkins',
    snapshot: async () => snapshot,
    async log({ id, outcome }) {
      if (id !== ownJob || (outcome === 'passed' && request.requestsLeft() < keptForFailures)) return undefined
      const refused = (refusal: Parameters<Desk['tell']>[1]): void => desk.tell('A console log', refusal)
      const open = () => withoutNotes(consoleLog(desk.logs, address, refused))
      return begun({ name: 'console log', jobId: ownJob, open })
    },
    tests: async () => tests,
    // Only earlier runs are known, and those are the watch’s own.
    backfill: async () => [],
    ...(repeatable(build) ? { rerun: (decision) => rebuild(request, decision) } : {}),
  }
  return { kind: 'ok', snapshot, platform }
}

type Unopened = 'gone' | 'later' | 'stop'

/** Only a pipeline has stages; whether one that tells of none was deleted meanwhile, the build itself says. */
async function stagesOf({ build, desk }: OpenRequest, address: string): Promise<readonly SnapshotStep[] | Unopened> {
  if (!/workflow/i.test(build.build._class ?? 'workflow')) return []
  const answer = await desk.stages(address)
  if (answer.kind === 'refused') return unopened(desk, 'The stages of a build', answer)
  if (answer.value.length > 0) return answer.value
  const still = await desk.rest.json(treeOf(address, 'number'))
  return still.kind === 'ok' ? [] : unopened(desk, 'A build', still)
}

function unopened(desk: Desk, what: string, refusal: Extract<Answer<unknown>, { kind: 'refused' }>): Unopened {
  if (refusal.reason === 'missing') return 'gone'
  if (refusal.reason === 'budget') return 'stop'
  desk.tell(what, refusal)
  return 'later'
}

/** A report that cannot be read costs the tests, not the judgement. */
async function testsOf({ desk }: OpenRequest, address: string): Promise<TestResults | undefined | 'stop'> {
  const answer = await desk.rest.json(treeOf(`${address}testReport/`, testTree))
  if (answer.kind === 'ok') return readJenkinsTests(answer.value)
  if (answer.reason === 'budget') return 'stop'
  if (answer.reason !== 'missing') desk.tell('A test report', answer)
  return undefined
}
