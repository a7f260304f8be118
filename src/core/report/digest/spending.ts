/** Where machine time and money go: by workflow, job and cause; what reruns and flaky tests cost. */
import type { JobFacts, RunRecord } from '../../model/index.js'
import { grouped } from '../../run/grouped.js'
import { hasFailed } from '../../run/outcomes.js'
import { minute } from '../../run/time.js'
import { type TestName, testKey } from '../../tests/identity/key.js'
import { resultsOf } from '../../tests/test-history.js'
import { jobMs } from './cost.js'

/** Price of a minute by the label of a runner; `default` for every other. */
export interface Rates {
  readonly currency: string
  readonly perMinute: Readonly<Record<string, number>>
}

/** Prices are in the currency of the rates; absent where no rate fits any job of it. */
export interface SpendingPart {
  readonly name: string
  readonly ms: number
  readonly price?: number
}

export interface Spending {
  readonly currency?: string
  readonly total?: number
  readonly failedPrice?: number
  readonly rerunPrice?: number
  /** Of jobs whose failing tests were flaky, all of them, and of the next attempt. */
  readonly flakyMs: number
  readonly flakyPrice?: number
  /** Each the dearest first. */
  readonly workflows: readonly SpendingPart[]
  readonly jobs: readonly SpendingPart[]
  /** Failed jobs by the category of their failure. */
  readonly categories: readonly SpendingPart[]
}

interface Paid {
  readonly record: RunRecord
  readonly id: string
  readonly facts: JobFacts
  readonly ms: number
  readonly price: number | undefined
}

export function spendingOf(
  records: readonly RunRecord[],
  {
    rates,
    most,
    flaky,
  }: { readonly rates?: Rates | undefined; readonly most: number; readonly flaky: readonly TestName[] },
): Spending {
  const paid = records.flatMap((record) => paidOf(record, rates))
  const ofFailed = paid.filter(({ record }) => record.run.value.outcome !== 'passed')
  const ofReruns = paid.filter(({ record }) => record.key.attempt > 1)
  const ofFlaky = flakyIn(paid, records, new Set(flaky.map(testKey)))
  const by = (list: readonly Paid[], nameOf: (one: Paid) => string | undefined): readonly SpendingPart[] =>
    [
      ...grouped(
        list.filter((one) => nameOf(one) !== undefined),
        (one) => nameOf(one) ?? '',
      ),
    ]
      .map(([name, ones]) => ({ name, ...sumOf(ones) }))
      .sort((a, b) => (b.price ?? 0) - (a.price ?? 0) || b.ms - a.ms || (a.name < b.name ? -1 : 1))
      .slice(0, most)
  return {
    ...(rates === undefined ? {} : { currency: rates.currency }),
    ...priced('total', paid),
    ...priced('failedPrice', ofFailed),
    ...priced('rerunPrice', ofReruns),
    flakyMs: sumOf(ofFlaky).ms,
    ...priced('flakyPrice', ofFlaky),
    workflows: by(paid, ({ record }) => record.run.value.name ?? record.key.workflow),
    jobs: by(paid, ({ facts }) => facts.name),
    categories: by(paid, ({ record, id, facts }) =>
      hasFailed(facts.outcome) ? (record.jobs[id]?.failure?.value.category ?? 'unknown') : undefined,
    ),
  }
}

const paidOf = (record: RunRecord, rates: Rates | undefined): readonly Paid[] =>
  Object.entries(record.jobs).flatMap(([id, { facts }]) => {
    const ms = facts === undefined ? undefined : jobMs(facts.value)
    if (facts === undefined || ms === undefined) return []
    return [{ record, id, facts: facts.value, ms, price: priceOf(facts.value, ms, rates) }]
  })

/** As platforms bill: each job by the minute it has begun. */
function priceOf({ runner }: JobFacts, ms: number, rates: Rates | undefined): number | undefined {
  if (rates === undefined) return undefined
  const { perMinute } = rates
  const label = runner?.labels?.find((each) => Object.hasOwn(perMinute, each)) ?? 'default'
  const rate = Object.hasOwn(perMinute, label) ? perMinute[label] : undefined
  return rate === undefined ? undefined : Math.ceil(ms / minute) * rate
}

function sumOf(paid: readonly Paid[]): { readonly ms: number; readonly price?: number } {
  const prices = paid.flatMap(({ price }) => price ?? [])
  const ms = paid.reduce((sum, one) => sum + one.ms, 0)
  return prices.length === 0 ? { ms } : { ms, price: prices.reduce((sum, price) => sum + price, 0) }
}

/** Nothing spent is 0 where there are rates at all. */
function priced<K extends string>(name: K, paid: readonly Paid[]): { readonly [key in K]?: number } {
  const { price } = sumOf(paid)
  return (price === undefined ? {} : { [name]: price }) as { readonly [key in K]?: number }
}

const runOf = ({ key }: RunRecord, attempt = key.attempt): string =>
  JSON.stringify([key.host, key.repository, key.workflow, key.run, attempt])

/**
 * Failed jobs of attempts in which every failing test is flaky, and all of the attempt that followed, which nobody would have
 * asked for otherwise.
 */
function flakyIn(paid: readonly Paid[], records: readonly RunRecord[], flaky: ReadonlySet<string>): readonly Paid[] {
  if (flaky.size === 0) return []
  const spoilt = records.filter((record) => {
    const failing = resultsOf(record).flatMap(({ failures }) => failures)
    return (
      hasFailed(record.run.value.outcome) && failing.length > 0 && failing.every((test) => flaky.has(testKey(test)))
    )
  })
  const attempts = new Set(spoilt.map((record) => runOf(record)))
  const next = new Set(spoilt.map((record) => runOf(record, record.key.attempt + 1)))
  return paid.filter(
    ({ record, facts }) => next.has(runOf(record)) || (attempts.has(runOf(record)) && hasFailed(facts.outcome)),
  )
}
