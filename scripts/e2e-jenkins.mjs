#!/usr/bin/env node
// The Jenkins step, started by groovy, runs the bundle against a loopback controller: sixteen ordinary builds, then one
// that is slow and judged, and one that fails and is diagnosed from its console log. `--cli FILE` names another bundle.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { transformFileSync } from '@swc/core'
import { groovyCommand } from './groovy.mjs'
import { writeJenkinsResources } from './jenkins-resources.mjs'

/** One more than a history needs for a slow build to be more than a remark, which has no badge. */
const ordinary = 16
const slowBuild = ordinary + 1
const failingBuild = ordinary + 2
const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const { args, absent } = groovyCommand()
if (absent !== undefined) {
  console.log(`skipped: the end-to-end run of the Jenkins step needs Java and Maven: ${absent}`)
  process.exit(process.argv.includes('--strict') ? 1 : 0)
}
const named = process.argv.indexOf('--cli')
const bundle = named > 0 ? resolve(process.argv[named + 1] ?? '') : join(root, 'dist/cli/index.js')
if (!existsSync(bundle)) throw new Error(`no bundle ${bundle}: npm run build`)

const home = mkdtempSync(join(tmpdir(), 'jenkins-home-'))
const workspace = join(home, 'workspace')
mkdirSync(workspace)
// As the build makes them for the library.
const resources = join(home, 'resources')
writeJenkinsResources(bundle, join(resources, 'pipeline-guard'))
const { startController, user, token } = await controllerModule()
const job = 'folder/app'
const controller = await startController({ [job]: { builds: [] } })

try {
  const base = Date.now() - (failingBuild + 1) * 3_600_000
  const builds = []
  const stages = {}
  for (let number = 1; number <= failingBuild; number++) {
    const slow = number === slowBuild ? 3 : 1
    const failing = number === failingBuild
    const start = base + number * 3_600_000
    stages[number] = stagesOf(start, { number, slow, failing })
    const last = stages[number].at(-1)
    const build = {
      _class: 'org.jenkinsci.plugins.workflow.job.WorkflowRun',
      number,
      result: failing ? 'FAILURE' : null,
      building: true,
      timestamp: start,
      duration: 0,
      actions: [
        { _class: 'hudson.model.CauseAction', causes: [{ _class: 'hudson.triggers.SCMTrigger$SCMTriggerCause' }] },
      ],
    }
    builds.unshift(build)
    controller.jobs.set(job, {
      builds: [...builds],
      stages: { ...stages },
      console: { [failingBuild]: readFileSync(join(root, '__tests__/fixtures/jenkins/console-error.txt'), 'utf8') },
    })
    const told = await run({ number, start, result: failing ? 'FAILURE' : null })
    Object.assign(build, {
      building: false,
      result: failing ? 'FAILURE' : 'SUCCESS',
      duration: last.startTimeMillis - start,
    })
    console.log(`#${number}: ${told.description}`)
    if (process.argv.includes('--verbose')) console.log(told.console)
    assert.equal(told.error, null)
    assert.equal(told.said, '', told.console)
    assert.ok(told.history, 'the history was archived')
    assert.deepEqual(told.unsaved, [], 'every state of the program can be saved')
    assert.ok(told.largest < 200_000, `the largest state has ${told.largest} bytes`)
    // The bundle is unpacked by the first build of a node; a usual one takes few steps.
    assert.equal(told.resources.length, number === 1 ? 2 : 1)
    if (number > 1 && number <= ordinary) assert.ok(told.steps <= 15, `${told.steps} steps`)
    check(number, told, JSON.parse(readFileSync(join(workspace, '.pipeline-guard/result.json'), 'utf8')))
  }
  assert.ok(
    controller.requests.some((path) => path.endsWith('/wfapi/describe')),
    'stages were asked for',
  )
  console.log(`${failingBuild} passed, 0 failed`)
} finally {
  await controller.close()
  rmSync(home, { recursive: true, force: true })
}

function check(number, told, result) {
  assert.equal(result.schema, 'pipeline-guard/result')
  assert.equal(result.key.run, `${number}`)
  if (number <= ordinary) {
    assert.equal(result.ruling.verdict, 'normal', JSON.stringify(result.findings.map(({ title }) => title)))
    return
  }
  if (number === slowBuild) {
    const slow = result.findings.filter(({ kind }) => kind === 'anomaly')
    assert.ok(slow.length > 0, 'the slow build is an anomaly')
    assert.ok(slow[0].samples >= ordinary, `${slow[0].samples} comparable builds`)
    assert.equal(result.ruling.verdict, 'degraded')
    assert.equal(result.ruling.pass, true, 'one slow build fails no check')
    assert.equal(told.badges.length, 1)
    return
  }
  const failure = result.findings.find(({ kind }) => kind === 'failure')
  assert.ok(failure, 'the failure is diagnosed from the console log')
  console.log(`     ${failure.diagnosis.category}: ${failure.diagnosis.lines[0]?.text}`)
}

/** A checkout, a build, a test, and the post stage that is running; a little noise, the same every time. */
function stagesOf(start, { number, slow, failing }) {
  const noise = 1 + ((number * 37) % 7) / 100
  let at = start
  const stage = (name, ms, status = 'SUCCESS') => {
    const made = { name, status, startTimeMillis: at, durationMillis: ms, pauseDurationMillis: 0 }
    at += ms
    return made
  }
  return [
    stage('Checkout', 4000),
    stage('Build', Math.round(120_000 * noise)),
    stage('Test', Math.round(300_000 * noise * slow), failing ? 'FAILED' : 'SUCCESS'),
    stage('Declarative: Post Actions', 0, 'IN_PROGRESS'),
  ]
}

function run(build) {
  const shim = join(root, 'jenkins-shim')
  const given = {
    shim,
    home,
    workspace,
    resources,
    url: controller.url,
    job,
    user,
    token,
    settings: { failOn: 'high' },
    ...build,
  }
  const child = spawn('java', [...args, join(shim, 'test/endToEnd.groovy'), JSON.stringify(given)])
  const said = []
  child.stdout.on('data', (chunk) => said.push(chunk))
  child.stderr.on('data', (chunk) => process.stderr.write(chunk))
  return new Promise((done, fail) => {
    child.on('close', (code) => {
      const text = Buffer.concat(said).toString().trim().split('\n').at(-1) ?? ''
      if (code === 0) done(JSON.parse(text))
      else fail(new Error(`groovy ended with ${code}: ${Buffer.concat(said)}`))
    })
  })
}

/** The controller of the tests, which is TypeScript. */
async function controllerModule() {
  const { code } = transformFileSync(join(root, '__tests__/support/jenkins-controller.ts'), {
    jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
    module: { type: 'es6' },
    swcrc: false,
  })
  const file = join(home, 'controller.mjs')
  writeFileSync(file, code)
  return import(pathToFileURL(file).href)
}
