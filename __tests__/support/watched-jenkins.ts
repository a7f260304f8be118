/**
 * Six jobs of a controller in the recorded shapes: freestyle, pipeline and multibranch, at the top and in folders. Their
 * builds end one after another; some take twice as long, some fail with real logs. The same numbers give the same builds.
 */
import { readFileSync } from 'node:fs'
import type { JenkinsServer, ServedBuild } from './jenkins-server.js'

const logs = ['cargo-compile-error', 'npm-publish-refused', 'maven-test-failure', 'apt-package-gone'].map((name) =>
  readFileSync(`examples/demo/logs/${name}.log`),
)
const passingLog = Buffer.from(
  Array.from({ length: 200 }, (_, line) => `[Pipeline] step ${line % 40} is done\n`).join(''),
)
const minutes = 60_000
const flow = 'org.jenkinsci.plugins.workflow.job.'

export const kinds = {
  freestyle: 'hudson.model.FreeStyleProject',
  pipeline: `${flow}WorkflowJob`,
  folder: 'com.cloudbees.hudson.plugins.folder.Folder',
  organisation: 'jenkins.branch.OrganizationFolder',
  multibranch: 'org.jenkinsci.plugins.workflow.multibranch.WorkflowMultiBranchProject',
} as const

const branches = ['main', 'feature%2Fcart', 'develop'] as const
/** Number of the build → its job: every sixth is of the same project, and those of `team/web` take turns. */
const jobOf = (number: number): string => {
  const project = ['nightly', 'team/api', 'team/web', 'team/deep/tools', 'org/shop', 'release train'][number % 6] ?? ''
  if (project === 'team/web') return `${project}/${branches[Math.floor(number / 6) % 3]}`
  return project === 'org/shop' ? 'org/shop/main' : project
}

export function addJobs({ items }: JenkinsServer): void {
  for (const [name, kind] of [
    ['nightly', 'freestyle'],
    ['release train', 'pipeline'],
    ['team', 'folder'],
    ['team/api', 'pipeline'],
    ['team/web', 'multibranch'],
    ['team/deep', 'folder'],
    ['team/deep/tools', 'freestyle'],
    ['org', 'organisation'],
    ['org/shop', 'multibranch'],
    ['org/shop/main', 'pipeline'],
    ...branches.map((branch) => [`team/web/${branch}`, 'pipeline'] as const),
  ] as const) {
    const isFolder = kind === 'folder' || kind === 'multibranch' || kind === 'organisation'
    items.set(name, { class: kinds[kind], ...(isFolder ? {} : { builds: new Map() }) })
  }
}

export interface MadeBuild {
  /** Which of all it is; that decides the job, where none is given. */
  readonly number: number
  readonly startedAt: number
  readonly job?: string
  readonly slower?: number
  readonly failed?: boolean
  readonly running?: boolean
  readonly result?: string
  readonly log?: Uint8Array
  readonly causes?: readonly object[]
  readonly parameters?: Readonly<Record<string, string>>
}

/** Adds a build to its job, numbered as Jenkins would. @returns `team/web main#3`: repository and run as a watch keys it */
export function addBuild(jenkins: JenkinsServer, made: MadeBuild): string {
  const { number, startedAt, job = jobOf(made.number), slower = 1, failed = false, running = false } = made
  const builds = jenkins.items.get(job)?.builds
  if (builds === undefined) throw new Error(`${job} is no job`)
  const own = Math.max(0, ...builds.keys()) + 1
  const freestyle = jenkins.items.get(job)?.class === kinds.freestyle
  const wobble = 1 + 0.03 * Math.sin(number * 2.3)
  const [compile, test] = [180_000 * wobble, Math.round(180_000 * wobble * slower)].map(Math.round) as [number, number]
  const result = running ? null : (made.result ?? (failed ? 'FAILURE' : 'SUCCESS'))
  const sha = number.toString(16).padStart(40, '0')
  const stage = (name: string, start: number, durationMillis: number, status: string) => ({
    id: `${start}`,
    name,
    status,
    startTimeMillis: startedAt + start,
    durationMillis,
    pauseDurationMillis: 0,
  })
  const built: ServedBuild = {
    facts: {
      _class: freestyle ? 'hudson.model.FreeStyleBuild' : `${flow}WorkflowRun`,
      number: own,
      timestamp: startedAt,
      building: running,
      duration: running ? 0 : failed ? compile : compile + test + 2_000,
      result,
      ...(freestyle ? { builtOn: 'agent-1', changeSet: { _class: 'hudson.plugins.git.GitChangeSetList' } } : {}),
      actions: [
        {
          _class: 'hudson.model.CauseAction',
          causes: made.causes ?? [{ _class: 'jenkins.branch.BranchEventCause' }],
        },
        {},
        ...(made.parameters === undefined
          ? []
          : [
              {
                _class: 'hudson.model.ParametersAction',
                parameters: Object.entries(made.parameters).map(([name, value]) => ({
                  _class: 'hudson.model.StringParameterValue',
                  name,
                  value,
                })),
              },
            ]),
        {
          _class: 'hudson.plugins.git.util.BuildData',
          lastBuiltRevision: { SHA1: sha, branch: [{ SHA1: sha, name: 'refs/remotes/origin/main' }] },
          remoteUrls: ['https://git.example/app.git'],
        },
        ...(job === 'team/deep/tools'
          ? [{ _class: 'hudson.tasks.junit.TestResultAction', failCount: failed ? 1 : 0, skipCount: 0, totalCount: 2 }]
          : []),
      ],
    },
    log: made.log ?? (failed ? (logs[number % logs.length] ?? passingLog) : passingLog),
    ...(freestyle
      ? {}
      : {
          stages: [
            stage('Compile', 1_000, compile, failed ? 'FAILED' : 'SUCCESS'),
            ...(failed ? [] : [stage('Test', 1_500 + compile, test, running ? 'IN_PROGRESS' : 'SUCCESS')]),
          ],
        }),
    ...(job === 'team/deep/tools' ? { tests: testReport(failed) } : {}),
  }
  builds.set(own, built)
  const [, project = job, branch] = /^(team\/web|org\/shop)\/(.*)$/.exec(job) ?? []
  return `${project} ${branch === undefined ? '' : `${branch}#`}${own}`
}

const testReport = (failed: boolean) => ({
  _class: 'hudson.tasks.junit.TestResult',
  suites: [
    {
      name: 'cart',
      cases: [
        { className: 'acme.CartTest', name: 'adds', status: 'PASSED', duration: 0.1 },
        {
          className: 'acme.CartTest',
          name: 'pays',
          status: failed ? 'REGRESSION' : 'PASSED',
          duration: 0.2,
          ...(failed ? { errorDetails: 'expected 3, got 4' } : {}),
        },
      ],
    },
  ],
})

/** Builds `from` … `to`, ten minutes apart, the last ending before `until`. @returns what each is to the watch, by number */
export function addBuilds(
  jenkins: JenkinsServer,
  given: {
    readonly from: number
    readonly to: number
    readonly until: number
    readonly slow?: ReadonlySet<number>
    readonly failed?: ReadonlySet<number>
  },
): ReadonlyMap<number, string> {
  const { from, to, until } = given
  const runs = new Map<number, string>()
  for (let number = from; number <= to; number++)
    runs.set(
      number,
      addBuild(jenkins, {
        number,
        startedAt: until - (to - number + 1) * 10 * minutes,
        slower: given.slow?.has(number) ? 2.4 : 1,
        failed: given.failed?.has(number) ?? false,
      }),
    )
  return runs
}
