// A GitHub of loopback services behind the faulty proxy, and one child process a step, as `__tests__/e2e/world.ts` has it.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { transformSync } from '@swc/core'
import { startProxy } from './proxy.mjs'

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
const compiled = process.env.PIPELINE_GUARD_BUNDLE
export const bundle = resolve(root, compiled === undefined ? 'dist/main/index.js' : `${compiled}/main.js`)
export const cli = resolve(root, process.env.PIPELINE_GUARD_CLI ?? 'dist/cli/index.js')
export const hour = 3_600_000

/** A service of the tests, stripped of its types into bench/out with all it imports. */
async function support(name) {
  const out = join(root, 'bench/out/support')
  mkdirSync(out, { recursive: true })
  const done = new Set()
  const strip = (file) => {
    if (done.has(file)) return
    done.add(file)
    const source = readFileSync(join(root, '__tests__/support', `${file}.ts`), 'utf8')
    const options = { jsc: { target: 'es2023', parser: { syntax: 'typescript' } }, module: { type: 'es6' } }
    const { code } = transformSync(source, options)
    writeFileSync(join(out, `${file}.js`), code)
    for (const [, next] of code.matchAll(/from '\.\/([\w-]+)\.js'|from "\.\/([\w-]+)\.js"/g)) if (next) strip(next)
    for (const [, next] of code.matchAll(/from "\.\/([\w-]+)\.js"/g)) strip(next)
  }
  strip(name)
  return import(join(out, `${name}.js`))
}

export async function startWorld({ node = process.execPath } = {}) {
  process.chdir(root)
  const [{ startResultsService }, { startGithubApi }, { startSlackHook }, { startGitlabApi }, projects] =
    await Promise.all(['results-service', 'github-api', 'slack-hook', 'gitlab-api', 'watched-projects'].map(support))
  const { inputs } = await import(join(root, 'lib/config/inputs.js'))
  const results = await startResultsService()
  const github = await startGithubApi({ also: (ask) => results.rest(ask) })
  const hook = await startSlackHook()
  const gitlab = await startGitlabApi()
  projects.addProjects(gitlab)
  const proxy = await startProxy({
    github: github.url,
    results: results.url,
    slack: new URL(hook.url).origin,
    gitlab: new URL(gitlab.url).origin,
  })
  const folder = mkdtempSync(join(tmpdir(), 'faults-'))
  let steps = 0
  return {
    github,
    gitlab,
    addPipeline: (told) => projects.addPipeline(gitlab, told),
    results,
    proxy,
    folder,
    slackUrl: proxy.ours(hook.url),
    /** @returns what the step left: exit code, what it printed, its files, ms */
    async step(run, given = {}, env = {}, { killAfter, wrap = [] } = {}) {
      const place = join(folder, `${++steps}`)
      mkdirSync(place)
      const files = Object.fromEntries(
        ['summary', 'outputs', 'state', 'result'].map((name) => [name, join(place, name)]),
      )
      for (const name of ['summary', 'outputs', 'state']) writeFileSync(files[name], '')
      const platform = Object.fromEntries(
        Object.entries({ ...results.env(run), ...github.env(run) }).map(([name, value]) => [
          name,
          proxy.ours(String(value)),
        ]),
      )
      const asInputs = Object.fromEntries(
        Object.entries({
          ...Object.fromEntries(Object.entries(inputs).map(([name, row]) => [name, row.default])),
          'github-token': 'ghs_loopback',
          'result-file': files.result,
          ...given,
        }).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
      )
      const all = {
        PATH: process.env.PATH,
        RUNNER_TEMP: place,
        GITHUB_WORKSPACE: place,
        GITHUB_STEP_SUMMARY: files.summary,
        GITHUB_OUTPUT: files.outputs,
        GITHUB_STATE: files.state,
        ...platform,
        ...asInputs,
        ...env,
      }
      for (const name of Object.keys(all)) if (all[name] === undefined) delete all[name]
      const ended = await start([...wrap, node, bundle], { cwd: place, env: all, killAfter })
      const read = (file) => {
        try {
          return readFileSync(file, 'utf8')
        } catch {
          return ''
        }
      }
      const [summary, outputs, result] = [files.summary, files.outputs, files.result].map(read)
      rmSync(place, { recursive: true, force: true })
      return { ...ended, summary, outputs, resultText: result, result: result === '' ? undefined : JSON.parse(result) }
    },
    /** The command line in a folder of its own. @returns as `step`, without outputs */
    async command(args, env, { killAfter } = {}) {
      const file = join(folder, `${++steps}.json`)
      const ended = await start([node, cli, ...args, '--result-file', file], {
        cwd: folder,
        env: { PATH: process.env.PATH, ...env },
        killAfter,
      })
      const resultText = existsSync(file) ? readFileSync(file, 'utf8') : ''
      rmSync(file, { force: true })
      return { ...ended, resultText, result: resultText === '' ? undefined : JSON.parse(resultText) }
    },
    async close() {
      await Promise.all([github.close(), gitlab.close(), results.close(), hook.close(), proxy.close()])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export function start([command, ...args], { cwd, env, killAfter, input } = {}) {
  return new Promise((ended, failed) => {
    const began = performance.now()
    const child = spawn(command, args, { cwd, env, stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'] })
    let out = ''
    const take = (chunk) => {
      out += chunk
    }
    child.stdout.on('data', take)
    child.stderr.on('data', take)
    child.on('error', failed)
    const killer = killAfter === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfter)
    child.on('close', (code, signal) => {
      clearTimeout(killer)
      ended({ code, signal, out, ms: performance.now() - began })
    })
  })
}

/** A run with two finished jobs and the last job; one in the past is over and known by the platform alone. */
export function addRun({ github, results }, id, { startedAt, isOver = false, failed = false }) {
  const sha = id.toString(16).padStart(40, '0')
  const end = isOver
    ? { status: 'completed', conclusion: failed ? 'failure' : 'success' }
    : { status: 'in_progress', conclusion: null }
  github.addRun({ id, startedAt, sha, ...end })
  results.run({ id, sha })
  if (!isOver) results.now = () => startedAt + 900_000
  const wobble = 1 + 0.03 * Math.sin(id * 2.3)
  const fault = failed ? { conclusion: 'failure' } : {}
  const job = (number, name, seconds, more = {}) =>
    github.addJob({
      id: id * 100 + number,
      run: id,
      name,
      startedAt,
      steps: [{ name, seconds: Math.round(seconds * wobble), ...more }],
      ...more,
    })
  job(1, 'build', 180, fault)
  job(2, 'test', 300)
  if (failed) github.logs.set(id * 100 + 1, 'Compiling\nsrc/a.ts(3,5): error TS2322: Type wrong\n')
  if (!isOver)
    github.addJob({
      id: id * 100 + 99,
      run: id,
      name: 'pipeline-guard',
      startedAt: startedAt + 800_000,
      status: 'in_progress',
      steps: [{ name: 'Run pipeline-guard', status: 'in_progress' }],
    })
  return { given: { 'check-run-id': String(id * 100 + 99) }, env: { GITHUB_SHA: sha } }
}

/** As the platform has it once the run is over. */
export function endRun({ github }, id, conclusion = 'success') {
  github.runs.set(id, { ...github.runs.get(id), status: 'completed', conclusion })
  for (const [at, job] of github.jobs.entries())
    if (job.run_id === id && job.status !== 'completed')
      github.jobs[at] = { ...job, status: 'completed', conclusion: 'success', completed_at: job.started_at }
}
