/** Intended changes mute the findings they explain: muted findings stay visible, but neither fail nor notify. */
import type { Finding, OpenRegression, RunRecord } from '../model/index.js'
import { day } from '../run/time.js'
import { sameRepository } from '../run/trust.js'
import { matches } from '../run/wildcard.js'
import { namesOfSeries } from '../series/renamed.js'
import { withoutDuplicates } from './duplicates.js'
import { namesOfFinding } from './names.js'
import type { Acknowledgement, SeverityRule } from './policy.js'
import { type QuarantineGround, withQuarantine } from './quarantined.js'
import { startOf } from './run-facts.js'
import { withSeverities } from './severities.js'

const commit = /^[0-9a-f]{7,64}$/i

/** What an acknowledgement is held against. */
export interface Ground {
  readonly record: RunRecord
  /** The known history: it tells which runs came before a commit. */
  readonly records: readonly RunRecord[]
  readonly acknowledgements: readonly Acknowledgement[]
  readonly severities?: readonly SeverityRule[]
}

/**
 * The findings, those that an acknowledgement explains marked with its id and reason.
 *
 * A `since` that is a date holds from that moment on. A `since` that is a commit holds from the first known run of that
 * commit on: of this run’s branch, or where that has none, of any. Where no run of it is known (it is older than the
 * history, has not run yet, or is mistyped) the acknowledgement holds, and says that the order could not be told: a person
 * has said that the change is intended, and muting less than was asked would fail what they let pass.
 */
export const applyAcknowledgements = (findings: readonly Finding[], ground: Ground): readonly Finding[] =>
  findings.map((finding) => {
    if (finding.muted !== undefined) return finding
    for (const acknowledgement of ground.acknowledgements) {
      const muted = explains(acknowledgement, namesOfFinding(finding), ground)
      if (muted !== undefined) return { ...finding, muted }
    }
    return finding
  })

/** Is a change of this series one that people meant, as of this run? */
const acknowledgedIn =
  (ground: Ground) =>
  (series: string): boolean =>
    ground.acknowledgements.some((one) => explains(one, namesOfSeries(series), ground) !== undefined)

/** The same ground with the question the detection asks of it. */
export const groundOf = <G extends Ground>(
  ground: G,
): G & { readonly isAcknowledged: (series: string) => boolean } => ({
  ...ground,
  isAcknowledged: acknowledgedIn(ground),
})

/** Everything found of a run, graded and marked, and the regressions that stay open. */
export const acknowledge = (
  found: {
    readonly limits: readonly Finding[]
    readonly anomalies: readonly Finding[]
    readonly failures: readonly Finding[]
    readonly tests: readonly Finding[]
    readonly open: readonly OpenRegression[]
  },
  ground: Ground & QuarantineGround,
): { readonly findings: readonly Finding[]; readonly open: readonly OpenRegression[] } => ({
  findings: withQuarantine(
    applyAcknowledgements(
      withSeverities(
        withoutDuplicates([...found.limits, ...found.anomalies, ...found.failures, ...found.tests]),
        ground,
      ),
      ground,
    ),
    ground,
  ),
  open: unacknowledged(found.open, ground),
})

/** The open regressions that nobody has acknowledged. */
const unacknowledged = (open: readonly OpenRegression[], ground: Ground): readonly OpenRegression[] =>
  open.filter(({ series }) => !acknowledgedIn(ground)(series))

/** What mutes the finding, in words; undefined where this does not. */
function explains(acknowledgement: Acknowledgement, names: readonly string[], ground: Ground): string | undefined {
  const { record } = ground
  const { id, reason, since, until, workflow, branch } = acknowledgement
  const at = startOf(record)
  if (until !== undefined && at >= endOf(until)) return undefined
  if (workflow !== undefined && !matches(workflow, record.key.workflow)) return undefined
  if (branch !== undefined && !matches(branch, record.run.value.branch ?? '')) return undefined
  if (!names.some((name) => matches(acknowledgement.series, name))) return undefined
  if (!commit.test(since)) return at >= Date.parse(since) ? `${id}: ${reason}` : undefined
  const start = firstRunOf(since, ground)
  if (start === undefined)
    return `${id} (no run of commit ${since.slice(0, 12)} is known, so this run may be older): ${reason}`
  return madeAt(record) >= start ? `${id}: ${reason}` : undefined
}

/** When the first run of the commit was made, in milliseconds since the epoch. */
function firstRunOf(since: string, { record, records }: Ground): number | undefined {
  const wanted = since.toLowerCase()
  const known = [...records, record].filter(
    (other) => other.run.value.sha?.toLowerCase().startsWith(wanted) === true && sameRepository(other, record),
  )
  const own = known.filter(({ run }) => run.value.branch === record.run.value.branch)
  const times = (own.length > 0 ? own : known).map(madeAt)
  return times.length === 0 ? undefined : Math.min(...times)
}

/** A rerun starts late, but is of the commit its run was made for. */
const madeAt = (record: RunRecord): number => {
  const made = Date.parse(record.run.value.createdAt ?? '')
  return Number.isNaN(made) ? startOf(record) : made
}

/** A bare date lasts to the end of its day (UTC). */
const endOf = (until: string): number => Date.parse(until) + (until.length === 10 ? day : 0)
