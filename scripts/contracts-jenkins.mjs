#!/usr/bin/env node
// Which recorded answer of Jenkins bears each field the product asks for or reads: `node scripts/contracts-jenkins.mjs FOLDER`,
// where FOLDER holds recorded answers (JSON, WireMock files, CSV with a JSON column, a plugin’s OpenAPI). Only names are kept.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const folder = resolve(process.argv[2] ?? join(root, '../shared/data/jenkins-payloads'))
const trees = [
  'build.ts',
  'builds.ts',
  'tests.ts',
  'projects.ts',
  'stages.ts',
  'backfill.ts',
  'fleet/open.ts',
  'fleet/rerun.ts',
]
  .map((name) => readFileSync(join(root, 'src/adapters/platforms/jenkins', name), 'utf8'))
  .join('\n')
/** Words of what is asked and read; what is no field is found nowhere, and named by the test. */
const words = new Set(
  [
    ...trees.matchAll(/['`][^'`\n]*\[[^'`\n]*\][^'`\n]*['`]|^ {2,8}(\w+): (?:text|spanMs|instantMs|wholeNumber|z\.)/gm),
  ].flatMap(([text]) => text.match(/\b[A-Za-z_]\w+\b/g) ?? []),
)

const found = {}
for (const name of readdirSync(folder, { recursive: true }).toSorted()) {
  if (!/\.(?:json|csv|yaml|txt)$/.test(name) || /gitlab|github|circleci|node_modules/.test(name)) continue
  const text = readFileSync(join(folder, name), 'utf8')
  for (const word of words)
    if (found[word] === undefined && new RegExp(`(?:\\\\?"+|^\\s+)${word}(?:\\\\?"+)?\\s*:`, 'm').test(text))
      found[word] = name.replaceAll('\\', '/')
}
const file = join(root, '__tests__/fixtures/jenkins/fields.json')
const sorted = Object.fromEntries(Object.entries(found).toSorted(([a], [b]) => (a < b ? -1 : 1)))
writeFileSync(file, `${JSON.stringify(sorted, null, 1)}\n`)
console.log([...words].filter((word) => found[word] === undefined).join(' '))
