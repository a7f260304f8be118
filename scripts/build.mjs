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

// What few need lies beside the command line, in files of their own. A quarter of it would else be for buckets and their tables,
// which the action reads too; the protocol of coding agents is for the command line alone.
const bucket = {
  file: 'bucket.cjs',
  packages: ['@aws-sdk/client-s3', 'hyparquet', 'hyparquet-writer'],
  loaders: { 'adapters/objects/s3/sdk.js': './client.js', 'adapters/tables/load.js': './library.js' },
}
const protocol = {
  file: 'mcp.cjs',
  // What it takes of the SDK is a module of ours: the bundler leaves out what that does not name (six tenths, of which most are locales).
  packages: ['./commands/mcp/library.js'],
  loaders: { 'commands/mcp/load.js': './library.js' },
}
const besides = [bucket, protocol]

/** Code that loads one. The bundler has a meaning of its own for `createRequire`, where it sees the name. */
const loadBeside = (folder, { file }) => `import('node:module').then(({ default: it }) => {
  try { return it[['create', 'Require'].join('')](import.meta.url)('${folder}/${file}') } catch (cause) {
    throw new Error('${file} is not beside the command line; put the one of the same release there', { cause })
  }
})`

// Of the rules, what only tests look at: one line each, as tsc writes them.
const examples = /^ {8}(?:example|counterExample): .*,\n/gm

// Inside the project, so that bundling finds node_modules.
// Always the same name: the bundler numbers modules by their paths.
const whole = join(root, 'lib', 'whole')
rmSync(whole, { recursive: true, force: true })
mkdirSync(whole)
try {
  bundleAction()
  actionEntries()
  bundle(join(oneFile(whole), 'cli.js'), 'cli')
  const cli = join(out, 'cli/index.js')
  writeFileSync(cli, asTexts(readFileSync(cli, 'utf8')))
  for (const beside of besides) besideCli(beside)
} finally {
  rmSync(whole, { recursive: true, force: true })
}

if (out === join(root, 'dist')) {
  writeJenkinsResources(join(out, 'cli/index.js'), join(root, 'jenkins-shim/resources/pipeline-guard'))
}

/** With the loaders as they are for the action, and back: they stand in `lib/`, which others read. */
function bundleAction() {
  const before = Object.keys(bucket.loaders).map((file) => [
    join(root, 'lib', file),
    readFileSync(join(root, 'lib', file), 'utf8'),
  ])
  try {
    for (const [file, code] of before)
      writeFileSync(
        file,
        code.replace(/import\('\.\/[a-z]+\.js'\)/, () => loadBeside('../cli', bucket)),
      )
    bundle('lib/action.js', 'main')
  } finally {
    for (const [file, code] of before) writeFileSync(file, code)
  }
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
function besideCli({ file, packages }) {
  const entry = join(whole, file)
  const all = packages.map((name) => `...require('${name}')`)
  writeFileSync(entry, `module.exports = { ${all.join(', ')} }\n`)
  const folder = join(whole, file.replace('.', '-'))
  bin('ncc', 'build', entry, '-o', folder, '--no-cache', '--minify', '--license', 'licenses.txt')
  const made = readdirSync(folder).find((name) => /^index\.c?js$/.test(name))
  // In ASCII, as the bundle is: Jenkins hands it over as a text.
  const ascii = readFileSync(join(folder, made), 'utf8').replace(
    /[^\0-\x7f]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  writeFileSync(join(out, 'cli', file), ascii)
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
    const module = file.replaceAll('\\', '/')
    const beside = besides.find(({ loaders }) => loaders[module] !== undefined)
    const eager = code
      .replaceAll(`import('${toolkitProxy}')`, 'Promise.resolve({ defaults: {} })')
      .replace(beside === undefined ? /(?!)/ : `import('${beside.loaders[module]}')`, () => loadBeside('.', beside))
      .replace(/\bimport\((?!\/\*)/g, 'import(/* webpackMode: "eager" */ ')
      .replace(file.startsWith('rules') ? examples : /(?!)/, '')
    if (eager !== code) writeFileSync(path, eager)
  }
  return folder
}
