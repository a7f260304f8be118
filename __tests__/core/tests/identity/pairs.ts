/**
 * Which reported cases are one test, and which are two: written before the code that answers, one pair a line.
 * Each side is a test that failed, as its tool writes it.
 */

const failing = (attributes: string): string => `<testcase ${attributes}><failure message="no"/></testcase>`

/** A report of one failing test inside suites, the outermost first. */
const inSuites = (suites: readonly string[], attributes: string): string =>
  `<testsuites>${suites.map((suite) => `<testsuite ${suite}>`).join('')}${failing(attributes)}${suites.map(() => '</testsuite>').join('')}</testsuites>`

const suite = (name: string, attributes: string): string => inSuites([`name="${name}"`], attributes)
const pytest = (name: string, classname = 'tests.T'): string =>
  suite('pytest', `classname="${classname}" name="${name}"`)
const maven = (name: string, classname = 'com.acme.T', of = classname): string =>
  suite(of, `classname="${classname}" name="${name}"`)
const node = (file: string, name: string, suites: readonly string[] = ['cart']): string =>
  inSuites(
    suites.map((each) => `name="${each}"`),
    `name="${name}" classname="test" file="${file}"`,
  )
const playwright = (project: string, name: string): string =>
  `<testsuites id="" name="" tests="1"><testsuite name="cart.spec.ts" hostname="${project}" tests="1">${failing(
    `classname="cart.spec.ts" name="${name}"`,
  )}</testsuite></testsuites>`

export type Pair = readonly [what: string, one: 'one test' | 'two tests', a: string, b: string]

export const pairs: readonly Pair[] = [
  // Random parts: one test.
  [
    'an address',
    'one test',
    pytest('test_a[&lt;obj at 0x7f3a11c0&gt;]'),
    pytest('test_a[&lt;obj at 0x55d01a2b3c4d&gt;]'),
  ],
  [
    'a UUID',
    'one test',
    pytest('test_a[3f0c9a1e-77aa-4c11-9a55-1f2e3d4c5b6a]'),
    pytest('test_a[9b2d1f60-0e1c-4f7a-8f1d-6a5b4c3d2e1f]'),
  ],
  ['milliseconds since the epoch', 'one test', pytest('test_a[1768730000123]'), pytest('test_a[1768816411999]')],
  ['seconds since the epoch', 'one test', maven('loads 1768730000'), maven('loads 1768816411')],
  ['an instant', 'one test', pytest('test_a[2026-01-18T10:00:00]'), pytest('test_a[2026-01-19T11:30:07.123Z]')],
  ['a temporary path', 'one test', pytest('test_a[/tmp/tmpab12cd/x.db]'), pytest('test_a[/tmp/tmpzz98yx/x.db]')],
  [
    'a temporary path of macOS',
    'one test',
    maven('opens /var/folders/zz/abc123/T/junit77/x.db'),
    maven('opens /var/folders/q1/def456/T/junit12/x.db'),
  ],
  [
    'pytest’s numbered folder',
    'one test',
    pytest('test_a[/tmp/pytest-of-ci/pytest-0/a]'),
    pytest('test_a[/tmp/pytest-of-ci/pytest-12/a]'),
  ],
  ['a hash code of the JVM', 'one test', maven('[1] com.acme.Cart@1b6d3586'), maven('[1] com.acme.Cart@4554617c')],
  ['a port of this machine', 'one test', maven('GET http://localhost:43121/a'), maven('GET http://127.0.0.1:51003/a')],
  [
    'a UUID in the suite',
    'one test',
    suite('run 3f0c9a1e-77aa-4c11-9a55-1f2e3d4c5b6a', 'name="adds"'),
    suite('run 9b2d1f60-0e1c-4f7a-8f1d-6a5b4c3d2e1f', 'name="adds"'),
  ],
  // Parameters that look like them, and are not.
  ['two parameters', 'two tests', pytest('test_a[1]'), pytest('test_a[2]')],
  ['two numbers of eight digits', 'two tests', pytest('test_a[10000000]'), pytest('test_a[20000000]')],
  ['two days', 'two tests', pytest('test_holiday[2026-01-01]'), pytest('test_holiday[2026-12-25]')],
  ['small hexadecimal numbers', 'two tests', pytest('test_a[0x1]'), pytest('test_a[0x2]')],
  ['words of hexadecimal letters', 'two tests', pytest('test_a[decade]'), pytest('test_a[facade]')],
  [
    'the nil UUID and another',
    'two tests',
    pytest('test_a[00000000-0000-0000-0000-000000000000]'),
    pytest('test_a[9b2d1f60-0e1c-4f7a-8f1d-6a5b4c3d2e1f]'),
  ],
  ['two files below /tmp’s name in the project', 'two tests', pytest('test_a[src/tmp/a]'), pytest('test_a[src/tmp/b]')],
  ['ports that are parameters', 'two tests', pytest('test_port[80]'), pytest('test_port[443]')],
  // Classes, suites, files, projects.
  [
    'two classes, one method',
    'two tests',
    pytest('test_get', 't.test_api.TestUser'),
    pytest('test_get', 't.test_api.TestItem'),
  ],
  [
    'a nested class and its outer one',
    'two tests',
    maven('total', 'com.acme.T$WhenFull', 'com.acme.T'),
    maven('total', 'com.acme.T'),
  ],
  [
    'two nested classes',
    'two tests',
    maven('total', 'com.acme.T$A', 'com.acme.T'),
    maven('total', 'com.acme.T$B', 'com.acme.T'),
  ],
  [
    'Go packages of one last name',
    'two tests',
    suite('acme/a/cart', 'classname="cart" name="TestTotal"'),
    suite('acme/b/cart', 'classname="cart" name="TestTotal"'),
  ],
  [
    'Go’s short and long class name',
    'one test',
    suite('acme/cart', 'classname="cart" name="TestTotal"'),
    suite('acme/cart', 'classname="acme/cart" name="TestTotal"'),
  ],
  [
    'PHPUnit, two ways of writing a class',
    'one test',
    suite('Tests\\CartTest', 'class="Tests\\CartTest" name="testTotal"'),
    suite('Tests\\CartTest', 'class="Tests\\CartTest" classname="Tests.CartTest" name="testTotal"'),
  ],
  ['Playwright’s projects', 'two tests', playwright('chromium', 'cart › total'), playwright('firefox', 'cart › total')],
  [
    'one Playwright project twice',
    'one test',
    playwright('chromium', 'cart › total'),
    playwright('chromium', 'cart › total'),
  ],
  ['node:test, two files', 'two tests', node('test/a.test.js', 'adds'), node('test/b.test.js', 'adds')],
  ['node:test, one file on two systems', 'one test', node('test/a.test.js', 'adds'), node('test\\a.test.js', 'adds')],
  [
    'node:test, two suites of one inner name',
    'two tests',
    node('a.js', 'adds', ['cart', 'when full']),
    node('a.js', 'adds', ['shop', 'when full']),
  ],
  [
    'jest: the title is repeated in the class or not',
    'one test',
    suite('cart', 'classname="cart total" name="cart total"'),
    suite('cart', 'name="cart total"'),
  ],
  [
    'jest: two describe blocks, one title',
    'two tests',
    suite('cart', 'classname="cart when full" name="total"'),
    suite('cart', 'classname="cart when empty" name="total"'),
  ],
  [
    'mocha: two suites, one title',
    'two tests',
    suite('a', 'classname="x" name="a x"'),
    suite('b', 'classname="x" name="b x"'),
  ],
  [
    'hosts and times of a suite are not its name',
    'one test',
    inSuites(['name="T" hostname="a" timestamp="2026-01-01T00:00:00"'], 'classname="T" name="x"'),
    inSuites(['name="T" hostname="b" timestamp="2026-01-02T00:00:00"'], 'classname="T" name="x"'),
  ],
  ['the same in white space', 'one test', maven('adds  two\n numbers'), maven('adds two numbers')],
  ['names that differ in case', 'two tests', maven('Adds'), maven('adds')],
]

export type Together = readonly [what: string, cases: string, answer: { total: number; failed: number; flaky: number }]

const named = (name: string, failed: boolean, classname = 'com.acme.T'): string =>
  failed ? failing(`classname="${classname}" name="${name}"`) : `<testcase classname="${classname}" name="${name}"/>`

/** Cases of one report that share a name: the retry of one test, or two tests. */
export const together: readonly Together[] = [
  [
    'a retry round: another test lies between',
    named('a', true) + named('b', false) + named('a', false),
    { total: 2, failed: 0, flaky: 1 },
  ],
  [
    'parameters that share a name stand together',
    named('a', true) + named('a', false),
    { total: 2, failed: 1, flaky: 0 },
  ],
  [
    'a method without parameters is one test',
    named('a()', true) + named('a()', false),
    { total: 1, failed: 0, flaky: 1 },
  ],
  [
    'it failed twice and passed',
    named('a()', true) + named('a()', true) + named('a()', false),
    { total: 1, failed: 0, flaky: 1 },
  ],
  ['it failed in both attempts', named('a()', true) + named('a()', true), { total: 1, failed: 1, flaky: 0 }],
  ['two parameters failed', named('a', true) + named('a', true), { total: 2, failed: 2, flaky: 0 }],
  ['one passed, another failed', named('a', false) + named('a', true), { total: 2, failed: 1, flaky: 0 }],
  [
    'sentences are shared examples',
    named('like a model saves', true) + named('b', false) + named('like a model saves', false),
    { total: 3, failed: 1, flaky: 0 },
  ],
  [
    'Go’s names are unique',
    named('TestA', true, 'acme/cart') + named('TestA', false, 'acme/cart'),
    { total: 1, failed: 0, flaky: 1 },
  ],
  [
    'two classes are two tests',
    named('a()', true, 'p.A') + named('a()', false, 'p.B'),
    { total: 2, failed: 1, flaky: 0 },
  ],
]
