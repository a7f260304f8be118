/** Watches repositories from a desk or a cron job. */
import { exporterInputs } from '../adapters/exporters/exporters.js'
import { channelOptions } from '../adapters/notifiers/channels.js'
import { describeFault, readConfig } from '../config/config.js'
import { optionsOf } from '../config/options.js'
import { terminal } from '../core/report/escape.js'
import { messageOf } from '../core/run/errors.js'
import type { Env } from '../ports.js'
import { isHeard, type WatchReport } from '../watch/report.js'
import { chooseSource, type WatchPlatform } from '../watch/sources.js'
import { startWatch } from '../wire/watch.js'
import { readArguments } from './arguments.js'
import { type Command, UsageError } from './command.js'

/** Where the notice, the digest, figures and issues go. */
const placeOptions = [...channelOptions, ...optionsOf(exporterInputs)]

const channelHelp = placeOptions
  .map(({ option, variable, description }) =>
    variable === undefined
      ? `  ${`--${option} …`.padEnd(25)}${description}`
      : `  ${`--${option} NAME`.padEnd(25)}variable that holds it: ${description} [${variable}]`,
  )
  .join('\n')

const channelArguments: Readonly<Record<string, { readonly type: 'string' }>> = Object.fromEntries(
  placeOptions.map(({ option }) => [option, { type: 'string' as const }]),
)

const channelsGiven = (
  values: Readonly<Record<string, unknown>>,
  env: Env,
): Readonly<Record<string, string | undefined>> =>
  Object.fromEntries(
    placeOptions.map(({ input, option, variable }) => {
      const given = values[option] === undefined ? undefined : String(values[option])
      return [input, variable === undefined ? given : env[given ?? variable]]
    }),
  )

export const command: Command = {
  summary: 'judge every run of whole repositories that ended since the last watch, without touching their workflows',
  help: `usage: pipeline-guard watch OWNER/REPO… [options]
       pipeline-guard watch --jenkins URL [JOB…] [options]
       pipeline-guard watch --gitlab [URL] GROUP/PROJECT… [options]

The first watch remembers earlier runs and judges nothing that ended before it began. Every later one judges, in the order
in which they ended, the runs that ended since the last; killed or out of requests, the next goes on where it stopped.

  OWNER/REPO, OWNER/*, OWNER/app-*   what to watch; archived repositories are left out of a pattern
  --jenkins URL            jobs of Jenkins: a controller, or a folder of it (…/job/team); may be given more than once
  JOB, FOLDER, team/app-*  what of it to watch, by full names [all]; of one of several controllers: HOST/team/app
  --gitlab [URL]           projects of GitLab [https://gitlab.com]: GROUP/PROJECT, GROUP/*, GROUP/SUBGROUP/app-*
  --token-env NAME         variable that holds the token [GITHUB_TOKEN, then GH_TOKEN; for GitLab
                           PIPELINE_GUARD_GITLAB_TOKEN, then GITLAB_TOKEN; for Jenkins JENKINS_TOKEN, which holds USER:TOKEN,
                           or the API token beside JENKINS_USER]; for Jenkins once for all or once for each controller
  --state DIR              folder of what it remembers; keep it from one watch to the next [.pipeline-guard/watch]
  --config-file FILE       read from the repository; for Jenkins from this machine [.github/pipeline-guard.yml]
  --workflow PATTERN       only these workflows, by file name or name; for Jenkins jobs and branches, as app, team/app or
                           team/app/main; for GitLab sources of pipelines too, as push or schedule; may be given more than
                           once
  --ignore PATTERN         not these
  --requests N             API requests this watch may make [500]
  --minutes N              minutes it may take [10]
${channelHelp}
  --notify-on, --notify-branches, --rerun, --max-reruns, --fail-on   as for run; see run --help
  --statuses               set the status \`pipeline-guard / WORKFLOW\` at each commit judged
  --digest weekly|off|now  the digest of seven days [weekly]
  --digest-file FILE       write the digest there as Markdown
  --report FILE            write the page of all repositories there, as one HTML file
  --page-url URL           where that page is published: notices link to it
  --observe                judge and remember, but neither notify nor rerun nor set a status
  --dry-run                the same, and write nothing
  --json                   print the whole report as JSON
  --result-file FILE       write it there

Exit code 0 when it could look at all it was to look at, 3 when it could not.

examples:
  GITHUB_TOKEN=… pipeline-guard watch acme/app acme/site --observe
  pipeline-guard watch 'acme/*' --ignore 'dependabot*' --rerun transient --digest-file digest.md
  JENKINS_TOKEN=user:token pipeline-guard watch --jenkins https://ci.example.org/jenkins --ignore 'sandbox/*'
  GITLAB_TOKEN=… pipeline-guard watch --gitlab https://gitlab.example 'acme/*' --workflow push --workflow schedule
`,
  outlivesReader: 'its work counts',
  async run(args, io) {
    const { values, positionals } = readArguments(withoutAddress(args), {
      jenkins: { type: 'string', multiple: true },
      gitlab: { type: 'string', multiple: true },
      'token-env': { type: 'string', multiple: true },
      state: { type: 'string' },
      'config-file': { type: 'string' },
      workflow: { type: 'string', multiple: true },
      ignore: { type: 'string', multiple: true },
      requests: { type: 'string' },
      minutes: { type: 'string' },
      ...channelArguments,
      'notify-on': { type: 'string' },
      'notify-branches': { type: 'string', multiple: true },
      rerun: { type: 'string' },
      'max-reruns': { type: 'string' },
      'fail-on': { type: 'string' },
      statuses: { type: 'boolean' },
      digest: { type: 'string' },
      'digest-file': { type: 'string' },
      report: { type: 'string' },
      'page-url': { type: 'string' },
      observe: { type: 'boolean' },
      'dry-run': { type: 'boolean' },
      json: { type: 'boolean' },
      'result-file': { type: 'string' },
    })
    const urls = addressesOf(values)
    const asked = Object.keys(urls) as WatchPlatform[]
    const chosen = await chooseSource(asked, {
      env: io.env,
      urls: Object.values(urls).flat(),
      names: positionals,
      tokenEnvs: values['token-env'] ?? [],
      asked: Object.keys(values),
    })
    const read = readConfig({
      mode: 'watch',
      ...channelsGiven(values, io.env),
      'watch-workflows': values.workflow?.join('\n'),
      'watch-ignore': values.ignore?.join('\n'),
      'watch-path': values.state,
      'config-file': values['config-file'],
      'watch-requests': values.requests,
      'watch-minutes': values.minutes,
      'watch-statuses': on(values.statuses),
      'notify-on': values['notify-on'],
      'notify-branches': values['notify-branches']?.join('\n'),
      rerun: values.rerun,
      'max-reruns': values['max-reruns'],
      'fail-on': values['fail-on'],
      digest: values.digest,
      'watch-digest-file': values['digest-file'],
      'report-path': values.report,
      'page-url': values['page-url'],
      observe: on(values.observe),
      'dry-run': on(values['dry-run']),
      'result-file': values['result-file'],
    })
    const faults = [chosen, read].flatMap((part) => (part.kind === 'faulty' ? part.faults : []))
    if (faults.length > 0 || chosen.kind === 'faulty' || read.kind === 'faulty')
      throw new UsageError(faults.map(describeFault))
    const { config } = read
    let report: WatchReport
    try {
      report = await startWatch({
        config,
        source: chosen.source,
        env: io.env,
        now: io.now,
        print: io.out,
        json: values.json === true,
        columns: io.columns,
        progress: io.progress,
      })
    } catch (error) {
      // Another watch at work, or a state that cannot be read: neither is for a stack trace.
      io.err(`pipeline-guard: ${terminal(messageOf(error))}\n`)
      return 3
    }
    // The text has them already.
    for (const { message, advice } of values.json === true ? report.troubles : [])
      io.err(`pipeline-guard: ${terminal(`${message}. ${advice}`, 1000)}\n`)
    return isHeard(report) ? 0 : 3
  },
}

/** Options that choose a platform; none of them means GitHub. */
const platformOptions = ['jenkins', 'gitlab'] as const satisfies readonly Exclude<WatchPlatform, 'github'>[]

/** `--gitlab GROUP/PROJECT` means gitlab.com: its address may be left out, so it is one only where it looks like one. */
const withoutAddress = (args: readonly string[]): readonly string[] =>
  args.map((arg, at) => (arg === '--gitlab' && !/^https?:/i.test(args[at + 1] ?? '') ? '--gitlab=' : arg))

/** Addresses by platform, of those that were asked for; empty where the option was given without one. */
const addressesOf = (
  values: Readonly<Partial<Record<string, unknown>>>,
): Readonly<Partial<Record<WatchPlatform, readonly string[]>>> =>
  Object.fromEntries(
    platformOptions.flatMap((name) => {
      const given = values[name]
      return Array.isArray(given) ? [[name, given.map(String).filter((url) => url !== '')]] : []
    }),
  )

const on = (flag: boolean | undefined): string | undefined => (flag === true ? 'true' : undefined)
