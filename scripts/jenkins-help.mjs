#!/usr/bin/env node
// Writes jenkins-shim/vars/pipelineGuard.txt, the step's help in Jenkins, from the inputs table. Needs lib/ (npm run build, or tsc).
import { writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')

/** What only GitHub needs (as all of the watch), or the step sets itself. */
const notHere = new Set(['phase', 'job-status', 'check-run-id', 'github-token', 'history', 'result-file'])
const camel = (name) => name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase())
const plain = (text) => text.replaceAll('`', '')

/** @param inputs the table of src/config/inputs.ts */
export const helpText = (inputs) => `pipelineGuard: judges this build by the history of its job.

    post { always { pipelineGuard(failOn: 'high', testReports: '**/TEST-*.xml') } }

    pipelineGuard(observe: true) { sh 'make' }

The first form stands in the post section of a declarative pipeline, or in a finally block inside node {}. The second runs
the body, keeps its log and its time, judges, and passes on what the body threw. Node.js 20 or newer must be on the agent.
Nothing here breaks a build by its own trouble: an absent plugin, an absent Node, no agent are one warning each build.

Of the step itself:

    gate            'unstable' (default), 'error' or 'none': what a verdict that fails does to the build
    node            the Node.js to use. Default: node
    cli             an installed bundle. Default: PIPELINE_GUARD_CLI of the environment, else the one in this library
    credentialsId   user name and API token of a Jenkins user: stages, queue time, console log and test report by REST
    seedJob         job whose history a new job starts with. Default for a branch: main or master of its project
    report          false leaves out the trend page

Of Pipeline Guard:

${Object.entries(inputs)
  .filter(([name]) => !notHere.has(name) && !/^(?:watch|digest)\b/.test(name))
  .map(([name, row]) => {
    const fallback = row.default === '' ? '' : ` Default: ${row.default}`
    return `    ${camel(name).padEnd(22)} ${plain(row.description)} Accepted: ${plain(row.accepted)}.${fallback}`
  })
  .join('\n')}

With rerun: 'transient' a build whose failures all look transient starts another build of its job. A job that declares the
string parameters PIPELINE_GUARD_RERUN_OF and PIPELINE_GUARD_ATTEMPT keeps count of them; without them one rerun is made.
`

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { inputs } = await import(join(root, 'lib/config/inputs.js'))
  writeFileSync(join(root, 'jenkins-shim/vars/pipelineGuard.txt'), helpText(inputs))
}
