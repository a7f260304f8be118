/**
 * What platforms print around a step. A frame takes the steps of a job, each with its command and its real output, and gives the
 * log of the whole job; `fails` says how the last step ended.
 *
 * A step: `{ name, command, output, exit, tolerated?, post? }`: `tolerated` failed and did not matter (`continue-on-error`,
 * `allow_failure`, `|| true`), `post` runs after the failure.
 */
const start = Date.UTC(2026, 0, 12, 10, 0, 0)

/** GitHub's clock: seven digits of a second, moving a little with every line. */
function clock() {
  let at = start
  return () => {
    at += 37
    return `${new Date(at).toISOString().slice(0, -1)}${String(at % 10_000).padStart(4, '0')}Z`
  }
}
const linesOf = (text) => text.replace(/\n$/, '').split('\n')

const runner = `Current runner version: '2.330.0'
##[group]Runner Image Provisioner
Hosted Compute Agent
##[endgroup]
##[group]Operating System
Ubuntu
24.04.3
LTS
##[endgroup]
##[group]GITHUB_TOKEN Permissions
Contents: read
Metadata: read
##[endgroup]
Secret source: Actions
Prepare workflow directory
Prepare all required actions
Getting action download info
Download action repository 'actions/checkout@v4' (SHA:34e114876b0b11c390a56381ad16ebd13914f8d5)
Complete job name: check
##[group]Run actions/checkout@v4
with:
  repository: acme/shop
  ssh-strict: true
  clean: true
  fetch-depth: 1
##[endgroup]
Syncing repository: acme/shop
##[group]Getting Git version info
Working directory is '/home/runner/work/app/app'
[command]/usr/bin/git version
git version 2.52.0
##[endgroup]
Deleting the contents of '/home/runner/work/app/app'
##[group]Fetching the repository
[command]/usr/bin/git -c protocol.version=2 fetch --no-tags --prune --depth=1 origin
From https://github.com/acme/shop
 * [new ref]         4c0ffee -> origin/main
##[endgroup]
[command]/usr/bin/git log -1 --format=%H
4c0ffee00000000000000000000000000000beef`
const farewell = `Post job cleanup.
[command]/usr/bin/git version
git version 2.52.0
[command]/usr/bin/git config --local --name-only --get-regexp core\\.sshCommand
Cleaning up orphan processes`

function github(steps) {
  const out = linesOf(runner)
  for (const { command, output, exit } of steps) {
    const commands = linesOf(command)
    out.push(`##[group]Run ${commands[0]}`)
    out.push(
      ...commands.map((line) => `\x1b[36;1m${line}\x1b[0m`),
      'shell: /usr/bin/bash -e {0}',
      'env:',
      '  CI: true',
      '##[endgroup]',
    )
    out.push(...linesOf(output))
    if (exit !== 0) out.push(`##[error]Process completed with exit code ${exit}.`)
  }
  out.push(...linesOf(farewell))
  const now = clock()
  return `\ufeff${out.map((line) => `${now()} ${line}`).join('\n')}\n`
}

function gitlab(steps) {
  const out = [
    '\x1b[0KRunning with gitlab-runner 17.7.0 (3153ccc6)\x1b[0;m',
    '\x1b[0K  on docker-runner-1 Ab3dE5gH, system ID: s_0123456789ab\x1b[0;m',
    'section_start:1768212000:prepare_executor\r\x1b[0K\x1b[0K\x1b[36;1mPreparing the "docker" executor\x1b[0;m\x1b[0;m',
    '\x1b[0KUsing Docker executor with image acme/build:3 ...\x1b[0;m',
    'section_end:1768212003:prepare_executor\r\x1b[0K',
    'section_start:1768212003:get_sources\r\x1b[0K\x1b[0K\x1b[36;1mGetting source from Git repository\x1b[0;m\x1b[0;m',
    '\x1b[32;1mFetching changes with git depth set to 20...\x1b[0;m',
    'Initialized empty Git repository in /builds/acme/shop/.git/',
    '\x1b[32;1mChecking out 4c0ffee0 as detached HEAD (ref is main)...\x1b[0;m',
    'section_end:1768212006:get_sources\r\x1b[0K',
    'section_start:1768212006:step_script\r\x1b[0K\x1b[0K\x1b[36;1mExecuting "step_script" stage of the job script\x1b[0;m\x1b[0;m',
  ]
  const main = steps.filter(({ post }) => !post)
  for (const { command, output, tolerated } of main) {
    const shown = tolerated ? linesOf(`${command} || true`) : linesOf(command)
    out.push(`\x1b[32;1m$ ${shown.join(' # collapsed multi-line command\n')}\x1b[0;m`, ...linesOf(output))
  }
  out.push('section_end:1768212060:step_script\r\x1b[0K')
  for (const { command, output, exit } of steps.filter(({ post }) => post)) {
    out.push('section_start:1768212060:after_script\r\x1b[0K\x1b[0K\x1b[36;1mRunning after_script\x1b[0;m\x1b[0;m')
    out.push('\x1b[32;1mRunning after script...\x1b[0;m', `\x1b[32;1m$ ${command}\x1b[0;m`, ...linesOf(output))
    if (exit !== 0)
      out.push(`\x1b[0;33mWARNING: after_script failed, but job will continue unaffected: exit code ${exit}\x1b[0;m`)
    out.push('section_end:1768212062:after_script\r\x1b[0K')
  }
  const failed = main.find(({ exit, tolerated }) => exit !== 0 && !tolerated)
  out.push(
    'section_start:1768212062:cleanup_file_variables\r\x1b[0K\x1b[0K\x1b[36;1mCleaning up project directory and file based variables\x1b[0;m\x1b[0;m',
  )
  out.push('section_end:1768212063:cleanup_file_variables\r\x1b[0K')
  out.push(
    failed === undefined
      ? '\x1b[32;1mJob succeeded\x1b[0;m'
      : `\x1b[31;1mERROR: Job failed: exit code ${failed.exit}\x1b[0;m`,
  )
  return `${out.join('\n')}\n`
}

function jenkins(steps, prefix = () => '') {
  const out = [
    'Started by an SCM change',
    '[Pipeline] Start of Pipeline',
    '[Pipeline] node',
    'Running on agent-3 in /home/jenkins/workspace/shop',
    '[Pipeline] {',
  ]
  for (const { name, command, output, exit, tolerated } of steps) {
    out.push('[Pipeline] stage', `[Pipeline] { (${name})`, '[Pipeline] sh')
    const shown = linesOf(command).map((line) => `+ ${line}${tolerated ? ' || true' : ''}`)
    out.push(
      ...[...shown, ...linesOf(output)].map((line) => `${prefix(name)}${line}`),
      '[Pipeline] }',
      '[Pipeline] // stage',
    )
    if (exit !== 0 && !tolerated && steps.some(({ post }) => post))
      out.push('[Pipeline] stage', '[Pipeline] { (Declarative: Post Actions)')
  }
  const failed = steps.find(({ exit, tolerated, post }) => exit !== 0 && !tolerated && !post)
  out.push('[Pipeline] }', '[Pipeline] // node', '[Pipeline] End of Pipeline')
  if (failed !== undefined) out.push(`ERROR: script returned exit code ${failed.exit}`)
  out.push(failed === undefined ? 'Finished: SUCCESS' : 'Finished: FAILURE')
  return `${out.join('\n')}\n`
}

/** The output alone, as a file somebody hands to `diagnose`. */
const raw = (steps) => `${linesOf(steps.map(({ output }) => output.replace(/\n$/, '')).join('\n')).join('\n')}\n`

/** One stage of a Jenkins pipeline whose branches run beside one another: every line under its branch's name. */
const parallel = (steps) => jenkins(steps, (name) => `[${name}] `)

export const frames = { raw, github, gitlab, jenkins, parallel }

/** What other programs add when they call the one that failed. */
export const wrappers = {
  none: (step) => step,
  make: (step) => ({
    ...step,
    command: 'make check',
    output: `${step.command}\n${step.output.replace(/\n?$/, '\n')}make: *** [Makefile:12: check] Error ${step.exit}\n`,
    exit: 2,
  }),
  npm: (step) => ({
    ...step,
    command: 'npm run check',
    output: `\n> shop@1.0.0 check\n> ${step.command}\n\n${step.output.replace(/\n?$/, '\n')}npm error Lifecycle script \`check\` failed with error:\nnpm error code ${step.exit}\nnpm error path /home/runner/work/app/app\nnpm error workspace shop@1.0.0\nnpm error location /home/runner/work/app/app\nnpm error command failed\nnpm error command sh -c ${linesOf(step.command)[0]}\n`,
  }),
}
