#!/usr/bin/env node
// Builds dist/ from src/: tsc emits lib/, ncc bundles each entry. The command line is one file, so Jenkins can carry it.
import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const out = resolve(root, process.argv[2] ?? 'dist')
const run = (bin, args) => execFileSync(join(root, 'node_modules/.bin', bin), args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })

rmSync(join(root, 'lib'), { recursive: true, force: true })
rmSync(out, { recursive: true, force: true })
run('tsc', ['-p', 'tsconfig.json'])
for (const entry of ['main', 'post', 'cli'])
  run('ncc', ['build', `lib/${entry}.js`, '-o', join(out, entry), '--no-cache', '--minify', '--no-source-map-register', '--license', 'licenses.txt'])
