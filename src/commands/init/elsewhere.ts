/** What `init` writes for Jenkins, for GitLab, and the configuration file. */
import type { Seen } from './look.js'

const quoted = (reports: readonly string[]): string => reports.join('\\n')

/** The shell commands of the set-up, and the tests; what GitHub does by actions, an image or the agent has. */
function commands(seen: Seen): readonly string[] {
  const [language] = seen.languages
  if (language === undefined) return ['make test']
  const setup = language.setup.flatMap((step) => /^- run: ([^\n]*)$/.exec(step)?.[1]?.replace(/ # .*$/, '') ?? [])
  const within = seen.folder === '' ? [] : [`cd ${JSON.stringify(seen.folder)}`]
  return [...within, ...setup, ...language.test]
}

const guardStep = (seen: Seen): string =>
  `pipelineGuard(observe: true${seen.reports.length === 0 ? '' : `, testReports: '${quoted(seen.reports)}'`})`

/** The part to add to a Jenkinsfile that is there; a pipeline has one \`post\`, and a scripted one has none. */
export function jenkinsPost(seen: Seen): string {
  const text = seen.jenkinsfile ?? ''
  if (text !== '' && !/^\s*pipeline\s*\{/m.test(text)) return scriptedPart(seen)
  return /\bpost\s*\{/.test(text) ? alwaysPart(seen) : postPart(seen)
}

const library = `// at the top of the Jenkinsfile: the shared library, as your Jenkins knows it
@Library('pipeline-guard') _
`

/** Reports and logs must still be there. */
const beforeCleaning = ({ jenkinsfile: text = '' }: Seen): string =>
  /\b(cleanWs|deleteDir)\s*\(/.test(text)
    ? '\n// above cleanWs() and deleteDir(), which delete the reports; or move those to cleanup { }, which runs after always { }'
    : ''

const alwaysPart = (seen: Seen): string => `${library}${beforeCleaning(seen)}
// inside the post { } of pipeline { } that is there, or in its always { }; observe: reports and cannot block, take it out when you trust it
always {
  ${guardStep(seen)}
}
`

const scriptedPart = (seen: Seen): string => `${library}
// around the stages; observe: reports and cannot block, take it out when you trust it
${guardStep(seen)} {
  // node { stage('…') { … } }
}
`

const postPart = (seen: Seen): string => `// at the top of the Jenkinsfile: the shared library, as your Jenkins knows it
@Library('pipeline-guard') _

// inside pipeline { }; observe: reports and cannot block, take it out when you trust it
post {
  always {
    ${guardStep(seen)}
  }
}
`

export const jenkinsfile = (seen: Seen): string => `// Written by \`pipeline-guard init\`. Change it as you like.
@Library('pipeline-guard') _

pipeline {
  agent any
  stages {
    stage('test') {
      steps {
        sh '${commands(seen).join(' && ').replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'
      }
    }
  }
  post {
    always {
      ${guardStep(seen)}
    }
  }
}
`

/** A job in the \`.post\` stage: runs last, whatever became of the others. */
export const gitlabJob = (seen: Seen, uses: string): string => `pipeline-guard:
  stage: .post
  when: always
  image: node:24
  # What a default or an included file does before each job is not for this image.
  before_script: []
  variables:
    GIT_DEPTH: 1
  # The history is one file; the cache carries it from pipeline to pipeline.
  cache:
    key: pipeline-guard
    paths: [.pipeline-guard/]
    when: always
  script:
${fetched(uses)}    # observe: reports and cannot block; take it out when you trust it.
    # A project token with read_api in the masked variable PIPELINE_GUARD_GITLAB_TOKEN lets it read the logs of other jobs.
    - node "${homeOf(uses)}/dist/cli/index.js" run --observe${seen.reports.map((report) => ` --test-reports '${report}'`).join('')}
`

/** A runner may keep the folder from one pipeline to the next: a clone into it would fail. */
function fetched(uses: string): string {
  const [, repository, ref, note = ''] = /^([\w.-]+\/[\w.-]+)@([\w./-]+)(\s+#.*)?$/.exec(uses) ?? []
  if (repository === undefined) return ''
  return `    - git init --quiet "${homeOf(uses)}"
    - git -C "${homeOf(uses)}" fetch --quiet --depth 1 https://github.com/${repository} ${ref}${note}
    - git -C "${homeOf(uses)}" checkout --quiet --force FETCH_HEAD
`
}

const homeOf = (uses: string): string =>
  uses.startsWith('./') ? `$CI_PROJECT_DIR/${uses.slice(2)}` : '$CI_BUILDS_DIR/pipeline-guard'

export const gitlabFile = (
  seen: Seen,
  uses: string,
): string => `# Written by \`pipeline-guard init\`. Change it as you like.
stages: [test]

test:
  stage: test
${seen.languages[0]?.image === undefined ? '' : `  image: ${seen.languages[0].image}\n`}  script:
${commands(seen)
  .map((command) => `    - ${/[:#{}[\]&*!|>'"%@`]/.test(command) ? JSON.stringify(command) : command}\n`)
  .join(
    '',
  )}${seen.reports.length === 0 ? '' : `  artifacts:\n    when: always\n    paths: &reports\n${seen.reports.map((report) => `      - '${report}'\n`).join('')}    reports:\n      junit: *reports\n`}
${gitlabJob(seen, uses)}`

/** Every section, all of it commented out: nothing is needed. */
export const configFile = `# Pipeline Guard: what does not fit an input. Nothing here is needed; every section may be left out.

# Changes you made on purpose: their findings are shown, and mute.
expected-changes: []
#  - id: bigger-test-suite
#    since: '2026-01-31'        # a date, or the commit from whose first run on it holds
#    series: job[test*].work
#    reason: The new integration tests take longer.

# What was said of a run, and was not so, or was. \`pipeline-guard feedback\` writes entries.
feedback: []
#  - run: '1234567890'          # id, id/attempt or address
#    was: false-alarm           # or real

# Jobs and steps whose names change from run to run, and what to call them.
series-names: []
#  - match: deploy * to production
#    name: deploy to production

# Limits of your own: a series, and what it must not pass.
limits: {}
#  job[test]: < 10m

# How severe a finding is, where you see it differently; the first entry that fits counts.
severities: []
#  - category: lint             # or series, rule, workflow, branch
#    severity: low

# How much history slowness takes before it may fail a check or notify, and how much is kept.
detection: {}
#  minimum-runs: 15
retention: {}
#  runs: 500                    # of a workflow
#  days: 400

# Failure patterns of your own; \`pipeline-guard patterns --help\` shows what one looks like.
patterns: []

# Who is notified of what, and when.
channels: []
#  - name: slack
#    branches: [main]

# What to do about a category of failures, or a rule.
remedies: []
#  - category: infrastructure
#    advice: Ask in the channel of the build team.

# What a minute of a runner costs, by its label.
#cost:
#  currency: USD
#  per-minute: { default: 0.008 }

# Workflows, jobs and branches to leave alone.
ignore:
  workflows: []
  jobs: []
  branches: []
`
