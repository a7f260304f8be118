/**
 * How truly flaky tests are told: made histories with known rates, read by the product’s own functions.
 *
 *   npm run bench:tests            all tables
 *   npm run bench:tests -- --fast  a fifth of the histories
 *
 * The generator shares nothing with the assessment but the shape of a record: rates, breaks, reruns, shards and renames are
 * drawn here, by a seeded generator, and the truth is kept beside each history.
 */

import { assess } from '../lib/core/tests/flakiness/assess.js'
import { testFindings } from '../lib/core/tests/flaky.js'
import { quarantineOf } from '../lib/core/tests/quarantine/learnt.js'
import { makeHistory, rates } from './tests/histories.mjs'
import { measureReading } from './tests/reading.mjs'

const fast = process.argv.includes('--fast')
const histories = fast ? 10 : 50

const percent = (value) => (Number.isNaN(value) ? '–' : `${(100 * value).toFixed(1)} %`)
const share = (list, holds) => list.filter(holds).length / list.length

function measure(name, options) {
  const flagged = []
  const flaky = []
  const breaks = []
  const calls = []
  for (let seed = 1; seed <= histories; seed++) {
    const { records, truth } = makeHistory({ ...options, seed })
    const found = quarantineOf(records)
    for (const test of found) flagged.push(truth.get(test.name))
    for (const [test, told] of truth) {
      const listed = found.find((each) => each.name === test)
      if (told.kind === 'flaky' && told.flaked > 0) {
        const { rate, low, high, executions } = listed ?? assess({ suite: told.suite, name: test }, records)
        flaky.push({ ...told, listed: listed !== undefined, rate, low, high, executions })
      }
      if (told.kind === 'broken' && told.spells > 0) breaks.push({ ...told, listed: listed !== undefined })
    }
    // What was said at the time, of each failure of a test that a change had broken; a few histories show it.
    if (seed > 5) continue
    for (let at = Math.floor(records.length / 2); at < records.length; at++) {
      const record = records[at]
      const failing = record.tests.value.failures.filter(({ name }) => truth.get(name)?.kind === 'broken')
      if (failing.length === 0) continue
      const before = records.slice(0, at)
      for (const finding of testFindings({ record, comparable: before, records: before }))
        if (failing.some(({ name }) => name === finding.name)) calls.push(finding.test)
    }
  }
  const twice = flaky.filter(({ flaked }) => flaked > 1)
  console.log(
    [
      name.padEnd(34),
      `precision ${percent(share(flagged, (told) => told?.kind === 'flaky'))} of ${flagged.length}`.padEnd(26),
      `recall ${percent(share(flaky, ({ listed }) => listed))} of ${flaky.length} that flaked`.padEnd(36),
      `(${percent(share(twice, ({ listed }) => listed))} of twice)`.padEnd(20),
      `breaks called flaky ${percent(share(breaks, ({ listed }) => listed))}, their failures ${percent(share(calls, (kind) => kind === 'known-flaky'))}`.padEnd(
        58,
      ),
      `interval ${percent(share(flaky, ({ rate: _, low, high, p }) => low <= p && p <= high))}`,
    ].join(' '),
  )
  return { flaky }
}

console.log(
  `${histories} histories each; rates ${rates.map(percent).join(', ')}; 120 tests, 12 flaky, 30 broken and mended\n`,
)
measure('reruns always, 60 commits', { commits: 60, rerun: 1 })
measure('reruns 30 %, 60 commits', { commits: 60, rerun: 0.3 })
measure('never reruns, 60 commits', { commits: 60, rerun: 0 })
measure('never reruns, 40 commits', { commits: 40, rerun: 0 })
measure('never reruns, 200 commits', { commits: 200, rerun: 0 })
measure('reruns always, 200 commits', { commits: 200, rerun: 1 })
measure('never, 4 shards, 60 commits', { commits: 60, rerun: 0, shards: 4 })
measure('never, renames, 60 commits', { commits: 60, rerun: 0, renames: true })
measure('never, commits unknown, 60 runs', { commits: 60, rerun: 0, unknownCommits: true })
measure('never, breaks mended at once 40 %', { commits: 60, rerun: 0, mend: 0.4 })
measure('never, three times the breaks', { commits: 60, rerun: 0, breakRate: 0.01 })
measure('never, half on branches, 120', { commits: 120, rerun: 0, branches: 0.5 })
measure('never, outages fail a third', { commits: 60, rerun: 0.5, outages: 0.05 })
if (!fast) await measureReading()
