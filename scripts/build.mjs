#!/usr/bin/env node
// Builds dist/ from src/: tsc emits lib/, ncc bundles each entry. Usage: node scripts/build.mjs [folder, default dist]
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { actionEntry } from './entries.mjs'
import { writeJenkinsResources } from './jenkins-resources.mjs'
import { asTexts } from './texts.mjs'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const out = resolve(root, process.argv[2] ?? 'dist')
const bin = (name, ...args) =>
  execFileSync(join(root, 'node_modules/.bin', name), args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })

bin('tsc', '-p', 'tsconfig.json')
rmSync(out, { recursive: true, force: true })

// The toolkit’s proxy support is a third of the bundle: the command line leaves it to Node’s own (NODE_USE_ENV_PROXY=1).
const toolkitProxy = '@actions/github/lib/utils'

// A quarter of the command line, which only a history in a bucket needs: a file of its own, that lies beside it.
const sdk = {
  package: '@aws-sdk/client-s3',
  file: 's3.cjs',
  loader: 'adapters/objects/s3/sdk.js',
  loads: "import('./client.js')",
}

// Of the rules, what only tests look at: one line each, as tsc writes them.
const examples = /^ {8}(?:example|counterExample): .*,\n/gm

// Inside the project, so that bundling finds node_modules.
// Always the same name: the bundler numbers modules by their paths.
const whole = join(root, 'lib', 'whole')
rmSync(whole, { recursive: true, force: true })
mkdirSync(whole)
try {
  bundle('lib/action.js', 'main')
  actionEntries()
  bundle(join(oneFile(whole), 'cli.js'), 'cli')
  const cli = join(out, 'cli/index.js')
  writeFileSync(cli, asTexts(readFileSync(cli, 'utf8')))
  besideCli()
} finally {
  rmSync(whole, { recursive: true, force: true })
}

if (out === join(root, 'dist')) {
  writeJenkinsResources(join(out, 'cli/index.js'), join(root, 'jenkins-shim/resources/pipeline-guard'))
}

/** One bundle for the step and its hook, each with an entry of its own: nothing need be saved to tell them apart. */
function actionEntries() {
  renameSync(join(out, 'main/index.js'), join(out, 'main/action.js'))
  writeFileSync(join(out, 'main/index.js'), actionEntry('./action.js', 'main'))
  mkdirSync(join(out, 'post'))
  cpSync(join(out, 'main/package.json'), join(out, 'post/package.json'))
  writeFileSync(join(out, 'post/index.js'), actionEntry('../main/action.js', 'post'))
}

/** A module of CommonJS: what the one file is compiled as can `require`, and cannot `import()`. */
function besideCli() {
  const entry = join(whole, sdk.file)
  writeFileSync(entry, `module.exports = require('${sdk.package}')\n`)
  const folder = join(whole, 's3')
  bin('ncc', 'build', entry, '-o', folder, '--no-cache', '--minify', '--license', 'licenses.txt')
  cpSync(
    join(
      folder,
      readdirSync(folder).find((file) => /^index\.c?js$/.test(file)),
    ),
    join(out, 'cli', sdk.file),
  )
  const licences = join(out, 'cli/licenses.txt')
  writeFileSync(licences, `${readFileSync(licences, 'utf8')}\n${readFileSync(join(folder, 'licenses.txt'), 'utf8')}`)
}

function bundle(entry, name) {
  bin('ncc', 'build', entry, '-o', join(out, name), '--no-cache', '--minify', '--license', 'licenses.txt')
}

/**
 * The command line is one file, so that Jenkins can carry it: what `import()` loads is bundled in, yet evaluated only when
 * asked for.
 */
function oneFile(folder) {
  for (const file of readdirSync(join(root, 'lib')))
    if (file !== 'whole') cpSync(join(root, 'lib', file), join(folder, file), { recursive: true })
  for (const file of readdirSync(folder, { recursive: true })) {
    const path = join(folder, file)
    if (!statSync(path).isFile() || !path.endsWith('.js')) continue
    const code = readFileSync(path, 'utf8')
    const eager = code
      .replaceAll(`import('${toolkitProxy}')`, 'Promise.resolve({ defaults: {} })')
      .replace(
        file.replaceAll('\\', '/') === sdk.loader ? sdk.loads : /(?!)/,
        // The bundler has a meaning of its own for `createRequire`, where it sees the name.
        `import('node:module').then(({ default: it }) => it[['create', 'Require'].join('')](import.meta.url)('./${sdk.file}'))`,
      )
      .replace(/\bimport\((?!\/\*)/g, 'import(/* webpackMode: "eager" */ ')
      .replace(file.startsWith('rules') ? examples : /(?!)/, '')
    if (eager !== code) writeFileSync(path, eager)
  }
  return folder
}
