/** Runs a command, keeps its output for `run`, and is otherwise as if it were not there. */
import { runKept } from '../adapters/evidence/execute.js'
import { type Command, UsageError } from './command.js'

export const command: Command = {
  summary: 'run a command, keep its output and exit code for `run`',
  help: `usage: pipeline-guard exec -- COMMAND [ARGUMENTS]

Runs COMMAND without a shell, shows its output as it comes, and keeps it in .pipeline-guard/exec/
(or below the directory PIPELINE_GUARD_DIR), where \`run\` finds it by itself. What is kept is masked:
secrets by their shape, the values of variables such as NPM_TOKEN, and those in PIPELINE_GUARD_SECRETS
(one a line); what is shown is not changed.
The exit code is the command's; 128 + n when signal n ended it, 127 when it was not found, 126 when it
may not be run. SIGINT, SIGTERM and SIGHUP are passed on. When nothing can be kept, the command runs
all the same.

examples:
  pipeline-guard exec -- npm test
  pipeline-guard exec -- sh -c 'make 2>&1 | tail -n 1000'
`,
  async run(args, io) {
    const [first, ...rest] = args
    const [name, ...parameters] = first === '--' ? rest : args
    if (first !== '--' && first?.startsWith('-'))
      throw new UsageError([`${first}: exec takes no options; the command follows after --`])
    if (name === undefined || name === '')
      throw new UsageError(['exec: a command must follow: exec -- COMMAND [ARGUMENTS]'])
    return runKept({
      command: name,
      parameters,
      cwd: io.cwd,
      env: io.env,
      now: io.now,
      warn: (line) => io.err(`pipeline-guard: ${line}\n`),
    })
  },
}
