/** `pipeline-guard metrics`: the figures of a history in Prometheus’ text format. */

import { prometheusText } from '../adapters/exporters/prometheus/text.js'
import { mergeHistories } from '../core/history/merge.js'
import { figuresOf } from '../core/report/figures/index.js'
import { day } from '../core/run/time.js'
import { readArguments } from './arguments.js'
import { type Command, UsageError } from './command.js'
import { defaultConfigFile } from './config-entry.js'
import { configured, ratesOf } from './heard.js'
import { readHistories } from './history/input.js'

const defaultHistory = '.pipeline-guard/history.jsonl.gz'

export const command: Command = {
  summary: 'print the figures of a history as Prometheus reads them',
  help: `usage: pipeline-guard metrics [HISTORY…] [options]

Reads history files (default: ${defaultHistory}), merges them, and prints figures in Prometheus' text format: runs by
outcome, durations, queue, tests, failures, anomalies, feedback, reruns, the state of history and models. All are of a
window of time that ends now; labels are repository, workflow and closed lists. For node_exporter's textfile collector, or
whatever serves a file to Prometheus; a run pushes them itself with --pushgateway-url or --prometheus-textfile.

options:
  --days N            the window (default: 7)
  --config-file FILE  what people said of alarms (default: ${defaultConfigFile}, where there is one)

examples:
  pipeline-guard metrics > pipeline-guard.prom
  pipeline-guard metrics a.jsonl.gz b.jsonl.gz --days 30
`,
  async run(args, io) {
    const { values, positionals } = readArguments(args, {
      days: { type: 'string' },
      'config-file': { type: 'string' },
    })
    const days = Number(values.days ?? '7')
    if (!Number.isInteger(days) || days < 1 || days > 400)
      throw new UsageError([`--days: got ${JSON.stringify(values.days)}, accepted is a whole number from 1 to 400`])
    const files = positionals.length === 0 ? [defaultHistory] : positionals
    const found = await readHistories(files, io)
    const all = mergeHistories(...found.map((each) => each.records))
    const { records, file } = await configured(all, values['config-file'], io)
    const learnt = found.flatMap((each) => each.learnt ?? [])
    io.out(await prometheusText(figuresOf({ records, now: io.now(), windowMs: days * day, learnt, ...ratesOf(file) })))
    return 0
  },
}
