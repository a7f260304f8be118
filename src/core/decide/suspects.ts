/** Changes beside a finding: each only named, with the reason it is suspected. */
import { oldestFirst } from '../history/order.js'
import type { Anomaly, Changes, Finding, RunRecord, Suspect, Toolchain } from '../model/index.js'
import { formatCount } from '../run/format.js'

const mostOfAKind = 5

const lockFiles = new Set(
  'package-lock.json npm-shrinkwrap.json yarn.lock pnpm-lock.yaml bun.lock bun.lockb poetry.lock uv.lock Pipfile.lock pdm.lock requirements.txt Gemfile.lock Cargo.lock go.sum composer.lock mix.lock gradle.lockfile packages.lock.json pubspec.lock Podfile.lock Package.resolved flake.lock conan.lock .terraform.lock.hcl'.split(
    ' ',
  ),
)
const pipelines =
  /^(?:\.github\/(?:workflows|actions)\/|\.gitlab-ci\.yml$|\.gitlab\/|Jenkinsfile|\.circleci\/|azure-pipelines|bitbucket-pipelines|\.buildkite\/|(?:.*\/)?Dockerfile|\.tool-versions$|\.nvmrc$|\.python-version$|rust-toolchain)/

interface Ground {
  readonly record: RunRecord
  readonly records: readonly RunRecord[]
  readonly findings: readonly Finding[]
}

/** What calls for suspects: what is open, bad enough, and no accident of the network. */
export const suspicious = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(
    (finding) =>
      finding.muted === undefined &&
      finding.severity !== 'low' &&
      !(finding.kind === 'failure' && finding.diagnosis.transient) &&
      !(finding.kind === 'test' && finding.test === 'known-flaky'),
  )

/** The newest run of the branch that was in order before the trouble began; undefined where none is known. */
export function lastInOrder({ record, records, findings }: Ground): RunRecord | undefined {
  const earlier = oldestFirst(records).filter(
    ({ key, run }) =>
      key.workflow === record.key.workflow &&
      key.run !== record.key.run &&
      run.value.branch === record.run.value.branch,
  )
  const began = suspicious(findings).flatMap((finding) =>
    isAnomaly(finding) && finding.since ? [finding.since.run] : [],
  )
  const first = earlier.findIndex(({ key }) => began.includes(key.run))
  return (first < 0 ? earlier : earlier.slice(0, first)).findLast(
    ({ run, judgement }) =>
      run.value.outcome === 'passed' && (judgement === undefined || judgement.value.verdict === 'normal'),
  )
}

const isAnomaly = (finding: Finding): finding is Anomaly => finding.kind === 'anomaly'

/** @param changes between the commit of `before` and this run’s; undefined where nobody can tell */
export function suspectsOf(ground: Ground, before: RunRecord, changes: Changes | undefined): readonly Suspect[] {
  const where = `since run ${before.run.value.number ?? before.key.run}, the last in order`
  return [
    ...toolSuspects(ground, before, where),
    ...(changes === undefined ? [] : fileSuspects(ground, changes, where)),
    ...(changes === undefined ? [] : commitSuspects(changes, where)),
  ]
}

function fileSuspects({ findings }: Ground, { files }: Changes, where: string): readonly Suspect[] {
  const open = suspicious(findings)
  const base = (file: string): string => file.slice(file.lastIndexOf('/') + 1)
  const of = (kind: Suspect['kind'], list: readonly string[], because: string): readonly Suspect[] =>
    list.slice(0, mostOfAKind).map((what) => ({ kind, what, because }))
  return [
    ...of(
      'file',
      files.filter((file) => isNamedIn(file, open)),
      `the failure names it, and it changed ${where}`,
    ),
    ...of(
      'lock-file',
      files.filter((file) => lockFiles.has(base(file))),
      `they changed ${where}`,
    ),
    ...of(
      'workflow',
      files.filter((file) => pipelines.test(file)),
      `how the run is made changed ${where}`,
    ),
  ]
}

/** A whole path in the place or the lines of a finding: what stands before it is a folder, what follows no part of a name. */
function isNamedIn(file: string, findings: readonly Finding[]): boolean {
  return findings.flatMap(textsOf).some((text) => {
    const at = text.indexOf(file)
    return at >= 0 && !/[\w.-]/.test(text[at - 1] ?? ' ') && !/[\w-]/.test(text[at + file.length] ?? ' ')
  })
}

function textsOf(finding: Finding): readonly string[] {
  if (finding.kind === 'test') return [finding.file ?? '', finding.message ?? '']
  if (finding.kind === 'anomaly') return []
  return [finding.diagnosis.location?.file ?? '', ...finding.diagnosis.lines.slice(0, 20).map(({ text }) => text)]
}

function commitSuspects({ commits }: Changes, where: string): readonly Suspect[] {
  const because =
    commits.length === 1 ? `the only commit ${where}` : `one of ${formatCount(commits.length, 'commit')} ${where}`
  return commits
    .slice(0, mostOfAKind)
    .map(({ sha, title }) => ({ kind: 'commit', what: `${sha.slice(0, 7)} ${title}`, because }))
}

const toolchainOf = ({ jobs }: RunRecord, name: string | undefined): Toolchain | undefined =>
  Object.values(jobs).find((job) => job.facts?.value.name === name && job.toolchain !== undefined)?.toolchain?.value

/** An image that changed with the very run in which a level moved is told as such. */
function toolSuspects({ record, records, findings }: Ground, before: RunRecord, where: string): readonly Suspect[] {
  return Object.values(record.jobs).flatMap(({ facts, toolchain }) => {
    const was = toolchainOf(before, facts?.value.name)
    if (toolchain === undefined || was === undefined) return []
    const now = toolchain.value
    const moved = findings
      .filter(isAnomaly)
      .find(({ since }) => since !== undefined && isFirstWith(now.image, since.run))
    const image: readonly Suspect[] =
      now.image === undefined || was.image === undefined || now.image === was.image
        ? []
        : [
            {
              kind: 'runner-image',
              what: `${was.image} → ${now.image}`,
              because:
                moved === undefined
                  ? `it changed ${where}`
                  : `it changed in the run in which the level moved (${moved.series})`,
            },
          ]
    const tools = Object.entries(now.tools ?? {}).flatMap(([name, version]): readonly Suspect[] => {
      const old = was.tools !== undefined && Object.hasOwn(was.tools, name) ? was.tools[name] : undefined
      return old === undefined || old === version
        ? []
        : [{ kind: 'tool', what: `${name} ${old} → ${version}`, because: `it changed ${where}` }]
    })
    return [...image, ...tools.slice(0, mostOfAKind)]
    function isFirstWith(name: string | undefined, run: string): boolean {
      const job = facts?.value.name
      const known = oldestFirst([...records, record]).filter((one) => toolchainOf(one, job)?.image !== undefined)
      const at = known.findIndex(({ key }) => key.run === run)
      return (
        at > 0 &&
        toolchainOf(known[at] as RunRecord, job)?.image === name &&
        toolchainOf(known[at - 1] as RunRecord, job)?.image !== name
      )
    }
  })
}
