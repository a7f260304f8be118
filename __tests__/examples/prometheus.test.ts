/**
 * The figures, alerts and dashboards against a real Prometheus, Pushgateway and promtool (Debian: `prometheus`,
 * `prometheus-pushgateway`), from the PATH or the folder PROMETHEUS_BIN names. Skipped, aloud, where they are not.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import http from 'node:http'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createPrometheusExporter } from '../../src/adapters/exporters/prometheus/index.js'
import { prometheusText } from '../../src/adapters/exporters/prometheus/text.js'
import { figuresOf } from '../../src/core/report/figures/index.js'
import { day } from '../../src/core/run/time.js'
import { end, figureLearnt, figureRecords } from '../support/figure-records.js'

const folders = [process.env['PROMETHEUS_BIN'], ...(process.env['PATH'] ?? '').split(delimiter)]
const tool = (name: string): string | undefined =>
  folders.flatMap((folder) => (folder ? [join(folder, name)] : [])).find((path) => existsSync(path))
const [prometheus, pushgateway, promtool] = ['prometheus', 'prometheus-pushgateway', 'promtool'].map(tool)

const withTool = (path: string | undefined, name: string) => {
  if (path === undefined)
    console.warn(`SKIPPED: ${name} is not here (Debian: apt-get install prometheus prometheus-pushgateway)`)
  return path === undefined ? test.skip : test
}

let folder: string
const running: ChildProcess[] = []
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pipeline-guard-prometheus-'))
})
afterAll(async () => {
  await Promise.all(
    running.map(
      (child) =>
        new Promise((done) => {
          child.on('exit', done)
          child.kill('SIGKILL')
        }),
    ),
  )
  rmSync(folder, { recursive: true, force: true })
})

const records = figureRecords()
const text = (): Promise<string> =>
  prometheusText(figuresOf({ records, now: end, windowMs: 7 * day, learnt: figureLearnt, troubles: [] }))

const freePort = async (): Promise<number> => {
  const server = createServer()
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  await new Promise((done) => server.close(done))
  return port
}

/** Asks until the answer is there; the test’s own limit ends it. */
async function until<T>(ask: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const answer = await ask().catch(() => undefined)
    if (answer !== undefined) return answer
    await wait(100)
  }
}

withTool(promtool, 'promtool')('promtool accepts the figures, the alerts, and the alerts’ own tests', async () => {
  if (promtool === undefined) return
  const cwd = resolve('examples/prometheus')
  expect(execFileSync(promtool, ['check', 'metrics'], { input: await text(), encoding: 'utf8' })).toBe('')
  expect(execFileSync(promtool, ['check', 'rules', 'alerts.yml'], { cwd, encoding: 'utf8' })).toContain('SUCCESS')
  expect(execFileSync(promtool, ['test', 'rules', 'alerts.test.yml'], { cwd, encoding: 'utf8' })).toContain('SUCCESS')
})

withTool(pushgateway, 'prometheus-pushgateway')('a real Pushgateway takes the figures, and replaces them', async () => {
  if (pushgateway === undefined) return
  const port = await freePort()
  running.push(spawn(pushgateway, [`--web.listen-address=127.0.0.1:${port}`], { stdio: 'ignore' }))
  const url = `http://127.0.0.1:${port}`
  await until(async () => ((await fetch(`${url}/-/ready`)).ok ? true : undefined))
  const exporter = createPrometheusExporter({ pushgateway: url, fetch, now: () => end, cwd: folder })
  const record = records.at(-1)
  if (record === undefined) throw new Error('no record')
  for (const _ of [1, 2])
    expect(await exporter.send({ record, history: records, troubles: [] })).toMatchObject({ state: 'done' })
  const shown = await (await fetch(`${url}/metrics`)).text()
  expect(shown).toMatch(
    /^pipeline_guard_runs\{instance="",job="pipeline_guard",outcome="passed",repository="acme\/shop",workflow="ci\.yml"\} 29$/m,
  )
})

interface Dashboard {
  readonly panels: readonly { readonly title: string; readonly targets: readonly { readonly expr: string }[] }[]
}
const dashboards = readdirSync('examples/grafana').filter((name) => name.endsWith('.json'))
const panelsOf = (name: string): Dashboard['panels'] =>
  (JSON.parse(readFileSync(join('examples/grafana', name), 'utf8')) as Dashboard).panels

test('there are four dashboards', () => {
  expect(dashboards.toSorted()).toEqual(['anomalies.json', 'health.json', 'overview.json', 'tests.json'])
})

describe('a real Prometheus', () => {
  withTool(prometheus, 'prometheus')('answers every query of every panel with data', async () => {
    if (prometheus === undefined) return
    const shown = await text()
    const server = http.createServer((_, response) => {
      response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4' }).end(shown)
    })
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
    const target = `127.0.0.1:${(server.address() as AddressInfo).port}`
    const port = await freePort()
    const config = join(folder, 'prometheus.yml')
    writeFileSync(
      config,
      `global: { scrape_interval: 1s }\nrule_files: [${resolve('examples/prometheus/alerts.yml')}]\nscrape_configs:\n  - job_name: ci\n    honor_labels: true\n    static_configs: [{ targets: ['${target}'] }]\n`,
    )
    running.push(
      spawn(
        prometheus,
        [
          `--config.file=${config}`,
          `--storage.tsdb.path=${join(folder, 'data')}`,
          `--web.listen-address=127.0.0.1:${port}`,
        ],
        { stdio: 'ignore' },
      ),
    )
    const ask = async (query: string): Promise<readonly unknown[]> => {
      const answer = await fetch(`http://127.0.0.1:${port}/api/v1/query?query=${encodeURIComponent(query)}`)
      return ((await answer.json()) as { data: { result: readonly unknown[] } }).data.result
    }
    await until(async () => ((await ask('pipeline_guard_runs')).length > 0 ? true : undefined))
    const empty: string[] = []
    for (const name of dashboards)
      for (const { title, targets } of panelsOf(name))
        for (const { expr } of targets) {
          const query = expr.replaceAll('$repository', '.*').replaceAll('$workflow', '.*')
          if ((await ask(query)).length === 0) empty.push(`${name}: ${title}: ${query}`)
        }
    server.closeAllConnections()
    server.close()
    expect(empty).toEqual([])
  })
})
