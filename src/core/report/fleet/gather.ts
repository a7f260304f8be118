/** Rows of many repositories → what a fleet’s page shows. */
import { day } from '../../run/time.js'
import type { Row, Rows } from '../../tables/schema.js'
import type { Rates } from '../digest/spending.js'
import {
  accountOf,
  type RepositoryAccount,
  type RepositoryHealth,
  recentDays,
  type SilentWorkflow,
  type Span,
  type WorkflowTrend,
} from './repository.js'

export interface SharedFailure {
  /** A host that did not answer as it should, or the signature of the failure. */
  readonly cause: string
  readonly isHost: boolean
  readonly title: string
  readonly repositories: readonly string[]
  readonly failures: number
  /** Milliseconds since the epoch. */
  readonly since: number
  readonly last: number
}

export interface FleetTest {
  readonly suite: string
  readonly test: string
  readonly repositories: readonly string[]
  readonly flaky: number
  readonly failed: number
  readonly lastAt: number
}

export interface Fleet {
  /** Worst health first. */
  readonly repositories: readonly RepositoryHealth[]
  readonly regressions: readonly WorkflowTrend[]
  readonly shared: readonly SharedFailure[]
  readonly flaky: readonly FleetTest[]
  readonly silent: readonly SilentWorkflow[]
  readonly days: number
  readonly runs: number
}

export interface FleetRequest extends Span {
  readonly rates?: Rates | undefined
}

export interface FleetAccount {
  /** Of any repositories, in any order; each row once. */
  add(rows: Rows): void
  fleet(): Fleet
}

/** A failure that so many have is not theirs alone. */
const leastShared = 3
const mostShown = 30
const order = { bad: 0, watch: 1, silent: 2, good: 3 } as const

const text = (row: Row, name: string): string => String(row[name] ?? '')

export function createFleet({ rates, ...span }: FleetRequest): FleetAccount {
  const accounts = new Map<string, RepositoryAccount>()
  const failures = new Map<string, Gathered>()
  const tests = new Map<string, Gathered>()
  const recent = span.now - recentDays * day

  function ofRepository(row: Row): RepositoryAccount {
    const [host, repository] = [text(row, 'host'), text(row, 'repository')]
    const name = `${host}\u0000${repository}`
    const known = accounts.get(name) ?? accountOf(host, repository, span)
    accounts.set(name, known)
    return known
  }

  function split(rows: Rows): ReadonlyMap<RepositoryAccount, Rows> {
    const parts = new Map<RepositoryAccount, { [K in keyof Rows]: Row[] }>()
    for (const name of Object.keys(rows) as (keyof Rows)[])
      for (const row of rows[name]) {
        const account = ofRepository(row)
        const part = parts.get(account) ?? { runs: [], jobs: [], failures: [], tests: [], findings: [] }
        parts.set(account, part)
        part[name].push(row)
      }
    return parts
  }

  return {
    add(rows) {
      for (const [account, part] of split(rows)) account.add(part)
      for (const row of rows.failures) {
        if (Number(row['started_at']) < recent) continue
        const remote = row['remote']
        gather(
          failures,
          remote === undefined ? `s${text(row, 'signature')}` : `h${String(remote)}`,
          row,
          text(row, 'title'),
        )
      }
      for (const row of rows.tests) {
        if (row['trusted'] !== true || Number(row['started_at']) < span.now - span.days * day) continue
        gather(tests, JSON.stringify([text(row, 'suite'), text(row, 'test')]), row, text(row, 'result'))
      }
    },
    fleet() {
      const priceOf = (labels: string, minutes: number): number | undefined => {
        const named =
          labels.split(',').find((label) => rates !== undefined && Object.hasOwn(rates.perMinute, label)) ?? 'default'
        const rate = rates !== undefined && Object.hasOwn(rates.perMinute, named) ? rates.perMinute[named] : undefined
        return rate === undefined ? undefined : rate * minutes
      }
      const all = [...accounts.values()]
      const repositories = all
        .map((account) => account.health(priceOf))
        .filter(({ runs }) => runs > 0)
        .sort(
          (a, b) => order[a.health] - order[b.health] || b.failed - a.failed || (a.repository < b.repository ? -1 : 1),
        )
      return {
        repositories,
        regressions: all
          .flatMap((account) => account.trends())
          .sort((a, b) => b.times - a.times || (a.repository < b.repository ? -1 : 1))
          .slice(0, mostShown),
        shared: sharedOf(failures),
        flaky: flakyOf(tests),
        silent: all
          .flatMap((account) => account.silent())
          .sort((a, b) => b.lastAt - a.lastAt)
          .slice(0, mostShown),
        days: span.days,
        runs: repositories.reduce((sum, { runs }) => sum + runs, 0),
      }
    },
  }
}

interface Gathered {
  readonly repositories: Set<string>
  readonly counts: Map<string, number>
  since: number
  last: number
}

function gather(into: Map<string, Gathered>, key: string, row: Row, what: string): void {
  const at = Number(row['started_at'])
  const known = into.get(key) ?? { repositories: new Set(), counts: new Map(), since: at, last: at }
  into.set(key, known)
  known.repositories.add(text(row, 'repository'))
  known.counts.set(what, (known.counts.get(what) ?? 0) + 1)
  known.since = Math.min(known.since, at)
  known.last = Math.max(known.last, at)
}

const totalOf = ({ counts }: Gathered): number => [...counts.values()].reduce((sum, count) => sum + count, 0)

const sharedOf = (failures: ReadonlyMap<string, Gathered>): readonly SharedFailure[] =>
  [...failures]
    .filter(([, { repositories }]) => repositories.size >= leastShared)
    .map(([key, one]) => ({
      cause: key.slice(1),
      isHost: key.startsWith('h'),
      title: [...one.counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? '',
      repositories: [...one.repositories].sort(),
      failures: totalOf(one),
      since: one.since,
      last: one.last,
    }))
    .sort(
      (a, b) =>
        b.repositories.length - a.repositories.length || b.failures - a.failures || (a.cause < b.cause ? -1 : 1),
    )
    .slice(0, mostShown)

const flakyOf = (tests: ReadonlyMap<string, Gathered>): readonly FleetTest[] =>
  [...tests]
    .filter(([, { counts }]) => (counts.get('flaky') ?? 0) > 0)
    .map(([key, { repositories, counts, last }]) => {
      const [suite = '', test = ''] = JSON.parse(key) as readonly string[]
      return {
        suite,
        test,
        repositories: [...repositories].sort(),
        flaky: counts.get('flaky') ?? 0,
        failed: counts.get('failed') ?? 0,
        lastAt: last,
      }
    })
    .sort((a, b) => b.flaky - a.flaky || b.failed - a.failed || (a.test < b.test ? -1 : 1))
    .slice(0, mostShown)
