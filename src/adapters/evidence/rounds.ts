/** Runs failed tests again, round by round, and leaves the reports of the first round as they were. */
import { resolve } from 'node:path'
import type { TestCase } from '../../core/model/index.js'
import { formatCount } from '../../core/run/format.js'
import { failedAgainKey, shortKey } from '../../core/tests/identity/key.js'
import { listName, phraseQuarantine, type QuarantineEntry, quarantineOf } from '../../core/tests/quarantine/list.js'
import { rerunnable, roundOf } from '../../core/tests/rerun/rounds.js'
import { narrowedCommand, notByTestsAlone, type Scripts } from '../../core/tests/runners/invocation.js'
import { readRegular } from '../files/read.js'
import type { Ended, Rounds } from './round.js'
import { type Before, reportsBefore, resultsOf, setAside, writtenSince } from './round-reports.js'

/** @param first how the command itself ended: not with 0 */
export async function runAgain(rounds: Rounds, before: Before, first: Ended): Promise<Ended> {
  const written = await writtenSince(rounds, before)
  const read = await resultsOf(written, [])
  const { results } = read
  const todo = rerunnable(results)
  const isTold = results !== undefined && results.failed > 0
  const scripts = await scriptsIn(rounds.cwd)
  const why =
    read.broken ??
    (isTold
      ? await notByTestsAlone(rounds.command, {
          scripts,
          exitCode: first.exitCode,
          failed: results.failed,
          text: (file) => textOf(rounds.cwd, file),
        })
      : undefined)
  if (why !== undefined) {
    rounds.say(`nothing of this is excused: ${why}`)
    return first
  }
  if (todo.kind === 'none') {
    if (rounds.retries > 0) rounds.say(`no test is run again: ${todo.reason}`)
    return { ...first, ...(isTold && results.failures.length === results.failed ? { failing: results.failures } : {}) }
  }
  if (rounds.retries === 0) return { ...first, failing: todo.tests }
  const aside = await setAside(rounds, written)
  if (aside === undefined) return { ...first, failing: todo.tests }
  try {
    return await eachRound(rounds, { tests: todo.tests, first, scripts })
  } finally {
    await aside.restore()
  }
}

async function eachRound(
  rounds: Rounds,
  { tests, first, scripts }: { readonly tests: readonly TestCase[]; readonly first: Ended; readonly scripts: Scripts },
): Promise<Ended> {
  const passedAgain: string[] = []
  const failedAgain = new Set<string>()
  let failing = tests
  let last = first
  for (let round = 1; round <= rounds.retries && failing.length > 0; round++) {
    const narrowed = narrowedCommand(rounds.command, scripts, failing)
    if (narrowed.kind === 'impossible') {
      rounds.say(`the failed tests cannot be run by themselves: ${narrowed.reason}`)
      break
    }
    rounds.say(
      `${formatCount(failing.length, 'failed test')} run again, ${round} of ${rounds.retries}: ${shown(narrowed.command)}`,
    )
    const before = await reportsBefore(rounds)
    last = await rounds.run(narrowed.command)
    const read = await resultsOf(await writtenSince(rounds, before), failing)
    const { passed, failing: still, missing } = roundOf(failing, read.broken === undefined ? read.results : undefined)
    for (const test of passed) rounds.say(`passed now, so flaky: ${nameOf(test)}`)
    for (const test of still) rounds.say(`failed again: ${nameOf(test)}`)
    for (const test of missing) rounds.say(`was not run, so it counts as failed: ${nameOf(test)}`)
    passedAgain.push(...passed.map(shortKey))
    for (const test of still) failedAgain.add(failedAgainKey(test))
    failing = [...still, ...missing]
    if (last.signal !== undefined || missing.length > 0) break
  }
  const always = failing.map(failedAgainKey).filter((key) => failedAgain.has(key))
  return {
    ...first,
    ...outcomeOf(first, last, failing, rounds.say),
    passedAgain,
    ...(always.length === 0 ? {} : { failedAgain: [...new Set(always)] }),
    failing,
  }
}

/** The command passes when every failed test has passed since and the last round ended well; nothing else lets it pass. */
function outcomeOf(first: Ended, last: Ended, failing: readonly TestCase[], say: Rounds['say']): Ended {
  if (failing.length > 0) return first
  if (last.exitCode !== 0) say(`every failed test passed, but the command ended with ${last.exitCode}`)
  return { exitCode: last.exitCode, ...(last.signal === undefined ? {} : { signal: last.signal }) }
}

const textOf = (cwd: string, file: string): Promise<string | undefined> =>
  readRegular(resolve(cwd, file), 1_048_576).then(String, () => undefined)

/** The scripts of the package the command runs in. */
export async function scriptsIn(cwd: string): Promise<Scripts> {
  try {
    const read: unknown = JSON.parse((await readRegular(resolve(cwd, 'package.json'), 1_048_576)).toString('utf8'))
    const scripts = typeof read === 'object' && read !== null && 'scripts' in read ? read.scripts : {}
    const all = typeof scripts === 'object' && scripts !== null ? Object.entries(scripts) : []
    return Object.fromEntries(all.filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
  } catch {
    return {}
  }
}

/** Passes where all that failed at last is in quarantine, and says so: a test outside of it, or an entry that ended, fails. */
export function excused(ended: Ended, entries: readonly QuarantineEntry[], now: number, say: Rounds['say']): Ended {
  const { failing = [], exitCode, signal } = ended
  if (exitCode === 0 || signal !== undefined || failing.length === 0 || entries.length === 0) return ended
  const states = failing.map((test) => ({ test, state: quarantineOf(test, { entries, now, records: [] }) }))
  for (const { test, state } of states) if (state !== undefined) say(`${nameOf(test)}: ${phraseQuarantine(state)}`)
  const others = states.filter(({ state }) => state?.kind !== 'active')
  if (others.length > 0) return ended
  say(
    `PASSED ALL THE SAME: ${formatCount(failing.length, 'test')} failed, all in quarantine (the command ended with ${exitCode})`,
  )
  return { ...ended, exitCode: 0 }
}

/** jest-junit repeats the suite in the name. */
export const nameOf = (test: TestCase): string =>
  test.suite !== undefined && test.name.startsWith(test.suite) ? test.name : listName(test)
/** A command of fifty tests fills a screen. */
export const shown = (command: readonly string[]): string => {
  const text = command.join(' ')
  return text.length <= 500 ? text : `${text.slice(0, 500)}…`
}
