/** What deserves an issue of its own: a flaky test, a failure that comes back; and what is to be done about the issues there are. */
import { oldestFirst } from '../../history/order.js'
import type { JobRecord, RunRecord } from '../../model/index.js'
import { isPerson } from '../../owners/read.js'
import { digestOfParts } from '../../run/digest.js'
import { formatCount, formatPercent } from '../../run/format.js'
import { hasFailed } from '../../run/outcomes.js'
import { repositoryPath } from '../../run/repository-path.js'
import { isPullRequest, onDefaultBranch } from '../../run/trust.js'
import { flakyTestsOf } from '../digest/flaky-tests.js'
import { markdown, markdownBlock, markdownCode, plainLine, safeUrl } from '../escape.js'
import { markdownOwners, mentionOwners } from '../owners.js'

export type IssueKind = 'flaky' | 'recurring'

export interface IssueTopic {
  /** The same for the same trouble of a workflow, whatever its words. */
  readonly id: string
  readonly title: string
  /** Markdown, the marker of the topic at its end. */
  readonly body: string
  readonly labels: readonly string[]
  /** Names of people, without `@`: who the issue is assigned to when it is opened. */
  readonly assignees: readonly string[]
}

/** Whose a file is, and whether the issue may notify them all. */
export interface IssueOwners {
  ownersOf(file: string): readonly string[]
  readonly mentions: boolean
}

export interface KnownIssue {
  readonly number: number
  readonly isOpen: boolean
  /** Milliseconds since the epoch. */
  readonly createdAt: number
  readonly body: string
}

export type IssueStep =
  | { readonly kind: 'create'; readonly topic: IssueTopic }
  | { readonly kind: 'update'; readonly number: number; readonly topic: IssueTopic }
  | { readonly kind: 'close'; readonly number: number }

export const issueLabel = 'pipeline-guard'
const day = 24 * 3_600_000
/** A failure that came back so often is no accident; one not seen for so many runs is over. */
const comesBack = 3
const overAfter = 10
const mostTopics = 20

const markerOf = (id: string): string => `<!-- pipeline-guard:issue:${id} -->`
const idIn = (body: string): string =>
  /<!-- pipeline-guard:issue:([0-9a-f]{8}-[a-z]+-[0-9a-f]{16}) -->/.exec(body)?.[1] ?? ''
/** What the issues of a workflow and kind have in common: no run touches those of another. */
const prefixOf = (workflow: string, kind: IssueKind): string => `${digestOfParts([workflow], 8)}-${kind}-`
const idOf = (workflow: string, kind: IssueKind, parts: readonly string[]): string =>
  prefixOf(workflow, kind) + digestOfParts(parts, 16)

const nobody: IssueOwners = { ownersOf: () => [], mentions: false }

/** @param records of one workflow */
export function issueTopics(
  records: readonly RunRecord[],
  kinds: readonly IssueKind[],
  owners = nobody,
): readonly IssueTopic[] {
  const own = oldestFirst(records).filter((record) => onDefaultBranch(record) === true && !isPullRequest(record))
  return [
    ...(kinds.includes('recurring') ? recurringTopics(own, owners) : []),
    ...(kinds.includes('flaky') ? flakyTopics(own, owners) : []),
  ].slice(0, mostTopics)
}

function recurringTopics(own: readonly RunRecord[], owners: IssueOwners): readonly IssueTopic[] {
  const seen = new Map<string, RunRecord[]>()
  for (const record of own)
    for (const signature of new Set(
      Object.values(record.jobs).flatMap(({ failure }) => failure?.value.signature ?? []),
    ))
      seen.set(signature, [...(seen.get(signature) ?? []), record])
  const ended = own.filter(({ run }) => run.value.outcome === 'passed' || hasFailed(run.value.outcome))
  const recent = new Set(ended.slice(-overAfter))
  return [...seen.entries()].flatMap(([signature, runs]): IssueTopic[] => {
    const last = runs.at(-1)
    if (last === undefined || runs.length < comesBack || !runs.some((run) => recent.has(run))) return []
    const job = Object.values(last.jobs).find(({ failure }) => failure?.value.signature === signature)
    const failure = job?.failure?.value
    const owned = ownedFiles(failure?.category === 'test' ? failingFiles(last, job) : [], owners)
    const id = idOf(last.key.workflow, 'recurring', [signature])
    const title = plainLine(failure?.title ?? signature, 200)
    const lines = failure?.lines ?? []
    return [
      {
        id,
        title: `Comes back: ${title}`,
        labels: [issueLabel, 'recurring-failure'],
        assignees: owned.assignees,
        body: [
          `${markdown(title)}: failed ${formatCount(runs.length, 'run')} of ${markdownCode(last.key.workflow)} on the default branch.`,
          ...(lines.length === 0 ? [] : [markdownBlock(lines.slice(0, 12).join('\n'))]),
          ...owned.lines,
          `Last runs: ${runs.slice(-5).map(linkOf).join(', ')}.`,
          `Pipeline Guard updates this issue, and closes it once ${overAfter} runs in a row did not show it.`,
          markerOf(id),
        ].join('\n\n'),
      },
    ]
  })
}

function linkOf({ key, run }: RunRecord): string {
  const url = safeUrl(run.value.url)
  return url === undefined ? markdownCode(key.run) : `[${markdown(key.run, 40)}](${url})`
}

/** The job’s own reports, or the run’s. */
const failingFiles = ({ tests }: RunRecord, job: JobRecord | undefined): readonly string[] =>
  (job?.tests ?? tests)?.value.failures.flatMap(({ file }) => file ?? []) ?? []

/** GitHub assigns no more. */
const mostAssignees = 10

function ownedFiles(files: readonly string[], { ownersOf, mentions }: IssueOwners) {
  const paths = files.flatMap((file) => repositoryPath(file) ?? [])
  const names = [...new Set(paths.flatMap((path) => ownersOf(path)))]
  const assignees = names.filter(isPerson).map((name) => name.slice(1))
  const phrase = (mentions ? mentionOwners : markdownOwners)(names)
  return {
    assignees: assignees.slice(0, mostAssignees),
    lines: phrase.map((text) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`),
  }
}

const flakyTopics = (own: readonly RunRecord[], owners: IssueOwners): readonly IssueTopic[] =>
  flakyTestsOf(own)
    .slice(0, mostTopics)
    .map((test) => {
      const workflow = own.at(-1)?.key.workflow ?? ''
      const id = idOf(workflow, 'flaky', [test.project ?? '', test.suite ?? '', test.name])
      const owned = ownedFiles(test.file === undefined ? [] : [test.file], owners)
      const suite = test.suite === undefined ? '' : ` of ${markdownCode(test.suite)}`
      return {
        id,
        title: `Flaky test: ${plainLine(test.name, 200)}`,
        labels: [issueLabel, 'flaky-test'],
        assignees: owned.assignees,
        body: [
          `${markdownCode(test.name)}${suite} fails in ${formatPercent(test.rate)} of ${formatCount(test.executions ?? test.commits, 'execution')} without a change to blame (between ${formatPercent(test.low)} and ${formatPercent(test.high)}).`,
          ...owned.lines,
          `Pipeline Guard updates this issue, and closes it once the test is no longer flaky by the history.`,
          markerOf(id),
        ].join('\n\n'),
      }
    })

/**
 * @param known issues with our label, open and closed, the newest hundred
 * @param most issues within 24 hours; what is beyond waits for the next day
 */
export function planIssues(given: {
  readonly topics: readonly IssueTopic[]
  readonly known: readonly KnownIssue[]
  readonly workflow: string
  readonly kinds: readonly IssueKind[]
  readonly most: number
  readonly now: number
}): readonly IssueStep[] {
  const { topics, known, most, now } = given
  const prefixes = given.kinds.map((kind) => prefixOf(given.workflow, kind))
  const open = known.filter(({ isOpen, body }) => isOpen && prefixes.some((prefix) => idIn(body).startsWith(prefix)))
  const byId = new Map(open.map((issue) => [idIn(issue.body), issue]))
  const left = Math.max(0, most - known.filter(({ createdAt }) => createdAt > now - day).length)
  const wanted = new Set(topics.map(({ id }) => id))
  return [
    ...topics.flatMap((topic): IssueStep[] => {
      const issue = byId.get(topic.id)
      return issue === undefined || issue.body.trim() === topic.body
        ? []
        : [{ kind: 'update', number: issue.number, topic }]
    }),
    ...open.flatMap((issue): IssueStep[] =>
      wanted.has(idIn(issue.body)) ? [] : [{ kind: 'close', number: issue.number }],
    ),
    ...topics
      .filter(({ id }) => !byId.has(id))
      .slice(0, left)
      .map((topic): IssueStep => ({ kind: 'create', topic })),
  ]
}
