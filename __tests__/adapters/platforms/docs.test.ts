import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { detectionTable, mappedPlatforms, mappingTable } from '../../support/platform-tables.js'

const page = readFileSync('docs/platforms.md', 'utf8')

test('docs/platforms.md tells how platforms are detected, as the code does it', () => {
  expect(page).toContain(detectionTable())
})

test.each(mappedPlatforms())('docs/platforms.md tells what is read of %s, as the code does it', (name) => {
  expect(page).toContain(`### ${name}\n\n${mappingTable(name)}\n`)
})

test('the hook of Buildkite has one name wherever it is told of', () => {
  const told = ['docs/platforms.md', 'docs/gitlab.md'].map((path) => readFileSync(path, 'utf8'))
  const hooks = told.flatMap(
    (text) =>
      text
        .split('\n')
        .filter((line) => /buildkite/i.test(line))
        .join('\n')
        .match(/\b(?:pre|post)-(?:command|exit)\b/g) ?? [],
  )
  expect(hooks.length).toBeGreaterThan(1)
  expect(new Set(hooks)).toEqual(new Set(['post-command']))
})
