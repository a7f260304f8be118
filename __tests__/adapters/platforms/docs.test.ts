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
