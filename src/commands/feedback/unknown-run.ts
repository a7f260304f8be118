/** A run nobody knows: what is known in its place. */
import { isAlarmed } from '../../core/history/feedback.js'
import { oldestFirst } from '../../core/history/order.js'
import type { RunRecord } from '../../core/model/index.js'
import { formatCount } from '../../core/run/format.js'

const mostNamed = 5

/** "RUN: 999 is none of the 45 runs in FILE; of 1040 and 1041 something abnormal was said, the newest is 1045". */
export function unknownRun(given: string, path: string, records: readonly RunRecord[]): string {
  const known = oldestFirst(records)
  const newest = known.at(-1)
  if (newest === undefined) return `RUN: ${given} is not in ${path}, which holds no run`
  const alarmed = known
    .filter(isAlarmed)
    .slice(-mostNamed)
    .map(({ key }) => key.run)
  const said = alarmed.length === 0 ? '' : `runs with findings: ${alarmed.join(', ')}; `
  return `RUN: ${given} is none of the ${formatCount(known.length, 'run')} in ${path}; ${said}the newest is ${newest.key.run}; \`pipeline-guard history show\` lists them`
}
