/** What a finding is about, in a few words: a reason names it, its title stands elsewhere on the page. */
import type { Finding } from '../model/index.js'
import { phraseSeries, plainName } from '../series/label.js'

/** "duration of job build", "job build", "test cart › applies a voucher"; raw, as names are hostile until a sink escapes them. */
export function labelOf(finding: Finding): string {
  switch (finding.kind) {
    case 'anomaly':
      return phraseSeries(finding.series, plainName)
    case 'failure':
      return finding.job === undefined ? finding.title : `job ${plainName(finding.job)}`
    case 'test':
      return finding.test === 'missing' ? finding.title : `test ${plainName(finding.name)}`
    default:
      return finding satisfies never
  }
}
