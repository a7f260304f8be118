/** The first decision on real logs: each failing log of the collection as the one failed job of a run nobody knows yet. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

const stamp = { status: 'completed', source: 'api', observedAt: '2026-01-01T00:00:00Z' }
const record = {
  key: { host: 'github.com', repository: 'octo/app', workflow: 'ci.yml', run: '1', attempt: 1 },
  run: { ...stamp, value: { branch: 'main' } },
  jobs: { 1: { facts: { ...stamp, value: { name: 'build', outcome: 'failed' } } } },
}

/**
 * @param folder with `index.jsonl`, whose rows say `transient: true|false|null`
 * @returns how many of each label would be rerun; undefined where the collection is not there
 */
export async function decideOnLogs(folder, { decide, diagnoseLog, policy }) {
  const index = join(folder, 'index.jsonl')
  if (!existsSync(index)) return undefined
  const rows = readFileSync(index, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  const known = rows.flatMap((row) => {
    const path = [row.file, row.path, `${row.id}.log.gz`].find(
      (name) => name !== undefined && existsSync(join(folder, name)),
    )
    return row.outcome !== 'fail' || row.transient === null || path === undefined
      ? []
      : [{ ...row, open: () => bytesOf(join(folder, path)) }]
  })
  return decideOnRows(known, { decide, diagnoseLog, policy })
}

/** @param rows with `transient`, and `text` or a function `open` that gives the bytes */
export async function decideOnRows(rows, { decide, diagnoseLog, policy }) {
  const counts = { transient: 0, transientRerun: 0, real: 0, realRerun: 0 }
  for (const row of rows) {
    const diagnosis = await diagnoseLog(row.open === undefined ? textOf(row) : row.open(), {
      file: row.id,
      failed: true,
    })
    const ruling = decide({ record, findings: findingsOf(diagnosis), records: [], policy, now: 0, seed: row.id })
    const rerun = ruling.decisions.some((decision) => decision.kind === 'rerun')
    counts[row.transient ? 'transient' : 'real']++
    if (rerun) counts[row.transient ? 'transientRerun' : 'realRerun']++
    if (rerun && !row.transient && process.env.VERBOSE) console.error(`${row.id}: ${diagnosis.rule} ${diagnosis.title}`)
  }
  return counts
}

async function* textOf(row) {
  yield Buffer.from(row.text)
}

async function* bytesOf(path) {
  yield gunzipSync(readFileSync(path))
}

const findingsOf = (diagnosis) =>
  diagnosis.failed
    ? [
        {
          kind: 'failure',
          id: 'failure',
          severity: 'high',
          confidence: diagnosis.confidence,
          title: diagnosis.title,
          reasons: [],
          advice: diagnosis.advice,
          job: 'build',
          diagnosis,
          seen: { count: 0, reruns: 0, passedOnRetry: 0, onDefaultBranch: true },
        },
      ]
    : []
