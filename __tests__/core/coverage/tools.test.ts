/** Real reports of the tools (`__tests__/fixtures/coverage`), against the totals each tool printed itself. */
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { readCoverage } from '../../../src/core/coverage/read.js'
import { createCoverage } from '../../../src/core/coverage/tally.js'

const folder = join('__tests__', 'fixtures', 'coverage')
const root = '/home/runner/work/shop/shop/'
async function read(...files: readonly string[]) {
  const tally = createCoverage()
  for (const file of files) {
    const locate = (path: string) => path.replace(root, '').replace(/^example\.com\/shop\//, '')
    expect(await readCoverage(createReadStream(join(folder, file)), tally.report(locate))).toBeUndefined()
  }
  const { lines, branches, packages = [] } = tally.results() ?? { lines: { covered: 0, total: 0 } }
  const shown = (of: { covered: number; total: number } | undefined) => of && `${of.covered}/${of.total}`
  return { lines: shown(lines), branches: shown(branches), packages: packages.map((one) => [one.name, shown(one)]) }
}

test.each([
  ['coverage-py.json', '10/15', '4/8'],
  ['coverage-py.cobertura.xml', '10/15', '4/8'],
  ['coverage-py.lcov', '10/15', '4/8'],
  ['jest.coverage-final.json', '9/11', '3/8'],
  ['jest.coverage-summary.json', '9/11', '3/8'],
  ['jest.lcov.info', '9/11', '3/8'],
  ['jest.cobertura-coverage.xml', '9/11', '3/8'],
  ['nyc.coverage-final.json', '9/11', '3/8'],
  ['nyc.coverage-summary.json', '9/11', '3/8'],
  ['nyc.lcov.info', '9/11', '3/8'],
  ['nyc.cobertura-coverage.xml', '9/11', '3/8'],
  ['c8.coverage-final.json', '16/18', '6/10'],
  ['c8.coverage-summary.json', '16/18', '6/10'],
  ['c8.lcov.info', '16/18', '6/10'],
  ['c8.cobertura-coverage.xml', '16/18', '6/10'],
  ['go.cover.out', '8/13', undefined],
  ['maven.jacoco.xml', '10/13', '5/10'],
  ['gcovr.cobertura.xml', '10/14', '4/6'],
  ['gcovr.gcovr.info', '10/14', '4/6'],
  ['gcovr.jacoco.xml', '10/14', '4/6'],
])('%s: %s of lines, %s of branches', async (file, lines, branches) => {
  expect(await read(file)).toMatchObject({ lines, branches })
})

test.each([
  ['jest.clover.xml', '9/11'],
  ['nyc.clover.xml', '9/11'],
  ['c8.clover.xml', '16/18'],
  ['gcovr.clover.xml', '10/14'],
])('%s: %s of lines (Clover’s branches have no one meaning)', async (file, lines) => {
  expect(await read(file)).toMatchObject({ lines })
})

test('folders, by the largest', async () => {
  expect((await read('jest.lcov.info')).packages).toEqual([
    ['src/cart', '6/7'],
    ['src/tax', '3/4'],
  ])
  expect((await read('maven.jacoco.xml')).packages).toEqual([
    ['com/acme/cart', '7/9'],
    ['com/acme/tax', '3/4'],
  ])
  expect((await read('go.cover.out')).packages).toEqual([
    ['cart', '6/9'],
    ['tax', '2/4'],
  ])
})

test('the same file in several formats, and in shards, is counted once', async () => {
  const all = ['json-summary', 'lcov.info', 'clover.xml', 'cobertura-coverage.xml', 'coverage-final.json']
  expect(await read(...all.slice(1).map((end) => `jest.${end}`))).toMatchObject({ lines: '9/11', branches: '3/8' })
  expect(await read('jest.coverage-summary.json', 'jest.lcov.info')).toMatchObject({ lines: '9/11', branches: '3/8' })
})
