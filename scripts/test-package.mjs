#!/usr/bin/env node
// Packs the package, installs it in an empty directory as a stranger would, and uses its command, its library and its types.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = resolve(fileURLToPath(import.meta.url), '../..')
const folder = mkdtempSync(join(tmpdir(), 'pipeline-guard-package-'))
const windows = process.platform === 'win32'
const run = (command, args, cwd = folder) => execFileSync(command, args, { cwd, encoding: 'utf8', shell: windows })

try {
  const [packed] = JSON.parse(run('npm', ['pack', '--json', '--pack-destination', folder], root))
  writeFileSync(join(folder, 'package.json'), '{ "type": "module", "private": true }\n')
  run('npm', ['install', '--no-audit', '--no-fund', join(folder, packed.filename)])

  must(run('npx', ['--no-install', 'pipeline-guard', 'demo']).includes('failed'), 'the demo tells of the failure')

  writeFileSync(
    join(folder, 'use.ts'),
    `import { readFileSync } from 'node:fs'
import { type Diagnosis, diagnose, judge, readHistory } from 'pipeline-guard'
const found: Diagnosis = await diagnose('npm error code E404\\nnpm error 404 Not Found - GET https://registry.example/left-pad\\n', { failed: true })
const history = readHistory(readFileSync('history.jsonl.gz'))
const runs = history.kind === 'ok' ? judge({ records: history.value.records }).comparable : history.kind
console.log(JSON.stringify({ category: found.category, runs }))
`,
  )
  run('npx', ['--no-install', 'pipeline-guard', 'run', '--job-status', 'success', '--history-path', 'history.jsonl.gz'])
  const types = [
    '--noEmit',
    '--strict',
    '--skipLibCheck',
    'false',
    '--types',
    'node',
    '--module',
    'nodenext',
    '--target',
    'es2023',
  ]
  run(join(root, 'node_modules/.bin/tsc'), [...types, '--typeRoots', join(root, 'node_modules/@types'), 'use.ts'])
  run(join(root, 'node_modules/.bin/tsc'), [
    ...types.slice(1),
    '--typeRoots',
    join(root, 'node_modules/@types'),
    'use.ts',
  ])
  const said = JSON.parse(run(process.execPath, ['use.js']))
  must(said.category === 'dependency' && said.runs === 0, `the library answers, not ${JSON.stringify(said)}`)

  const installed = JSON.parse(run('npm', ['ls', '--all', '--json'])).dependencies['pipeline-guard']
  console.log(
    `packed ${packed.entryCount} files, ${Math.round(packed.size / 1024)} KB; ` +
      `installs ${Object.keys(installed.dependencies ?? {}).length} packages beside it; command, library and types work`,
  )
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function must(holds, what) {
  if (!holds) throw new Error(`the package does not work: ${what}`)
}
