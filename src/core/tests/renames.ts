/** Suites that bear another name now: the same tests, under one name until some run, under another from the next on. */

import type { RunRecord } from '../model/index.js'
import { oncePer } from '../run/once.js'
import { groupOf, type TestName } from './identity/key.js'
import { ranIn, type SuiteRan } from './missing/ran.js'
import { outcomeIn, type TestOutcome } from './test-history.js'

interface Rename {
  readonly from: string
  /** Place of the first run with the new name. */
  readonly at: number
}

/** What became of a test in each of the runs, oldest first, whatever its suite was called then. */
export function outcomesOf(test: TestName, records: readonly RunRecord[]): readonly TestOutcome[] {
  const named = namesOf(test, records)
  return records.map((record, at) => outcomeIn(record, named[at] ?? test))
}

/** The test as each of the runs, oldest first, called its suite. */
export function namesOf(test: TestName, records: readonly RunRecord[]): readonly TestName[] {
  const renames = renamesIn(records)
  const names: { readonly test: TestName; readonly from: number }[] = []
  let group = groupOf(test)
  for (let rename = renames.get(group); rename !== undefined; rename = renames.get(group)) {
    names.push({ test: names.length === 0 ? test : { suite: group, name: test.name }, from: rename.at })
    group = rename.from
  }
  names.push({ test: names.length === 0 ? test : { suite: group, name: test.name }, from: 0 })
  return records.map((_, at) => names.find(({ from }) => at >= from)?.test ?? test)
}

/** The test under the name its suite bears at the end. */
export function currentName<T extends TestName>(test: T, records: readonly RunRecord[]): T {
  const renames = renamesIn(records)
  let group = groupOf(test)
  for (;;) {
    const next = [...renames].find(([, { from }]) => from === group)
    if (next === undefined) break
    group = next[0]
  }
  if (group === groupOf(test)) return test
  const { project: _, ...rest } = test
  return { ...rest, suite: group } as unknown as T
}

interface Life {
  readonly suite: string
  readonly first: number
  readonly born: SuiteRan
  last: number
  died: SuiteRan
}

/**
 * By the new name; a history is asked for each of its tests. Only runs without more suites than are listed are asked: of
 * those it is known what ran.
 */
const renamesIn = oncePer((records: readonly RunRecord[]): ReadonlyMap<string, Rename> => {
  const lives = new Map<string, Life>()
  const reported: number[] = []
  records.forEach((record, at) => {
    const ran = ranIn(record)
    if (ran === undefined || ran.marks.length > 0) return
    reported.push(at)
    for (const [suite, tests] of ran.suites) {
      const life = lives.get(suite)
      if (life === undefined) lives.set(suite, { suite, first: at, born: tests, last: at, died: tests })
      else Object.assign(life, { last: at, died: tests })
    }
  })
  const ended = [...lives.values()].filter(({ last }) => last !== reported.at(-1))
  const renames = new Map<string, Rename>()
  for (const born of lives.values()) {
    const previous = reported[reported.indexOf(born.first) - 1]
    if (previous === undefined) continue
    // Of a suite whose shard was left out once, the last run may be a little earlier.
    const old = ended.find(
      ({ last, died }) => last <= previous && last >= previous - patience && sameTests(died, born.born),
    )
    if (old !== undefined && old.first < born.first) renames.set(born.suite, { from: old.suite, at: born.first })
  }
  return renames
})

const patience = 3

/** As many tests of the same names; without a number for the names nothing is taken for the same. */
const sameTests = (a: SuiteRan, b: SuiteRan): boolean =>
  a.names !== undefined && a.names === b.names && a.tests === b.tests
