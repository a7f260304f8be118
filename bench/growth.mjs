#!/usr/bin/env node
// How processor time grows with hostile input: a linear reader takes eight times as long for eight times as much.
// usage: npm run bench:growth [-- --json] [-- --rules]     --rules: every shipped pattern too (a minute)
import './built.mjs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const lib = (path) => import(join(root, 'lib', path))
const { values } = parseArgs({ options: { json: { type: 'boolean' }, rules: { type: 'boolean' } } })
const { createMask } = await lib('core/mask/index.js')
const { cleanLine } = await lib('core/diagnose/read/clean.js')
const { matches } = await lib('core/run/wildcard.js')
const { markdown, html, terminal, slackText } = await lib('core/report/escape.js')
const { matchLine } = await lib('core/diagnose/rule.js')
const { shippedRules } = await lib('rules/index.js')

const once = 40_000
const times = 8
/** Linear is 8, quadratic 64; between lie caches and the clock. */
const most = 24
/** Below this the clock tells nothing. */
const leastMs = 2

const mask = createMask(['a-known-secret-value'])
const seeds = [
  'eyJ',
  'secret=',
  '-----BEGIN PRIVATE KEY-----',
  '://a:',
  '--token ',
  'cookie: ',
  'bearer ',
  'ghp_',
  '\u001b[',
  '\u001b[8mha:',
  '<',
  '@a',
  '#1',
  '::',
  '##[',
  '&',
  '|',
  '`',
]
const readers = { mask, cleanLine, markdown, html, terminal, slackText }

const used = (work) => {
  const all = [1, 2, 3].map(() => {
    const before = process.cpuUsage()
    work()
    return process.cpuUsage(before).user / 1000
  })
  return Math.min(...all)
}
const growth = (work) => {
  work(once / 4)
  const [small, large] = [used(() => work(once)), used(() => work(once * times))]
  return { smallMs: small, largeMs: large, ratio: large < leastMs * times ? 1 : large / Math.max(small, leastMs) }
}

const rows = Object.entries(readers).flatMap(([name, read]) =>
  seeds.map((seed) => ({
    name: `${name} ${JSON.stringify(seed)}`,
    ...growth((length) => read(seed.repeat(Math.ceil(length / seed.length)))),
  })),
)
rows.push({ name: 'wildcard', ...growth((length) => matches('*aaab'.repeat(100), 'a'.repeat(length))) })
if (values.rules)
  for (const rule of shippedRules)
    for (const seed of [' ', rule.example.slice(0, 12), rule.example])
      rows.push({
        name: `${rule.id} ${JSON.stringify(seed.slice(0, 12))}`,
        ...growth((length) => matchLine(rule, seed.repeat(Math.ceil(length / 20 / seed.length)))),
      })
const worst = rows.toSorted((a, b) => b.ratio - a.ratio)
if (values.json) process.stdout.write(`${JSON.stringify(worst.slice(0, 50), null, 2)}\n`)
else
  for (const { name, smallMs, largeMs, ratio } of worst.slice(0, 10))
    process.stdout.write(
      `${ratio.toFixed(1).padStart(6)}×  ${smallMs.toFixed(1)} → ${largeMs.toFixed(1)} ms  ${name}\n`,
    )
const bad = worst.filter(({ ratio }) => ratio > most)
process.stdout.write(`${rows.length} readers and seeds, eight times the input; above ${most}×: ${bad.length}\n`)
process.exitCode = bad.length > 0 ? 1 : 0
