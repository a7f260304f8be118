/** What a remediation strategy is: it looks at one failure of one run and gives an exact instruction, or nothing. */
import type { Diagnosis, Failure, Finding, RunRecord, TestResults } from '../../model/index.js'

export interface Ailment {
  readonly failure: Failure
  readonly diagnosis: Diagnosis
  readonly record: RunRecord
  readonly records: readonly RunRecord[]
  readonly findings: readonly Finding[]
  /** The tests of the failed job, or of the run where only one job failed. */
  readonly tests?: TestResults
  readonly now: number
}

export interface Remedy {
  readonly title: string
  /** Exact and copy-ready, drawn from this run. */
  readonly instruction: string
  /** A shell command, every name in it quoted as one argument; shown, never executed by us. */
  readonly command?: string
}

export interface Strategy {
  readonly id: string
  /** Undefined when this strategy has nothing to say about the failure. */
  remedy(ailment: Ailment): Remedy | undefined
}

/** The lines of the diagnosis that tell the cause, best first, at most ten of 500 characters. */
export const evidenceOf = (diagnosis: Diagnosis): readonly string[] =>
  diagnosis.lines.slice(0, 10).map((line) => line.text.slice(0, 500))

/** The same and then the runners-up: details of a known cause often stand beside it. */
export const nearbyOf = (diagnosis: Diagnosis): readonly string[] => [
  ...evidenceOf(diagnosis),
  ...diagnosis.candidates.slice(0, 20).map((line) => line.text.slice(0, 500)),
]

/** The first match of any pattern in the evidence; patterns must be linear. */
export const firstMatch = (diagnosis: Diagnosis, pattern: RegExp): RegExpExecArray | undefined =>
  firstIn(evidenceOf(diagnosis), pattern)

export function firstIn(lines: readonly string[], pattern: RegExp): RegExpExecArray | undefined {
  for (const line of lines) {
    const match = pattern.exec(line)
    if (match !== null) return match
  }
  return undefined
}
