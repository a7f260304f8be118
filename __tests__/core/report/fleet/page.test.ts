/** A fleet’s page: well-formed, whole without a script, and with no word of a stranger’s as markup. */
import { expect, test } from '@jest/globals'
import { SaxesParser } from 'saxes'
import { createFleet } from '../../../../src/core/report/fleet/gather.js'
import { renderFleetPage, sharedLine } from '../../../../src/core/report/fleet/page.js'
import { allRows } from '../../../../src/core/tables/merge.js'
import { fleetRecords } from '../../../support/fleet.js'
import { hostile } from '../../../support/hostile.js'
import { hours, recordOf } from '../../../support/records.js'

const shape = { repositories: 12, days: 36, runsADay: 2 }
const now = Date.parse(hours(36 * 24))
const records = [...fleetRecords(shape)]

const fleetOf = (given = records, at = now) => {
  const account = createFleet({ now: at, days: 35 })
  account.add(allRows(given))
  return account.fleet()
}

const faultsOf = (page: string): readonly string[] => {
  const faults: string[] = []
  const parser = new SaxesParser()
  parser.on('error', (error) => faults.push(error.message))
  parser.write(page.replace('<!DOCTYPE html>', '').replace(/<(meta|br)\b([^>]*)>/g, '<$1$2/>')).close()
  return faults
}

test('well-formed, and every table has its rows', () => {
  const page = renderFleetPage(fleetOf(), { title: 'Acme', madeAt: hours(36 * 24) })
  expect(faultsOf(page)).toEqual([])
  expect(page).toContain('12 repositories in the last 35 days')
  for (const { repository } of fleetOf().repositories) expect(page).toContain(repository)
})

test('rows in pieces, in any order, come to the same', () => {
  const account = createFleet({ now, days: 35 })
  for (const record of records.toReversed()) account.add(allRows([record]))
  expect(account.fleet()).toEqual(fleetOf())
})

test.each(hostile.map((text) => [text]))('%j is text wherever it stands', (text) => {
  const named = records.slice(0, 40).map((record, at) => ({
    ...record,
    key: { ...record.key, repository: `${text}${at % 4}`, workflow: text },
    jobs: Object.fromEntries(
      Object.entries(record.jobs).map(([id, job]) => [
        id,
        {
          ...job,
          ...(job.failure && {
            failure: { ...job.failure, value: { ...job.failure.value, title: text, signature: text, lines: [text] } },
          }),
        },
      ]),
    ),
  }))
  const page = renderFleetPage(fleetOf(named, Date.parse(hours(24 * 20))), {
    title: text,
    notes: [text],
    pageOf: () => text,
  })
  expect(faultsOf(page)).toEqual([])
  expect(page.match(/<script/g)).toHaveLength(1)
})

test('a repository that failed last is bad, one without runs for two weeks is silent, and says why', () => {
  const failing = recordOf({ repository: 'o/bad', hour: 860, facts: { outcome: 'failed' } })
  const silent = recordOf({ repository: 'o/silent', hour: 100 })
  const good = recordOf({ repository: 'o/good', hour: 860 })
  const { repositories } = fleetOf([failing, silent, good])
  expect(repositories.map(({ repository, health, because }) => [repository, health, because[0]])).toEqual([
    ['o/bad', 'bad', 'the last run of the default branch failed'],
    ['o/silent', 'silent', 'no run for 14 days'],
    ['o/good', 'good', undefined],
  ])
})

test('runs of forks fail for themselves: they teach no duration and no flaky test', () => {
  const own = records.filter(({ key, run }) => run.value.headRepository === key.repository)
  const alien = own.map((record) => ({
    ...record,
    key: { ...record.key, run: `9${record.key.run}` },
    run: { ...record.run, value: { ...record.run.value, headRepository: 'x/y', durationMs: 9e9 } },
  }))
  const both = fleetOf([...own, ...alien])
  expect(both.regressions).toEqual(fleetOf(own).regressions)
  expect(both.flaky).toEqual(fleetOf(own).flaky)
})

test('a workflow that ran regularly and stopped is named', () => {
  const regular = Array.from({ length: 20 }, (_, at) =>
    recordOf({ repository: 'o/nightly', run: String(at), hour: 100 + at * 3 }),
  )
  expect(fleetOf(regular).silent).toMatchObject([{ repository: 'o/nightly', usualGapMs: 3 * 3_600_000 }])
})

test('what is shared is said in one line', () => {
  expect(sharedLine(fleetOf().shared[0])).toMatch(
    /^\d+ repositories fail on the same host, packages\.example\.com: npm could not reach the registry$/,
  )
})
