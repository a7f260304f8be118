import { mergeHistories } from '../../core/history/merge.js'
import { formatCount } from '../../core/run/format.js'
import { readArguments } from '../arguments.js'
import { UsageError } from '../command.js'
import { changeHistory, readAll, type Verb } from './files.js'

const usage = `usage: pipeline-guard history merge FILE FILE… --output FILE

Unites histories. The order does not matter, and merging twice changes nothing. A history that is already at --output is
united with the others, not replaced.

example:
  pipeline-guard history merge builds/*/history.jsonl.gz --output history.jsonl.gz
`

export const verb: Verb = {
  usage,
  async run(args, io) {
    const { values, positionals } = readArguments(args, { output: { type: 'string' } })
    const faults = [
      ...(positionals.length === 0 ? ['the histories to merge must be named'] : []),
      ...(values.output === undefined ? ['--output: a file must be named'] : []),
    ]
    if (faults.length > 0 || values.output === undefined) throw new UsageError(faults)
    const records = await readAll(positionals, io)
    const total = await changeHistory(values.output, io, (there) => mergeHistories(there, records))
    io.err(
      `${formatCount(records.length, 'run')} of ${formatCount(positionals.length, 'file')}; ${total} in ${values.output}\n`,
    )
    return 0
  },
}
