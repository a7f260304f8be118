/** A real Prometheus (Debian: `prometheus`) whose history is made: blocks written by promtool from OpenMetrics text. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

const folders = [process.env['PROMETHEUS_BIN'], ...(process.env['PATH'] ?? '').split(delimiter)]
export const tool = (name: string): string | undefined =>
  folders.flatMap((folder) => (folder ? [join(folder, name)] : [])).find((path) => existsSync(path))

export interface MadeSeries {
  readonly name: string
  readonly labels: Readonly<Record<string, string>>
  /** Milliseconds since the epoch. */
  readonly points: readonly { readonly at: number; readonly value: number }[]
}

/** Gauges as OpenMetrics text, one family after the other. */
export function openMetrics(series: readonly MadeSeries[]): string {
  const families = [...new Set(series.map(({ name }) => name))]
  const lines = families.flatMap((family) => [
    `# TYPE ${family} gauge`,
    ...series
      .filter(({ name }) => name === family)
      .flatMap(({ labels, points }) => {
        const pairs = Object.entries(labels).map(([label, value]) => `${label}="${value}"`)
        return points.map(({ at, value }) => `${family}{${pairs.join(',')}} ${text(value)} ${at / 1000}`)
      }),
  ])
  return `${lines.join('\n')}\n# EOF\n`
}

const text = (value: number): string =>
  value === Number.POSITIVE_INFINITY ? '+Inf' : Number.isNaN(value) ? 'NaN' : String(value)

export interface PrometheusServer {
  readonly url: string
  stop(): Promise<void>
}

export async function startPrometheus(
  series: readonly MadeSeries[],
  flags: readonly string[] = [],
): Promise<PrometheusServer> {
  const [prometheus, promtool] = [tool('prometheus'), tool('promtool')]
  if (prometheus === undefined || promtool === undefined) throw new Error('prometheus and promtool are needed')
  const folder = mkdtempSync(join(tmpdir(), 'pipeline-guard-gate-'))
  const [data, source, config] = ['data', 'history.om', 'prometheus.yml'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ]
  writeFileSync(source, openMetrics(series))
  writeFileSync(config, 'global: {}\n')
  execFileSync(promtool, ['tsdb', 'create-blocks-from', 'openmetrics', '--max-block-duration=400h', source, data], {
    stdio: 'pipe',
  })
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const child = spawn(
    prometheus,
    [
      `--config.file=${config}`,
      `--storage.tsdb.path=${data}`,
      '--storage.tsdb.retention.time=100y',
      `--web.listen-address=127.0.0.1:${port}`,
      '--log.level=error',
      ...flags,
    ],
    { stdio: 'ignore' },
  )
  while (!(await isReady(url))) {
    if (child.exitCode !== null) throw new Error('prometheus ended')
    await wait(100)
  }
  return { url, stop: () => stopped(child, folder) }
}

const isReady = (url: string): Promise<boolean> =>
  fetch(`${url}/-/ready`).then(
    ({ ok }) => ok,
    () => false,
  )

async function stopped(child: ChildProcess, folder: string): Promise<void> {
  if (child.exitCode === null) {
    const ended = new Promise((done) => child.on('exit', done))
    child.kill('SIGKILL')
    await ended
  }
  rmSync(folder, { recursive: true, force: true })
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  await new Promise((done) => server.close(done))
  return port
}
