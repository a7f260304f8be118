/**
 * Every input, once. `action.yml`, docs/inputs.md, the command line’s flags and the Jenkins step’s parameters are
 * generated from this table (`npm run generate`); a test fails when one of them is stale.
 */
import { exporterInputs } from '../adapters/exporters/exporters.js'
import { channelInputs } from '../adapters/notifiers/channels.js'
import { testGates } from '../core/decide/policy.js'
import { detectorNames } from '../core/detect/detectors/registry.js'
import { categories, verdicts } from '../core/model/words.js'
import { ownersModes } from '../core/report/owners.js'
import { gateInputs } from './gate-inputs.js'
import { historyInputs } from './history-inputs.js'
import { choice, choices, flag, jobResult, lines, number, text, url } from './rows.js'

/** When a pull or merge request gets a comment. */
export const commentModes = ['off', 'on-change', 'always'] as const
export type CommentMode = (typeof commentModes)[number]

export const inputs = {
  mode: choice(['guard', 'watch', 'gate'], {
    default: 'guard',
    description:
      'guard judges the run it ends; watch, in a scheduled workflow, judges every run since the last watch; gate, after a deployment, judges the metrics of the service.',
  }),
  observe: flag({
    default: 'false',
    description: 'Judge and record, but neither notify nor rerun nor fail. Start with `true`.',
  }),
  scope: choice(['auto', 'job', 'run'], {
    default: 'auto',
    description:
      'What is judged: this job or the whole run. `auto` is `run` when no other job of the run is unfinished.',
  }),
  'run-to-judge': choice(['auto', 'this'], {
    default: 'auto',
    description:
      'Which run is judged. `auto`: in a `workflow_run` workflow the run that started it, else this one. `this`: always this one, for a last job of a `workflow_run` workflow of your own.',
  }),
  phase: choice(['main', 'post'], {
    default: 'main',
    description: '`post` does the work in the post hook: for a first step that must run last.',
  }),
  'fail-on': choice(['never', 'critical', 'high', 'medium'], {
    default: 'critical',
    description: 'Fail the check for findings at or above this severity.',
  }),
  'fail-on-verdicts': choices(verdicts, {
    description: 'Also fail the check for these verdicts, whatever the severity; comma separated.',
  }),
  'fail-on-categories': choices(categories, {
    description: 'Failure categories that may fail the check; comma separated. Default: all.',
  }),
  'fail-on-tests': choice(testGates, {
    default: 'all',
    description:
      'Failing tests that may fail the check: `all`; `new`, those that did not fail before; `not-flaky`, all but known flaky ones.',
  }),
  'notify-on': choice(['change', 'failure', 'anomaly', 'always', 'never'], {
    default: 'change',
    description: 'When to post a notice; `change` is a new anomaly, a new failure, or a recovery.',
  }),
  'notify-branches': lines({
    description: 'Branches worth a notice, one a line, `*` matches any part. Default: the default branch.',
    accepted: 'branch names or patterns, one a line',
  }),
  'default-branch': text({
    description:
      'The default branch, where neither the platform nor the clone tells it: failures there are critical, and it is what notices are for. The platform’s own word wins.',
    accepted: 'the name of a branch, such as `main`',
  }),
  rerun: choice(['off', 'transient'], {
    default: 'off',
    description: 'Rerun failed jobs whose failures are all transient. Only the companion and the watch may do it.',
  }),
  'max-reruns': number(
    { min: 0, max: 10, whole: true },
    { default: '1', description: 'Reruns of one run at the most.' },
  ),
  'daily-reruns': number(
    { min: 0, max: 500, whole: true },
    {
      default: '20',
      description:
        'Reruns within 24 hours at the most, in the whole repository; those people ask for by hand do not count.',
    },
  ),
  'log-files': lines({
    description: 'Logs of this job to diagnose (a job cannot read its own log while it runs): globs, one a line.',
    accepted: 'globs, one a line',
  }),
  'test-reports': lines({
    description:
      'Test reports, as JUnit XML, TRX, NUnit 3, xUnit.net, CTRF, TAP, go test -json, mocha or jest JSON: globs, one a line.',
    accepted: 'globs, one a line',
  }),
  'coverage-reports': lines({
    description:
      'Coverage reports, as Cobertura, JaCoCo or Clover XML, lcov, Istanbul’s or coverage.py’s JSON, or Go’s cover profile: globs, one a line.',
    accepted: 'globs, one a line',
  }),
  'test-root': text({
    description:
      'Folder of the repository in which the tests ran, where the paths of reports are not found in the checked-out tree.',
    accepted: 'a folder, such as `services/billing`',
  }),
  metrics: text({
    description: 'Metrics of your own: lines `name=value unit lower|higher|either`, or the path of a JSON file.',
    accepted: 'lines, or a path ending in .json',
  }),
  'job-status': jobResult({
    description: 'Outcome of this job so far, for a step that ends its own job; or the exit code of what it ran.',
    actionDefault: '${{ job.status }}',
    accepted: '`success`, `failure`, `cancelled`, or an exit code',
  }),
  'check-run-id': text({
    description: 'Id of this job.',
    actionDefault: '${{ job.check_run_id }}',
    accepted: 'a number',
  }),
  ...historyInputs,
  'config-file': text({
    default: '.github/pipeline-guard.yml',
    description: 'Patterns, acknowledgements, series rules, remedies; read from the trusted ref.',
    accepted: 'a path',
  }),
  'false-alarm-budget': number(
    { min: 0.01, max: 20 },
    {
      default: '1',
      description:
        'Notices you accept per 100 ordinary runs, all series together; failed checks are ten times rarer. Thresholds follow from it.',
    },
  ),
  detectors: choices(['auto', ...detectorNames], {
    default: 'auto',
    description: 'Detectors to use, comma separated; `auto` is the measured best set.',
  }),
  ...channelInputs,
  ...exporterInputs,
  ...gateInputs,
  secrets: lines({
    description: 'Further values to mask in everything that is stored, shown or sent.',
    secret: true,
  }),
  comment: choice(commentModes, {
    default: 'off',
    description:
      'A comment on the pull or merge request, one per workflow, updated in place; `on-change` writes it once something failed or changed. GitHub: needs `pull-requests: write`; for forks, the companion.',
  }),
  owners: choice(ownersModes, {
    default: 'show',
    description:
      'Name the code owners (CODEOWNERS of the trusted ref) of failures, failing tests and slow jobs; `mention` notifies those of new failures in the comment and in issues; `off` reads no file.',
  }),
  'page-url': url({
    description: 'Where the page of the history is published; the summary and the comment link to it.',
  }),
  'report-path': text({
    description: 'Write the page of the history here, as one HTML file: an artifact, Pages, `publishHTML`.',
    accepted: 'a path',
  }),
  'result-file': text({
    description: 'Write the whole result here as JSON (`history-schema/result.v1.schema.json`).',
    accepted: 'a path',
  }),
  'quarantine-list': text({
    default: '.github/pipeline-guard-quarantine.yml',
    description:
      'Tests that may fail for a while, each with owner, reason and end; read from the trusted ref, where it is there.',
    accepted: 'a path',
  }),
  'quarantine-file': text({
    description: 'Write the flaky tests of the history here, as a JSON list of `{name, suite, rate, low, high, …}`.',
    accepted: 'a path',
  }),
  'github-token': text({
    description:
      'Reads the run’s jobs, logs and earlier records. Needs `actions: read`; a rerun needs `actions: write`.',
    actionDefault: '${{ github.token }}',
    secret: true,
    accepted: 'a token',
  }),
  deadline: number(
    { min: 5, max: 900, whole: true },
    {
      default: '60',
      description: 'Seconds the whole step may take; from half of it on, late parts are skipped and named.',
    },
  ),
  'request-budget': number(
    { min: 5, max: 500, whole: true },
    { default: '60', description: 'API requests the step may make.' },
  ),
  'watch-repositories': lines({
    description:
      'For `mode: watch`: repositories, one a line; `owner/*` and `owner/app-*` are all of its that match. Default: this one.',
    accepted: '`owner/repo` or `owner/pattern`, one a line',
  }),
  'watch-workflows': lines({
    description: 'Workflows to watch: file names or names, one a line, `*` matches any part. Default: all.',
    accepted: 'file names, names or patterns, one a line',
  }),
  'watch-ignore': lines({
    description: 'Workflows not to watch, in the same words. The workflow that watches is never watched.',
    accepted: 'file names, names or patterns, one a line',
  }),
  'watch-path': text({
    default: '.pipeline-guard/watch',
    description: 'Folder of what a watch remembers: which runs it judged, their history, what it reported.',
    accepted: 'a path',
  }),
  'watch-requests': number(
    { min: 10, max: 15000, whole: true },
    { default: '500', description: 'API requests a watch may make; the next one goes on where it stopped.' },
  ),
  'watch-minutes': number(
    { min: 0.1, max: 120 },
    { default: '10', description: 'Minutes a watch may take; the next one goes on where it stopped.' },
  ),
  'watch-statuses': flag({
    default: 'false',
    description: 'A watch sets the status `pipeline-guard` at each commit it judged. Needs `statuses: write`.',
  }),
  digest: choice(['weekly', 'off', 'now'], {
    default: 'weekly',
    description: 'A watch sends a digest once a week: what grows, what is slow, what fails, what it costs.',
  }),
  'watch-digest-file': text({
    description: 'Write the digest there as Markdown.',
    accepted: 'a path',
  }),
  'dry-run': flag({
    default: 'false',
    description: 'Decide and show everything, perform nothing, write nothing.',
  }),
  strict: flag({
    default: 'false',
    description: 'Let our own trouble (unreadable history, API errors) fail the check too.',
  }),
} as const

export type InputName = keyof typeof inputs
