#!/usr/bin/env node
// Prints the changelog's section of a version. Usage: node scripts/release-notes.mjs v1.2.3
// Fails, naming every fault, where tag, package.json, src/version.ts and CHANGELOG.md do not agree.
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = resolve(fileURLToPath(import.meta.url), '../..')
const read = (file) => readFileSync(join(root, file), 'utf8')
const tag = process.argv[2] ?? ''
const wanted = tag.replace(/^v/, '')
const { version } = JSON.parse(read('package.json'))
const built = /version = '([^']+)'/.exec(read('src/version.ts'))?.[1]
const sections = read('CHANGELOG.md').split(/^## /m).slice(1)
const section = sections.find((text) => text.split(/\s/)[0] === wanted)

const faults = [
  ...(/^v\d+\.\d+\.\d+$/.test(tag) ? [] : [`${tag || '(no tag)'}: a tag such as v1.2.3 is wanted`]),
  ...(version === wanted ? [] : [`package.json has version ${version}, the tag ${tag}`]),
  ...(built === wanted ? [] : [`src/version.ts has version ${built}, the tag ${tag}`]),
  ...(section === undefined ? [`CHANGELOG.md has no section "## ${wanted}"`] : []),
]
if (faults.length > 0) {
  for (const fault of faults) console.error(fault)
  process.exitCode = 1
} else console.log(section.slice(section.indexOf('\n')).trim())
