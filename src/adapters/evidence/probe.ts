/** Runs tests that the history has never seen several times, before anybody relies on them, and names those that do not always end alike. */
import type { TestCase } from '../../core/model/index.js'
import { formatCount, formatDuration } from '../../core/run/format.js'
import { shortKey, type TestName, testKey } from '../../core/tests/identity/key.js'
import { wholeSuite } from '../../core/tests/report/format.js'
import { withoutGoParents } from '../../core/tests/report/subtests.js'
import { selectedCommand } from '../../core/tests/runners/invocation.js'
import type { Ended, Probed, Rounds } from './round.js'
import { type Before, reportsBefore, resultsOf, setAside, writtenSince } from './round-reports.js'
import { nameOf, scriptsIn, shown } from './rounds.js'

export interface NewTests {
  /** How often each is run beside the command itself. */
  readonly rounds: number
  /** Undefined where the history does not tell. */
  readonly isSeen: ((test: TestName) => boolean) | undefined
}

interface Probe extends NewTests {
  /** Milliseconds since the epoch. */
  readonly now: () => number
  /** How long the command itself took, in ms. */
  readonly tookMs: number
}

/** More at once are a suite that moved, or a history of something else. */
const mostNew = 50
/** All rounds together take no longer than the command did, but this long in any case. */
const leastMs = 120_000

interface Tries {
  readonly test: TestCase
  runs: number
  failures: number
}

/** @param ended how the command ended, failed tests run again @returns the same, and passed where all that failed is new and does not always fail */
export async function probeNew(rounds: Rounds, before: Before, ended: Ended, probe: Probe): Promise<Ended> {
  const { say } = rounds
  const not = (reason: string): Ended => {
    say(`no new test is run several times: ${reason}`)
    return ended
  }
  const { isSeen } = probe
  if (isSeen === undefined) return not('the history does not tell which tests ran before')
  if (ended.exitCode !== 0 && ended.failing === undefined) return not('something else failed than tests')
  const written = await writtenSince(rounds, before)
  const tries = new Map<string, Tries>()
  const read = await resultsOf(written, [], (test, outcome) => {
    if (outcome === 'skipped' || test.name === wholeSuite || tries.size > mostNew || isSeen(test)) return
    tries.set(testKey(test), { test: { ...test }, runs: 1, failures: outcome === 'failed' ? 1 : 0 })
  })
  if (read.results === undefined) return not('the command wrote no test report that `--test-reports` names')
  if (read.broken !== undefined) return not(read.broken)
  if (tries.size === 0) return ended
  if (tries.size > mostNew) return not(`more than ${mostNew} tests are new`)
  const tests = [...tries.values()].map(({ test }) => test)
  const command = selectedCommand(rounds.command, await scriptsIn(rounds.cwd), tests)
  if (command.kind === 'impossible') return not(command.reason)
  const aside = await setAside(rounds, written)
  if (aside === undefined) return ended
  try {
    await eachRound(rounds, command.command, { ...probe, tests, tries })
  } finally {
    await aside.restore()
  }
  return outcomeOf(ended, [...tries.values()], rounds)
}

async function eachRound(
  rounds: Rounds,
  command: readonly string[],
  {
    tests,
    tries,
    ...probe
  }: Probe & { readonly tests: readonly TestCase[]; readonly tries: ReadonlyMap<string, Tries> },
): Promise<void> {
  const { say } = rounds
  const end = probe.now() + Math.max(leastMs, probe.tookMs)
  say(`${formatCount(tests.length, 'new test')} run ${formatCount(probe.rounds, 'time')} more: ${shown(command)}`)
  for (let round = 1; round <= probe.rounds; round++) {
    const left = end - probe.now()
    if (left <= 0) return say(`their time is up after ${formatCount(round - 1, 'time')}`)
    const before = await reportsBefore(rounds)
    const ended = await rounds.run(command, left)
    if (ended.signal === 'SIGKILL' && probe.now() >= end)
      return say(`stopped after ${formatDuration(Math.max(leastMs, probe.tookMs))}, in round ${round}`)
    const { results } = await resultsOf(await writtenSince(rounds, before), tests)
    if (ended.signal !== undefined || results === undefined) return say('it wrote no report, so it is not tried again')
    const failed = new Set(results.failures.map(testKey))
    for (const [key, one] of tries) {
      const hasFailed = failed.has(key)
      if (!hasFailed && !Object.hasOwn(results.times ?? {}, shortKey(one.test))) continue
      one.runs += 1
      if (hasFailed) one.failures += 1
    }
  }
}

function outcomeOf(ended: Ended, tries: readonly Tries[], { say }: Rounds): Ended {
  const untried = tries.filter(({ runs }) => runs === 1)
  const all = tries.filter(({ runs, failures }) => failures > 0 && failures < runs)
  // A parent fails with its subtest: one trouble.
  const own = new Set(withoutGoParents(all.map(({ test }) => test)))
  const flipped = all.filter(({ test }) => own.has(test))
  for (const { test } of untried) say(`was not run again, so nothing is known of it: ${nameOf(test)}`)
  for (const { test, runs, failures } of flipped)
    say(`NEW AND FLAKY, failed ${failures} of ${formatCount(runs, 'time')}: ${nameOf(test)}`)
  if (flipped.length === 0 && untried.length === 0)
    say(`${formatCount(tries.length, 'new test')} ended alike each time`)
  const keys = new Set(all.map(({ test }) => testKey(test)))
  const probed = flipped.map(({ test, runs, failures }): Probed => ({ test: shortKey(test), runs, failures }))
  const { failing = [] } = ended
  const left = failing.filter((test) => !keys.has(testKey(test)))
  if (ended.exitCode === 0 || failing.length === 0 || left.length > 0)
    return { ...ended, ...(ended.failing === undefined ? {} : { failing: left }), probed }
  say(
    `PASSED ALL THE SAME: all that failed is new, and does not always fail (the command ended with ${ended.exitCode})`,
  )
  return { ...ended, exitCode: 0, failing: [], probed }
}
