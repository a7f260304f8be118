import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import {
  createPrometheusExporter,
  type PrometheusOptions,
} from '../../../../src/adapters/exporters/prometheus/index.js'
import { prometheusText } from '../../../../src/adapters/exporters/prometheus/text.js'
import { figuresOf } from '../../../../src/core/report/figures/index.js'
import { figureTable } from '../../../../src/core/report/figures/table.js'
import { day } from '../../../../src/core/run/time.js'
import type { Exported } from '../../../../src/ports.js'
import { end, figureLearnt, figureRecords } from '../../../support/figure-records.js'
import { hostile } from '../../../support/hostile.js'
import { type Inbox, reply, startInbox } from '../../../support/inbox.js'
import { recordOf } from '../../../support/records.js'

let folder: string
let inbox: Inbox | undefined
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pipeline-guard-figures-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))
afterEach(async () => {
  await inbox?.close()
})

const history = figureRecords()
const exported = (): Exported => {
  const record = history.at(-1)
  if (record === undefined) throw new Error('no record')
  return { record, history: [...history, ...figureRecords('other.yml')], learnt: figureLearnt, troubles: [] }
}
const exporter = (more: Partial<PrometheusOptions>) =>
  createPrometheusExporter({ fetch, now: () => end, cwd: folder, ...more })

test('every figure of the table has a value, and the values are right', async () => {
  const rates = { currency: 'USD', perMinute: { default: 0.01 } }
  const figures = figuresOf({
    records: history,
    now: end,
    windowMs: 7 * day,
    learnt: figureLearnt,
    troubles: [],
    rates,
  })
  expect(figures.map(({ name }) => name)).toEqual(Object.keys(figureTable))
  expect(Object.keys(figureTable).length).toBeGreaterThanOrEqual(20)
  const text = await prometheusText(figures)
  const labels = 'repository="acme/shop",workflow="ci.yml"'
  for (const line of [
    `pipeline_guard_runs{${labels},outcome="passed"} 29`,
    `pipeline_guard_runs{${labels},outcome="failed"} 1`,
    `pipeline_guard_run_duration_seconds_count{${labels}} 29`,
    `pipeline_guard_run_duration_seconds_bucket{le="120",${labels}} 0`,
    `pipeline_guard_run_duration_seconds_bucket{le="300",${labels}} 29`,
    `pipeline_guard_failures{${labels},category="test",transient="false"} 1`,
    `pipeline_guard_anomalies{${labels},kind="spike",severity="high"} 1`,
    `pipeline_guard_feedback{${labels},was="false-alarm"} 1`,
    `pipeline_guard_notices{${labels}} 1`,
    `pipeline_guard_last_run_failed{${labels}} 0`,
    `pipeline_guard_last_run_tests{${labels},state="passed"} 98`,
    `pipeline_guard_model_age_seconds{${labels}} 3600`,
    `pipeline_guard_history_runs{${labels}} 30`,
    `pipeline_guard_troubles{${labels}} 0`,
  ])
    expect(text).toContain(`${line}\n`)
})

test('what is older than the window counts only where it says so', async () => {
  const text = await prometheusText(figuresOf({ records: history, now: end + 30 * day, windowMs: 7 * day }))
  expect(text).toContain('outcome="passed"} 0')
  expect(text).toMatch(/pipeline_guard_history_runs\{.*\} 30\n/)
  expect(text).not.toContain('pipeline_guard_model_age')
})

test('pushes the workflow’s own figures to its group, which is replaced', async () => {
  inbox = await startInbox(reply(202))
  const delivery = await exporter({ pushgateway: `${inbox.url}/`, authorization: 'Basic abc' }).send(exported())
  expect(delivery).toEqual({ state: 'done', detail: 'pushed to the Pushgateway' })
  const [one] = inbox.received
  expect(`${one?.method} ${one?.path}`).toBe(
    'PUT /metrics/job/pipeline_guard/repository@base64/YWNtZS9zaG9w/workflow@base64/Y2kueW1s',
  )
  expect(one?.headers.authorization).toBe('Basic abc')
  expect(one?.body).toContain('workflow="ci.yml"')
  expect(one?.body).not.toContain('other.yml')
})

test('writes a file whole, and replaces only its own', async () => {
  expect(await exporter({ textfile: 'out/ci.prom' }).send(exported())).toEqual({
    state: 'done',
    detail: 'written to out/ci.prom',
  })
  expect(readFileSync(join(folder, 'out/ci.prom'), 'utf8')).toContain('# TYPE pipeline_guard_runs gauge')
  writeFileSync(join(folder, 'notes.txt'), 'mine')
  const refused = await exporter({ textfile: 'notes.txt' }).send(exported())
  expect(refused.state).toBe('failed')
  expect(readFileSync(join(folder, 'notes.txt'), 'utf8')).toBe('mine')
})

test('a gateway that refuses and a file that is written are both told', async () => {
  inbox = await startInbox(reply(400, 'text format parsing error'))
  const delivery = await exporter({ pushgateway: inbox.url, textfile: 'ci.prom' }).send(exported())
  expect(delivery.state).toBe('failed')
  expect(delivery.detail).toBe(
    'the Pushgateway refused (400, text format parsing error); check the address; written to ci.prom',
  )
})

test('names a stranger chose are label values on one line; a hundred workflows are the most', async () => {
  const records = hostile.map((text, at) => recordOf({ repository: text, workflow: text, run: String(at) }))
  const text = await prometheusText(figuresOf({ records, now: end, windowMs: 7 * day }))
  for (const line of text.split('\n'))
    expect(line).toMatch(/^$|^# (HELP|TYPE) pipeline_guard_|^pipeline_guard_\w+\{(\w+="([^"\\]|\\[\\"n])*",?)+\} \S+$/)
  const many = Array.from({ length: 150 }, (_, at) => recordOf({ workflow: `w${at}.yml`, run: String(at) }))
  const runs = figuresOf({ records: many, now: end, windowMs: 7 * day }).find(
    ({ name }) => name === 'pipeline_guard_history_runs',
  )
  expect(runs?.samples).toHaveLength(101)
  expect(runs?.samples.at(-1)).toMatchObject({ labels: { repository: 'other' }, value: 50 })
})
