/** `pipeline-guard doctor`: in one screen, what is set up, what is missing, and what it cost. */
import { resolve } from 'node:path'
import { readRegular } from '../adapters/files/read.js'
import { detectPlatform } from '../adapters/platforms/detect.js'
import { companionPath } from '../config/companion.js'
import { describeFault } from '../config/config.js'
import { defaultSettings } from '../core/detect/index.js'
import { isWhole } from '../core/history/gaps.js'
import { byWorkflow } from '../core/history/order.js'
import { silenceOf } from '../core/history/silence.js'
import type { RunRecord } from '../core/model/index.js'
import { terminal, terminalJson } from '../core/report/escape.js'
import { formatCount, formatDuration } from '../core/run/format.js'
import { medianOf } from '../core/statistics/quantile.js'
import { readArguments } from './arguments.js'
import { type Command, type Io, UsageError } from './command.js'
import { configFileOf, defaultConfigFile } from './config-entry.js'
import { defaultHistory, loadFile, problemsOf } from './history/files.js'
import { lookAt } from './init/look.js'

interface Check {
  readonly state: 'ok' | 'missing' | 'problem' | 'note'
  readonly what: string
  /** What to do next, where there is something. */
  readonly next?: string
}

const marks = { ok: '✓', missing: '–', problem: '✗', note: '·' } as const

export const command: Command = {
  summary: 'what is set up in this repository, what is missing, and what it cost',
  help: `usage: pipeline-guard doctor [--history FILE] [--config-file FILE] [--json]

Looks at the workflows, the configuration file, the history and the environment, and says in one screen what works, what
is missing and what to do. Reads files only: nothing is asked of a platform, nothing is written. Exit code 2 where
something is broken.

  --history FILE       a history [${defaultHistory}]
  --config-file FILE   a configuration file [${defaultConfigFile}, where there is one]
  --json               one JSON object

example:
  pipeline-guard doctor --json
`,
  async run(args, io) {
    const { values, positionals } = readArguments(args, {
      history: { type: 'string' },
      'config-file': { type: 'string' },
      json: { type: 'boolean' },
    })
    if (positionals.length > 0) throw new UsageError([`${positionals[0]}: doctor takes options only`])
    const config = await configuration(values['config-file'], io)
    const checks = [
      ...(await setup(io)),
      ...config.checks,
      ...(await history(values.history ?? defaultHistory, config.gatingSamples, io)),
      ...environment(io),
    ]
    const broken = checks.filter(({ state }) => state === 'problem').length
    if (values.json) io.out(`${terminalJson(JSON.stringify({ broken, checks }))}\n`)
    else {
      for (const { state, what, next } of checks)
        io.out(`${marks[state]} ${terminal(what, 600)}${next === undefined ? '' : `\n    ${terminal(next, 300)}`}\n`)
      io.out(broken === 0 ? 'Nothing is broken.\n' : `${formatCount(broken, 'problem')}.\n`)
    }
    return broken === 0 ? 0 : 2
  },
}

async function setup(io: Io): Promise<readonly Check[]> {
  const { workflows, unreadable, jenkinsfile, gitlabFile } = await lookAt(io.cwd)
  const guarded = workflows.filter((workflow) => workflow.guarded || /pipeline-guard/i.test(workflow.text))
  const elsewhere = [
    ...(jenkinsfile !== undefined && /pipelineGuard|pipeline-guard/.test(jenkinsfile) ? ['Jenkinsfile'] : []),
    ...(gitlabFile !== undefined && /pipeline-guard/.test(gitlabFile) ? ['.gitlab-ci.yml'] : []),
  ]
  const places = [...guarded.map(({ path }) => path), ...elsewhere]
  const without = workflows.filter((workflow) => workflow.onChanges && !guarded.includes(workflow))
  const observing = guarded.filter(({ text }) => /^\s*observe:\s*['"]?true/m.test(text))
  return [
    places.length === 0
      ? { state: 'missing', what: 'No workflow runs Pipeline Guard', next: 'pipeline-guard init --print' }
      : { state: 'ok', what: `Runs in ${places.join(', ')}` },
    ...without.map(({ path }): Check => ({ state: 'note', what: `${path} runs on changes, without Pipeline Guard` })),
    ...unreadable.map((what): Check => ({ state: 'problem', what, next: 'Mend the YAML.' })),
    ...observing.map(
      ({ path }): Check => ({ state: 'note', what: `${path} only observes: it neither fails nor notifies` }),
    ),
    ...(guarded.length === 0 || workflows.some(({ path }) => path === companionPath)
      ? []
      : [
          {
            state: 'note' as const,
            what: 'No companion workflow: the history lives in the cache alone, nothing is rerun',
            next: 'pipeline-guard init --github --companion',
          },
        ]),
  ]
}

interface Configured {
  readonly checks: readonly Check[]
  /** Comparable runs from which on slowness may fail a check or notify. */
  readonly gatingSamples: number
}

async function configuration(given: string | undefined, io: Io): Promise<Configured> {
  const { gatingSamples } = defaultSettings
  const only = (check: Check): Configured => ({ checks: [check], gatingSamples })
  const file = await configFileOf(given, io)
  const text = await readRegular(resolve(io.cwd, file), 1048576).then(String, (cause: NodeJS.ErrnoException) => cause)
  if (typeof text !== 'string')
    return text.code === 'ENOENT' && given === undefined
      ? only({ state: 'missing', what: `No configuration file (${file}); none is needed` })
      : only({ state: 'problem', what: `${file} cannot be read: ${text.message}` })
  const { readFileConfig } = await import('../config/file.js')
  const read = await readFileConfig(text, file)
  if (read.kind === 'ok')
    return {
      checks: [{ state: 'ok', what: `${file} is valid` }],
      gatingSamples: read.value.detection['minimum-runs'] ?? gatingSamples,
    }
  const faults = read.faults.map((fault): Check => ({ state: 'problem', what: describeFault(fault) }))
  const mend = { state: 'note', what: `${file}: mend it; a faulty one fails the step` } as const
  return { checks: [...faults, mend], gatingSamples }
}

async function history(path: string, gatingSamples: number, io: Io): Promise<readonly Check[]> {
  const read = await loadFile(path, io)
  if (read.kind === 'missing')
    return [
      {
        state: 'note',
        what: `No history file (${path}): on GitHub it lives in the cache`,
        next: 'pipeline-guard status --repository OWNER/REPO asks GitHub.',
      },
    ]
  if (read.kind === 'corrupt')
    return [{ state: 'problem', what: `${path}: ${read.reason}`, next: `pipeline-guard history verify ${path}` }]
  const { records } = read.value
  const judged = records.filter(isWhole).length
  return [
    {
      state: 'ok',
      what: `${path}: ${formatCount(records.length, 'run')}, ${judged} judged${judged < gatingSamples ? `; under ${gatingSamples} comparable runs slowness neither fails nor notifies` : ''}`,
    },
    ...problemsOf(read.value).map((what): Check => ({ state: 'problem', what })),
    ...[...byWorkflow(records).values()].flatMap((own): readonly Check[] => {
      const silent = silenceOf(own, io.now())
      const workflow = own[0]?.key.workflow ?? ''
      return silent === undefined ? [] : [{ state: 'problem', what: `${workflow}: ${silent}` }]
    }),
    ...cost(records),
  ]
}

/** What its own jobs took: a last job is billed by the minute. */
function cost(records: readonly RunRecord[]): readonly Check[] {
  const own = records.flatMap(({ jobs }) =>
    Object.values(jobs).flatMap(({ facts }) =>
      facts?.value.own === true && facts.value.workMs !== undefined ? [facts.value.workMs] : [],
    ),
  )
  const median = medianOf(own)
  return median === undefined
    ? []
    : [
        {
          state: 'note',
          what: `Its own jobs took ${formatDuration(own.reduce((sum, ms) => sum + ms, 0))} in ${formatCount(own.length, 'run')}, ${formatDuration(median)} a run`,
        },
      ]
}

function environment({ env }: Io): readonly Check[] {
  const { name } = detectPlatform(env)
  const token = ['GITHUB_TOKEN', 'GH_TOKEN', 'PIPELINE_GUARD_GITLAB_TOKEN', 'PIPELINE_GUARD_GITHUB_TOKEN'].find(
    (variable) => (env[variable] ?? '') !== '',
  )
  return [
    { state: 'note', what: `Here: ${name === 'local' ? 'no CI environment' : name}` },
    token === undefined
      ? { state: 'note', what: 'No token in the environment: files alone are read' }
      : { state: 'ok', what: `A token is in ${token}` },
  ]
}
