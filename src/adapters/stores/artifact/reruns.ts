/** The repository’s reruns as its companions left them: one artifact name for all workflows, the newest few merged. */
import { mergeHistories } from '../../../core/history/merge.js'
import { rerunsName, rerunsOf } from '../../../core/history/reruns.js'
import type { RunKey, RunRecord } from '../../../core/model/index.js'
import type { Repository } from '../../http/github/repository.js'
import { confirmBy } from './confirm.js'
import { createAllowance, download } from './download.js'
import { listArtifacts, mainBranch } from './list.js'

/** Two companions at work at once leave two, neither of which knows the other’s. */
const newest = 3
const caps = { packed: 1024 * 1024, expanded: 4 * 1024 * 1024 }

/**
 * What other workflows reran. Only what a companion on the default branch left is believed: it speaks of many runs.
 *
 * @returns nothing where it cannot be had: each workflow then knows its own reruns alone
 */
export async function loadReruns(
  rest: Repository,
  key: RunKey,
  defaultBranch: string | undefined,
): Promise<readonly RunRecord[]> {
  try {
    const found = await listArtifacts(rest, rerunsName)
    const main = found.length === 0 ? undefined : (defaultBranch ?? (await mainBranch(rest)))
    const trusted = found.filter(({ branch }) => branch === main).slice(0, newest)
    const owners = await confirmBy(rest, key, Promise.resolve([]))(trusted.map(({ run }) => run))
    const left = trusted.filter(({ run }) => owners.get(run)?.event === 'workflow_run')
    const allowance = createAllowance()
    const read = await Promise.all(left.map((origin) => download(rest, origin, caps, allowance)))
    const all = mergeHistories(...read.map((one) => ('value' in one ? one.value.records : [])))
    return all.filter((record) => isElsewhere(record, key))
  } catch {
    // The workflow’s own history is there all the same, and says itself why artifacts cannot be read.
    return []
  }
}

const isElsewhere = ({ key: other }: RunRecord, key: RunKey): boolean =>
  other.host.toLowerCase() === key.host.toLowerCase() &&
  other.repository.toLowerCase() === key.repository.toLowerCase() &&
  other.workflow !== key.workflow

/** What to leave for the others; undefined where this run teaches nothing of reruns. */
export function rerunsToLeave(given: {
  readonly record: RunRecord
  readonly history: readonly RunRecord[]
  readonly elsewhere: readonly RunRecord[]
  readonly now: number
}): readonly RunRecord[] | undefined {
  const { record, history, elsewhere, now } = given
  if (record.key.attempt === 1 && (record.judgement?.value.reruns.length ?? 0) === 0) return undefined
  return rerunsOf(mergeHistories(history, elsewhere), now)
}
