/** Places against a real tree: what reports name, and the file of the repository that is meant. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createPlaces } from '../../../src/adapters/evidence/places.js'

const tree = [
  'core/common/src/test/java/com/acme/utils/MaturityTest.java',
  'core/web/src/test/java/com/acme/web/UtilTest.java',
  'core/api/src/test/java/com/acme/api/UtilTest.java',
  'core/api/target/test-sources/com/acme/api/UtilTest.java',
  'app/src/test/kotlin/com/acme/CartTest.kt',
  'services/billing/tests/test_invoice.py',
  'services/orders/tests/test_invoice.py',
  'tests/test_invoice.py',
  'packages/ui/src/index.test.ts',
  'packages/api/src/index.test.ts',
  'backend/cart/cart_test.go',
  'backend/menu/cart_test.go',
  'tests/Shop.Tests/CartTests.cs',
  'node_modules/x/only.test.js',
]

let cwd = ''
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'places-'))
  for (const file of tree) {
    mkdirSync(dirname(join(cwd, file)), { recursive: true })
    writeFileSync(join(cwd, file), '')
  }
})
afterAll(() => rmSync(cwd, { recursive: true, force: true }))

const find = (path: string, report: string, suite?: string, testRoot?: string) =>
  createPlaces({ cwd, testRoot })(path, join(cwd, report), suite)

describe('the file of the repository', () => {
  test.each([
    [
      'a Maven module',
      'com/acme/utils/MaturityTest.java',
      'core/common/target/surefire-reports/TEST-x.xml',
      undefined,
      tree[0],
    ],
    [
      'one package of two with a class of that name',
      'com/acme/web/UtilTest.java',
      'reports/TEST-x.xml',
      undefined,
      tree[1],
    ],
    ['a source, not its copy', 'com/acme/api/UtilTest.java', 'reports/TEST-x.xml', undefined, tree[2]],
    ['Kotlin', 'com/acme/CartTest.kt', 'app/build/test-results/test/TEST-x.xml', undefined, tree[4]],
    ['a service of a monorepo', 'tests/test_invoice.py', 'services/billing/report.xml', undefined, tree[5]],
    ['another service', 'tests/test_invoice.py', 'services/orders/out/report.xml', undefined, tree[6]],
    ['the root', 'tests/test_invoice.py', 'report.xml', undefined, tree[7]],
    ['a package of a monorepo', 'src/index.test.ts', 'packages/api/junit.xml', undefined, tree[9]],
    ['a Go package below a folder', 'cart_test.go', 'backend/report.xml', 'example.com/shop/cart', tree[10]],
    ['another Go package with a file of that name', 'cart_test.go', 'report.xml', 'example.com/shop/menu', tree[11]],
    ['a Windows runner’s path', 'D:\\a\\shop\\shop\\tests\\Shop.Tests\\CartTests.cs', 'r.trx', undefined, tree[12]],
    ['a relative Windows path', 'tests\\Shop.Tests\\CartTests.cs', 'r.trx', undefined, tree[12]],
    ['a container’s path', '/app/packages/ui/src/index.test.ts', 'junit.xml', undefined, tree[8]],
    ['a URL', 'file:///build/packages/ui/src/index.test.ts', 'junit.xml', undefined, tree[8]],
  ])('%s', (_, path, report, suite, wanted) => expect(find(path, report, suite)).toBe(wanted))

  test('an absolute path of this workspace', () => {
    expect(find(join(cwd, 'tests/test_invoice.py'), 'report.xml')).toBe('tests/test_invoice.py')
  })

  test('what cannot be told stays as it is, or is below test-root', () => {
    expect(find('index.test.ts', 'report.xml')).toBe('index.test.ts')
    expect(find('src/gone.test.ts', 'report.xml')).toBe('src/gone.test.ts')
    expect(find('src/gone.test.ts', 'report.xml', undefined, 'packages/web')).toBe('packages/web/src/gone.test.ts')
    expect(find('../elsewhere/x.py', 'report.xml')).toBe('../elsewhere/x.py')
    expect(find('only.test.js', 'report.xml')).toBe('only.test.js')
    expect(find('/usr/lib/python3/unittest/case.py', 'report.xml')).toBe('/usr/lib/python3/unittest/case.py')
  })
})
