/**
 * The failure factory: real tools with real faults, and what they print.
 *
 *   npm run bench:factory [-- NAME…] [--list] [--keep] [--out DIR]
 *
 * NAME is a tool or `tool/fault`; all otherwise. Logs go to bench/out/factory, with `--keep` to bench/factory/logs, where the benches
 * find them. A recipe whose tool does not fail as it says is reported and writes nothing.
 */
import { spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { writeMarked } from '../../scripts/marked-log.mjs'
import { cleaned, readShort } from './clean.mjs'
import { install } from './install.mjs'
import { faultsOf, loadRecipes } from './recipes.mjs'
import { runFault, store } from './sandbox.mjs'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    list: { type: 'boolean' },
    keep: { type: 'boolean' },
    out: { type: 'string' },
    verbose: { type: 'boolean' },
  },
})
const here = (path) => fileURLToPath(new URL(path, import.meta.url))
const out = values.out ?? here(values.keep ? './logs' : '../out/factory')
const wanted = ({ id, tool }) => positionals.length === 0 || positionals.includes(tool) || positionals.includes(id)

const recipes = loadRecipes().filter((recipe) => faultsOf(recipe).some(wanted))
if (values.list) {
  for (const recipe of recipes) console.log(`${recipe.tool}: ${Object.keys(recipe.faults).join(', ')}`)
  process.exit(0)
}

// eslint-disable-next-line no-control-regex
const plain = (line) => line.replace(/\x1b\[[0-9;?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)/g, '').trimEnd()

/** The log of a fault, marked, or why it is none. */
function record(fault, tool, places) {
  const { exit, log } = runFault(fault, places)
  const body = cleaned(readShort(log))
  const lines = body.split('\n').map(plain)
  const line = fault.passes === true ? undefined : new RegExp(fault.line)
  const marked = line === undefined ? [] : lines.flatMap((text, at) => (line.test(text) ? [at + 1] : []))
  if (values.verbose) console.log(body)
  if (fault.passes === true ? exit !== 0 : exit === 0) return { why: `ended with ${exit}` }
  if (fault.passes !== true && marked.length === 0)
    return { why: `no line ${fault.line} in:\n${lines.slice(-12).join('\n')}` }
  const head = {
    source: `bench/factory ${fault.id}`,
    ...(tool === undefined ? {} : { tool }),
    ecosystem: fault.ecosystem,
    command: fault.run.trim().replaceAll(/\s*\n\s*/g, '; '),
    exit: String(exit),
    ...(fault.passes === true ? { outcome: 'passed' } : { category: [fault.category, ...fault.also].join(' ') }),
    ...(fault.transient ? { transient: 'yes' } : {}),
  }
  return { text: writeMarked({ head, body, marked: marked.slice(0, 40) }) }
}

const server = spawn(process.execPath, [here('./server.mjs'), join(store, 'certificates')], { stdio: 'inherit' })
await new Promise((done) => setTimeout(done, 1500))
const absent = []
const broken = []
let written = 0
try {
  for (const recipe of recipes) {
    let places
    try {
      places = install(recipe)
    } catch (error) {
      absent.push(`${recipe.tool}: ${error.message}`)
      console.log(`- ${recipe.tool} cannot be installed: ${error.message}`)
      continue
    }
    const version = versionOf(recipe, places)
    for (const fault of faultsOf(recipe).filter(wanted)) {
      const { text, why } = record(fault, version, places)
      if (text === undefined) {
        broken.push(fault.id)
        console.log(`- ${fault.id}: ${why}`)
        continue
      }
      const file = join(out, `${fault.id}.log`)
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, text)
      written++
    }
    console.log(`${recipe.tool} done`)
  }
} finally {
  server.kill()
}

/** The first line of what the tool says of its version. */
function versionOf(recipe, places) {
  if (recipe.version === undefined) return undefined
  const { log } = runFault({ id: `${recipe.tool}/version`, files: {}, run: recipe.version, env: {} }, places)
  return plain(cleaned(readShort(log)).trim().split('\n')[0] ?? '').slice(0, 80) || undefined
}

console.log(`${written} logs of ${recipes.length - absent.length} tools in ${out}`)
if (absent.length > 0) console.log(`not installed here:\n  ${absent.join('\n  ')}`)
if (broken.length > 0) console.log(`did not fail as their recipes say: ${broken.join(', ')}`)
