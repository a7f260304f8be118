/**
 * The tables a history is compacted into: what engines query. Columns are only ever added; what an old reader would misread is a
 * new version, in a folder of its own.
 */

/** As Parquet has them: text in UTF-8, times in milliseconds UTC. */
export type ColumnType = 'text' | 'whole' | 'number' | 'yes-no' | 'time'

export interface Column {
  readonly name: string
  readonly type: ColumnType
  readonly describe: string
}

export interface Table {
  readonly name: TableName
  readonly describe: string
  readonly columns: readonly Column[]
}

export type TableName = 'records' | 'runs' | 'jobs' | 'failures' | 'tests' | 'findings'

export type Cell = string | number | boolean | undefined
export type Row = Readonly<Record<string, Cell>>
export type Rows = Readonly<Record<Exclude<TableName, 'records'>, readonly Row[]>>

export const tablesVersion = 1

const column = (name: string, type: ColumnType, describe: string): Column => ({ name, type, describe })

/** Whose row it is; `day` comes from the path. */
const key: readonly Column[] = [
  column('host', 'text', 'host of the platform, such as github.com'),
  column('repository', 'text', 'owner/repo in small letters'),
  column('workflow', 'text', 'path of the workflow file'),
  column('run', 'text', 'the platform’s id of the run'),
  column('attempt', 'whole', '1 for the first attempt'),
  column('started_at', 'time', 'start of the attempt; when it was made or seen where the platform tells none'),
  column('trusted', 'yes-no', 'the commit came from the repository itself, not from a fork'),
]

const job = column('job', 'text', 'name of the job; absent for what belongs to no single one')

export const tables: readonly Table[] = [
  {
    name: 'records',
    describe: 'The records themselves, whole: from them the other tables can be made anew.',
    columns: [
      ...key,
      column('parts', 'text', 'hashes of the objects the record was merged from, separated by blanks'),
      column('record', 'text', 'the record as JSON (record.v1.schema.json)'),
    ],
  },
  {
    name: 'runs',
    describe: 'One row a run and attempt.',
    columns: [
      ...key,
      column('name', 'text', 'display name of the workflow'),
      column('event', 'text', 'push, pull_request, schedule, …'),
      column('branch', 'text', 'of a pull request: the head’s'),
      column('on_default_branch', 'yes-no', 'absent where the platform did not say'),
      column('sha', 'text', 'commit'),
      column('pull_request', 'whole', 'its number'),
      column('url', 'text', 'page of the run'),
      column('outcome', 'text', 'passed, failed, cancelled, skipped or timed-out'),
      column('duration_ms', 'number', 'by the clock, from the first job’s start to the last one’s end'),
      column('compute_ms', 'number', 'sum of the work of the jobs: what is paid'),
      column('queue_ms', 'number', 'longest wait of a job for its runner'),
      column('jobs', 'whole', 'jobs that are known'),
      column('failed_jobs', 'whole', 'those that failed or timed out, without those that may fail'),
      column('tests', 'whole', 'tests of all reports'),
      column('failed_tests', 'whole', 'failures and errors'),
      column('skipped_tests', 'whole', ''),
      column('verdict', 'text', 'of Pipeline Guard; absent where it did not judge the run'),
      column('severity', 'text', 'worst of its findings'),
      column('reruns', 'whole', 'reruns decided after this attempt'),
      column('open_regressions', 'whole', 'levels that stayed worse after this run'),
    ],
  },
  {
    name: 'jobs',
    describe: 'One row a job.',
    columns: [
      ...key,
      column('job_id', 'text', 'the platform’s id'),
      job,
      column('outcome', 'text', 'as of runs'),
      column('work_ms', 'number', 'first step’s start to the last step’s end'),
      column('queue_ms', 'number', 'from created to started'),
      column('labels', 'text', 'labels of the runner it asked for, sorted, separated by commas'),
      column('os', 'text', 'of the runner'),
      column('may_fail', 'yes-no', 'its failure fails no run'),
      column('own', 'yes-no', 'it only runs Pipeline Guard'),
    ],
  },
  {
    name: 'failures',
    describe: 'One row a diagnosed failure.',
    columns: [
      ...key,
      job,
      column('category', 'text', 'dependency, test, build, …'),
      column('rule', 'text', 'the rule that matched'),
      column('signature', 'text', 'the same for the same failure, in whichever repository'),
      column('title', 'text', ''),
      column('remote', 'text', 'host that did not answer as it should, where the lines name one'),
      column('confidence', 'number', 'of the diagnosis, 0 to 1'),
      column('transient', 'yes-no', 'a retry is likely to pass'),
    ],
  },
  {
    name: 'tests',
    describe: 'One row a failing or flaky test of a run.',
    columns: [
      ...key,
      job,
      column('result', 'text', 'failed, or flaky: failed and then passed within the same report'),
      column('project', 'text', ''),
      column('suite', 'text', ''),
      column('test', 'text', 'its name'),
      column('file', 'text', ''),
    ],
  },
  {
    name: 'findings',
    describe: 'One row a finding of a judged run.',
    columns: [
      ...key,
      column('kind', 'text', 'spike, shift, drift, failure, flaky, …'),
      column('severity', 'text', 'critical, high, medium, low'),
      column('series', 'text', 'of an anomaly'),
      column('signature', 'text', 'of a failure'),
      column('muted', 'yes-no', 'acknowledged or held back'),
      column('episode', 'text', 'run that said it first, where it lasts'),
    ],
  },
]

export const tableOf = (name: TableName): Table => {
  const found = tables.find((table) => table.name === name)
  if (found === undefined) throw new RangeError(`no table ${name}`)
  return found
}
