/** What may be done, as plain data: derived from the inputs and the configuration file, never from the run. */

import type { Limit } from '../detect/limits/index.js'
import type { Category, Severity, Verdict } from '../model/index.js'
import type { JobResult } from '../run/outcomes.js'
import type { QuarantineEntry } from '../tests/quarantine/list.js'

/** Where the step stands: only the companion and the watch see a finished run of somebody else. */
export type Place = 'companion' | 'watch' | 'in-run' | 'elsewhere'

/** An intended change: findings of these series are muted from `since` on, until `until` where given. */
export interface Acknowledgement {
  readonly id: string
  /** Commit (full or at least seven characters), whose first known run it holds from, or ISO date. */
  readonly since: string
  /** Series key, failure signature or test name; `*` matches any part. */
  readonly series: string
  readonly reason: string
  /** ISO date after which it no longer mutes. */
  readonly until?: string | undefined
  /** Only runs of this workflow or this branch; `*` matches any part. */
  readonly workflow?: string | undefined
  readonly branch?: string | undefined
}

/** A user’s own strategy for a category or a rule; it can point at things, never execute one. */
export interface RemedyRule {
  readonly for: { readonly category?: Category; readonly rule?: string }
  readonly advice?: string | undefined
  readonly link?: string | undefined
  /** File name of a workflow of the same repository, dispatched with the diagnosis as inputs. */
  readonly workflow?: string | undefined
}

/** How severe the findings are that it fits; what is not named fits all. `*` matches any part of a name. */
export interface SeverityRule {
  readonly severity: Severity
  /** Series key, failure signature, `job[NAME]` or test name. */
  readonly series?: string | undefined
  readonly category?: Category | undefined
  readonly rule?: string | undefined
  readonly workflow?: string | undefined
  readonly branch?: string | undefined
}

/** Which failing tests may fail the check: all, those that did not fail before, or all but the known flaky ones. */
export const testGates = ['all', 'new', 'not-flaky'] as const
export type TestGate = (typeof testGates)[number]

export interface Policy {
  readonly place: Place
  readonly scope: 'job' | 'run'
  readonly observe: boolean
  readonly failOn: 'never' | Exclude<Severity, 'low'>
  /** Verdicts that fail the check whatever the severity. */
  readonly failOnVerdicts: readonly Verdict[]
  /** Failure categories that may fail the check; empty means all. */
  readonly failOnCategories: readonly Category[]
  readonly failOnTests: TestGate
  readonly notifyOn: 'change' | 'failure' | 'anomaly' | 'always' | 'never'
  /** Branch patterns; empty means the default branch. */
  readonly notifyBranches: readonly string[]
  readonly rerun: 'off' | 'transient'
  /** Reruns of one run at the most. */
  readonly maxReruns: number
  /** Reruns in the repository within 24 hours at the most. */
  readonly dailyReruns: number
  /** Reruns for one signature within 24 hours at the most. */
  readonly dailyRerunsPerSignature: number
  /** Least probability that a retry passes, for every failed job, from 0 to 1. */
  readonly rerunConfidence: number
  /** Result so far of the job the step ends. */
  readonly jobStatus?: JobResult
  /** True when a companion workflow is installed: it reruns and notifies, the step in the run does not. */
  readonly companionInstalled?: boolean
  /** What that companion does, where its file could be read. */
  readonly companion?: { readonly reruns: boolean; readonly tells: boolean }
  readonly acknowledgements: readonly Acknowledgement[]
  /** Of the quarantine list under review. */
  readonly quarantine: readonly QuarantineEntry[]
  readonly limits: readonly Limit[]
  /** The first that fits sets the severity of a finding. */
  readonly severities: readonly SeverityRule[]
  readonly remedies: readonly RemedyRule[]
}

/** The policy of a run without any configuration. */
export const defaultPolicy: Policy = {
  place: 'elsewhere',
  scope: 'run',
  observe: false,
  failOn: 'critical',
  failOnVerdicts: [],
  failOnCategories: [],
  failOnTests: 'all',
  notifyOn: 'change',
  notifyBranches: [],
  rerun: 'off',
  maxReruns: 1,
  dailyReruns: 20,
  dailyRerunsPerSignature: 6,
  rerunConfidence: 0.55,
  acknowledgements: [],
  quarantine: [],
  limits: [],
  severities: [],
  remedies: [],
}
