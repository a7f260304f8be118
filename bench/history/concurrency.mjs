// Fifty runs at once through the real artifact client, a tenth of the calls failing; how many does the next run not know?
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { makeHistory } from '../made-history.mjs'
import { resultsService } from './support.mjs'

const lib = join(resolve(dirname(fileURLToPath(import.meta.url)), '../..'), 'lib')

export async function lostInConcurrency(count) {
  const [{ artifactStore }, { recall }, { DefaultArtifactClient }, { startResultsService }] = await Promise.all([
    import(join(lib, 'adapters/stores/artifact/index.js')),
    import(join(lib, 'flow/recall.js')),
    import('@actions/artifact'),
    resultsService(),
  ])
  const service = await startResultsService()
  const folder = mkdtempSync(join(tmpdir(), 'pipeline-guard-bench-'))
  const real = new DefaultArtifactClient()
  const before = { ...process.env }
  const records = makeHistory({
    runs: count + 1,
    jobs: 4,
    steps: 4,
    repository: 'o/r',
    host: 'github.com',
    workflow: 'ci.yml',
  })
  for (const [index, { run }] of records.entries()) service.run({ id: index + 1, sha: run.value.sha })
  let draw = 1
  service.fault = ({ route }) => {
    draw = (Math.imul(draw, 1664525) + 1013904223) >>> 0
    const chance = draw / 2 ** 32
    if (route.endsWith('CreateArtifact') && chance < 0.1) return { status: 400, message: 'injected' }
    if (route.startsWith('GET') && chance < 0.05) return { hangUp: true }
    return undefined
  }
  const portsOf = (run) => {
    const as =
      (call) =>
      (...given) => {
        Object.assign(process.env, service.env(run))
        return real[call](...given)
      }
    const rest = { api: service.url, repository: 'o/r', token: 'x', budget: 30, timeoutMs: 5000 }
    const client = async () => ({ uploadArtifact: as('uploadArtifact'), getArtifact: as('getArtifact') })
    const store = artifactStore({
      rest,
      now: Date.now,
      folder,
      ref: 'refs/heads/main',
      defaultBranch: 'main',
      settleMs: 200,
      client,
    })
    // The platform’s own list of runs: facts without jobs, of every run that has ended.
    const backfill = async () => records.slice(0, count).map((record) => ({ ...record, jobs: {} }))
    return {
      store,
      ports: {
        stores: [store],
        platform: { name: 'github', backfill },
        mask: (text) => text,
        troubles: { add() {}, all: () => [] },
        deadline: { left: () => 60_000, late: () => false },
      },
    }
  }
  try {
    await Promise.all(
      records.slice(0, count).map(async (record, index) => {
        const { store, ports } = portsOf(index + 1)
        const { records: known } = await recall(ports, record.key)
        const judgement = { ...record.run, value: { verdict: 'normal', findings: [], notified: [], reruns: [] } }
        await store.save({ ...record, judgement }, known)
      }),
    )
    const { ports } = portsOf(count + 1)
    const next = await recall(ports, records[count].key)
    const known = new Set(next.records.map(({ key }) => key.run))
    return records.slice(0, count).filter(({ key }) => !known.has(key.run)).length
  } finally {
    process.env = before
    rmSync(folder, { recursive: true, force: true })
    await service.close()
  }
}
