/** Failed tests that are run again in the same job: what each round leaves failing. */
import type { TestCase, TestResults } from '../../model/index.js'
import { shortKey, testKey } from '../identity/key.js'
import { wholeSuite } from '../report/format.js'

/** More failures than this share a cause: running them again would cost much and tell little. */
const mostRerun = 50

export type Rerunnable =
  | { readonly kind: 'tests'; readonly tests: readonly TestCase[] }
  /** Why none is run again, as a sentence without its stop. */
  | { readonly kind: 'none'; readonly reason: string }

/** @param results what the reports say that the command has just written; undefined where it wrote none */
export function rerunnable(results: TestResults | undefined): Rerunnable {
  const none = (reason: string): Rerunnable => ({ kind: 'none', reason })
  if (results === undefined) return none('the command failed and wrote no test report that `--test-reports` names')
  const { failures, failed } = results
  if (failed === 0) return none('the command failed, and by its test reports no test did')
  if (failed > mostRerun) return none(`${failed} tests failed, which is more than ${mostRerun}: they share a cause`)
  const broken = failures.find(({ name }) => name === wholeSuite)
  if (broken !== undefined) return none(`a suite failed as a whole: ${broken.suite ?? broken.project ?? '(no name)'}`)
  if (failures.length < failed) return none('the reports do not name every test that failed')
  return { kind: 'tests', tests: failures }
}

export interface Round {
  readonly passed: readonly TestCase[]
  readonly failing: readonly TestCase[]
  /** Of which the round’s reports say nothing: nobody knows how they are. */
  readonly missing: readonly TestCase[]
}

/**
 * @param rerun the tests the round was to run
 * @param results of the round’s reports, read with `followed: rerun`
 */
export function roundOf(rerun: readonly TestCase[], results: TestResults | undefined): Round {
  const failed = new Set(results?.failures.map(testKey))
  const asked = new Set(rerun.map(testKey))
  const strangers = (results?.failures ?? []).filter((test) => !asked.has(testKey(test)))
  const passed = results?.times ?? {}
  const isPassed = (test: TestCase) => Object.hasOwn(passed, shortKey(test))
  const [failing, others] = parted(rerun, (test) => failed.has(testKey(test)))
  const [now, missing] = parted(others, isPassed)
  // What a pattern ran beside them and failed is a failure like any other.
  return { passed: now, failing: [...failing, ...strangers], missing }
}

function parted<T>(items: readonly T[], holds: (item: T) => boolean): readonly [readonly T[], readonly T[]] {
  return [items.filter(holds), items.filter((item) => !holds(item))]
}
