/** Reports that the tools themselves wrote (fixtures/tests/SOURCES.md): what they count, whom they name, where. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { RunRecord, TestResults } from '../../../../src/core/model/index.js'
import { testFindings } from '../../../../src/core/tests/flaky.js'
import { readTestReport } from '../../../../src/core/tests/report/index.js'
import { aRecord } from '../../diagnose/records.js'

const folder = resolve('__tests__/fixtures/tests')

async function* bytes(content: Uint8Array, size = 1 << 16): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < content.length; at += size) yield content.subarray(at, at + size)
}
const read = (path: string, size?: number): Promise<TestResults> =>
  readTestReport(bytes(readFileSync(join(folder, path)), size))

const app = '/home/runner/work/app/app'

/** Report; total, failed and skipped; each failing test as `project | suite | name @ file:line`; flaky ones. */
const expected: readonly (readonly [
  string,
  readonly [number, number, number],
  readonly string[],
  (readonly string[])?,
])[] = [
  [
    'tools/jest-junit.xml',
    [6, 2, 1],
    [`cart | cart total @ ${app}/cart.test.js:3`, `cart | cart rounds @ ${app}/cart.test.js:6`],
  ],
  [
    'tools/jest-junit-templates.xml',
    [6, 2, 1],
    ['cart.test.js | cart | total @ cart.test.js:3', 'cart.test.js | cart | rounds @ cart.test.js:6'],
  ],
  [
    'tools/jest.json',
    [6, 2, 1],
    [
      `${app}/cart.test.js | cart | total @ ${app}/cart.test.js:3`,
      `${app}/cart.test.js | cart | rounds @ ${app}/cart.test.js:6`,
    ],
  ],
  [
    'tools/vitest.xml',
    [6, 2, 1],
    ['cart.test.js | cart > total @ cart.test.js:3', 'cart.test.js | cart > rounds @ cart.test.js:6'],
  ],
  [
    'tools/mocha.json',
    [5, 2, 1],
    [
      `${app}/cart.mocha.js | cart | total @ ${app}/cart.mocha.js:4`,
      `${app}/cart.mocha.js | cart hooks | "before all" hook for "never" @ ${app}/cart.mocha.js:7`,
    ],
  ],
  [
    'tools/mocha.tap',
    [5, 2, 1],
    ['cart total @ cart.mocha.js:4', 'cart hooks "before all" hook for "never" @ cart.mocha.js:7'],
  ],
  [
    'tools/mocha-ctrf.json',
    [5, 2, 1],
    [
      `${app}/cart.mocha.js | cart total @ ${app}/cart.mocha.js:4`,
      `${app}/cart.mocha.js | cart hooks "before all" hook for "never" @ ${app}/cart.mocha.js:7`,
    ],
  ],
  [
    'tools/mocha-junit.xml',
    [8, 4, 0],
    ['cart', 'shop'].flatMap((file) => [
      `${app}/${file}.mocha.js | cart | cart total @ ${app}/${file}.mocha.js:4`,
      `${app}/${file}.mocha.js | hooks | cart hooks "before all" hook for "never" @ ${app}/${file}.mocha.js:7`,
    ]),
  ],
  ['tools/node-test.xml', [4, 1, 1], [`cart | total @ ${app}/cart.node.mjs:5`]],
  ['tools/node-test.tap', [4, 1, 1], [`cart | total @ ${app}/cart.node.mjs:5`]],
  [
    'tools/playwright.xml',
    [8, 2, 2],
    ['one | cart.spec.ts | cart › total @ cart.spec.ts:4', 'two | cart.spec.ts | cart › total @ cart.spec.ts:4'],
  ],
  [
    'tools/pytest.xml',
    [8, 4, 1],
    [
      'pytest | tests.test_broken @ tests/test_broken.py:1',
      'tests.test_cart | test_total @ tests/test_cart.py:4',
      'tests.test_cart | test_rounds[1] @ tests/test_cart.py:8',
      'tests.test_cart | test_flaky @ tests/test_cart.py:13',
    ],
  ],
  [
    'tools/pytest-rerunfailures.xml',
    [7, 2, 1],
    ['tests.test_cart | test_total @ tests/test_cart.py:4', 'tests.test_cart | test_rounds[1] @ tests/test_cart.py:8'],
    ['test_flaky'],
  ],
  [
    'tools/pytest-xunit1.xml',
    [7, 3, 1],
    [
      'tests.test_cart | test_total @ tests/test_cart.py:4',
      'tests.test_cart | test_rounds[1] @ tests/test_cart.py:8',
      'tests.test_cart | test_flaky @ tests/test_cart.py:13',
    ],
  ],
  [
    'tools/pytest-xdist.xml',
    [7, 3, 1],
    [
      'tests.test_cart | test_total @ tests/test_cart.py:4',
      'tests.test_cart | test_rounds[1] @ tests/test_cart.py:8',
      'tests.test_cart | test_flaky @ tests/test_cart.py:13',
    ],
  ],
  [
    'tools/pytest-ctrf.json',
    [7, 3, 1],
    ['test_total', 'test_rounds[1]', 'test_flaky'].map(
      (name, at) => `tests/test_cart.py | tests/test_cart.py::${name} @ tests/test_cart.py:${[4, 8, 13][at]}`,
    ),
  ],
  ['tools/robot.xml', [3, 1, 1], ['Shop | Total @ undefined:undefined']],
  [
    'tools/go-junit-report.xml',
    [8, 3, 1],
    [
      'example.com/shop/broken | [build failed] @ broken/broken_test.go:3',
      'example.com/shop/cart | TestTotal @ cart_test.go:4',
      'example.com/shop/cart | TestRounds/one @ cart_test.go:6',
    ],
  ],
  [
    'tools/gotestsum.xml',
    [8, 3, 1],
    [
      'example.com/shop/broken | TestMain @ undefined:undefined',
      'example.com/shop/cart | TestTotal @ cart_test.go:4',
      'example.com/shop/cart | TestRounds/one @ cart_test.go:6',
    ],
  ],
  [
    'tools/gotestsum-reruns.xml',
    [7, 2, 1],
    ['example.com/shop/cart | TestTotal @ cart_test.go:4', 'example.com/shop/cart | TestRounds/one @ cart_test.go:6'],
    ['TestFlaky'],
  ],
  [
    'tools/gotestsum-reruns.json',
    [7, 2, 1],
    ['example.com/shop/cart | TestTotal @ cart_test.go:4', 'example.com/shop/cart | TestRounds/one @ cart_test.go:6'],
    ['TestFlaky'],
  ],
  [
    'tools/go-test.json',
    [8, 4, 1],
    [
      'example.com/shop/broken | (whole suite) @ broken/broken_test.go:3',
      'example.com/shop/cart | TestTotal @ cart_test.go:4',
      'example.com/shop/cart | TestRounds/one @ cart_test.go:6',
      'example.com/shop/cart | TestFlaky @ cart_test.go:7',
    ],
  ],
  ['tools/gtest.xml', [6, 2, 2], ['gt.cc | Cart | Total @ gt.cc:3', 'All/P | Rounds/0 @ gt.cc:7']],
  ['tools/catch2.xml', [2, 1, 0], ['ca.global | total/of two @ ca.cc:8']],
  ['tools/ctest.xml', [3, 1, 1], ['(empty) | cart_total @ undefined:undefined']],
  [
    'tools/phpunit.xml',
    [5, 2, 1],
    [
      `Tests.CartTest | testTotal @ ${app}/tests/CartTest.php:6`,
      `Tests.CartTest | testRounds with data set #0 @ ${app}/tests/CartTest.php:9`,
    ],
  ],
  ['tools/rspec.xml', [5, 1, 1], ['spec.cart_spec | cart total @ ./spec/cart_spec.rb:6']],
  ['tools/surefire-before-all.xml', [1, 1, 0], ['com.acme.BrokenTest | (whole suite) @ com/acme/BrokenTest.java:4']],
  [
    'schemas/mstest.trx',
    [5, 2, 1],
    [
      'Shop.Tests.CartTests | Total @ D:\\a\\shop\\shop\\tests\\Shop.Tests\\CartTests.cs:21',
      'Shop.Tests.CartTests | Rounds (1) @ undefined:undefined',
    ],
  ],
  [
    'schemas/xunit.trx',
    [3, 2, 0],
    [
      'HOST | (whole suite) @ undefined:undefined',
      'Shop.Tests.CartTests | Rounds(n: 1) @ /home/runner/work/shop/shop/tests/CartTests.cs:30',
    ],
  ],
  [
    'schemas/nunit3.xml',
    [5, 3, 1],
    [
      'Shop.Tests.CartTests | Total @ /home/runner/work/shop/shop/tests/CartTests.cs:21',
      'Shop.Tests.CartTests | Rounds(1) @ undefined:undefined',
      'Shop.Tests.PoolTests | (whole suite) @ /home/runner/work/shop/shop/tests/PoolTests.cs:9',
    ],
  ],
  [
    'schemas/xunit2.xml',
    [5, 3, 1],
    [
      'Shop.Tests.dll | (whole suite) @ D:\\a\\shop\\shop\\tests\\PoolTests.cs:9',
      'Shop.Tests.CartTests | Total @ D:\\a\\shop\\shop\\tests\\CartTests.cs:21',
      'Shop.Tests.CartTests | Rounds(n: 1) @ undefined:undefined',
    ],
  ],
  ['schemas/nextest.xml', [3, 1, 0], ['shop::cart | tests::total @ cart/src/lib.rs:12'], ['tests::sometimes']],
  [
    'schemas/gradle-test-retry.xml',
    [4, 1, 1],
    ['com.acme.CartTest | [1] 1 @ com/acme/CartTest.java:20'],
    ['sometimes()'],
  ],
  [
    'schemas/ctrf.json',
    [4, 1, 1],
    ['tests/cart.spec.ts | chromium > cart.spec.ts > cart | total @ tests/cart.spec.ts:4'],
    ['sometimes'],
  ],
  ['schemas/bats.tap', [4, 1, 2], ['total of two @ undefined:undefined']],
]

describe('reports of the tools', () => {
  test.each(expected)('%s', async (path, counts, failing, flaky = []) => {
    const results = await read(path)
    expect([results.total, results.failed, results.skipped]).toEqual(counts)
    expect(
      results.failures.map(
        ({ project, suite, name, file, line }) =>
          `${[project, suite, name].filter((part) => part !== undefined).join(' | ')} @ ${file}:${line}`,
      ),
    ).toEqual(failing)
    expect(results.flaky.map(({ name }) => name)).toEqual(flaky)
    for (const size of [97, 4096]) expect(await read(path, size)).toEqual(results)
  })

  test('every report of the folder is in the table', () => {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== 'SOURCES.md' && !entry.parentPath.endsWith('surefire'))
      .map((entry) => `${entry.parentPath.slice(folder.length + 1)}/${entry.name}`)
    expect(files.filter((file) => !expected.some(([path]) => path === file))).toEqual([])
  })
})

describe('a flip is seen in every dialect', () => {
  /** The report with the first failing test passing: what the next attempt wrote. */
  const without = (results: TestResults): TestResults => ({
    ...results,
    failed: results.failed - 1,
    failures: results.failures.slice(1),
  })
  const at = (run: string, sha: string, tests: TestResults): RunRecord => aRecord({ run, sha, tests })

  test.each(expected.map(([path]) => path))('%s', async (path) => {
    const fails = await read(path)
    const passes = without(fails)
    const [first] = fails.failures
    const said = (before: readonly RunRecord[]) =>
      testFindings({ record: at('9', 'z', fails), comparable: before, records: before })
        .filter(
          ({ name, suite, project }) => name === first?.name && suite === first.suite && project === first.project,
        )
        .map(({ test: kind, severity }) => `${kind} ${severity}`)[0]
    expect(said([at('1', 'a', fails), at('2', 'a', passes)])).toBe('known-flaky low')
    expect(said([at('1', 'a', passes), at('2', 'b', fails), at('3', 'c', passes)])).toBe('new-failure high')
    expect(said([at('1', 'a', passes), at('2', 'b', fails)])).toBe('new-failure medium')
  })
})

test('any spoilt report gives results or one sentence', async () => {
  const real = expected.map(([path]) => readFileSync(join(folder, path)))
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...real),
      fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.uint8Array({ maxLength: 12 }), fc.nat(40)), {
        minLength: 1,
        maxLength: 4,
      }),
      fc.integer({ min: 1, max: 5000 }),
      async (report, spoils, size) => {
        let spoilt = report
        for (const [where, noise, cut] of spoils) {
          const at = Math.floor(where * spoilt.length)
          spoilt = Buffer.concat([spoilt.subarray(0, at), noise, spoilt.subarray(at + cut)])
        }
        const answer = await readTestReport(bytes(spoilt, size)).catch((error: unknown) => error)
        if (answer instanceof Error) expect(answer.message.length).toBeLessThan(400)
        else expect(answer).toHaveProperty('total')
      },
    ),
    { numRuns: 300 },
  )
})
