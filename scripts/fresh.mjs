#!/usr/bin/env node
// Proves that what is generated and committed is what the sources make: dist/, action.yml, README tables, JSON Schemas.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

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
  const carried = readFileSync(join(root, 'jenkins-shim/resources/pipeline-guard/cli.mjs'), 'latin1')
  if (carried !== fresh.get('cli/index.js')) stale.push('../jenkins-shim/resources/pipeline-guard/cli.mjs')
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
