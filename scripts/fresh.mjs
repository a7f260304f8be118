#!/usr/bin/env node
// Proves that what is generated and committed is what the sources make: dist/, action.yml, generated pages, JSON Schemas.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { jenkinsResources } from './jenkins-resources.mjs'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const made = mkdtempSync(join(tmpdir(), 'pipeline-guard-dist-'))
const node = (...args) => execFileSync(process.execPath, args, { cwd: root, stdio: 'inherit' })

try {
  node('scripts/build.mjs', made)
  node('scripts/generate.mjs', '--check')
  const [fresh, committed] = [listing(made), listing(join(root, 'dist'))]
  const stale = [...new Set([...fresh.keys(), ...committed.keys()])].filter(
    (file) => fresh.get(file) !== committed.get(file),
  )
  for (const [name, text] of Object.entries(jenkinsResources(join(made, 'cli/index.js')))) {
    const carried = join(root, 'jenkins-shim/resources/pipeline-guard', name)
    if (!existsSync(carried) || readFileSync(carried, 'latin1') !== text.toString('latin1'))
      stale.push(`../jenkins-shim/resources/pipeline-guard/${name}`)
  }
  if (stale.length > 0) {
    console.error(`stale, run \`npm run build\`: ${stale.map((file) => join('dist', file)).join(', ')}`)
    process.exitCode = 1
  } else console.log(`fresh: ${fresh.size} files of dist/, action.yml, tables and schemas`)
} finally {
  rmSync(made, { recursive: true, force: true })
}

function listing(folder) {
  const files = readdirSync(folder, { recursive: true }).map((file) => join(folder, file))
  return new Map(
    files
      .filter((file) => statSync(file).isFile())
      .map((file) => [relative(folder, file), readFileSync(file, 'latin1')]),
  )
}
