/** Takes persons and runs out of a history. */
import type { RunRecord } from '../model/index.js'
import { isSameName } from '../run/trust.js'

export interface Forgetting {
  /** Names as the platform writes them. */
  readonly actors: readonly string[]
  /** Ids of runs; every attempt goes. */
  readonly runs: readonly string[]
}

export interface Forgotten {
  readonly records: readonly RunRecord[]
  /** Records that named one of the persons. */
  readonly named: number
  /** Records taken out whole. */
  readonly dropped: number
}

/**
 * Runs go whole. Of a person’s runs the actor and the title go, and in every record each text that holds the name; figures
 * stay, so that baselines do. Doing it again changes nothing.
 */
export function forget(records: readonly RunRecord[], { actors, runs }: Forgetting): Forgotten {
  const left = records.filter(({ key }) => !runs.includes(key.run))
  let named = 0
  const cleaned = left.map((record) => {
    const without = actors.reduce(withoutPerson, record)
    if (without !== record) named++
    return without
  })
  return { records: cleaned, named, dropped: records.length - left.length }
}

function withoutPerson(record: RunRecord, actor: string): RunRecord {
  const { actor: by, title, ...facts } = record.run.value
  const isTheirs = by !== undefined && isSameName(by, actor)
  const named = new RegExp(`(?<![\\w-])${actor.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')}(?![\\w-])`, 'gi')
  const bare = isTheirs ? { ...record, run: { ...record.run, value: facts } } : record
  const text = JSON.stringify(bare)
  // The key names the run, and the head a repository, which may bear the name of whoever owns it.
  const cleaned = { ...(JSON.parse(text, textWithout(named)) as RunRecord), key: record.key }
  return isTheirs || JSON.stringify(cleaned) !== text ? cleaned : record
}

/** Facts by which runs are told apart or trusted stay as they are. */
const kept = new Set(['headRepository', 'repository', 'branch', 'defaultBranch', 'workflow', 'sha', 'signature', 'id'])

const textWithout =
  (named: RegExp) =>
  (key: string, value: unknown): unknown =>
    typeof value === 'string' && !kept.has(key) ? value.replace(named, '(forgotten)') : value
