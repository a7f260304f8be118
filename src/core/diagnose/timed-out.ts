/** The platform says that a job ran into its time limit: that is the failure, whatever its log says last. */
import type { Diagnosis } from '../model/index.js'
import { signatureOf } from './learn/template.js'

const rule = 'platform/time-limit'
const sure = 0.95
/** A limit that was reached once is passed on a retry about as often as not: less than even, so nothing is rerun for it alone. */
const onRetry = 0.45

/**
 * @param step the step that ran when it was stopped
 * @param minutes how long the job ran, where known
 */
export function asTimedOut(
  diagnosis: Diagnosis,
  { step, minutes }: { readonly step?: string | undefined; readonly minutes?: number | undefined },
): Diagnosis {
  if (diagnosis.category === 'timeout') return diagnosis
  const limit = minutes === undefined ? 'its time limit' : `its time limit of ${minutes} minutes`
  const where = step === undefined ? '' : ` in ${step}`
  return {
    ...diagnosis,
    failed: true,
    category: 'timeout',
    confidence: sure,
    transient: false,
    transientProbability: onRetry,
    rule,
    signature: signatureOf(rule, step ?? ''),
    title: `The job ran into ${limit}${where}`,
    advice:
      'Raise timeout-minutes if it was near its usual time; else look at what hung: the last lines before it was stopped.',
  }
}
