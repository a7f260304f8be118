import { describe, expect, test } from '@jest/globals'
import type { RunRecord, TestResults } from '../../../../src/core/model/index.js'
import { assess } from '../../../../src/core/tests/flakiness/assess.js'
import { missingSuites } from '../../../../src/core/tests/missing/suites.js'
import { readReport } from '../../../../src/core/tests/report/index.js'
import { createTally } from '../../../../src/core/tests/report/tally.js'
import { aRecord } from '../../diagnose/records.js'

type Suites = Readonly<Record<string, readonly string[]>>

/** Reports as a runner writes them, one a shard. */
async function results(...shards: readonly Suites[]): Promise<TestResults> {
  const tally = createTally()
  for (const suites of shards) {
    tally.nextReport()
    const text = Object.entries(suites).map(
      ([suite, names]) =>
        `<testsuite name="${suite}">${names.map((name) => `<testcase classname="${suite}" name="${name}"/>`).join('')}</testsuite>`,
    )
    async function* bytes() {
      yield new TextEncoder().encode(`<testsuites>${text.join('')}</testsuites>`)
    }
    await readReport(bytes(), tally)
  }
  const reportNames = shards.map((_, at) => `junit-${at + 1}/report.xml`)
  return { ...tally.results(), reports: shards.length, reportNames }
}

const names = (count: number, prefix = 't'): readonly string[] =>
  Array.from({ length: count }, (_, at) => `${prefix}${at}`)
const history = (tests: TestResults, count = 15): RunRecord[] =>
  Array.from({ length: count }, (_, at) => aRecord({ run: String(at + 1), tests }))
const said = async (before: readonly Suites[], now: readonly Suites[], runs = 15) =>
  missingSuites(aRecord({ run: '40', tests: await results(...now) }), history(await results(...before), runs)).map(
    ({ title, severity }) => `${severity}: ${title}`,
  )

const usual: Suites = { 'acme.Cart': names(10), 'acme.Pool': names(6), 'acme.Menu': names(3) }

describe('suites that no longer run', () => {
  test('a suite gone; advisory below fifteen runs, silent below five', async () => {
    const { 'acme.Pool': _, ...rest } = usual
    expect(await said([usual], [rest])).toEqual(['high: suite acme.Pool did not run'])
    expect(await said([usual], [rest], 6)).toEqual(['low: suite acme.Pool did not run'])
    expect(await said([usual], [rest], 4)).toEqual([])
  })

  test('40 % of a suite gone; a test or two removed are no news', async () => {
    expect(await said([usual], [{ ...usual, 'acme.Cart': names(6) }])).toEqual([
      'high: suite acme.Cart ran 6 tests, at least 10 before',
    ])
    expect(await said([usual], [{ ...usual, 'acme.Cart': names(7), 'acme.Menu': names(1) }])).toEqual([])
  })

  test('tests that are skipped did not run', async () => {
    const skipping = await results(usual)
    const record = aRecord({ run: '40', tests: { ...skipping, suites: { ...skipping.suites, 'acme.Cart': 2 } } })
    expect(missingSuites(record, history(skipping))).toHaveLength(1)
  })

  test('the same tests under another name are a suite renamed', async () => {
    const { 'acme.Pool': pool = [], ...rest } = usual
    expect(await said([usual], [{ ...rest, 'org.other.Basin': pool }])).toEqual([])
    // Renamed, and one test more: by the words of its name.
    expect(await said([usual], [{ ...rest, 'acme.DeepPool': [...pool, 'more'] }])).toEqual([])
    // Gone, and another one new.
    expect(await said([usual], [{ ...rest, 'org.other.Basin': names(6, 'x') }])).toEqual([
      'high: suite acme.Pool did not run',
    ])
  })

  test('a shard that reported nothing is one finding, which names it', async () => {
    const shards = [1, 2, 3, 4].map(
      (shard): Suites => ({ [`acme.A${shard}`]: names(5), 'acme.Shared': names(4, `s${shard}`) }),
    )
    const [first = {}, second = {}, , fourth = {}] = shards
    const record = aRecord({
      run: '40',
      tests: {
        ...(await results(first, second, fourth)),
        reportNames: ['junit-1/report.xml', 'junit-2/report.xml', 'junit-4/report.xml'],
      },
    })
    expect(missingSuites(record, history(await results(...shards))).map(({ title }) => title)).toEqual([
      '1 test report of 4 missing: junit-3/report.xml',
    ])
    // As many tests in fewer files: the shards were merged.
    expect(await said(shards, [Object.assign({}, ...shards, { 'acme.Shared': names(16, 's') })])).toEqual([])
  })

  test('of a run that broke off, nothing is said', async () => {
    const { 'acme.Pool': _, ...rest } = usual
    const record = aRecord({ run: '40', outcome: 'failed', tests: await results(rest) })
    expect(missingSuites(record, history(await results(usual)))).toEqual([])
  })

  test('of more suites than are listed, one that is marked ran', async () => {
    const many: Suites = Object.fromEntries(
      Array.from({ length: 230 }, (_, at) => [`acme.S${at}`, names(at === 3 ? 9 : 4)]),
    )
    // S3 falls out of the list of the largest, and ran.
    const now: Suites = {
      ...Object.fromEntries(Object.keys(many).map((suite) => [suite, names(5)])),
      'acme.S3': names(4),
    }
    expect(await said([many], [now])).toEqual([])
    const { 'acme.S3': _, ...rest } = many
    expect(await said([many], [rest])).toEqual(['high: suite acme.S3 did not run'])
  })

  test('a test’s history goes on where its suite was renamed', async () => {
    const of = async (suite: string, fails: boolean) => {
      const tests = await results({ [suite]: names(6), other: names(4, 'o') })
      return fails ? { ...tests, failed: 1, failures: [{ suite, name: 't0' }] } : tests
    }
    const row = [...'....F..........|.....F..........']
    const runs: RunRecord[] = []
    let suite = 'acme.Cart'
    for (const [at, mark] of row.entries()) {
      if (mark === '|') suite = 'org.Basket'
      else runs.push(aRecord({ run: String(at + 1), tests: await of(suite, mark === 'F') }))
    }
    expect(assess({ suite, name: 't0' }, runs)).toMatchObject({ isFlaky: true, failures: 2, executions: 31 })
    expect(assess({ suite: 'org.Unrelated', name: 't0' }, runs)).toMatchObject({ isFlaky: false, executions: 0 })
  })
})
