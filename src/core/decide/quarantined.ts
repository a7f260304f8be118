/** Failing tests in quarantine, and the failures that are nothing but them: shown, neither failing the check nor notified. */
import type { Failure, Finding, RunRecord, TestFinding } from '../model/index.js'
import { testKey } from '../tests/identity/key.js'
import { phraseQuarantine, type QuarantineEntry, quarantineOf } from '../tests/quarantine/list.js'
import { testsOfFailure } from './failing-tests.js'

export interface QuarantineGround {
  readonly record: RunRecord
  /** Comparable runs, oldest first. */
  readonly comparable: readonly RunRecord[]
  readonly quarantine: readonly QuarantineEntry[]
  /** Milliseconds since the epoch. */
  readonly now: number
}

/** The findings, those of quarantined tests muted; an entry that ended, or whose test always fails, is said and mutes nothing. */
export function withQuarantine(findings: readonly Finding[], ground: QuarantineGround): readonly Finding[] {
  if (ground.quarantine.length === 0) return findings
  const marked = findings.map((finding) => (isFailing(finding) ? markedTest(finding, ground) : finding))
  const muted = new Set(
    marked.flatMap((finding) => (isFailing(finding) && finding.muted !== undefined ? [testKey(finding)] : [])),
  )
  return marked.map((finding) => (finding.kind === 'failure' ? markedFailure(finding, muted, ground) : finding))
}

const isFailing = (finding: Finding): finding is TestFinding =>
  finding.kind === 'test' && (finding.test === 'new-failure' || finding.test === 'known-flaky')

function markedTest(finding: TestFinding, { comparable, quarantine, now }: QuarantineGround): TestFinding {
  const state = quarantineOf(finding, { entries: quarantine, now, records: comparable })
  if (state === undefined || finding.muted !== undefined) return finding
  const words = phraseQuarantine(state)
  return {
    ...finding,
    quarantine: { state: state.kind, owner: state.entry.owner, expires: state.entry.expires },
    ...(state.kind === 'active' ? { muted: words } : { reasons: [words, ...finding.reasons] }),
  }
}

/** Only where every test that failed is named, and each is muted: what is not known is not excused. */
function markedFailure(failure: Failure, muted: ReadonlySet<string>, { record }: QuarantineGround): Failure {
  if (failure.muted !== undefined || failure.diagnosis.category !== 'test') return failure
  const tests = testsOfFailure(failure, record)
  if (tests === undefined || tests.failures.length === 0 || tests.failures.length < tests.failed) return failure
  return tests.failures.every((test) => muted.has(testKey(test)))
    ? { ...failure, muted: 'only tests in quarantine failed' }
    : failure
}
