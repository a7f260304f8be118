#!/usr/bin/env node
// Installs the test runners of npm that `__tests__/e2e/runners` tries beside jest and node --test: npm run test:runners
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../node_modules/.cache/runners', import.meta.url))
const dependencies = { mocha: '11.8.0', 'mocha-junit-reporter': '2.2.1', vitest: '5.1.2', '@playwright/test': '1.65.1' }
mkdirSync(folder, { recursive: true })
writeFileSync(`${folder}/package.json`, JSON.stringify({ private: true, dependencies }))
const { status } = spawnSync('npm', ['install', '--no-audit', '--no-fund'], {
  cwd: folder,
  stdio: 'inherit',
  shell: process.platform === 'win32',
})
process.exit(status ?? 1)
