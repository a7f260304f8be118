/** Isolate and rerun failed tests: the exact command for the runner in use, shown and never executed by us. */
import type { TestCase } from '../../model/index.js'
import { failedJobs } from '../run-facts.js'
import { concerns } from '../verdict.js'
import { runners } from './runners/index.js'
import type { Clues, Runner } from './runners/runner.js'
import { quoted } from './shell-quote.js'
import { type Ailment, evidenceOf, type Strategy } from './strategy.js'

/** Longer commands do not survive being shown, and no shell needs them. */
const longest = 7000
const mostTests = 50

export const rerunTests: Strategy = {
  id: 'rerun-failed-tests',
  remedy: (ailment) => {
    const failing = ailment.tests?.failures ?? []
    if (ailment.diagnosis.category !== 'test' || failing.length === 0) return undefined
    const runner = runnerOf(ailment, failing)
    const built = runner === undefined ? undefined : commandFor(runner, failing)
    if (built === undefined) return undefined
    const total = ailment.tests?.failed ?? failing.length
    const share =
      built.tests < total ? `the first ${built.tests} of ${total}` : total === 1 ? 'the one' : `the ${total}`
    return {
      title: `Run only ${share} failed test${total === 1 ? '' : 's'} again (${runner?.id})`,
      instruction:
        'Run this at your desk, or in a step of its own. A test that passes now and failed on the same commit is flaky; one that fails again is broken.',
      command: built.command,
    }
  },
}

export const runnerOf = (ailment: Ailment, tests: readonly TestCase[]): Runner | undefined => {
  const clues = cluesOf(ailment, tests)
  return runners.find((runner) => runner.recognises(clues))
}

function cluesOf({ diagnosis, record, failure }: Ailment, tests: readonly TestCase[]): Clues {
  const job = failedJobs(record).find((candidate) => concerns(failure, candidate))
  const steps = (job?.record.facts?.value.steps ?? []).map((step) => step.name)
  const candidates = diagnosis.candidates.slice(0, 20).map((line) => line.text.slice(0, 300))
  const told = [diagnosis.rule ?? '', diagnosis.step ?? '', ...steps, ...evidenceOf(diagnosis), ...candidates]
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
    const command = runner.argumentsFor(tests.slice(0, count))?.map(quoted).join(' ')
    if (command === undefined) return undefined
    if (command.length <= longest) return { command, tests: count }
  }
  return undefined
}
