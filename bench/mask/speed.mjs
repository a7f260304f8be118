#!/usr/bin/env node
// How fast secrets are masked, on real CI logs: whole texts and line by line, with and without known secrets.
// usage: node bench/mask/speed.mjs [--logs FOLDER] [--megabytes 20] [--quick]
import '../built.mjs'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { gunzipSync } from 'node:zlib'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
const { values } = parseArgs({
  options: { logs: { type: 'string' }, megabytes: { type: 'string', default: '20' }, quick: { type: 'boolean' } },
})
const folder = resolve(values.logs ?? join(root, '../shared/data/logs'))
if (!existsSync(folder)) {
  console.log(`skipped: no logs at ${folder}; name a folder of .gz or plain logs by --logs`)
  process.exit(0)
}
const { createMask } = await import(join(root, 'lib/core/mask/index.js'))
const length = Number(values.quick ? 5 : values.megabytes) * 1e6
let text = ''
for (const file of readdirSync(folder, { recursive: true })) {
  if (text.length >= length) break
  if (!/\.(gz|log|txt)$/.test(file)) continue
  const bytes = readFileSync(join(folder, file))
  text += (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
}
text = text.slice(0, length)
const lines = text.split('\n')
const megabytesPerSecond = (work) => {
  const times = [0, 1, 2].map(() => {
    const start = performance.now()
    work()
    return performance.now() - start
  })
  return Math.round(text.length / 1e3 / Math.min(...times))
}
for (const known of [0, 3, 50]) {
  const mask = createMask(Array.from({ length: known }, (_, i) => `kS3cretValue${i * 7919}`))
  const whole = megabytesPerSecond(() => mask(text))
  const byLine = megabytesPerSecond(() => lines.map((line) => mask(line)))
  console.log(`${known} known secrets: ${whole} MB/s whole, ${byLine} MB/s line by line`)
}
const mask = createMask([])
const masked = lines.filter((line) => mask(line) !== line).length
console.log(`${(text.length / 1e6).toFixed(1)} MB, ${lines.length} lines, ${masked} of them masked`)
