/** What the row of a test’s outcomes shows: commits with both, spells of failure, how often it changes its mind. */
import { mean } from 'simple-statistics'
import type { CommitOutcome } from './executions.js'

export interface Spell {
  /** Commits on which it failed in a row. */
  readonly length: number
  readonly failures: number
  readonly isTrunk: boolean
  /** Of several branches, each counts once. */
  readonly branch: string
}

export interface Evidence {
  /** Commits with both outcomes that no common cause explains. */
  readonly flips: readonly CommitOutcome[]
  /** Spells that ended by themselves, or by a change nobody knows of, after a pass. */
  readonly spells: readonly Spell[]
  /** The same, each branch by itself. */
  readonly branchSpells: readonly Spell[]
  /** The spell that lasts: of the branch of the newest commit. */
  readonly lasting: Spell | undefined
  /** Commits on the default branch, and on others. */
  readonly trunkCommits: number
  readonly branchCommits: number
  /** Share of neighbouring commits of a branch with another outcome (Kowalczyk et al., ICSE-SEIP 2020). */
  readonly flipRate: number
  /** Shannon’s, of passing and failing, in bits: 0 of a test that always does the same, 1 of a coin. */
  readonly entropy: number
}

export function evidenceOf(commits: readonly CommitOutcome[]): Evidence {
  const rows = rowsOf(commits)
  const newest = commits.at(-1)
  const spelled = rows.map((row) => ({ row, ...spellsOf(row) }))
  const ended = spelled.flatMap((row) => row.ended)
  const trunkCommits = commits.filter(isOfTrunk).length
  return {
    flips: commits.filter(({ failed, passed, crowded }) => failed > 0 && passed > 0 && !crowded),
    spells: merged(ended),
    branchSpells: ended.filter(({ crowded }) => !crowded),
    lasting: spelled.find(({ row }) => row.at(-1)?.commit === newest)?.lasting,
    trunkCommits,
    branchCommits: commits.length - trunkCommits,
    flipRate: flipRateOf(rows),
    entropy: entropyOf(commits),
  }
}

/** At a desk with changes that are not committed, a run says as little as one of a branch. */
const isOfTrunk = ({ isTrunk, dirty }: CommitOutcome): boolean => isTrunk && !dirty

/** A commit with its place in the order of all. */
interface Placed {
  readonly commit: CommitOutcome
  readonly at: number
}

/** The default branch, and each other branch, by itself. */
function rowsOf(commits: readonly CommitOutcome[]): readonly (readonly Placed[])[] {
  const rows = new Map<string, Placed[]>()
  commits.forEach((commit, at) => {
    const key = commit.isTrunk ? '' : `branch ${commit.branch}`
    const row = rows.get(key)
    if (row === undefined) rows.set(key, [{ commit, at }])
    else row.push({ commit, at })
  })
  return [...rows.values()]
}

interface PlacedSpell extends Spell {
  /** Places of its first and its last failing commit. */
  readonly from: number
  readonly to: number
  readonly crowded: boolean
}

/** A spell is of commits that failed in every execution, after a pass and before one. */
function spellsOf(row: readonly Placed[]): { ended: readonly PlacedSpell[]; lasting: Spell | undefined } {
  const ended: PlacedSpell[] = []
  let spell: Placed[] = []
  // The default branch that begins broken has been for nobody knows how long; a branch begins with its first run.
  let afterPass = row[0]?.commit.isTrunk === false
  for (const placed of row) {
    if (placed.commit.passed === 0) {
      spell.push(placed)
      continue
    }
    if (spell.length > 0 && afterPass) ended.push(asSpell(spell))
    spell = []
    afterPass = true
  }
  return { ended, lasting: spell.length === 0 ? undefined : asSpell(spell) }
}

const asSpell = (row: readonly Placed[]): PlacedSpell => ({
  length: row.length,
  failures: row.reduce((sum, { commit }) => sum + commit.failed, 0),
  isTrunk: row.every(({ commit }) => isOfTrunk(commit)),
  branch: row[0]?.commit.branch ?? '',
  from: row[0]?.at ?? 0,
  to: row.at(-1)?.at ?? 0,
  crowded: row.some(({ commit }) => commit.crowded),
})

/** What fails on several branches with no pass between is one break that they share. A common cause leaves nothing to learn of this test. */
function merged(spells: readonly PlacedSpell[]): readonly Spell[] {
  const all: PlacedSpell[] = []
  for (const spell of spells.toSorted((a, b) => a.from - b.from)) {
    const last = all.at(-1)
    if (last === undefined || spell.from > last.to + 1) all.push(spell)
    else
      all[all.length - 1] = {
        ...last,
        length: last.length + spell.length,
        failures: last.failures + spell.failures,
        isTrunk: last.isTrunk || spell.isTrunk,
        to: Math.max(last.to, spell.to),
        crowded: last.crowded || spell.crowded,
      }
  }
  return all.filter(({ crowded }) => !crowded)
}

const hasFailed = ({ failed }: CommitOutcome): boolean => failed > 0

function flipRateOf(rows: readonly (readonly Placed[])[]): number {
  const changes = rows.flatMap((row) =>
    row.slice(1).map(({ commit }, at) => (hasFailed(commit) !== hasFailed((row[at] as Placed).commit) ? 1 : 0)),
  )
  return changes.length === 0 ? 0 : mean(changes)
}

function entropyOf(commits: readonly CommitOutcome[]): number {
  const share = commits.length === 0 ? 0 : commits.filter(hasFailed).length / commits.length
  const part = (p: number) => (p === 0 ? 0 : -p * Math.log2(p))
  return part(share) + part(1 - share)
}
