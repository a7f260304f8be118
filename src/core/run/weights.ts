/** How much one commit and one actor may weigh in what is learnt. */
import type { RunRecord } from '../model/index.js'
import { isPullRequestEvent } from './trust.js'

export interface WeightCaps {
  /** Runs of one commit at the most. */
  readonly perCommit: number
  /** Share of one actor in all pull-request runs, 0 to 1; a single actor’s own repository is not starved. */
  readonly perActor: number
}

export const defaultCaps: WeightCaps = { perCommit: 3, perActor: 0.5 }

/**
 * The records with no commit and no actor weighing more than its cap, newest kept, order kept. Someone who re-runs one
 * commit fifty times, or floods the repository with pull requests, does not decide what is normal.
 * @param records oldest first
 */
export function capWeights(records: readonly RunRecord[], caps: WeightCaps = defaultCaps): RunRecord[] {
  const perCommit = newest(records, (record) => record.run.value.sha, caps.perCommit)
  const actors = new Set(perCommit.map(floodingActor).filter((actor) => actor !== undefined))
  if (actors.size < 2) return perCommit
  const flooding = perCommit.filter((record) => floodingActor(record) !== undefined).length
  const most = Math.max(5, Math.floor(flooding * caps.perActor))
  return newest(perCommit, floodingActor, most)
}

// Pushes, schedules and merge queues are the repository’s own doing, whoever’s name they bear.
const floodingActor = (record: RunRecord): string | undefined =>
  isPullRequestEvent(record.run.value.event) ? record.run.value.actor : undefined

/** The newest `most` of each group; records without a group are kept. */
function newest(records: readonly RunRecord[], group: (record: RunRecord) => string | undefined, most: number) {
  const counts = new Map<string, number>()
  return [...records]
    .reverse()
    .filter((record) => {
      const name = group(record)
      if (name === undefined) return true
      const count = (counts.get(name) ?? 0) + 1
      counts.set(name, count)
      return count <= most
    })
    .reverse()
}

/**
 * The same caps run by run, for those who cannot know what comes later: may this run still be learnt from, given those
 * before it? Of one commit the first runs count in place of the last.
 */
export function createWeightGate(caps: WeightCaps = defaultCaps): (record: RunRecord) => boolean {
  const commits = new Map<string, number>()
  const actors = new Map<string, number>()
  let flooding = 0
  return (record) => {
    const { sha } = record.run.value
    const ofCommit = sha === undefined ? 0 : (commits.get(sha) ?? 0)
    if (ofCommit >= caps.perCommit) return false
    const actor = floodingActor(record)
    const ofActor = actor === undefined ? 0 : (actors.get(actor) ?? 0)
    const isAlone = actors.size === 0 || (actors.size === 1 && ofActor > 0)
    if (actor !== undefined) {
      if (!isAlone && ofActor >= Math.max(5, Math.floor((flooding + 1) * caps.perActor))) return false
      actors.set(actor, ofActor + 1)
      flooding++
    }
    if (sha !== undefined) commits.set(sha, ofCommit + 1)
    return true
  }
}
