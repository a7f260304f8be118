/** `history forget`: takes what is stored of a person, or a run, out of a history. */
import { forget } from '../../core/history/forget.js'
import { formatCount } from '../../core/run/format.js'
import { readArguments } from '../arguments.js'
import { UsageError } from '../command.js'
import { changeHistory, defaultHistory, readAll, type Verb } from './files.js'

const usage = `usage: pipeline-guard history forget (--actor NAME | --run ID)… [--history FILE] [--dry-run]

Takes a person or a run out of a history. Of a person go the name of the actor, and, of the runs they started, the title
and every text taken from logs and test reports that names them; what those runs took stays, for nobody. Of a run
everything goes.

  --actor NAME    as the platform writes it, whatever the case (repeatable)
  --run ID        every attempt of it (repeatable)
  --history FILE  [${defaultHistory}]
  --dry-run       say what would go, write nothing

example:
  pipeline-guard history forget --actor ada --run 7713000123 --dry-run
`

export const verb: Verb = {
  usage,
  async run(args, io) {
    const { values } = readArguments(args, {
      actor: { type: 'string', multiple: true },
      run: { type: 'string', multiple: true },
      history: { type: 'string' },
      'dry-run': { type: 'boolean' },
    })
    const wanted = { actors: values.actor ?? [], runs: values.run ?? [] }
    if (wanted.actors.length + wanted.runs.length === 0)
      throw new UsageError(['nothing to forget: give --actor NAME or --run ID'])
    const path = values.history ?? defaultHistory
    const before = await readAll([path], io)
    const { named, dropped } = forget(before, wanted)
    if (!values['dry-run']) await changeHistory(path, io, (records) => forget(records, wanted).records)
    io.out(
      `${path}: ${formatCount(dropped, 'record')} taken out, ${formatCount(named, 'record')} without their person now${values['dry-run'] ? ' (nothing written)' : ''}\n`,
    )
    return 0
  },
}
