/**
 * A name that comes again in one report: another attempt of one test, or another test that bears its name?
 *
 * Runners that retry write the attempts of a test apart, a round after the other (Gradle, TestNG), and those whose names
 * cannot come twice write nothing else twice (go test, pytest). Parameters and shared examples that bear one name stand
 * together, or are sentences, which nobody’s compiler keeps unique.
 */
import type { TestCase } from '../../model/index.js'
import type { ReportedOutcome } from './case.js'

export interface Retries {
  /** What the case comes to, of a report that is read from its beginning to its end. */
  attempt(test: TestCase, outcome: ReportedOutcome): Attempt
  readonly failing: readonly TestCase[]
  readonly flaky: readonly TestCase[]
}

export interface Attempt {
  /** False of another attempt of a test that is counted already. */
  readonly isNew: boolean
  /** What it adds to the number of failed tests: −1 where a retry passed. */
  readonly failed: -1 | 0 | 1
}

const first: Attempt = { isNew: true, failed: 0 }
const firstFailed: Attempt = { isNew: true, failed: 1 }
const again: Attempt = { isNew: false, failed: 0 }
const mended: Attempt = { isNew: false, failed: -1 }
const failedNow: Attempt = { isNew: false, failed: 1 }

interface Failing {
  readonly test: TestCase
  block: number
  passed: boolean
}

/** Failing tests whose attempts are followed. */
const followed = 20_000

export function createRetries(): Retries {
  const byName = new Map<string, Failing[]>()
  const all: Failing[] = []
  let block = 0
  let last: TestCase | undefined

  const follow = (id: string, failing: Failing): void => {
    if (all.length >= followed) return
    all.push(failing)
    const named = byName.get(id)
    if (named === undefined) byName.set(id, [failing])
    else named.push(failing)
  }

  return {
    attempt(test, outcome) {
      const repeated = last !== undefined && alike(test, last)
      const rerun = repeated && isOfPytest(test)
      if (!repeated) block++
      last = test
      if (outcome === 'skipped' || (outcome === 'passed' && all.length === 0 && !rerun)) return first
      const id = `${test.project ?? ''}\u0000${test.suite ?? ''}\u0000${test.name}`
      const before = byName
        .get(id)
        ?.find((failing) => isUnique(test) || (failing.block !== block && isIdentifier.test(test.name)))
      if (before !== undefined && (outcome === 'failed' || !before.passed || rerun)) {
        const { passed } = before
        before.block = block
        before.passed = outcome === 'passed'
        return passed === before.passed ? again : passed ? failedNow : mended
      }
      if (outcome === 'passed' && !rerun) return first
      follow(id, { test, block, passed: outcome === 'passed' })
      return !rerun ? firstFailed : outcome === 'passed' ? again : failedNow
    },
    get failing() {
      return all.filter(({ passed }) => !passed).map(({ test }) => test)
    },
    get flaky() {
      return all.filter(({ passed }) => passed).map(({ test }) => test)
    },
  }
}

const alike = (a: TestCase, b: TestCase): boolean => a.name === b.name && a.suite === b.suite && a.project === b.project

/** What a compiler or an interpreter names, with its parameters; a sentence is what a person wrote. */
const isIdentifier = /^[\p{L}_$][\p{L}\p{N}_$.:-]*(?:[([{].*)?$/u

/** pytest-rerunfailures writes an attempt that failed as if it had passed; its names come once otherwise. */
const isOfPytest = ({ name, suite = '', file = '' }: TestCase): boolean =>
  name.startsWith('test_') && (file.endsWith('.py') || /^[\w.]+$/.test(suite))

/** Go’s functions in a package, pytest’s in a module, a Java method without parameters. */
const isUnique = (test: TestCase): boolean =>
  test.name.endsWith('()') || isOfPytest(test) || (isOfGo.test(test.name) && /^[\w.~/-]+$/.test(test.suite ?? ''))

const isOfGo = /^(?:Test|Fuzz|Example)(?:[^a-z]|$)/
