/** Runs a command, keeps its output for `run`, and is otherwise as if it were not there. */
import { type FailedTests, runKept } from '../adapters/evidence/execute.js'
import { programOf } from '../adapters/evidence/resources/place.js'
import { defaultQuarantineList } from '../config/quarantine-file.js'
import { messageOf } from '../core/run/errors.js'
import { readArguments } from './arguments.js'
import { type Command, type Io, UsageError } from './command.js'
import { trustedEntries } from './quarantine/list-file.js'

export const command: Command = {
  summary: 'run a command, keep its output and exit code for `run`',
  help: `usage: pipeline-guard exec [--retry-failed N] [--probe-new N] [--quarantine] [--test-reports PATTERN …]
                           -- COMMAND [ARGUMENTS]

Runs COMMAND without a shell, shows its output as it comes, and keeps it in .pipeline-guard/exec/
(or below the directory PIPELINE_GUARD_DIR), where \`run\` finds it by itself. What is kept is masked:
secrets by their shape, the values of variables such as NPM_TOKEN, and those in PIPELINE_GUARD_SECRETS
(one a line); what is shown is not changed.
The exit code is the command's; 128 + n when signal n ended it, 127 when it was not found, 126 when it
may not be run. SIGINT, SIGTERM and SIGHUP are passed on. When nothing can be kept, the command runs
all the same, with its exit code; what could not be kept makes the verdict of \`run\` unknown, not normal.
Of a long output the first 8 MB and the last 28 to 56 MB are kept, with a line between that says how much
is left out.

options:
  --retry-failed N         runs the tests that failed, and only those, again: at most N times (1 to 10).
                           COMMAND must start a known runner (jest, vitest, mocha, node --test, Playwright,
                           Cypress, pytest, go test, gotestsum, Maven, Gradle, cargo-nextest, RSpec,
                           PHPUnit, ctest, dotnet test) or an npm, yarn, pnpm or bun script that does.
                           It passes when each failed test passed at last; such a test is flaky, and the
                           report of \`run\` says so. A test that is not run again stays failed.
  --probe-new N            runs tests that the history has never seen N times more (1 to 20), if at most 50
                           are new, for as long as COMMAND took or two minutes. One that neither always
                           passes nor always fails is named, in the report of \`run\` too, and does not fail COMMAND.
  --history FILE           where \`run\` keeps its history [.pipeline-guard/history.jsonl.gz]
  --quarantine             passes when all that failed, at last, is in .github/pipeline-guard-quarantine.yml
                           (of a pull request: in that of its base) and its entry has not ended
  --test-reports PATTERN   the reports COMMAND writes; may be repeated

examples:
  pipeline-guard exec -- npm test
  pipeline-guard exec --retry-failed 2 --quarantine --test-reports 'reports/*.xml' -- npm test
  pipeline-guard exec -- sh -c 'make 2>&1 | tail -n 1000'
`,
  outlivesReader: 'it shows what another says',
  async run(args, io) {
    const at = args.indexOf('--')
    const [before, [name, ...parameters]] =
      at < 0 || args[0]?.startsWith('-') === false ? [[], args] : [args.slice(0, at), args.slice(at + 1)]
    if (at < 0 && name?.startsWith('-'))
      throw new UsageError([`${name}: the command follows after --: exec [OPTIONS] -- COMMAND [ARGUMENTS]`])
    const asked = failedTestsOf(before)
    if (name === undefined || name === '')
      throw new UsageError(['exec: a command must follow: exec -- COMMAND [ARGUMENTS]'])
    const say = (line: string) => io.err(`pipeline-guard: ${line}\n`)
    const newTests =
      asked?.probes === undefined
        ? undefined
        : { rounds: asked.probes, isSeen: await seenTests(asked.history, io, say) }
    const quarantine = asked?.quarantine === true ? await trustedEntries(defaultQuarantineList, io, say) : []
    return runKept({
      command: name,
      parameters,
      cwd: io.cwd,
      env: io.env,
      now: io.now,
      warn: say,
      program: programOf(process.argv[1]),
      ...(asked === undefined ? {} : { failedTests: { ...asked, quarantine, newTests } }),
    })
  },
}

type Asked = Pick<FailedTests, 'retries' | 'reports'> & {
  readonly quarantine: boolean
  readonly probes?: number
  readonly history: string
}

/** Never a reason to keep the command from running: without a history nothing is probed, and that is said. */
async function seenTests(file: string, io: Io, say: (line: string) => void) {
  try {
    const [{ readHistoryFile }, { seenIn }] = await Promise.all([
      import('./history/input.js'),
      import('../core/tests/rerun/seen.js'),
    ])
    return seenIn(await readHistoryFile(file, { ...io, err: () => undefined }))
  } catch (error) {
    say(messageOf(error))
    return undefined
  }
}

function failedTestsOf(args: readonly string[]): Asked | undefined {
  const { values, positionals } = readArguments(args, {
    'retry-failed': { type: 'string' },
    'probe-new': { type: 'string' },
    history: { type: 'string' },
    quarantine: { type: 'boolean' },
    'test-reports': { type: 'string', multiple: true },
  })
  const { 'retry-failed': given, 'probe-new': probes, 'test-reports': reports = [], quarantine = false } = values
  const isAsked = given !== undefined || probes !== undefined || quarantine
  const faults = positionals.map((word) => `${word}: the command follows after --`)
  if (given !== undefined && !/^(?:[1-9]|10)$/.test(given))
    faults.push(`--retry-failed: ${given} was given; a whole number from 1 to 10 is accepted`)
  if (probes !== undefined && !/^(?:[1-9]|1\d|20)$/.test(probes))
    faults.push(`--probe-new: ${probes} was given; a whole number from 1 to 20 is accepted`)
  if (values.history !== undefined && probes === undefined) faults.push('--history: only used with --probe-new')
  if (isAsked && reports.length === 0)
    faults.push('--test-reports: must be given: which tests failed stands in the reports the command writes')
  if (!isAsked && reports.length > 0)
    faults.push('--test-reports: only used with --retry-failed, --probe-new or --quarantine')
  if (faults.length > 0) throw new UsageError(faults)
  if (!isAsked) return undefined
  const history = values.history ?? '.pipeline-guard/history.jsonl.gz'
  return {
    retries: Number(given ?? 0),
    reports,
    quarantine,
    history,
    ...(probes === undefined ? {} : { probes: Number(probes) }),
  }
}
