#!/usr/bin/env node
// How long it takes to put a result into words, and a history on a page.
// usage: node bench/report.mjs [--json]
// CPU time, so that a loaded machine measures alike. Targets: all renderings of one result with 200 findings under 150 ms; the page of 10,000 runs under 2 s and 3 MB.
import './built.mjs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { makeHistory } from './made-history.mjs'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const { values } = parseArgs({ options: { json: { type: 'boolean' } } })
const lib = (path) => import(join(root, 'lib', path))
const { present } = await lib('core/report/present.js')
const { renderPage } = await lib('core/report/page/index.js')

const records = makeHistory({ runs: 500, jobs: 5 })
const record = records.at(-1)
const anomaly = (at) => ({
  kind: 'anomaly',
  id: `anomaly:${at}`,
  severity: ['critical', 'high', 'medium', 'low'][at % 4],
  confidence: 0.9,
  title: 'a job took longer than usual',
  reasons: ['above every one of the last 200 runs', 'explains 80 % of it'],
  advice: `Compare run ${at} with the one before it.`,
  series: `job[job ${at}].work`,
  anomaly: 'spike',
  state: 'gating',
  unit: 'ms',
  better: 'lower',
  observed: 900_000 + at,
  expected: 300_000,
  low: 280_000,
  high: 330_000,
  score: 4,
  reach: 'notify',
  samples: 200,
  recent: Array.from({ length: 30 }, (_, run) => 300_000 + run * 100),
  detectors: ['spike'],
})
const failing = (at) => ({
  kind: 'test',
  id: `test:new-failure:suite:${at}`,
  severity: 'high',
  confidence: 0.9,
  title: `test ${at} fails; it passed before`,
  reasons: ['passed in run 12, the last one that ran it'],
  advice: 'Run this test alone at this commit.',
  test: 'new-failure',
  before: 'passed',
  name: `test ${at}`,
  suite: 'suite',
  message: 'expected 1 to be 2',
  file: 'src/a.test.ts',
  line: at + 1,
})
const findings = Array.from({ length: 200 }, (_, at) => (at % 2 === 0 ? anomaly(at) : failing(at)))
const result = {
  schema: 'pipeline-guard/result',
  version: 1,
  key: record.key,
  scope: 'run',
  observe: false,
  dryRun: false,
  headline: 'anomalous: many things',
  ruling: {
    verdict: 'anomalous',
    severity: 'critical',
    pass: false,
    because: 'many',
    decisions: [{ kind: 'fail-check', because: 'critical' }],
  },
  findings,
  open: [],
  closed: [],
  outcomes: [],
  history: { source: 'file', runs: 500, comparable: 200, gaps: [] },
  noisy: [],
  troubles: [],
  timings: {},
}
const view = { result, record, recent: records.slice(-200, -1), known: records }

function median(times, work) {
  const all = Array.from({ length: times }, () => {
    const start = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(start)
    return (user + system) / 1000
  })
  return { first: all[0], median: all.toSorted((a, b) => a - b)[times >> 1] }
}

const renderings = median(9, () => present(view))
const many = makeHistory({ runs: 10_000, jobs: 5 })
let bytes = 0
const page = median(3, () => {
  bytes = Buffer.byteLength(renderPage(many))
})
const said = {
  renderings: { firstMs: Math.round(renderings.first), medianMs: Math.round(renderings.median), targetMs: 150 },
  page: { runs: 10_000, firstMs: Math.round(page.first), bytes, targetMs: 2000, targetBytes: 3_000_000 },
}
if (values.json) console.log(JSON.stringify(said))
else {
  console.log(
    `all renderings of 200 findings: ${said.renderings.firstMs} ms cold, ${said.renderings.medianMs} ms warm (target 150)`,
  )
  console.log(`page of 10,000 runs: ${said.page.firstMs} ms, ${(bytes / 1e6).toFixed(2)} MB (targets 2,000 ms, 3 MB)`)
}
