/** Keeps the record: on this machine’s disk before acting, in every store once afterwards; figures go to the exporters. */
import { mergeHistories } from '../core/history/merge.js'
import type { ActionOutcome, Learnt, RunRecord, Trouble } from '../core/model/index.js'
import { messageOf } from '../core/run/errors.js'
import { isTrusted } from '../core/run/trust.js'
import type { Exported, Exporter, HistoryStore, Ports } from '../ports.js'

/** What may be written: nothing in a dry run, nothing by a step that judges only its own job. */
export interface Keeping {
  readonly record: RunRecord
  readonly history: readonly RunRecord[]
  /** Models to keep; a fork’s run keeps none. */
  readonly learnt?: readonly Learnt[] | undefined
  readonly write: boolean
  /** The record is what one of several steps of the run saw: only stores that take parts may have it. */
  readonly part?: boolean
  /** Why nothing is written. */
  readonly because: string
}

export async function stageRecord(ports: Ports, { record, write }: Keeping): Promise<void> {
  // A store that cannot take it now says so when it saves, once.
  await Promise.allSettled(ports.stores.map((store) => (write ? store.stage?.(record) : undefined)))
}

export async function remember(ports: Ports, keeping: Keeping): Promise<readonly ActionOutcome[]> {
  const history = mergeHistories(keeping.history, [keeping.record])
  const exporters = keeping.write ? (ports.exporters ?? []) : []
  const outcomes = await Promise.all([
    ...ports.stores.map((store) => saved(store, keeping, history)),
    ...exporters.map((exporter) =>
      exported(exporter, { ...keeping, history, troubles: ports.troubles.all(), owners: ports.owners }),
    ),
  ])
  for (const saving of outcomes)
    if (saving.state === 'failed')
      ports.troubles.add(saving.decision === 'export' ? notExported(saving) : notSaved(saving))
  return outcomes
}

async function exported(exporter: Exporter, given: Exported): Promise<ActionOutcome> {
  const { record, history, learnt, troubles, owners } = given
  const about = { decision: 'export', target: exporter.name } as const
  try {
    const { state, detail } = await exporter.send({ record, history, learnt, troubles, owners })
    return { ...about, state, detail }
  } catch (error) {
    return { ...about, state: 'failed', detail: messageOf(error) }
  }
}

async function saved(store: HistoryStore, keeping: Keeping, history: readonly RunRecord[]): Promise<ActionOutcome> {
  const takes = keeping.write || (keeping.part === true && store.keepsParts === true)
  if (!takes) return outcome(store, 'skipped', keeping.because)
  try {
    return await store.save(keeping.record, history, learntBy(keeping))
  } catch (error) {
    return outcome(store, 'failed', messageOf(error))
  }
}

/** What was not kept is reported: the next run will not know this one. */
const notSaved = ({ target, detail }: ActionOutcome): Trouble => ({
  code: 'history-not-saved',
  message: `This run was not saved in the history (${target}): ${detail}`,
  advice: 'Mend what the reason names. The verdict stands, but later runs will not find this one there.',
})

const notExported = ({ target, detail }: ActionOutcome): Trouble => ({
  code: 'not-exported',
  message: `The figures of this run were not sent to ${target}: ${detail}`,
  advice: 'Check its address and credentials, and whether it is up. The verdict and the history stand.',
})

/** Whatever a fork’s run recalled or learnt, later runs must not go on from it. */
const learntBy = ({ record, learnt }: Keeping): readonly Learnt[] | undefined =>
  isTrusted(record) ? learnt : undefined

const outcome = (store: HistoryStore, state: ActionOutcome['state'], detail: string): ActionOutcome => ({
  decision: 'remember',
  target: store.name,
  state,
  detail,
})
