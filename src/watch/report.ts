/** What a watch has to say of itself: a table of workflows, what changed, what is left, what it cost. */

import type { Trouble, Verdict } from '../core/model/index.js'
import { byWorkflow, changeMark, nameOf } from '../core/report/changes.js'
import { markdown, plainLine, safeUrl } from '../core/report/escape.js'
import { formatCount, formatDuration } from '../core/run/format.js'
import type { Judged } from './judge.js'
import type { WatchEntry } from './store/lines.js'

export interface WorkflowTally {
  readonly repository: string
  readonly workflow: string
  readonly judged: number
  readonly failed: number
  readonly anomalous: number
  readonly reruns: number
}

export interface RepositoryReport {
  readonly repository: string
  /** This was its first watch: nothing that had ended is judged. */
  readonly begun: boolean
  readonly remembered: number
  readonly judged: number
  /** Deleted between being listed and being asked for. */
  readonly gone: number
  /** Runs for the next watch; undefined where not even the list could be had. */
  readonly left: number | undefined
  readonly workflows: readonly WorkflowTally[]
  /** What the repository’s companion workflow does, and the watch therefore does not. */
  readonly companion?: string
}

export interface WatchReport {
  readonly schema: 'pipeline-guard/watch-result'
  readonly version: 1
  readonly repositories: readonly RepositoryReport[]
  readonly changes: readonly WatchEntry[]
  readonly notice: 'sent' | 'nothing to tell' | 'no channel' | 'failed' | 'dry-run'
  readonly digest: string | undefined
  readonly requests: { readonly made: number; readonly unchanged: number }
  readonly stopped: string | undefined
  readonly troubles: readonly Trouble[]
  readonly milliseconds: number
}

export const noRuns = (repository: string): RepositoryReport => ({
  repository,
  begun: false,
  remembered: 0,
  judged: 0,
  gone: 0,
  left: 0,
  workflows: [],
})

/** The report with one more run judged. */
export function tally(report: RepositoryReport, { result, rerun }: Judged, workflow: string): RepositoryReport {
  const { verdict } = result.ruling
  const before = report.workflows.find((other) => other.workflow === workflow) ?? {
    repository: report.repository,
    workflow,
    judged: 0,
    failed: 0,
    anomalous: 0,
    reruns: 0,
  }
  const after = {
    ...before,
    judged: before.judged + 1,
    failed: before.failed + (isFailed(verdict) ? 1 : 0),
    anomalous: before.anomalous + (isAnomalous(verdict) ? 1 : 0),
    reruns: before.reruns + (rerun ? 1 : 0),
  }
  return {
    ...report,
    judged: report.judged + 1,
    workflows: [...report.workflows.filter((other) => other.workflow !== workflow), after].toSorted((a, b) =>
      a.workflow < b.workflow ? -1 : 1,
    ),
  }
}

const isFailed = (verdict: Verdict): boolean => verdict === 'failed' || verdict === 'failed-transient'
const isAnomalous = (verdict: Verdict): boolean => verdict === 'degraded' || verdict === 'anomalous'

/** Was all looked at that was to be, as far as requests and time went? */
export const isHeard = ({ repositories, stopped }: Pick<WatchReport, 'repositories' | 'stopped'>): boolean =>
  repositories.every(({ left }) => left !== undefined) && (stopped === undefined || repositories.length > 0)

const sum = (report: WatchReport, field: 'judged' | 'remembered' | 'gone'): number =>
  report.repositories.reduce((total, repository) => total + repository[field], 0)

export function headlineOf(report: WatchReport): string {
  const left = report.repositories.reduce((total, { left }) => total + (left ?? 0), 0)
  const begun = report.repositories.filter((repository) => repository.begun).length
  const unlisted = report.repositories.filter((repository) => repository.left === undefined).length
  return [
    `${formatCount(sum(report, 'judged'), 'run')} judged in ${formatCount(report.repositories.length, 'repository', 'repositories')}`,
    formatCount(report.changes.length, 'change'),
    ...(begun === 0
      ? []
      : [`first watch of ${begun === report.repositories.length ? 'all' : begun}: nothing that had ended is judged`]),
    ...(sum(report, 'remembered') === 0 ? [] : [`${sum(report, 'remembered')} older ones remembered`]),
    ...(sum(report, 'gone') === 0 ? [] : [`${sum(report, 'gone')} deleted meanwhile`]),
    ...(left === 0 ? [] : [`${left} left for the next ${watchesFor(left, sum(report, 'judged'))}`]),
    ...(unlisted === 0 ? [] : [`${formatCount(unlisted, 'repository', 'repositories')} could not be watched`]),
  ].join(', ')
}

/** At the pace of this watch; one that judged nothing has none. */
function watchesFor(left: number, judged: number): string {
  const watches = judged === 0 ? 1 : Math.ceil(left / judged)
  return watches === 1 ? 'watch' : `${watches} watches, at this pace`
}

const cost = ({ requests, milliseconds }: WatchReport): string =>
  `${formatCount(requests.made, 'request')} (${requests.unchanged} answered “unchanged”) in ${formatDuration(milliseconds)}`

const companions = ({ repositories }: WatchReport): readonly string[] =>
  repositories.flatMap(({ repository, companion }) => (companion === undefined ? [] : [`${repository}: ${companion}`]))

export function watchText(report: WatchReport): string {
  const lines = [`watch: ${headlineOf(report)}`]
  for (const [name, entries] of byWorkflow(report.changes)) {
    lines.push('', plainLine(name, 200))
    for (const entry of entries)
      lines.push(`  ${changeMark(entry)} run ${entry.key.run}: ${plainLine(entry.headline, 300)}`)
  }
  lines.push(...companions(report).map((line) => `note: ${plainLine(line, 300)}`))
  if (report.stopped !== undefined) lines.push('', `stopped early: ${report.stopped}; the next watch goes on from here`)
  for (const trouble of report.troubles) lines.push(`note: ${plainLine(`${trouble.message}. ${trouble.advice}`, 500)}`)
  return `${[...lines, cost(report)].join('\n')}\n`
}

export function watchMarkdown(report: WatchReport): string {
  const rows = report.repositories.flatMap(({ workflows }) => workflows)
  const table =
    rows.length === 0
      ? []
      : [
          [
            '| workflow | judged | failed | anomalous | reruns |',
            '|---|--:|--:|--:|--:|',
            ...rows.map(
              (row) =>
                `| ${markdown(nameOf(row.repository, row.workflow), 160)} | ${row.judged} | ${row.failed} | ${row.anomalous} | ${row.reruns} |`,
            ),
          ].join('\n'),
        ]
  const changes = [...byWorkflow(report.changes)].map(
    ([name, entries]) => `#### ${markdown(name, 160)}\n\n${entries.map(changeLine).join('\n')}`,
  )
  const stopped =
    report.stopped === undefined
      ? []
      : [`*Stopped early: ${markdown(report.stopped)}. The next watch goes on from here.*`]
  const troubles = report.troubles.map(({ message, advice }) => `- ${markdown(`${message}. ${advice}`, 500)}`)
  return `${[
    `👀 **Watch** · ${headlineOf(report)}`,
    ...changes,
    ...table,
    ...companions(report).map((line) => `*${markdown(line, 300)}*`),
    ...stopped,
    ...(troubles.length === 0 ? [] : [troubles.join('\n')]),
    `<sub>${cost(report)}</sub>`,
    ...(report.digest === undefined ? [] : [report.digest]),
  ].join('\n\n')}\n`
}

function changeLine(entry: WatchEntry): string {
  const url = safeUrl(entry.url)
  const run = `run ${markdown(entry.key.run, 30)}`
  const branch = entry.branch === undefined ? '' : ` on ${markdown(entry.branch, 80)}`
  return `- ${changeMark(entry)} ${url === undefined ? run : `[${run}](${url})`}${branch}: ${markdown(entry.headline)}`
}
