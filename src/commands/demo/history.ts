/** Reads the demo’s real CI history: rows of `run,branch,job,step,t,seconds,queue,status`, one job or step a row. */
import type { Outcome, Snapshot, SnapshotJob, SnapshotStep } from '../../core/model/index.js'
import { outcomeOfWord } from '../../core/run/outcomes.js'

interface Row {
  readonly run: string
  readonly branch: string
  readonly job: string
  readonly step: string
  readonly start: number
  readonly seconds: number
  readonly queue: number
  readonly outcome: Outcome
}

const repository = 'bitcoin/bitcoin'

/** One snapshot a run, in the order of the file, which is the order of time. */
export function readDemoHistory(csv: string): readonly Snapshot[] {
  const rows = csv.trim().split('\n').slice(1).map(parseRow)
  const runs = new Map<string, Row[]>()
  for (const row of rows) runs.set(row.run, [...(runs.get(row.run) ?? []), row])
  return [...runs.values()].map(snapshotOf)
}

/** Job names hold commas and are quoted; nothing in the file holds a quote. */
function parseRow(line: string): Row {
  const fields = [...line.matchAll(/"([^"]*)"(?:,|$)|([^,]*)(?:,|$)/g)].map((match) => match[1] ?? match[2] ?? '')
  const [run = '', branch = '', job = '', step = '', t = '', seconds = '', queue = '', status = ''] = fields
  return {
    run,
    branch,
    job,
    step,
    start: Number(t),
    seconds: Number(seconds),
    queue: Number(queue || 0),
    outcome: outcomeOfWord(status) ?? 'failed',
  }
}

const iso = (seconds: number): string => new Date(seconds * 1000).toISOString()

function snapshotOf(rows: readonly Row[]): Snapshot {
  const jobs = rows.filter(({ step }) => step === '').map((job) => jobOf(job, rows))
  const first = rows[0] as Row
  const starts = rows.map(({ start }) => start)
  const ends = rows.map(({ start, seconds }) => start + seconds)
  return {
    key: { host: 'github.com', repository, workflow: '.github/workflows/ci.yml', run: first.run, attempt: 1 },
    observedAt: iso(Math.max(...ends)),
    status: 'completed',
    source: 'api',
    run: {
      name: 'CI',
      branch: first.branch,
      defaultBranch: 'master',
      headRepository: repository,
      sha: first.run.padStart(40, '0'),
      createdAt: iso(Math.min(...starts)),
      startedAt: iso(Math.min(...starts)),
      completedAt: iso(Math.max(...ends)),
      outcome: jobs.every(({ outcome }) => outcome === 'passed') ? 'passed' : 'failed',
    },
    jobs,
  }
}

function jobOf(job: Row, rows: readonly Row[]): SnapshotJob {
  const published = rows.filter(({ step, job: name }) => step !== '' && name === job.job)
  const rest = job.seconds - published.reduce((sum, { seconds }) => sum + seconds, 0)
  const parts = [...(rest > 0 ? [{ ...job, step: 'set up', seconds: rest }] : []), ...published]
  let clock = job.start
  const steps = parts.map((part, index): SnapshotStep => {
    const startedAt = iso(clock)
    clock += part.seconds
    return {
      number: index + 1,
      name: part.step,
      status: 'completed',
      outcome: part.outcome,
      startedAt,
      completedAt: iso(clock),
    }
  })
  return {
    id: `${job.run}-${job.job}`,
    name: job.job,
    status: 'completed',
    outcome: job.outcome,
    createdAt: iso(job.start - job.queue),
    startedAt: iso(job.start),
    completedAt: iso(job.start + job.seconds),
    steps,
  }
}
