/** Stages of a pipeline, from the first of three plugins that answers. */
import { z } from 'zod'
import type { SnapshotStep } from '../../../core/model/index.js'
import type { Answer, Rest } from '../../http/rest.js'
import { anyText, instantMs, isoTime, spanMs } from '../bounded.js'
import { standingOf } from './results.js'

interface Stage {
  readonly name: string
  readonly word: string | null | undefined
  readonly start?: number | null | undefined
  readonly duration?: number | null | undefined
  readonly paused?: number | null | undefined
}

const text = anyText()
const stagesAtMost = 500
const nestingAtMost = 20

const stageView = z.object({
  stages: z.array(
    z.object({
      name: z.string(),
      status: text,
      startTimeMillis: instantMs(),
      durationMillis: spanMs(),
      pauseDurationMillis: spanMs(),
    }),
  ),
})

interface GraphStage {
  readonly name: string
  readonly state?: string | null | undefined
  readonly startTimeMillis?: number | null | undefined
  readonly totalDurationMillis?: number | null | undefined
  readonly pauseDurationMillis?: number | null | undefined
  readonly synthetic?: boolean | null | undefined
  readonly children?: readonly unknown[] | null | undefined
}
const graphStage = z.object({
  name: z.string(),
  state: text,
  startTimeMillis: instantMs(),
  totalDurationMillis: spanMs(),
  pauseDurationMillis: spanMs(),
  synthetic: z.boolean().nullish().catch(undefined),
  children: z.array(z.unknown()).nullish().catch(undefined),
})
const graphView = z.object({ data: z.object({ stages: z.array(z.unknown()) }) })

const blueNodes = z.array(
  z.object({ displayName: z.string(), state: text, result: text, startTime: text, durationInMillis: spanMs() }),
)

const sources: readonly {
  readonly path: (build: URL) => string
  readonly read: (json: unknown) => readonly Stage[] | undefined
}[] = [
  { path: (build) => `${build.href}wfapi/describe`, read: readStageView },
  { path: (build) => `${build.href}stages/tree`, read: readGraph },
  { path: bluePath, read: readBlue },
]

export type FetchStages = (build: string) => Promise<Answer<readonly SnapshotStep[]>>

/**
 * Reads the stages of builds of one controller; which plugin answered, or that none did, is remembered.
 *
 * @param patience builds of which none of the plugins knew before it is taken that there is none
 * @returns a function of the build’s address, ending in a slash: ok with none for a build that has no stages
 *   (freestyle); a refusal other than “not there” ends the probing
 */
export function stageReader(rest: Pick<Rest, 'json'>, patience = 1): FetchStages {
  let candidates = sources
  let unknown = 0
  return async (build) => {
    for (const source of candidates) {
      const answer = await rest.json(source.path(new URL(build)))
      if (answer.kind === 'refused') {
        if (answer.reason === 'missing' || answer.reason === 'not-json') continue
        return answer
      }
      const stages = source.read(answer.value)
      if (stages === undefined) continue
      candidates = [source]
      return { ...answer, value: stages.slice(0, stagesAtMost).map(stepOf) }
    }
    if (candidates === sources && ++unknown >= patience) candidates = []
    return { kind: 'ok', value: [], headers: new Headers() }
  }
}

function readStageView(json: unknown): readonly Stage[] | undefined {
  const read = stageView.safeParse(json)
  return read.data?.stages.map((stage) => ({
    name: stage.name,
    word: stage.status,
    start: stage.startTimeMillis,
    duration: stage.durationMillis,
    paused: stage.pauseDurationMillis,
  }))
}

/** Parallel branches and nested stages bear their parents’ names, as the same name may stand in each. */
function readGraph(json: unknown): readonly Stage[] | undefined {
  const read = graphView.safeParse(json)
  return read.success ? read.data.data.stages.flatMap((stage) => flatten(stage, '', 0)) : undefined
}

function flatten(given: unknown, prefix: string, depth: number): readonly Stage[] {
  const read = graphStage.safeParse(given)
  if (!read.success || depth > nestingAtMost) return []
  const stage: GraphStage = read.data
  const name = `${prefix}${stage.name}`
  const own: Stage = {
    name,
    word: stage.state,
    start: stage.startTimeMillis,
    duration: stage.totalDurationMillis,
    paused: stage.pauseDurationMillis,
  }
  return [own, ...(stage.children ?? []).flatMap((child) => flatten(child, `${name} / `, depth + 1))]
}

/** Blue Ocean names a job by its folders: `/job/a/job/b/7/` → `/pipelines/a/pipelines/b/runs/7/nodes/`. */
function bluePath(build: URL): string {
  const parts = build.pathname.split('/job/').slice(1)
  const [last = '', run = ''] = (parts.pop() ?? '').split('/')
  const prefix = build.pathname.slice(0, build.pathname.indexOf('/job/'))
  const pipelines = [...parts, last].map((name) => `pipelines/${name}`).join('/')
  return `${build.origin}${prefix}/blue/rest/organizations/jenkins/${pipelines}/runs/${run}/nodes/`
}

function readBlue(json: unknown): readonly Stage[] | undefined {
  return blueNodes.safeParse(json).data?.map((node) => ({
    name: node.displayName,
    word: node.state === 'FINISHED' || node.state === null ? node.result : node.state,
    start: node.startTime ? Date.parse(node.startTime) : undefined,
    duration: node.durationInMillis,
  }))
}

/** The time somebody let an approval wait is no work: it is taken off the end. */
function stepOf(stage: Stage, index: number): SnapshotStep {
  const standing = standingOf(stage.word)
  // A stage that never began has the start 0.
  const startedAt = stage.start ? isoTime(stage.start) : undefined
  const worked = typeof stage.duration === 'number' ? Math.max(0, stage.duration - (stage.paused ?? 0)) : undefined
  const ended = standing?.status === 'completed' && standing.outcome !== 'skipped' && worked !== undefined
  const completedAt = ended && startedAt !== undefined ? isoTime((stage.start ?? 0) + worked) : undefined
  return {
    number: index + 1,
    name: stage.name.slice(0, 250),
    ...standing,
    ...(startedAt === undefined ? {} : { startedAt }),
    ...(completedAt === undefined ? {} : { completedAt }),
  }
}
