#!/usr/bin/env node
// A watch of 300 runs of six workflows over a loopback service in real shapes, 12 of them slow and 20 failed: time, requests,
// memory, and what it found. Twice as many runs beside it show whether memory stays flat.
// Usage: npm run bench:watch [-- --platform github|gitlab|jenkins] [-- --runs 300] [-- --cli dist/cli/index.js]
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

// A row opens the tests’ own loopback service: what to watch there, with which variables, how to add runs and to close it;
// and which of them a run is, where its id does not say.
const platforms = {
  github: async () => {
    await supportModules('github-routes', 'github-shapes')
    const [{ startGithubApi }, { addRuns }] = await supportModules('github-api', 'watched-repository')
    const github = await startGithubApi()
    github.rateLimit.remaining = 14_990
    return {
      args: ['o/r'],
      env: { GITHUB_API_URL: github.url, GITHUB_TOKEN: 'ghs_loopback' },
      add: (told) => addRuns(github, told),
      close: () => github.close(),
    }
  },
  gitlab: async () => {
    await supportModules('gitlab-routes', 'gitlab-shapes')
    const [{ startGitlabApi, gitlabToken }, { addProjects, addPipelines }] = await supportModules(
      'gitlab-api',
      'watched-projects',
    )
    const gitlab = await startGitlabApi()
    addProjects(gitlab)
    return {
      // Merge requests have branches of their own.
      args: ['--gitlab', gitlab.url, 'acme/*', '--notify-branches', '*'],
      env: { GITLAB_TOKEN: gitlabToken },
      add: (told) => addPipelines(gitlab, told),
      close: () => gitlab.close(),
    }
  },
  jenkins: async () => {
    await supportModules('jenkins-tree')
    const [{ startJenkins, jenkinsUser, jenkinsToken }, { addJobs, addBuilds }] = await supportModules(
      'jenkins-server',
      'watched-jenkins',
    )
    const jenkins = await startJenkins()
    addJobs(jenkins)
    const numbers = new Map()
    return {
      // Branches of a multibranch project other than its main one are told of too.
      args: ['--jenkins', jenkins.url, '--notify-branches', '*'],
      env: { JENKINS_TOKEN: `${jenkinsUser}:${jenkinsToken}` },
      add: (told) => {
        for (const [number, run] of addBuilds(jenkins, told)) numbers.set(run, number)
      },
      numberOf: ({ repository, run }) => numbers.get(`${repository} ${run}`),
      close: () => jenkins.close(),
    }
  },
}

const modules = mkdtempSync(join(tmpdir(), 'bench-watch-modules-'))
const open = platforms[option('platform', 'github')]
let late = false
try {
  if (open === undefined) throw new Error(`--platform: accepted is ${Object.keys(platforms).join(', ')}`)
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
  const service = await open()
  const folder = mkdtempSync(join(tmpdir(), 'bench-watch-'))
  const begin = Math.floor(Date.now() / hour) * hour - 150 * hour
  service.add({ from: 1, to: older, until: begin - hour })
  try {
    const first = await watch({ service, folder, now: begin })
    const spread = (many, from) =>
      new Set(Array.from({ length: many }, (_, i) => older + from + Math.floor((i * (count - from)) / many)))
    const slow = spread(12, 7)
    const failed = new Set([...spread(20, 4)].map((run) => (slow.has(run) ? run + 1 : run)))
    service.add({ from: older + 1, to: older + count, until: begin + (count / 6) * hour, slow, failed })
    const second = await watch({ service, folder, now: begin + (count / 6 + 1) * hour })
    const third = await watch({ service, folder, now: begin + (count / 6 + 2) * hour })
    const told = second.report.repositories
    const changed = (kind) =>
      second.report.changes
        .filter(({ change }) => change === kind)
        .map(({ key }) => service.numberOf?.(key) ?? Number(key.run))
    const found = changed('anomaly').filter((run) => slow.has(run)).length
    const total = (rows, field) => rows.reduce((sum, row) => sum + row[field], 0)
    const sum = (field) =>
      total(
        told.flatMap(({ workflows }) => workflows),
        field,
      )
    const say = (name, { seconds, peakMb, report }) =>
      console.log(
        `${name}: ${seconds.toFixed(1)} s, ${report.requests.made} requests (${report.requests.unchanged} “unchanged”), ${peakMb.toFixed(0)} MB at the most`,
      )
    say(`first watch, ${older} older runs remembered`, first)
    say(`${total(told, 'judged')} of ${count} runs judged, ${total(told, 'left')} left`, second)
    say('a quiet watch', third)
    console.log(
      `  slow: 12, told as anomalies ${found}, other anomalies told ${changed('anomaly').length - found}; failed: ${failed.size}, judged failed ${sum('failed')}, new failures told ${changed('failure').length}; recoveries told ${changed('recovery').length}`,
    )
    return second
  } finally {
    await service.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

function watch({ service, folder, now }) {
  const clock = `data:text/javascript,const real=Date.now,from=real();Date.now=()=>real()-from+${now}`
  const args = [
    '--import',
    clock,
    cli,
    'watch',
    ...service.args,
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
      env: { PATH: process.env.PATH, ...service.env },
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

/** The loopback services are the tests’ own; what one of them imports is named before it. */
async function supportModules(...names) {
  mkdirSync(modules, { recursive: true })
  writeFileSync(join(modules, 'package.json'), '{"type":"module"}')
  for (const name of names) {
    const { code } = transformFileSync(join(root, `__tests__/support/${name}.ts`), {
      jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
      module: { type: 'es6' },
      swcrc: false,
    })
    writeFileSync(join(modules, `${name}.js`), code)
  }
  return Promise.all(names.map((name) => import(pathToFileURL(join(modules, `${name}.js`)).href)))
}
