import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { findFiles } from '../../../src/adapters/evidence/glob.js'
import { expandBraces, matchesSegment } from '../../../src/adapters/evidence/pattern.js'

let top = ''
let cwd = ''
beforeAll(() => {
  top = realpathSync(mkdtempSync(join(tmpdir(), 'glob-')))
  cwd = join(top, 'workspace')
  const files = [
    'a.xml',
    'b.log',
    'build/test/TEST-a.xml',
    'build/test/deep/er/TEST-b.xml',
    'build/x.txt',
    '.cache/c.xml',
    'node_modules/d.xml',
    '.git/e.xml',
    'we ird [1].xml',
  ]
  for (const file of [...files.map((name) => join(cwd, name)), join(top, 'outside/secret.xml')]) {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, file)
  }
  symlinkSync('..', join(cwd, 'build/circle'))
  symlinkSync(join(top, 'outside'), join(cwd, 'way-out'))
  symlinkSync(join(top, 'outside/secret.xml'), join(cwd, 'linked.xml'))
  symlinkSync('a.xml', join(cwd, 'inner.xml'))
  symlinkSync('nowhere', join(cwd, 'dangling.xml'))
})
afterAll(() => rmSync(top, { recursive: true, force: true }))

const find = async (...patterns: string[]) => {
  const { files, remarks } = await findFiles(patterns, { cwd, env: {} })
  return { files: files.map((file) => relative(cwd, file)), remarks }
}

describe('findFiles', () => {
  test('wildcards, any depth, braces, exclusion', async () => {
    expect((await find('build/**/TEST-*.xml')).files).toEqual([
      'build/test/TEST-a.xml',
      'build/test/deep/er/TEST-b.xml',
    ])
    expect((await find('**/TEST-?.xml')).files).toEqual(['build/test/TEST-a.xml', 'build/test/deep/er/TEST-b.xml'])
    expect((await find('{a,nothing}.xml', '*.{log,txt}')).files).toEqual(['a.xml', 'b.log'])
    expect((await find('build/**')).files).toEqual([
      'build/test/TEST-a.xml',
      'build/test/deep/er/TEST-b.xml',
      'build/x.txt',
    ])
    expect((await find('build/**', '!**/deep/**')).files).toEqual(['build/test/TEST-a.xml', 'build/x.txt'])
    expect((await find('./a.xml', 'a.xml', 'we ird [1].xml')).files).toEqual(['a.xml', 'we ird [1].xml'])
    expect((await find(join(cwd, '*.log'))).files).toEqual(['b.log'])
  })

  test('a search by wildcard stays out of .git and node_modules, and goes in no circle', async () => {
    expect((await find('**/*.xml')).files).toEqual(
      [
        '.cache/c.xml',
        'a.xml',
        'build/test/TEST-a.xml',
        'build/test/deep/er/TEST-b.xml',
        'inner.xml',
        'we ird [1].xml',
      ].sort(),
    )
    expect((await find('node_modules/*.xml')).files).toEqual(['node_modules/d.xml'])
  })

  test('links out of the workspace are left out and named; a literal path may be anywhere', async () => {
    const linked = await find('l*.xml', 'way-out/*.xml')
    expect(linked.files).toEqual([])
    expect(linked.remarks).toEqual(
      expect.arrayContaining(['linked.xml is a link out of the workspace; it was left out', 'no file matches l*.xml']),
    )
    expect((await find('../outside/secret.xml')).files).toEqual(['../outside/secret.xml'])
    const wild = await find('../outside/*.xml', `${top}/outside/*.xml`)
    expect(wild.files).toEqual([])
    expect(wild.remarks.join()).toMatch(/leaves the workspace/)
  })

  test('bounds are said aloud', async () => {
    expect((await findFiles(['**/*'], { cwd, env: {}, bounds: { files: 2, entries: 1000 } })).remarks.join()).toMatch(
      /more than 2 files/,
    )
    expect((await findFiles(['**/*'], { cwd, env: {}, bounds: { files: 99, entries: 3 } })).remarks.join()).toMatch(
      /more than 3 directory entries/,
    )
  })
})

test.each([
  ['abc', '*', true],
  ['abc', 'a*c', true],
  ['abc', 'a*b', false],
  ['abc', '??c', true],
  ['', '*', true],
  ['a.b', 'a?b', true],
  ['aXbXc', 'a*b*c', true],
] as const)('%s against %s: %s', (name, pattern, expected) => expect(matchesSegment(name, pattern)).toBe(expected))

test('a hostile pattern costs little', () => {
  expect(matchesSegment('a'.repeat(255), `${'*a'.repeat(100)}*b`)).toBe(false)
  expect(expandBraces('{a,b}'.repeat(20)).length).toBeLessThanOrEqual(64)
  expect(expandBraces('{'.repeat(1000))).toHaveLength(1)
})

test('braces: nested, unclosed, single', () => {
  expect(expandBraces('a{b,c{d,e}}f')).toEqual(['abf', 'acdf', 'acef'])
  expect(expandBraces('a{b')).toEqual(['a{b'])
  expect(expandBraces('a{b}c')).toEqual(['a{b}c'])
})
