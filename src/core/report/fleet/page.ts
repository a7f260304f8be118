/** A fleet as one HTML page, like that of a history: whole without a script, nothing fetched. */
import {
  formatCount,
  formatDuration,
  formatInstant,
  formatNumber,
  formatPercent,
  formatRatio,
} from '../../run/format.js'
import { html } from '../escape.js'
import { pageOf } from '../page/document.js'
import { type Column, renderFacts, renderTable } from '../page/tables.js'
import type { Fleet, FleetTest, SharedFailure } from './gather.js'
import type { Health, RepositoryHealth, SilentWorkflow, WorkflowTrend } from './repository.js'

export interface FleetPageRequest {
  readonly title?: string | undefined
  /** ISO 8601. */
  readonly madeAt?: string
  readonly currency?: string | undefined
  /** Where the page of a repository is, relative to this one; undefined where none was made. */
  readonly pageOf?: (host: string, repository: string) => string | undefined
  /** What is not on the page, in words. */
  readonly notes?: readonly string[]
}

const mostRepositories = 2000

export function renderFleetPage(fleet: Fleet, request: FleetPageRequest = {}): string {
  const heading = `${html(request.title ?? 'All repositories')}: CI health`
  const notes = (request.notes ?? []).map((note) => `<p class="soft">${html(note)}</p>`)
  return pageOf({
    heading,
    counted: `${formatCount(fleet.runs, 'run')} of ${formatCount(fleet.repositories.length, 'repository', 'repositories')} in the last ${formatCount(fleet.days, 'day')}`,
    madeAt: request.madeAt,
    after: `\n${notes.join('\n')}`,
    main: fleet.repositories.length === 0 ? '<p>No runs in this time.</p>' : sections(fleet, request),
  })
}

const sections = (fleet: Fleet, request: FleetPageRequest): string =>
  [
    renderFacts(factsOf(fleet, request)),
    '<h2>Shared failures</h2>',
    fleet.shared.length === 0
      ? '<p>No failure of the last 7 days hit three repositories or more.</p>'
      : `<p>${html(sharedLine(fleet.shared[0]))}</p>${renderTable('Failures of the last 7 days that several repositories have in common', sharedColumns, fleet.shared)}`,
    '<h2>Worst regressions</h2>',
    fleet.regressions.length === 0
      ? '<p>No workflow is slower than before.</p>'
      : renderTable(
          'Median duration of passed runs, the last 7 days against the time before',
          regressionColumns(request),
          fleet.regressions,
        ),
    '<h2>Repositories</h2>',
    renderTable(
      'Health of each repository, worst first',
      repositoryColumns(request),
      fleet.repositories.slice(0, mostRepositories),
    ),
    '<h2>Flaky tests</h2>',
    fleet.flaky.length === 0
      ? '<p>No test passed on a retry.</p>'
      : renderTable('Tests that passed on a retry', flakyColumns, fleet.flaky),
    ...(fleet.silent.length === 0
      ? []
      : [
          '<h2>Silent workflows</h2>',
          renderTable('Workflows that ran regularly and stopped', silentColumns, fleet.silent),
        ]),
  ].join('\n')

function factsOf({ repositories }: Fleet, { currency }: FleetPageRequest): readonly (readonly [string, string])[] {
  const sum = (of: (one: RepositoryHealth) => number): number => repositories.reduce((total, one) => total + of(one), 0)
  const count = (health: Health): string => String(repositories.filter((one) => one.health === health).length)
  const machine = sum(({ machineMs }) => machineMs)
  const price = sum((one) => one.price ?? 0)
  return [
    ['bad', count('bad')],
    ['to watch', count('watch')],
    ['good', count('good')],
    ['silent', count('silent')],
    ['machine time', formatDuration(machine)],
    ['in jobs that failed', formatPercent(sum(({ failedMs }) => failedMs) / Math.max(1, machine))],
    ...(price > 0 ? [['cost', `${formatNumber(price)} ${html(currency ?? '', 10)}`] as const] : []),
  ]
}

/** “17 repositories fail on the same host, packages.example.com: npm could not reach the registry”. */
export const sharedLine = (shared: SharedFailure | undefined): string =>
  shared === undefined
    ? ''
    : `${formatCount(shared.repositories.length, 'repository', 'repositories')} fail ${shared.isHost ? `on the same host, ${shared.cause}` : 'alike'}: ${shared.title}`

const date = (ms: number): string => html(formatInstant(new Date(ms).toISOString()) ?? '')

const names = (repositories: readonly string[]): string => {
  const shown = repositories
    .slice(0, 5)
    .map((name) => html(name, 100))
    .join(', ')
  const more = repositories.slice(5)
  return more.length === 0
    ? shown
    : `${shown}<details><summary>and ${more.length} more</summary>${more
        .slice(0, 200)
        .map((name) => html(name, 100))
        .join(', ')}</details>`
}

const sharedColumns: readonly Column<SharedFailure>[] = [
  { head: 'failure', cell: ({ title, cause }) => `${html(title, 200)} <code>${html(cause, 120)}</code>` },
  { head: 'repositories', numeric: true, cell: ({ repositories }) => String(repositories.length) },
  { head: 'failures', numeric: true, cell: ({ failures }) => String(failures) },
  { head: 'which', cell: ({ repositories }) => names(repositories) },
  { head: 'first', cell: ({ since }) => date(since), order: ({ since }) => since },
  { head: 'last', cell: ({ last }) => date(last), order: ({ last }) => last },
]

const linkTo = (host: string, repository: string, { pageOf }: FleetPageRequest): string => {
  const page = pageOf?.(host, repository)
  return page === undefined ? html(repository, 120) : `<a href="${html(page, 500)}">${html(repository, 120)}</a>`
}

const regressionColumns = (request: FleetPageRequest): readonly Column<WorkflowTrend>[] => [
  { head: 'repository', cell: ({ host, repository }) => linkTo(host, repository, request) },
  { head: 'workflow', cell: ({ workflow }) => html(workflow, 120) },
  {
    head: 'before',
    numeric: true,
    cell: ({ beforeMs }) => formatDuration(beforeMs),
    order: ({ beforeMs }) => beforeMs,
  },
  { head: 'now', numeric: true, cell: ({ nowMs }) => formatDuration(nowMs), order: ({ nowMs }) => nowMs },
  { head: 'times', numeric: true, cell: ({ times }) => formatRatio(times), order: ({ times }) => times },
  { head: 'runs', numeric: true, cell: ({ runs }) => String(runs) },
]

const words: Readonly<Record<Health, string>> = {
  bad: '❌ bad',
  watch: '⚠️ to watch',
  good: '✅ good',
  silent: '💤 silent',
}

/** A bar a day, as high as the share of passed runs; none of a day without runs. */
const strip = ({ days }: RepositoryHealth): string => {
  const shown = days.slice(-30)
  const bars = shown.map((share, at) => {
    if (Number.isNaN(share)) return ''
    const height = Math.max(2, Math.round(share * 16))
    return `<rect class="${share < 0.7 ? 'broke' : share < 0.9 ? 'odd' : 'passed'}" x="${at * 4}" y="${16 - height}" width="3" height="${height}"/>`
  })
  return `<svg role="img" viewBox="0 0 ${shown.length * 4} 16" width="${shown.length * 4}" height="16"><title>passed runs, day by day</title>${bars.join('')}</svg>`
}

const trendOf = ({ medianMs, beforeMs }: RepositoryHealth): string =>
  medianMs === undefined || beforeMs === undefined || beforeMs === 0 ? '' : formatRatio(medianMs / beforeMs)

const repositoryColumns = (request: FleetPageRequest): readonly Column<RepositoryHealth>[] => [
  { head: 'repository', cell: ({ host, repository }) => linkTo(host, repository, request) },
  {
    head: 'health',
    cell: ({ health, because }) =>
      `${words[health]}${because.length === 0 ? '' : ` <span class="soft">${because.join(', ')}</span>`}`,
  },
  { head: 'runs', numeric: true, cell: ({ runs }) => String(runs) },
  { head: 'failed', numeric: true, cell: ({ failed }) => String(failed) },
  {
    head: 'pass',
    numeric: true,
    cell: ({ passShare }) => (passShare === undefined ? '' : formatPercent(passShare)),
    order: ({ passShare }) => passShare,
  },
  { head: 'by day', cell: strip },
  {
    head: 'median',
    numeric: true,
    cell: ({ medianMs }) => (medianMs === undefined ? '' : formatDuration(medianMs)),
    order: ({ medianMs }) => medianMs,
  },
  {
    head: 'trend',
    numeric: true,
    cell: trendOf,
    order: ({ medianMs, beforeMs }) => (medianMs ?? 0) / Math.max(1, beforeMs ?? 0),
  },
  {
    head: 'queue',
    numeric: true,
    cell: ({ queueMs }) => (queueMs === undefined ? '' : formatDuration(queueMs)),
    order: ({ queueMs }) => queueMs,
  },
  {
    head: 'open',
    numeric: true,
    cell: ({ openRegressions }) => (openRegressions === 0 ? '' : String(openRegressions)),
  },
  { head: 'flaky', numeric: true, cell: ({ flakyTests }) => (flakyTests === 0 ? '' : String(flakyTests)) },
  {
    head: request.currency === undefined ? 'minutes' : html(request.currency, 10),
    numeric: true,
    cell: ({ billedMinutes, price }) =>
      request.currency === undefined ? formatNumber(billedMinutes) : price === undefined ? '' : formatNumber(price),
    order: ({ billedMinutes, price }) => (request.currency === undefined ? billedMinutes : price),
  },
]

const flakyColumns: readonly Column<FleetTest>[] = [
  {
    head: 'test',
    cell: ({ test, suite }) => `<code>${html(test, 160)}</code> <span class="soft">${html(suite, 120)}</span>`,
  },
  { head: 'passed on retry', numeric: true, cell: ({ flaky }) => String(flaky) },
  { head: 'failed', numeric: true, cell: ({ failed }) => String(failed) },
  { head: 'which repositories', cell: ({ repositories }) => names(repositories) },
  { head: 'last', cell: ({ lastAt }) => date(lastAt), order: ({ lastAt }) => lastAt },
]

const silentColumns: readonly Column<SilentWorkflow>[] = [
  { head: 'repository', cell: ({ repository }) => html(repository, 120) },
  { head: 'workflow', cell: ({ workflow }) => html(workflow, 120) },
  { head: 'last run', cell: ({ lastAt }) => date(lastAt), order: ({ lastAt }) => lastAt },
  {
    head: 'usually every',
    numeric: true,
    cell: ({ usualGapMs }) => formatDuration(usualGapMs),
    order: ({ usualGapMs }) => usualGapMs,
  },
]
