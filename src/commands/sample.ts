/** `pipeline-guard sample`: what the machine uses, each second, until it is told to stop. Started by `exec` and by a first step. */
import { setTimeout } from 'node:timers/promises'
import { programOf } from '../adapters/evidence/resources/place.js'
import { sample } from '../adapters/evidence/resources/sampler.js'
import { startSampler } from '../adapters/evidence/resources/start.js'
import { processOf } from '../adapters/files/process.js'
import { readArguments } from './arguments.js'
import { type Command, UsageError } from './command.js'

export const command: Command = {
  summary: 'record CPU, memory, disk and network of this machine in the background, for `run`',
  help: `usage: pipeline-guard sample [options]

Starts a process that records, each second, what the machine and its heaviest processes use, until the run ends or the process
that started it does. \`run\` joins it with the times of the steps. \`exec\`, and the action as a first step with \`phase: post\`,
start it by themselves; PIPELINE_GUARD_RESOURCES=off keeps them from it.

options:
  --owner PID   ends with this process (default: ends after twelve hours, or when .pipeline-guard is removed)

examples:
  pipeline-guard sample
`,
  async run(args, io) {
    const [asked] = args
    if (asked?.startsWith('{')) {
      await sample({ ...samplingOf(asked), now: io.now, wait: (ms) => setTimeout(ms) })
      return 0
    }
    const { values, positionals } = readArguments(args, { owner: { type: 'string' } })
    const faults = positionals.map((word) => `${word}: not expected`)
    if (values.owner !== undefined && !/^\d{1,10}$/.test(values.owner))
      faults.push(`--owner: got ${JSON.stringify(values.owner)}, accepted is the number of a process`)
    if (faults.length > 0) throw new UsageError(faults)
    const { cwd, env, now } = io
    const owner = values.owner === undefined ? {} : processOf(Number(values.owner))
    const started = await startSampler({ cwd, env, now, program: programOf(process.argv[1]), owner })
    io.err(
      `pipeline-guard: ${started.path === undefined ? `nothing is recorded: ${started.because}` : 'recording what this machine uses'}\n`,
    )
    return 0
  },
}

type Asked = Pick<Parameters<typeof sample>[0], 'path' | 'workspace' | 'run' | 'owner'>

function samplingOf(text: string): Asked {
  try {
    const { path, workspace, run, owner } = JSON.parse(text) as Partial<Asked>
    if (typeof path === 'string' && typeof workspace === 'string') return { path, workspace, run, owner }
  } catch {
    // Told below.
  }
  throw new UsageError(['sample: not what `exec` starts it with'])
}
