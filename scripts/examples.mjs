// One example of each contract, made by the real code from the demo's real data. The clock stands still, so they are stable.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** @returns what a command prints on stdout */
async function printed(lib, command, args, cwd) {
  const { command: found } = await lib(`commands/${command}/index.js`)
  let out = ''
  const now = () => Date.UTC(2025, 8, 12, 12)
  const code = await found.run(args, { out: (text) => (out += text), err: () => {}, env: {}, cwd, now })
  if (code !== 0) throw new Error(`${command} ${args.join(' ')}: exit ${code}`)
  return out
}

export async function makeExamples(lib, root) {
  const { readDemoHistory } = await lib('commands/demo/history.js')
  const { recordRun } = await lib('core/collect/record.js')
  const { headerLine } = await lib('core/history/file/header.js')
  const snapshots = readDemoHistory(readFileSync(join(root, 'examples/demo/history.csv'), 'utf8'))
  const results = (await printed(lib, 'demo', ['--json'], root)).trim().split('\n')
  const diagnosis = await printed(lib, 'diagnose', ['--json', 'examples/demo/logs/maven-test-failure.log'], root)
  const csv = ['--csv', 'examples/demo/job.csv', '--column', 'seconds', '--what-if', '1.5,2', '--json']
  const rows = (await printed(lib, 'backtest', csv, root)).trim().split('\n')
  return {
    'record.v1': recordRun(snapshots.at(-1)),
    'history-header.v1': JSON.parse(headerLine(await learntOf(lib, snapshots.map(recordRun)))),
    'result.v1': JSON.parse(results[1]),
    'notice.v1': await noticeOf(lib, JSON.parse(results[2]), recordRun(snapshots.at(-1))),
    'diagnose.v1': JSON.parse(diagnosis),
    'backtest-row.v1': JSON.parse(rows.findLast((row) => row.includes('"anomaly":true'))),
    'backtest-run.v1': await replayedRun(lib, snapshots.map(recordRun)),
    'backtest-summary.v1': JSON.parse(rows.at(-1)),
    'split.v1': JSON.parse(
      await printed(lib, 'split', ['--total', '2', '--files', 'examples/demo/logs/*.log', '--json'], root),
    ),
    'patterns.v1': await learntPatterns(lib, root),
    'config.v1': await shownConfig(lib, root),
    'gate.v1': await gateExample(lib),
  }
}

/** A made deployment after which a latency doubles. */
async function gateExample(lib) {
  const { incidentOf } = await lib('core/gate/incident.js')
  const { judgeMetric } = await lib('core/gate/metric.js')
  const { gateResultOf } = await lib('core/gate/verdict.js')
  const { createRandom } = await lib('core/statistics/random.js')
  const [step, deployedAt] = [300_000, Date.UTC(2026, 2, 3, 12)]
  const now = deployedAt + 3 * step
  const query = {
    name: 'p99 latency',
    query: 'p99',
    labels: {},
    better: 'down',
    season: 'auto',
    leastChange: 0.1,
    instant: false,
  }
  const random = createRandom(1)
  const points = Array.from({ length: 500 }, (_, i) => {
    const at = now - (499 - i) * step
    return { at, value: Math.round(1e4 * (0.1 + 0.01 * random()) * (at > deployedAt ? 2 : 1)) / 1e4 }
  })
  const asked =
    'histogram_quantile(0.99, sum by (le) (rate(http_request_duration_seconds_bucket{service="checkout"}[5m])))'
  const metrics = [judgeMetric({ query, asked, points, step, deployedAt, now, leastPoints: 100, budget: 1 / 7 })]
  const deployment = {
    at: new Date(deployedAt).toISOString(),
    source: 'github',
    sha: '0123456789abcdef0123456789abcdef01234567',
    environment: 'production',
  }
  const about = { metrics, deployment, service: 'checkout', environment: 'production' }
  const incident = incidentOf({ ...about, records: [], key: { run: '1' }, now })
  return gateResultOf({
    ...about,
    incident,
    from: deployedAt,
    to: now,
    looks: 15,
    endedBy: 'answer',
    onUnknown: 'fail',
    observe: false,
    troubles: [],
  })
}

/** The file that docs/inputs.md shows. */
async function shownConfig(lib, root) {
  const { readYaml } = await lib('config/yaml.js')
  const page = readFileSync(join(root, 'docs/inputs.md'), 'utf8')
  const { value } = await readYaml(/```yaml\n(expected-changes:[^`]*)```/.exec(page)[1])
  return value
}

/** The notice of the demo’s broken run, were it in earnest. */
async function noticeOf(lib, result, record) {
  const { messageOf } = await lib('core/report/message/index.js')
  const [failure] = result.findings.filter(({ kind }) => kind === 'failure')
  const episode = `failure:${failure.diagnosis.signature}@${result.key.run}`
  const decision = { kind: 'notify', because: 'new failure', change: 'failure', episode }
  return messageOf({ decision, content: { kind: 'run', view: { result, record, recent: [] } } })
}

/** The last run of the demo of which there was something to say. */
async function replayedRun(lib, records) {
  const { encodeHistory } = await lib('core/history/file/codec.js')
  const folder = mkdtempSync(join(tmpdir(), 'pipeline-guard-'))
  try {
    const history = join(folder, 'history.jsonl.gz')
    writeFileSync(history, encodeHistory(records))
    const rows = (await printed(lib, 'backtest', ['--history', history, '--json'], folder)).trim().split('\n')
    return JSON.parse(rows.findLast((row) => row.includes('"findings":[{')) ?? rows[0])
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** What a run of the demo keeps of what it learnt; two series are enough to show. */
async function learntOf(lib, records) {
  const { detectAnomalies, defaultSettings } = await lib('core/detect/index.js')
  const { comparableRuns } = await lib('core/history/window.js')
  const record = records.at(-1)
  const comparable = comparableRuns(records, record)
  const now = Date.parse(record.run.value.completedAt ?? record.run.observedAt)
  const { learnt } = detectAnomalies({ record, comparable, settings: defaultSettings, memory: { learnt: [], now } })
  return learnt.map((set) => ({ ...set, series: set.series.slice(0, 2) }))
}

/** What `patterns learn` writes of one of the demo’s logs. */
async function learntPatterns(lib, root) {
  const folder = mkdtempSync(join(tmpdir(), 'pipeline-guard-'))
  try {
    const into = join(folder, 'patterns.json')
    const named = [
      '--category',
      'network',
      '--id',
      'acme/lfs',
      '--title',
      'Git LFS lost its connection',
      '--into',
      into,
    ]
    await printed(lib, 'patterns', ['learn', ...named, 'examples/demo/logs/lfs-stream-error.log'], root)
    return JSON.parse(readFileSync(into, 'utf8'))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** The demo as a person sees it. */
export const demoText = (lib, root) => printed(lib, 'demo', [], root)
