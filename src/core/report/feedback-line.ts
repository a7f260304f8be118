/** What people said of alarms, in one plain sentence. */
import type { FeedbackRates } from '../history/feedback.js'
import { formatCount, formatPercent } from '../run/format.js'

/**
 * Undefined while nobody has said anything.
 *
 * @example "People judged 4 of 9 alarms: 3 real, 1 false (25 %); 1 trouble was missed"
 */
export function feedbackLine(rates: FeedbackRates | undefined): string | undefined {
  if (rates === undefined) return undefined
  const { alarms, judged, falsePositives, truePositives, missed } = rates
  const share = falsePositives === 0 ? '' : ` (${formatPercent(falsePositives / judged)})`
  const parts = [
    ...(judged === 0
      ? []
      : [
          `People judged ${judged} of ${formatCount(alarms, 'alarm')}: ${truePositives} real, ${falsePositives} false${share}`,
        ]),
    ...(missed === 0 ? [] : [`${formatCount(missed, 'trouble was', 'troubles were')} missed`]),
  ]
  return parts.join('; ')
}
