/** What people may call a finding in the configuration file: its series, signature, job or test. */
import type { Finding } from '../model/index.js'
import { namesOfSeries } from '../series/renamed.js'

export function namesOfFinding(finding: Finding): readonly string[] {
  switch (finding.kind) {
    case 'anomaly':
      return [...namesOfSeries(finding.series), finding.id]
    case 'failure':
      return [finding.diagnosis.signature, finding.id, ...(finding.job === undefined ? [] : [`job[${finding.job}]`])]
    case 'test':
      return [finding.name, finding.id]
    default:
      return finding satisfies never
  }
}
