/** After a deployment: judges the metrics of the service. */
import { channelInputs } from '../../adapters/notifiers/channels.js'
import { describeFault, readConfig } from '../../config/config.js'
import { gateInputs } from '../../config/gate-inputs.js'
import { inputs } from '../../config/inputs.js'
import type { Row } from '../../config/rows.js'
import { runGate } from '../../wire/gate/index.js'
import { readArguments } from '../arguments.js'
import { type Command, type ExitCode, type Io, UsageError } from '../command.js'
import { asTexts, type FlagValues, fromEnvironment, runFlags } from '../run/flags.js'
import { deskStores } from '../run/stores.js'

/** Inputs that mean something to a gate; `--service` is `gate-service`. */
const names = [
  ...Object.keys(gateInputs),
  ...Object.keys(channelInputs),
  'config-file',
  'observe',
  'dry-run',
  'notify-on',
  'history',
  'history-path',
  'log-files',
  'github-token',
  'request-budget',
  'result-file',
  'secrets',
  'strict',
]
const optionOf = (input: string): string => input.replace(/^gate-/, '')

const options = {
  ...Object.fromEntries(names.map((name) => [optionOf(name), runFlags[name] ?? { type: 'string' as const }])),
  replay: { type: 'string' },
  column: { type: 'string' },
  better: { type: 'string' },
  json: { type: 'boolean' },
} as const

const optionLines = names
  .map((name) => {
    const row = (inputs as Readonly<Record<string, Row<unknown>>>)[name]
    return `  ${`--${optionOf(name)}${row?.onOff ? '' : ' …'}`.padEnd(30)}${row?.description.replaceAll('For `mode: gate`: ', '') ?? ''}${row?.default ? ` [${row.default}]` : ''}`
  })
  .join('\n')

export const command: Command = {
  summary:
    'after a deployment: judge the metrics of the service by its Prometheus, and say pass, wait, fail or unknown',
  help: `usage: pipeline-guard gate --prometheus-url URL [options]

Asks the queries of the section \`gate\` of the configuration file, before and after the deployment, until the answer is clear or
the time is up. Exit code 1 where the answer is fail, or unknown or wait unless --on-unknown pass; 2 for wrong usage.

${optionLines}
  --json                        print the whole answer as JSON on stdout, nothing else
  --replay FILE.csv             judge each row of a CSV file by the rows before it, asking no Prometheus: columns timestamp, value;
                                with --json one object a row: score (0 to 1, high where trouble begins), p, anomaly, expected, low, high
  --column NAME                 for --replay: the column of the values [value]
  --better up|down|neither      for --replay: which direction is good [neither]

Every option may be given by the environment too, such as PIPELINE_GUARD_PROMETHEUS_URL; flags win.

examples:
  pipeline-guard gate --prometheus-url https://prometheus.example --service checkout --environment production
  pipeline-guard gate --prometheus-url http://localhost:9090 --config-file gate.yml --deployed-at 2026-03-02T22:00:00Z --observe-for 0 --json
`,
  async run(args, io) {
    const { values, positionals } = readArguments(args, options)
    if (positionals.length > 0) throw new UsageError([`${positionals[0]}: gate takes options only; see gate --help`])
    const { json, replay, column, better, ...given } = values as FlagValues
    if (typeof replay === 'string')
      return replaying({ replay, column: textOf(column), better: textOf(better), json: json === true }, io)
    const flags = Object.fromEntries(
      names.flatMap((name) => (given[optionOf(name)] === undefined ? [] : [[name, given[optionOf(name)]]])),
    ) as FlagValues
    const read = readConfig({ ...fromEnvironment(io.env), ...asTexts(flags), mode: 'gate' })
    if (read.kind === 'faulty') throw new UsageError(read.faults.map(describeFault))
    return judge({ config: read.config, json: json === true, io })
  },
}

async function judge({
  config,
  json,
  io,
}: {
  readonly config: Parameters<typeof runGate>[0]['config']
  readonly json: boolean
  readonly io: Io
}): Promise<ExitCode> {
  const cancelled = new AbortController()
  const cancel = (): void => cancelled.abort()
  for (const signal of signals) process.once(signal, cancel)
  try {
    const answer = await runGate({
      config,
      json,
      env: io.env,
      cwd: io.cwd,
      now: io.now,
      print: io.out,
      stores: deskStores,
      signal: cancelled.signal,
    })
    if (answer.kind === 'faulty') throw new UsageError(answer.faults.map(describeFault))
    return answer.result.pass ? 0 : 1
  } finally {
    for (const signal of signals) process.off(signal, cancel)
  }
}

/** SIGHUP: the terminal or its connection is gone. */
const signals = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const

const textOf = (given: FlagValues[string]): string | undefined => (typeof given === 'string' ? given : undefined)

export async function replaying(
  {
    replay: path,
    column,
    better = 'neither',
    json,
  }: {
    readonly replay: string
    readonly column: string | undefined
    readonly better?: string | undefined
    readonly json: boolean
  },
  io: Io,
): Promise<ExitCode> {
  if (better !== 'up' && better !== 'down' && better !== 'neither')
    throw new UsageError([`--better: got ${JSON.stringify(better)}, accepted are up, down, neither`])
  const { replay } = await import('./replay.js')
  await replay({ path, column, better, seasons: ['day', 'week'], budget: 1, json }, io)
  return 0
}
