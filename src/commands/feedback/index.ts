/** Tells Pipeline Guard whether what it said of a run was right: in the configuration file, or in a history at hand. */
import { access } from 'node:fs/promises'
import { resolve } from 'node:path'
import { findRun } from '../../core/history/feedback.js'
import { readArguments } from '../arguments.js'
import { type Command, type Io, UsageError } from '../command.js'
import { configFileOf, defaultConfigFile, optional, textWith, writeConfig } from '../config-entry.js'
import { defaultHistory } from '../history/files.js'
import { readHistoryFile } from '../history/input.js'
import { keepFeedback } from './history.js'
import { unknownRun } from './unknown-run.js'

export const command: Command = {
  summary: 'tell whether an alarm about a run was false or real',
  help: `usage: pipeline-guard feedback RUN --false-alarm|--real [options]

RUN is the id of the run, id/attempt, or its address. Without an attempt, the latest of which something was said.
Adds an entry to feedback in ${defaultConfigFile}, whose runs may be remembered anywhere: in artifacts and caches,
in the folder of a watch, in a file. Commit it: it is read from the default branch or the base of a pull request.
With --history it is kept in that history instead. Either way it is counted in status, summaries and reports, and moves
later judgements. A second answer about a run takes the place of the first. A run that ${defaultHistory}, where
there is one, does not hold is refused.

  --false-alarm        nothing was wrong
  --real               something was
  --reason TEXT        why, for those who read the file
  --workflow PATTERN   only of this workflow, such as */ci.yml, where run numbers repeat
  --config-file FILE   [${defaultConfigFile}]
  --history PATH       a history file, or a folder of them such as a watch keeps, in place of the configuration file
  --dry-run            print the configuration file as it would be, write nothing
  --json               print what was kept as JSON

examples:
  pipeline-guard feedback 1234567890 --false-alarm --reason 'the runner was shared'
  pipeline-guard feedback https://github.com/octo/app/actions/runs/1234567890/attempts/2 --real
  pipeline-guard feedback 1234567890 --false-alarm --history .pipeline-guard/history.jsonl.gz
`,
  async run(args, io) {
    const { values, positionals } = readArguments(args, {
      'false-alarm': { type: 'boolean' },
      real: { type: 'boolean' },
      reason: { type: 'string' },
      workflow: { type: 'string' },
      'config-file': { type: 'string' },
      history: { type: 'string' },
      'dry-run': { type: 'boolean' },
      json: { type: 'boolean' },
    })
    const [given, ...more] = positionals
    const falseAlarm = values['false-alarm'] === true
    const ofFile = (['config-file', 'reason', 'workflow', 'dry-run'] as const).filter(
      (name) => values[name] !== undefined,
    )
    const faults = [
      ...(given === undefined ? ['RUN: which run is it about?'] : []),
      ...more.map((word) => `${word}: one RUN at a time`),
      ...(falseAlarm === (values.real === true) ? ['--false-alarm or --real: give one of the two'] : []),
      ...(values.history === undefined
        ? []
        : ofFile.map((name) => `--${name}: is for the configuration file, not for --history`)),
    ]
    if (given === undefined || faults.length > 0) throw new UsageError(faults)
    const was = falseAlarm ? 'false-alarm' : 'real'
    const say = (kept: object, words: string): void =>
      io.out(values.json === true ? `${JSON.stringify(kept)}\n` : words)
    const inWords = falseAlarm ? 'a false alarm' : 'real'
    if (values.history !== undefined) {
      const { key, file, note } = await keepFeedback({ given, was, path: values.history }, io)
      say(
        { run: key.run, attempt: key.attempt, feedback: was },
        `run ${key.run}, attempt ${key.attempt}: kept as ${inWords} in ${file}${note}\n`,
      )
      return 0
    }
    const file = await configFileOf(values['config-file'], io)
    const { workflow } = values
    const entry = { run: given, was, ...optional('reason', values.reason), ...optional('workflow', workflow) }
    const same = (known: Readonly<Record<string, string>>): boolean =>
      known['run'] === given && known['workflow'] === workflow
    const text = await textWith({ file, list: 'feedback', entry, same }, io)
    await checkRun(given, io)
    if (values['dry-run'] === true) io.out(text)
    else {
      await writeConfig(file, text, io)
      say({ file, entry }, `${file}: run ${given} marked as ${inWords}. Commit the file for it to take effect.\n`)
    }
    return 0
  },
}

/** @throws UsageError where the history at hand does not hold the run; without one at hand nothing can be checked */
async function checkRun(given: string, io: Io): Promise<void> {
  const isThere = await access(resolve(io.cwd, defaultHistory)).then(
    () => true,
    () => false,
  )
  if (!isThere) {
    io.err(`RUN is not checked: there is no ${defaultHistory}\n`)
    return
  }
  const records = await readHistoryFile(defaultHistory, io)
  if (findRun(given, records) === undefined) throw new UsageError([unknownRun(given, defaultHistory, records)])
}
