#!/usr/bin/env node
// How well secrets are masked: the corpus of made-up secrets, whole and line by line; and what is altered of ordinary lines:
// those of the real logs beside the rules, and of a folder of CI logs where there is one.
// usage: node bench/mask/index.mjs [--logs FOLDER] [--list] [--sample N]
import '../built.mjs'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { attacked } from './attacked.mjs'
import { spoken } from './commands.mjs'
import { corpus, leak } from './corpus.mjs'
import { issued } from './issuers.mjs'
import { vendors } from './vendors.mjs'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
const { values } = parseArgs({
  options: { logs: { type: 'string' }, list: { type: 'boolean' }, sample: { type: 'string', default: '1' } },
})
const { createMask, inOrder } = await import(join(root, 'lib/core/mask/index.js'))
const { environmentSecrets } = await import(join(root, 'lib/core/mask/environment.js'))
const { inputs } = await import(join(root, 'lib/config/inputs.js'))

const goal = 0.99
const percent = (share) => `${(share * 100).toFixed(1)} %`

/** @returns whether as many are masked as the goal wants */
function measure(name, cases) {
  const kept = { whole: 0, line: 0 }
  for (const { id, secrets, lines, given = [], env = {}, whole: wholeOnly } of cases) {
    // As the input is read: one a line.
    const known = given.flatMap((value) => inputs.secrets.read(value).value)
    const maskOf = () => createMask([...known, ...environmentSecrets(env)])
    const whole = leak(secrets, maskOf()(lines.join('\n')))
    const mask = inOrder(maskOf())
    // Such as a line that ends in the middle of a value: read alone, its halves are nothing.
    const line = wholeOnly ? whole : leak(secrets, lines.map((each) => mask(each)).join('\n'))
    if (whole === '') kept.whole++
    if (line === '') kept.line++
    if (whole !== '' || line !== '')
      console.log(`  leaks: ${id} (whole: ${whole || 'no'}, line by line: ${line || 'no'})`)
  }
  console.log(
    `${cases.length} ${name}: ${kept.whole} masked whole (${percent(kept.whole / cases.length)}), ${kept.line} line by line (${percent(kept.line / cases.length)}); goal ${percent(goal)}`,
  )
  return Math.min(kept.whole, kept.line) >= goal * cases.length
}
const enough = [
  measure('secrets', corpus),
  measure('secrets as vendors document them', vendors),
  measure('secrets an attacker carried past the mask', attacked),
  measure('secrets in commands, statements and messages', spoken),
  measure('tokens, one of each issuer, bare', issued),
].every(Boolean)

const mask = createMask([])
function altered(folder, pattern, every) {
  let lines = 0
  const changed = new Map()
  for (const [index, file] of readdirSync(folder, { recursive: true }).entries()) {
    if (!pattern.test(file) || index % every !== 0) continue
    const bytes = readFileSync(join(folder, file))
    for (const line of (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').split('\n')) {
      lines++
      const masked = mask(line)
      if (masked !== line) changed.set(masked.replace(/\d+/g, '0'), [file, line, masked])
    }
  }
  console.log(
    `${lines} lines of ${folder.startsWith(root) ? folder.slice(root.length + 1) : 'CI logs'}: ${changed.size} different lines altered`,
  )
  if (values.list)
    for (const [file, line, masked] of changed.values())
      console.log(`  ${file}\n  - ${line.slice(0, 300)}\n  + ${masked.slice(0, 300)}`)
  return changed.size
}
const inRules = altered(join(root, 'src/rules'), /\.log$/, 1)
const logs = resolve(values.logs ?? join(root, '../shared/data/logs'))
if (existsSync(logs)) altered(logs, /\.(gz|log|txt)$/, Number(values.sample))
else console.log('no folder of CI logs: name one by --logs')
if (!enough) {
  console.error('fewer secrets are masked than the goal')
  process.exitCode = 1
}
if (inRules > 0) {
  console.error('lines of the real logs beside the rules are altered: see --list')
  process.exitCode = 1
}
