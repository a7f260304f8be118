/** What `init` writes for GitHub: a whole workflow, a last job for one that is there, the companion. */
import type { Seen, WorkflowFile } from './look.js'
import { pins } from './pins.js'

const indent = (text: string, spaces: number): string =>
  text
    .split('\n')
    .map((line) => (line === '' ? '' : ' '.repeat(spaces) + line))
    .join('\n')

/** A workflow for a repository without one: tests, then Pipeline Guard as the last step, which costs no job of its own. */
export function wholeWorkflow(seen: Seen, uses: string): string {
  const [language] = seen.languages
  const setup = language?.setup ?? []
  const test = language?.test ?? ['echo "put your build and test commands here"']
  const reports = seen.reports.length === 0 ? '' : `\n    test-reports: |\n${indent(seen.reports.join('\n'), 6)}`
  const within = seen.folder === '' ? '' : `${seen.folder}/`
  const hint = language?.hint === undefined ? '' : `# ${language.hint}\n`
  const inFolder = (step: string) => step.replace(/(-file: )(?=\S)/g, `$1${within}`)
  const steps = [
    `- uses: ${pins.checkout}\n  with:\n    persist-credentials: false`,
    ...setup.map(inFolder),
    `${hint}- name: Test\n  shell: bash # its pipefail keeps the exit code of what stands before the pipe\n  run: |\n${indent(test.map((command) => `${command} 2>&1 | tee -a test.log`).join('\n'), 4)}`,
    `- uses: ${uses}\n  if: always()\n  with:\n    observe: true # reports and cannot block; take this line out when you trust it\n    log-files: ${within}test.log${reports}`,
  ]
  return `# Written by \`pipeline-guard init\`${language === undefined ? '' : ` for ${language.name}`}. Change it as you like.
name: CI
on:
  push:
    branches: [${seen.branch}]
  pull_request:

permissions: {}

jobs:
  test:
    runs-on: ubuntu-latest
    timeout-minutes: 30${seen.folder === '' ? '' : `\n    defaults:\n      run:\n        working-directory: ${JSON.stringify(seen.folder)}`}
    permissions:
      actions: read # this run's jobs and earlier records
      contents: read # the checkout and the configuration file
    steps:
${indent(steps.join('\n'), 6)}
`
}

/** The last job for a workflow that is there. It sees the other jobs’ logs, but not their files. */
export function lastJob(workflow: WorkflowFile, uses: string): string {
  return `  pipeline-guard:
    needs: [${workflow.jobs.join(', ')}]
    if: always()
    runs-on: ubuntu-latest
    timeout-minutes: 5
    permissions:
      actions: read # this run's jobs, logs and earlier records
      contents: read # the configuration file
    steps:
      - uses: ${uses}
        with:
          observe: true # reports and cannot block; take this line out when you trust it
          # Logs are read by API. For single tests, let the jobs above upload their JUnit reports (actions/upload-artifact,
          # name: junit-…), put actions/download-artifact with pattern: junit-* and path: reports before this step, and add
          # test-reports: reports/**/*.xml
`
}

/** The workflow most worth guarding: for changes, with the most jobs; undefined where none is or all are guarded. */
export const workflowToGuard = ({ workflows }: Seen): WorkflowFile | undefined =>
  workflows
    .filter(({ onChanges, jobs, guarded }) => onChanges && jobs.length > 0 && !guarded)
    .sort((a, b) => b.jobs.length - a.jobs.length || (a.path < b.path ? -1 : 1))[0]

/**
 * The workflow with the job at the end of its `jobs`; nothing else of the text changes.
 * @returns undefined when the file’s layout does not let it be done safely
 */
export async function withLastJob(workflow: WorkflowFile, uses: string): Promise<string | undefined> {
  const { isMap, parseDocument } = await import('yaml')
  const document = parseDocument(workflow.text)
  const jobs = document.get('jobs', true)
  if (document.errors.length > 0 || !isMap(jobs) || jobs.flow || !jobs.range) return undefined
  const width = /^( +)\S/m.exec(
    workflow.text.slice(workflow.text.indexOf('\n', workflow.text.search(/^jobs:/m)) + 1),
  )?.[1]?.length
  if (width === undefined) return undefined
  const end = jobs.range[1]
  const head = workflow.text.slice(0, end).trimEnd()
  const tail = workflow.text.slice(end).replace(/^\n+/, '')
  const job = lastJob(workflow, uses).replace(/^ {2}/gm, ' '.repeat(width))
  const text = `${head}\n\n${job}${tail === '' ? '' : `\n${tail}`}`
  return (await hasAllJobs(text, [...workflow.jobs, 'pipeline-guard'])) ? text : undefined
}

async function hasAllJobs(text: string, names: readonly string[]): Promise<boolean> {
  const { parse } = await import('yaml')
  try {
    const { jobs } = parse(text) as { readonly jobs?: Readonly<Record<string, unknown>> }
    return Object.keys(jobs ?? {}).join() === names.join()
  } catch {
    return false
  }
}

/** Keeps the history and may rerun; it watches the workflows named. */
export function companion(seen: Seen, uses: string): string {
  const names = seen.workflows.filter(({ onChanges }) => onChanges).map(({ name }) => JSON.stringify(name))
  return `# Written by \`pipeline-guard init\`: starts when a run has ended, reads its jobs with their whole logs, keeps the history, and
# may rerun what failed for a transient reason. It never checks out or runs the project's code.
name: Pipeline Guard companion
on:
  workflow_run: # zizmor: ignore[dangerous-triggers] no code of the run is checked out or executed here
    workflows: [${names.length === 0 ? 'CI' : names.join(', ')}]
    types: [completed]

permissions: {}

concurrency:
  group: pipeline-guard-\${{ github.event.workflow_run.id }}
  cancel-in-progress: false

jobs:
  pipeline-guard:
    runs-on: ubuntu-latest
    timeout-minutes: 10
    permissions:
      actions: write # rerun; \`read\` does where \`rerun\` is off
      contents: read # the configuration file
      pull-requests: read # is the pull request still open, and at this commit?
    steps:
      - uses: ${uses}
        with:
          observe: true # judges and says what it would do; take this line out when you trust it
          rerun: transient
`
}
