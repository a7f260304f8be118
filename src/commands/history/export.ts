import { resolve } from 'node:path'
import { replaceFile } from '../../adapters/files/replace.js'
import { tableOf } from '../../core/csv/write.js'
import { encodeHistory, historyText } from '../../core/history/file/codec.js'
import { terminalJson } from '../../core/report/escape.js'
import { messageOf } from '../../core/run/errors.js'
import { formatCount } from '../../core/run/format.js'
import { readArguments } from '../arguments.js'
import { UsageError } from '../command.js'
import { defaultHistory, readAll, type Verb } from './files.js'

const usage = `usage: pipeline-guard history export [--history FILE]… [--format jsonl|csv] [--series NAME]… [--output FILE]

  --history FILE     a history; may be given more than once
  --format jsonl     one record a line after the header (default)
  --format csv       one row a run, one column a series, in milliseconds; what \`backtest --csv\` reads
  --series NAME      only this series, for csv; may be given more than once
  --output FILE      write there; a name that ends in .gz is compressed. Without it: stdout

examples:
  pipeline-guard history export --format csv --output runs.csv
  pipeline-guard history export --format csv --series run.duration > duration.csv
  pipeline-guard backtest --csv duration.csv --column run.duration
`

export const verb: Verb = {
  usage,
  async run(args, io) {
    const { values } = readArguments(args, {
      history: { type: 'string', multiple: true },
      format: { type: 'string' },
      series: { type: 'string', multiple: true },
      output: { type: 'string' },
    })
    const format = values.format ?? 'jsonl'
    if (format !== 'jsonl' && format !== 'csv')
      throw new UsageError([`--format: got ${JSON.stringify(format)}, accepted is jsonl or csv`])
    const records = await readAll(values.history ?? [defaultHistory], io)
    const text = (): string =>
      format === 'csv' ? tableOf(records, values.series && new Set(values.series)) : historyText(records)
    if (values.output === undefined) {
      io.out(format === 'csv' ? text() : terminalJson(text()))
      return 0
    }
    const packed = format === 'jsonl' && values.output.endsWith('.gz')
    const bytes = packed ? encodeHistory(records) : text()
    const { output } = values
    await replaceFile({ path: resolve(io.cwd, output), bytes, cwd: io.cwd }).catch((error: unknown) => {
      throw new UsageError([`--output: ${output} cannot be written: ${messageOf(error)}`])
    })
    io.err(`${formatCount(records.length, 'run')} written to ${values.output}\n`)
    return 0
  },
}
