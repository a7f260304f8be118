import { formatCount } from '../../core/run/format.js'
import { readArguments } from '../arguments.js'
import { UsageError } from '../command.js'
import { defaultHistory, loadFile, problemsOf, type Verb } from './files.js'

const usage = `usage: pipeline-guard history verify [FILE…] [--history FILE]… [--json]

Says what is whole and what is damaged. Exit code 2 when a file cannot be read or holds bad lines.

example:
  pipeline-guard history verify .pipeline-guard/history.jsonl.gz
`

export const verb: Verb = {
  usage,
  async run(args, io) {
    const { values, positionals } = readArguments(args, {
      json: { type: 'boolean' },
      history: { type: 'string', multiple: true },
    })
    const named = [...positionals, ...(values.history ?? [])]
    const paths = named.length > 0 ? named : [defaultHistory]
    if (new Set(paths).size < paths.length) throw new UsageError(['a file is named twice'])
    let sound = true
    for (const path of paths) {
      const read = await loadFile(path, io)
      const told =
        read.kind === 'ok'
          ? {
              file: path,
              state: problemsOf(read.value).length === 0 ? 'whole' : 'damaged',
              runs: read.value.records.length,
              badLines: read.value.quarantined.length,
              problems: problemsOf(read.value),
            }
          : {
              file: path,
              state: read.kind,
              runs: 0,
              badLines: 0,
              problems: [read.kind === 'missing' ? 'there is no such file' : read.reason],
            }
      sound &&= told.state === 'whole'
      if (values.json) io.out(`${JSON.stringify(told)}\n`)
      else
        io.out(
          `${path}: ${told.state}, ${formatCount(told.runs, 'run')}${told.problems.map((problem) => `\n  ${problem}`).join('')}\n`,
        )
    }
    return sound ? 0 : 2
  },
}
