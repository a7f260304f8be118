/** Isolate and rerun failed tests: the exact command for the runner in use, shown and never executed by us. */
import type { TestCase } from '../../model/index.js'
import { runners } from '../../tests/runners/index.js'
import type { Clues, Runner } from '../../tests/runners/runner.js'
import { quoted } from '../../tests/runners/shell-quote.js'
import { failedJobs } from '../run-facts.js'
import { concerns } from '../verdict.js'
import { type Ailment, nearbyOf, type Strategy } from './strategy.js'
import { testsInLog } from './tests-in-log.js'

/** Longer commands do not survive being shown, and no shell needs them. */
const longest = 7000
const mostTests = 50

export const rerunTests: Strategy = {
  id: 'rerun-failed-tests',
  remedy: (ailment) => {
    if (ailment.diagnosis.category !== 'test') return undefined
    const { tests, total, runner } = reported(ailment) ?? logged(ailment) ?? {}
    const built = runner === undefined || tests === undefined ? undefined : commandFor(runner, tests)
    if (runner === undefined || built === undefined) return undefined
    return {
      title: `Run only ${shareOf(built.tests, total)} again (${runner.id})`,
      instruction: `Run this at your desk, or in a step of its own. A test that passes now and failed on the same commit is flaky; one that fails again is broken.${
        total === undefined ? ' The names are from the log; with `test-reports` none is missed.' : ''
      }`,
      command: built.command,
    }
  },
}

interface Isolated {
  readonly tests: readonly TestCase[]
  /** Failed tests in all, where a report counts them. */
  readonly total?: number
  readonly runner: Runner | undefined
}

function reported(ailment: Ailment): Isolated | undefined {
  const failing = ailment.tests?.failures ?? []
  if (failing.length === 0) return undefined
  return { tests: failing, total: ailment.tests?.failed ?? failing.length, runner: runnerOf(ailment, failing) }
}

function logged({ diagnosis }: Ailment): Isolated | undefined {
  const found = testsInLog(nearbyOf(diagnosis))
  return found && { tests: found.tests, runner: runners.find((runner) => runner.id === found.runner) }
}

const shareOf = (named: number, total: number | undefined): string => {
  if (total === undefined)
    return named === 1 ? 'the failed test the log names' : `the ${named} failed tests the log names`
  if (named < total) return `the first ${named} of ${total} failed tests`
  return total === 1 ? 'the one failed test' : `the ${total} failed tests`
}

export const runnerOf = (ailment: Ailment, tests: readonly TestCase[]): Runner | undefined => {
  const clues = cluesOf(ailment, tests)
  return runners.find((runner) => runner.recognises(clues))
}

function cluesOf({ diagnosis, record, failure }: Ailment, tests: readonly TestCase[]): Clues {
  const job = failedJobs(record).find((candidate) => concerns(failure, candidate))
  const steps = (job?.record.facts?.value.steps ?? []).map((step) => step.name)
  const told = [diagnosis.rule ?? '', diagnosis.step ?? '', ...steps, ...nearbyOf(diagnosis)]
  return {
    text: told.join('\n').toLowerCase(),
    files: tests.flatMap((test) => test.file ?? []),
    tests,
  }
}

/** As many tests as fit, each argument quoted by itself. */
export function commandFor(
  runner: Runner,
  tests: readonly TestCase[],
): { readonly command: string; readonly tests: number } | undefined {
  for (let count = Math.min(tests.length, mostTests); count > 0; count = Math.floor(count / 2)) {
    const command = runner.argumentsFor?.(tests.slice(0, count))?.map(quoted).join(' ')
    if (command === undefined) return undefined
    if (command.length <= longest) return { command, tests: count }
  }
  return undefined
}
