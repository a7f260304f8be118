// npm run test:faults -- [--scenarios 1000] [--seed 1] [--node PATH] [--only scenarios,fuzz,damage,writers,kills,places] [--short]
//
// The real bundle against loopback services behind a proxy that breaks them, by tables of faults, faces and remotes, drawn by
// a seed; then kills, damage, writers at once and odd places. Prints every breach of the contract; exits 1 where there is one.
import '../built.mjs'
import { parseArgs } from 'node:util'
import { damage } from './damage.mjs'
import { fuzz } from './fuzz.mjs'
import { kills } from './kills.mjs'
import { outside } from './outside.mjs'
import { places } from './places.mjs'
import { scenarios } from './scenarios.mjs'
import { writers } from './writers.mjs'

const { values } = parseArgs({
  options: {
    scenarios: { type: 'string', default: '1000' },
    kills: { type: 'string', default: '300' },
    seed: { type: 'string', default: '1' },
    node: { type: 'string', default: process.execPath },
    only: { type: 'string' },
    short: { type: 'boolean', default: false },
  },
})
const parts = { scenarios, outside, fuzz, damage, writers, kills, places }
const asked = values.only?.split(',') ?? Object.keys(parts)
let breaches = 0
for (const [name, run] of Object.entries(parts)) {
  if (!asked.includes(name)) continue
  const began = performance.now()
  const { tried, broken } = await run({
    count: Number(values.scenarios),
    kills: Number(values.kills),
    seed: Number(values.seed),
    node: values.node,
    short: values.short,
  })
  breaches += broken.length
  for (const line of broken) console.log(`BROKEN ${name}: ${line}`)
  console.log(
    JSON.stringify({
      part: name,
      tried,
      broken: broken.length,
      seconds: Math.round((performance.now() - began) / 1000),
    }),
  )
}
process.exit(breaches === 0 ? 0 : 1)
