#!/usr/bin/env node
// A watch of 300 runs of six workflows over a loopback GitHub in real shapes, 12 of them slow and 20 failed: time, requests,
// memory, and what it found. Twice as many runs beside it show whether memory stays flat.
// Usage: npm run bench:watch [-- --runs 300] [-- --cli dist/cli/index.js]
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { transformFileSync } from '@swc/core'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
process.chdir(root)
const option = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`)
  return at > 0 ? process.argv[at + 1] : otherwise
}
const cli = resolve(option('cli', 'dist/cli/index.js'))
const runs = Number(option('runs', 300))
const hour = 3_600_000
const older = 180

const modules = mkdtempSync(join(tmpdir(), 'bench-watch-modules-'))
const { startGithubApi, addRuns } = await supportModules()
let late = false
try {
  const small = await measure(runs)
  const large = await measure(runs * 2)
  const per = (large.peakMb / small.peakMb).toFixed(2)
  console.log(`memory of ${runs * 2} runs ÷ memory of ${runs} runs: ${per}`)
  late = small.seconds >= 20
  if (late) console.log('over the 20 s a watch of 300 runs may take')
} finally {
  rmSync(modules, { recursive: true, force: true })
}
process.exitCode = late ? 1 : 0

async function measure(count) {
  const github = await startGithubApi()
  github.rateLimit.remaining = 14_990
  const folder = mkdtempSync(join(tmpdir(), 'bench-watch-'))
  const begin = Math.floor(Date.now() / hour) * hour - 150 * hour
  addRuns(github, { from: 1, to: older, until: begin - hour })
  try {
    const first = await watch({ github, folder, now: begin })
    const spread = (many, from) =>
      new Set(Array.from({ length: many }, (_, i) => older + from + Math.floor((i * (count - from)) / many)))
    const slow = spread(12, 7)
    const failed = new Set([...spread(20, 4)].map((run) => (slow.has(run) ? run + 1 : run)))
    addRuns(github, { from: older + 1, to: older + count, until: begin + (count / 6) * hour, slow, failed })
    const second = await watch({ github, folder, now: begin + (count / 6 + 1) * hour })
    const third = await watch({ github, folder, now: begin + (count / 6 + 2) * hour })
    const [told] = second.report.repositories
    const changed = (kind) =>
      second.report.changes.filter(({ change }) => change === kind).map(({ key }) => Number(key.run))
    const found = changed('anomaly').filter((run) => slow.has(run)).length
    const sum = (field) => told.workflows.reduce((total, row) => total + row[field], 0)
    const say = (name, { seconds, peakMb, report }) =>
      console.log(
        `${name}: ${seconds.toFixed(1)} s, ${report.requests.made} requests (${report.requests.unchanged} “unchanged”), ${peakMb.toFixed(0)} MB at the most`,
      )
    say(`first watch, ${older} older runs remembered`, first)
    say(`${told.judged} of ${count} runs judged, ${told.left} left`, second)
    say('a quiet watch', third)
    console.log(
      `  slow: 12, told as anomalies ${found}, other anomalies told ${changed('anomaly').length - found}; failed: ${failed.size}, judged failed ${sum('failed')}, new failures told ${changed('failure').length}; recoveries told ${changed('recovery').length}`,
    )
    return second
  } finally {
    await github.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

function watch({ github, folder, now }) {
  const clock = `data:text/javascript,const real=Date.now,from=real();Date.now=()=>real()-from+${now}`
  const args = [
    '--import',
    clock,
    cli,
    'watch',
    'o/r',
    '--json',
    '--state',
    join(folder, 'watch'),
    '--requests',
    '3000',
  ]
  const began = performance.now()
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, args, {
      cwd: folder,
      env: { PATH: process.env.PATH, GITHUB_API_URL: github.url, GITHUB_TOKEN: 'ghs_loopback' },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let out = ''
    let peakMb = Number.NaN
    const look = setInterval(() => {
      try {
        const kb = Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1])
        if (kb / 1024 > (peakMb || 0)) peakMb = kb / 1024
      } catch {
        // Ended, or a system without /proc: the figure stays unknown.
      }
    }, 50)
    child.stdout.on('data', (chunk) => {
      out += chunk
    })
    child.on('error', failed)
    child.on('close', (code) => {
      clearInterval(look)
      if (code !== 0) return failed(new Error(`the watch ended with ${code}`))
      done({ seconds: (performance.now() - began) / 1000, peakMb, report: JSON.parse(out) })
    })
  })
}

/** The loopback service is the tests’ own. */
async function supportModules() {
  mkdirSync(modules, { recursive: true })
  writeFileSync(join(modules, 'package.json'), '{"type":"module"}')
  for (const name of ['github-api', 'github-routes', 'github-shapes', 'watched-repository']) {
    const { code } = transformFileSync(join(root, `__tests__/support/${name}.ts`), {
      jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
      module: { type: 'es6' },
      swcrc: false,
    })
    writeFileSync(join(modules, `${name}.js`), code)
  }
  const load = (name) => import(pathToFileURL(join(modules, `${name}.js`)).href)
  return { ...(await load('github-api')), ...(await load('watched-repository')) }
}
