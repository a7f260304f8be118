/**
 * What the sampler costs: `npm run bench:resources`. Linux.
 *
 * Its own use, by /proc: CPU of a minute, memory that is its own (RssAnon) and its share of what Node.js processes have in common
 * (PSS). And the same command with and without it in turns, paired, so that a loaded machine weighs on both alike.
 */
import './built.mjs'
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

if (process.platform !== 'linux') {
  console.log('skipped: /proc is Linux’s')
  process.exit(0)
}
const seconds = process.argv.includes('--fast') ? 15 : 60
const pairs = process.argv.includes('--fast') ? 4 : 10
const cli = resolve(process.argv.find((word) => word.endsWith('cli/index.js')) ?? 'lib/cli.js')
const cwd = mkdtempSync(join(tmpdir(), 'bench-resources-'))
const env = { PATH: process.env.PATH, HOME: cwd }

const sleeper = spawn(process.execPath, [cli, 'exec', '--', 'sleep', String(seconds + 20)], {
  cwd,
  env,
  stdio: 'ignore',
})
const folder = join(cwd, '.pipeline-guard/resources')
let sampler
for (let at = 0; sampler === undefined && at < 100; at++) {
  await wait(200)
  try {
    const name = readdirSync(folder).find((file) => file.endsWith('.jsonl'))
    sampler = JSON.parse(readFileSync(join(folder, name), 'utf8').split('\n')[0]).process.pid
  } catch {
    // Not there yet.
  }
}
const ticks = () => {
  const text = readFileSync(`/proc/${sampler}/stat`, 'latin1')
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  return Number(fields[11]) + Number(fields[12])
}
const kilobytes = (file, word) =>
  Number(new RegExp(`^${word}:\\s+(\\d+)`, 'm').exec(readFileSync(`/proc/${sampler}/${file}`, 'utf8'))?.[1])
await wait(3000)
const [began, before] = [performance.now(), ticks()]
await wait(seconds * 1000)
const cpu = (ticks() - before) / 100 / ((performance.now() - began) / 1000)
console.log(
  `CPU: ${(100 * cpu).toFixed(2)} % of a core over ${seconds} s, ${readdirSync('/proc').filter((name) => /^\d+$/.test(name)).length} processes on the machine`,
)
console.log(
  `memory: ${(kilobytes('status', 'RssAnon') / 1024).toFixed(1)} MB of its own, ${(kilobytes('smaps_rollup', 'Pss') / 1024).toFixed(1)} MB with its share of Node.js (resident, shared pages counted whole: ${(kilobytes('status', 'VmRSS') / 1024).toFixed(1)} MB)`,
)
sleeper.kill()

const work = 'let s = 0; for (let i = 0; i < 1e8; i++) s = (s + i * 7) | 0; console.log(s)'
const timed = (resources) => {
  const start = performance.now()
  spawnSync(process.execPath, [cli, 'exec', '--', process.execPath, '-e', work], {
    cwd,
    env: { ...env, PIPELINE_GUARD_RESOURCES: resources },
  })
  return performance.now() - start
}
const differences = []
for (let pair = 0; pair < pairs; pair++) {
  const order = pair % 2 === 0 ? ['off', 'on'] : ['on', 'off']
  const times = Object.fromEntries(order.map((resources) => [resources, timed(resources)]))
  differences.push(times.on / times.off - 1)
}
differences.sort((a, b) => a - b)
const at = (share) =>
  `${(100 * differences[Math.min(differences.length - 1, Math.floor(share * differences.length))]).toFixed(1)} %`
console.log(
  `a command with it against without, by the clock: median ${at(0.5)}, quartiles ${at(0.25)} to ${at(0.75)}, ${pairs} pairs`,
)
rmSync(cwd, { recursive: true, force: true })
