/** A quarantine under review: failing tests that people have agreed to let pass for a while, each with an owner and an end. */
import type { RunRecord } from '../../model/index.js'
import { day } from '../../run/time.js'
import { matches } from '../../run/wildcard.js'
import type { TestName } from '../identity/key.js'
import { outcomesOf } from '../renames.js'
import type { TestOutcome } from '../test-history.js'

export interface QuarantineEntry {
  /** `suite › name` or the name alone; `*` matches any part. */
  readonly test: string
  readonly owner: string
  readonly since: string
  /** Last day it holds, UTC. */
  readonly expires: string
  readonly reason: string
}

/** A test that failed in each of so many runs in a row is not flaky: nothing is gained by waiting. */
const brokenAfter = 10
/** One that passed in each of so many is mended: a later failure is news. At 6 % one flaky test in twenty is lost so. */
const mendedAfter = 50

/** As the list names a test. */
export const listName = ({ suite, name }: TestName): string => (suite === undefined ? name : `${suite} › ${name}`)

export const isEntryOf = ({ test }: Pick<QuarantineEntry, 'test'>, name: TestName): boolean =>
  matches(test, listName(name)) || matches(test, name.name)

export type QuarantineState =
  | { readonly kind: 'active'; readonly entry: QuarantineEntry }
  | { readonly kind: 'expired'; readonly entry: QuarantineEntry }
  /** It failed in each of the last runs: it fails again. */
  | { readonly kind: 'broken'; readonly entry: QuarantineEntry; readonly runs: number }
  /** It passed in each of so many runs before this one: its place was given up. */
  | { readonly kind: 'mended'; readonly entry: QuarantineEntry; readonly runs: number }

interface Asked {
  readonly entries: readonly QuarantineEntry[]
  /** Milliseconds since the epoch. */
  readonly now: number
  /** Comparable runs before this one, oldest first; empty where none are known. */
  readonly records: readonly RunRecord[]
}

/** @param test one that failed in this run @returns undefined where no entry names it */
export function quarantineOf(test: TestName, { entries, now, records }: Asked): QuarantineState | undefined {
  const named = entries.filter((entry) => isEntryOf(entry, test))
  const entry = named.find(({ since, expires }) => now >= Date.parse(since) - day && now < endOf(expires))
  if (entry === undefined) return named[0] === undefined ? undefined : { kind: 'expired', entry: named[0] }
  const outcomes = outcomesOf(test, records).filter((outcome) => outcome !== 'unknown')
  const last = (unless: (outcome: TestOutcome) => boolean) => outcomes.length - 1 - outcomes.findLastIndex(unless)
  const failed = last((outcome) => outcome !== 'failed') + 1
  if (failed >= brokenAfter) return { kind: 'broken', entry, runs: failed }
  const passed = last((outcome) => outcome !== 'passed')
  return passed >= mendedAfter ? { kind: 'mended', entry, runs: passed } : { kind: 'active', entry }
}

/** "in quarantine until 2026-12-02, owned by @acme/checkout: races with the clock" */
export function phraseQuarantine(state: QuarantineState): string {
  const { owner, expires, reason } = state.entry
  switch (state.kind) {
    case 'active':
      return `in quarantine until ${expires}, owned by ${owner}: ${reason}`
    case 'expired':
      return `its quarantine ended on ${expires}; owned by ${owner}: ${reason}`
    case 'broken':
      return `in quarantine, but it failed in each of the last ${state.runs} runs: it is broken, not flaky; owned by ${owner}`
    case 'mended':
      return `it had passed in each of ${state.runs} runs, so its place in quarantine was given up; owned by ${owner}`
    default:
      return state satisfies never
  }
}

const endOf = (expires: string): number => Date.parse(expires) + day
