#!/usr/bin/env node
// What 100 runs cost on GitHub: requests, artifacts, storage, time; counted at a loopback service with the real clients.
// usage: node bench/cost.mjs [--json] [--jobs 5] [--steps 8] [--runs 400] [--scene WORD]
import './built.mjs'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { resultsService } from './history/support.mjs'
import { makeHistory } from './made-history.mjs'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const lib = (path) => import(join(root, 'lib', path))
const { values } = parseArgs({
  options: {
    json: { type: 'boolean' },
    jobs: { type: 'string', default: '5' },
    steps: { type: 'string', default: '8' },
    runs: { type: 'string', default: '400' },
    scene: { type: 'string', default: '' },
  },
})
const [{ createStores }, { recall }, { startResultsService }] = await Promise.all([
  lib('wire/stores.js'),
  lib('flow/recall.js'),
  resultsService(),
])
const hour = 3_600_000

/** @param everyMs time between two runs; @param branch how many of ten runs are on the default branch */
async function hundredRuns({ everyMs, onMain, history, event = 'push' }) {
  const service = await startResultsService()
  const workspace = mkdtempSync(join(tmpdir(), 'pipeline-guard-bench-'))
  const before = { ...process.env }
  const home = process.cwd()
  process.chdir(workspace)
  const runs = Number(values.runs)
  const records = makeHistory({
    runs,
    jobs: Number(values.jobs),
    steps: Number(values.steps),
    repository: 'o/r',
    host: 'github.com',
    workflow: 'ci.yml',
  })
  let clock = Date.now()
  service.now = () => clock
  let platformRequests = 0
  const spent = []
  // As the runner leaves it: the event names the default branch, so that nobody has to ask for it.
  const eventPath = join(workspace, 'event.json')
  writeFileSync(eventPath, JSON.stringify({ repository: { default_branch: 'main' } }))
  try {
    for (const [index, made] of records.entries()) {
      clock += everyMs
      const id = index + 1
      const branch = index % 10 < onMain ? 'main' : 'feature'
      service.run({ id, branch: event === 'workflow_run' ? 'main' : branch, sha: made.run.value.sha, event })
      const at = new Date(clock).toISOString()
      const value = { ...made.run.value, branch, startedAt: at, createdAt: at }
      const record = { ...made, run: { ...made.run, observedAt: at, value } }
      records[index] = record
      Object.assign(process.env, service.env(id), {
        GITHUB_ACTIONS: 'true',
        GITHUB_EVENT_NAME: event,
        GITHUB_EVENT_PATH: eventPath,
        GITHUB_WORKSPACE: workspace,
        RUNNER_TEMP: workspace,
      })
      if (index === runs - 100) {
        service.log.length = 0
        platformRequests = 0
        spent.length = 0
      }
      const config = { history, historyPath: 'h', githubToken: 'x', requestBudget: 60 }
      const stores = createStores({ config, env: process.env, now: () => clock })
      const backfill = async ({ jobListings }) => {
        platformRequests += 1 + jobListings
        return records.slice(Math.max(0, index - 100), index).map((one) => ({ ...one, jobs: {} }))
      }
      const ports = {
        stores,
        platform: { name: 'github', backfill },
        mask: (text) => text,
        troubles: { add() {}, all: () => [] },
        deadline: { left: () => 60_000, late: () => false },
        now: () => clock,
      }
      const start = performance.now()
      const { records: known } = await recall(ports, record.key)
      const judgement = { ...record.run, value: { verdict: 'normal', findings: [], notified: [], reruns: [] } }
      const whole = { ...record, judgement }
      for (const store of stores) await store.save(whole, [...known, whole])
      spent.push(performance.now() - start)
    }
    const kept = (name) => service.artifacts.filter((one) => one.name.includes(name))
    const now = clock
    const alive = service.artifacts.filter((one) => one.expiresAt === undefined || Date.parse(one.expiresAt) > now)
    const bytes = (list) => list.reduce((sum, { size }) => sum + size, 0)
    const sorted = [...spent].sort((a, b) => a - b)
    const last100 = service.artifacts.filter(({ run }) => run.id > runs - 100)
    return {
      restRequests: service.log.filter((route) => route.startsWith('GET /repos')).length,
      platformRequests,
      serviceCalls: service.log.filter((route) => route.includes('Service/')).length,
      recordArtifacts: last100.filter(({ name }) => name.includes('record')).length,
      checkpointArtifacts: last100.filter(({ name }) => name.includes('checkpoint')).length,
      sharedArtifacts: last100.filter(({ name }) => name.includes('shared')).length,
      recordBytes: Math.round(bytes(kept('record')) / Math.max(1, kept('record').length)),
      checkpointBytes: kept('checkpoint').at(-1)?.size ?? 0,
      storedBytes: bytes(alive),
      cacheEntries: service.caches.filter(({ finalized }) => finalized).length,
      msARun: Math.round(sorted[50]),
    }
  } finally {
    process.chdir(home)
    process.env = before
    rmSync(workspace, { recursive: true, force: true })
    await service.close()
  }
}

const rarely = { everyMs: 3 * hour, onMain: 5 }
const often = { everyMs: hour / 6, onMain: 3 }
const scenes = {
  'cache: a run every 3 hours, half on the default branch': { ...rarely, history: 'auto' },
  'cache: a run every 10 minutes, 3 of 10 on the default branch': { ...often, history: 'auto' },
  'cache: every 10 minutes, never on the default branch': { ...often, onMain: 0, history: 'auto' },
  'companion: every 3 hours': { ...rarely, history: 'auto', event: 'workflow_run' },
  'companion: every 10 minutes': { ...often, history: 'auto', event: 'workflow_run' },
  'artifact: every 10 minutes, 3 of 10 on the default branch': { ...often, history: 'artifact' },
  'file: every 10 minutes': { ...often, history: 'file' },
}
const result = {}
for (const [name, scene] of Object.entries(scenes).filter(([one]) => one.includes(values.scene)))
  result[name] = await hundredRuns(scene)
if (values.json) console.log(JSON.stringify(result))
else
  for (const [name, costs] of Object.entries(result)) {
    console.log(
      `${name} (per 100 runs of ${values.jobs} jobs × ${values.steps} steps; ${Number(values.runs) - 100} runs before them)`,
    )
    for (const [key, value] of Object.entries(costs)) console.log(`  ${key.padEnd(20)} ${value}`)
  }
