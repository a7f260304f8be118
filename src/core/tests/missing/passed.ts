/** Did the run come to its end? One that broke off may not have come to its tests. */
import type { RunRecord } from '../../model/index.js'

export const hasPassed = ({ run, jobs }: RunRecord): boolean =>
  (run.value.outcome === undefined || run.value.outcome === 'passed') &&
  Object.values(jobs).every(
    ({ facts }) =>
      facts?.value.outcome === undefined || facts.value.outcome === 'passed' || facts.value.outcome === 'skipped',
  )
