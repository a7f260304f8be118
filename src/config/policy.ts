/** Inputs and configuration file → policy: the one place where settings become what the decision stage reads. */
import { type Acknowledgement, defaultPolicy, type Place, type Policy } from '../core/decide/policy.js'
import { parseLimit } from '../core/detect/limits/grammar.js'
import type { Limit } from '../core/detect/limits/index.js'
import type { Config } from './config.js'
import type { FileConfig } from './file-schema.js'

/**
 * @param place where the step stands
 * @param scope what is judged, `auto` already resolved
 */
export const policyOf = (config: Config, file: FileConfig, place: Place, scope: 'job' | 'run'): Policy => ({
  ...defaultPolicy,
  place,
  scope,
  observe: config.observe,
  failOn: config.failOn,
  failOnVerdicts: config.failOnVerdicts,
  failOnCategories: config.failOnCategories,
  failOnTests: config.failOnTests,
  notifyOn: config.notifyOn,
  notifyBranches: config.notifyBranches,
  rerun: config.rerun,
  maxReruns: config.maxReruns,
  dailyReruns: config.dailyReruns,
  ...(config.jobStatus === undefined ? {} : { jobStatus: config.jobStatus }),
  acknowledgements: acknowledgementsOf(file),
  limits: limitsOf(file),
  severities: file.severities,
  remedies: file.remedies.map(({ category, rule, ...remedy }) => ({
    for: { ...(category === undefined ? {} : { category }), ...(rule === undefined ? {} : { rule }) },
    ...remedy,
  })),
})

/** High unless it says otherwise: a limit fails the check where `fail-on` is high, or the limit is marked critical. */
const limitsOf = ({ limits }: FileConfig): readonly Limit[] =>
  Object.entries(limits).flatMap(([name, given]) => {
    const { limit, severity } = typeof given === 'string' ? { limit: given, severity: 'high' as const } : given
    const parsed = parseLimit(limit)
    return parsed.kind === 'ok' ? [{ name, rule: parsed.rule, severity }] : []
  })

/** What is ignored is muted, not hidden: it stays in the record and in the report. */
const acknowledgementsOf = (file: FileConfig): readonly Acknowledgement[] => {
  const ignored = { id: 'ignore', since: '1970-01-01', series: '*', reason: 'ignored by the configuration file' }
  return [
    ...file['expected-changes'],
    ...file.ignore.workflows.map((workflow) => ({ ...ignored, workflow })),
    ...file.ignore.branches.map((branch) => ({ ...ignored, branch })),
    ...file.ignore.jobs.map((job) => ({ ...ignored, series: `job[${job}]*` })),
  ]
}
