/** Reads the scoreboard's series as tools/score-detect.py does. */
import { readFileSync } from 'node:fs'
import { dirname, isAbsolute, join } from 'node:path'

const DURATION = new Set([
  'job_duration_s',
  'run_duration_s',
  'step_duration_s',
  'build_duration_ms',
  'custom_metric_ms',
  'daily_medianExecutionDuration',
])

/** Plain CSV without line ends in cells: what the collection holds. */
export function readCsv(path) {
  const lines = readFileSync(path, 'utf8')
    .split(/\r?\n/)
    .filter((line) => line !== '')
  const split = (line) =>
    (line.match(/("([^"]|"")*"|[^,]*)(,|$)/g) ?? []).map((cell) =>
      cell.replace(/,$/, '').replace(/^"|"$/g, '').replaceAll('""', '"'),
    )
  const header = split(lines[0])
  return lines.slice(1).map((line) => {
    const cells = split(line)
    return Object.fromEntries(header.map((name, i) => [name, cells[i] ?? '']))
  })
}

export const median = (values) => {
  const sorted = Float64Array.from(values).sort()
  const half = sorted.length >> 1
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
}

const isOk = (status) => ['success', 'passed', 'completed'].includes((status || 'success').toLowerCase())

const FAILED = ['failure', 'failed', 'error', 'errored', 'timed_out', 'broken']

/** @returns the series the scoreboard uses, each cut to its last 1,500 successes */
export function loadSeries(index, { part, source } = {}) {
  const base = dirname(dirname(index))
  const listed = readCsv(index).filter((row) => DURATION.has(row.metric) && (!source || row.source === source))
  return listed
    .filter((_, i) => !part || (i % 2 === 1) === (part === 'odd'))
    .flatMap((item) => {
      const rows = readCsv(isAbsolute(item.path) ? item.path : join(base, item.path))
        .filter((row) => row.value !== '' && Number(row.value) > 0)
        .map((row) => ({
          at: Number(row.t),
          value: Number(row.value),
          ok: isOk(row.status),
          failed: FAILED.includes((row.status || '').toLowerCase()),
        }))
      rows.sort((a, b) => a.at - b.at)
      const oks = rows.flatMap((row, i) => (row.ok ? [i] : []))
      if (oks.length < 100 || median(oks.map((i) => rows[i].value)) < (item.metric.endsWith('_ms') ? 100 : 20))
        return []
      return [
        {
          name: `${item.source}/${item.series}`,
          metric: item.metric,
          rows: rows.slice(oks.length > 1500 ? oks[oks.length - 1500] : 0),
        },
      ]
    })
}

/** Rows of one file, as the scoreboard reads them. */
loadSeries.rows = (path) =>
  readCsv(path)
    .filter((row) => row.value !== '' && Number(row.value) > 0)
    .map((row) => ({ at: 1000 * Number(row.t), value: Number(row.value), ok: isOk(row.status), keys: row }))

/** Indices of host rows: within .8 and 1.25 times the centred median of 50 neighbours. */
loadSeries.hosts = (rows) =>
  rows.flatMap(({ value }, i) => {
    if (i < 30) return []
    const near = [...rows.slice(Math.max(0, i - 25), i), ...rows.slice(i + 1, i + 26)].map((row) => row.value)
    const ratio = value / median(near)
    return ratio > 0.8 && ratio < 1.25 ? [i] : []
  })
