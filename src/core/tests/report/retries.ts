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

/** `first` of a test that was not reported before; else its last outcome counts. */
export type Attempt = 'first' | 'failed-again' | 'passed-after-failure' | 'failed-after-pass'

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

  return {
    attempt(test, outcome) {
      if (last === undefined || !alike(test, last)) block++
      last = test
      if (outcome === 'skipped' || (outcome === 'passed' && all.length === 0)) return 'first'
      const id = `${test.project ?? ''}\u0000${test.suite ?? ''}\u0000${test.name}`
      const named = byName.get(id)
      const before = named?.find(
        (failing) => isUnique(test) || (failing.block !== block && isIdentifier.test(test.name)),
      )
      if (before !== undefined && (outcome === 'failed' || !before.passed)) {
        const passed = before.passed
        before.block = block
        before.passed = outcome === 'passed'
        return before.passed ? 'passed-after-failure' : passed ? 'failed-after-pass' : 'failed-again'
      }
      if (outcome === 'failed' && all.length < followed) {
        const failing = { test, block, passed: false }
        all.push(failing)
        if (named === undefined) byName.set(id, [failing])
        else named.push(failing)
      }
      return 'first'
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

/** Go’s functions in a package, pytest’s in a module, a Java method without parameters. */
const isUnique = ({ name, suite = '', file = '' }: TestCase): boolean =>
  name.endsWith('()') ||
  (/^(?:Test|Fuzz|Example)(?:[^a-z]|$)/.test(name) && !/\s/.test(suite) && /^[\w.~/-]+$/.test(suite)) ||
  (/^test_/.test(name) && (file.endsWith('.py') || /^[\w.]+$/.test(suite)))
