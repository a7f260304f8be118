/** What reruns cost and what came of them. */
import type { RunRecord } from '../../model/index.js'
import { machineMs } from './cost.js'

export interface Reruns {
  /** Attempts after the first, whoever asked for them. */
  readonly made: number
  readonly passed: number
  /** Of these, those Pipeline Guard asked for. */
  readonly own: number
  readonly ownPassed: number
  /** Machine time of all reruns. */
  readonly spentMs: number
  /** Machine time a rerun of the whole run would have taken beyond what the reruns of failed jobs took, where they passed. */
  readonly savedMs: number
}

const runKey = ({ key }: RunRecord): string => JSON.stringify([key.host, key.repository, key.workflow, key.run])

export function rerunsOf(records: readonly RunRecord[]): Reruns {
  const firsts = new Map(records.filter(({ key }) => key.attempt === 1).map((record) => [runKey(record), record]))
  const asked = new Set(
    records
      .filter((record) => (record.judgement?.value.reruns.length ?? 0) > 0)
      .map((record) => `${runKey(record)}${record.key.attempt + 1}`),
  )
  const again = records.filter(({ key }) => key.attempt > 1)
  const own = again.filter((record) => asked.has(`${runKey(record)}${record.key.attempt}`))
  const passed = (list: readonly RunRecord[]): readonly RunRecord[] =>
    list.filter((record) => record.run.value.outcome === 'passed')
  const saved = passed(again).map((record) => {
    const first = firsts.get(runKey(record))
    return first === undefined ? 0 : Math.max(0, machineMs(first) - machineMs(record))
  })
  return {
    made: again.length,
    passed: passed(again).length,
    own: own.length,
    ownPassed: passed(own).length,
    spentMs: again.reduce((sum, record) => sum + machineMs(record), 0),
    savedMs: saved.reduce((sum, ms) => sum + ms, 0),
  }
}
