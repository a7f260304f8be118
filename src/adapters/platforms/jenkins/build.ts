/** A build as `api/json` tells it. Fields of a wrong type are read as not there. */
import { z } from 'zod'
import { anyText, instantMs, spanMs, wholeNumber } from '../bounded.js'
import type { Cause } from './environment.js'

const text = anyText()

const action = z.object({
  _class: text,
  causes: z
    .array(
      z.object({ _class: z.string().catch(''), userId: text, upstreamProject: text, upstreamBuild: wholeNumber() }),
    )
    .nullish()
    .catch(undefined),
  lastBuiltRevision: z
    .object({
      SHA1: text,
      branch: z
        .array(z.object({ name: text }))
        .nullish()
        .catch(undefined),
    })
    .nullish()
    .catch(undefined),
  remoteUrls: z.array(z.string()).nullish().catch(undefined),
  parameters: z
    .array(z.object({ _class: text, name: z.string(), value: z.unknown() }))
    .nullish()
    .catch(undefined),
  totalCount: wholeNumber(),
  waitingTimeMillis: spanMs(),
  waitingDurationMillis: spanMs(),
  blockedTimeMillis: spanMs(),
  blockedDurationMillis: spanMs(),
  buildableTimeMillis: spanMs(),
  buildableDurationMillis: spanMs(),
  queuingDurationMillis: spanMs(),
})

const changes = z.object({
  items: z
    .array(z.object({ commitId: text, msg: text }))
    .nullish()
    .catch(undefined),
})

export const buildSchema = z.object({
  _class: text,
  number: wholeNumber(),
  result: text,
  building: z.boolean().nullish().catch(undefined),
  timestamp: instantMs(),
  duration: spanMs(),
  url: text,
  builtOn: text,
  actions: z.array(action.nullish().catch(undefined)).nullish().catch(undefined),
  changeSet: changes.nullish().catch(undefined),
  changeSets: z.array(changes).nullish().catch(undefined),
})
export type Build = z.infer<typeof buildSchema>

/** Of many builds at once; a listing asks for these too. */
export const listedBuildTree = (): string =>
  `_class,${buildTree.replace('actions[', 'actions[totalCount,parameters[_class,name,value],')}`

/** What is asked for, so that a build with a thousand changes answers with what is needed. */
export const buildTree =
  'number,result,building,timestamp,duration,url,builtOn,actions[_class,causes[_class,userId,upstreamProject,upstreamBuild],lastBuiltRevision[SHA1,branch[name]],remoteUrls,waitingTimeMillis,waitingDurationMillis,blockedTimeMillis,blockedDurationMillis,buildableTimeMillis,buildableDurationMillis,queuingDurationMillis],changeSet[items[commitId,msg]{0,50}],changeSets[items[commitId,msg]{0,50}]'

const actionsOf = (build: Build) => (build.actions ?? []).filter((found) => found !== null && found !== undefined)

export const causesOf = (build: Build): readonly Cause[] => actionsOf(build).flatMap(({ causes }) => causes ?? [])

/** What the build was started with. */
export const parametersOf = (build: Build): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    actionsOf(build)
      .flatMap(({ parameters }) => parameters ?? [])
      .map(({ name, value }) => [name, value]),
  )

/** Kinds that are told whole; of a password or a file nothing is. */
const plainKinds = /^hudson\.model\.(?:String|Text|Boolean)ParameterValue$/

/** Undefined where one of them could not be given again. */
export const plainParameters = (build: Build): Readonly<Record<string, unknown>> | undefined =>
  actionsOf(build)
    .flatMap(({ parameters }) => parameters ?? [])
    .every(({ _class, value }) => plainKinds.test(_class ?? '') && ['string', 'boolean'].includes(typeof value))
    ? parametersOf(build)
    : undefined

/** Did it keep a test report? */
export const hasTests = (build: Build): boolean => actionsOf(build).some(({ totalCount }) => (totalCount ?? 0) > 0)

/**
 * The commit built. A pipeline lists its shared libraries’ checkouts too: the one of the repository’s own address wins,
 * else the one whose commit is among the changes, else the first.
 */
export function revisionOf(
  build: Build,
  gitUrl: string | undefined,
): { readonly sha?: string; readonly branch?: string } {
  const checkouts = actionsOf(build).filter(({ lastBuiltRevision }) => lastBuiltRevision?.SHA1)
  const changed = new Set(changesOf(build).map(({ commitId }) => commitId))
  const chosen =
    checkouts.find(({ remoteUrls }) => gitUrl !== undefined && remoteUrls?.includes(gitUrl)) ??
    checkouts.find(({ lastBuiltRevision }) => changed.has(lastBuiltRevision?.SHA1 ?? '')) ??
    checkouts[0]
  const sha = chosen?.lastBuiltRevision?.SHA1
  const branch = chosen?.lastBuiltRevision?.branch?.[0]?.name?.replace(
    /^(?:refs\/(?:remotes|heads)\/)?(?:origin\/)?/,
    '',
  )
  return { ...(sha ? { sha } : {}), ...(branch && branch !== 'detached' ? { branch } : {}) }
}

const changesOf = (build: Build) =>
  [...(build.changeSets ?? []), ...(build.changeSet ? [build.changeSet] : [])].flatMap(({ items }) => items ?? [])

/** First line of the newest change; Jenkins lists them oldest first. */
export const titleOf = (build: Build): string | undefined => changesOf(build).at(-1)?.msg?.split('\n')[0]

/**
 * Time in the queue, in ms: waiting, blocked and buildable, with the waits of a pipeline’s own `node` steps where the
 * Metrics plugin gives them (`…TimeMillis`), else of the build itself.
 */
export function queueOf(build: Build): number | undefined {
  const waits = actionsOf(build).find(
    (found) => found.waitingDurationMillis != null || found.queuingDurationMillis != null,
  )
  if (waits === undefined) return undefined
  const parts = [
    waits.waitingTimeMillis ?? waits.waitingDurationMillis,
    waits.blockedTimeMillis ?? waits.blockedDurationMillis,
    waits.buildableTimeMillis ?? waits.buildableDurationMillis,
  ].filter((part) => typeof part === 'number')
  const sum = parts.reduce((a, b) => a + b, 0)
  const waited = parts.length > 0 ? sum : (waits.queuingDurationMillis ?? undefined)
  return waited
}
