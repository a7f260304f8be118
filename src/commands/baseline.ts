/** Why it thinks 300 s is normal: what a history says of one series. */

import { adjusted } from '../config/setup.js'
import { defaultSettings } from '../core/detect/index.js'
import { baselinesOf, type SeriesBaseline } from '../core/detect/models/baselines.js'
import { modelStates } from '../core/detect/models/states.js'
import { oldestFirst } from '../core/history/order.js'
import { comparableRuns } from '../core/history/window.js'
import { terminalCode, terminalJson } from '../core/report/escape.js'
import { sparkline } from '../core/report/sparkline.js'
import { formatCount, formatValue } from '../core/run/format.js'
import { suggest } from '../core/run/nearest.js'
import { readArguments } from './arguments.js'
import { type Command, UsageError } from './command.js'
import { defaultConfigFile } from './config-entry.js'
import { configured } from './heard.js'
import { defaultHistory } from './history/files.js'
import { readHistory } from './history/input.js'
import { modelFacts, modelLines } from './model-lines.js'

const help = `usage: pipeline-guard baseline show [SERIES] [--history FILE] [--json]

Shows what is normal for a series and why: percentiles, the band, the smallest change that would be noticed, and since
when the level holds. Without SERIES, one line each.

  --history FILE       a history, gzip’d or plain JSON Lines [${defaultHistory}]
  --config-file FILE   what people said of alarms [${defaultConfigFile}, where there is one]
  --json               one JSON object a series

example:
  pipeline-guard baseline show 'job[build].work' --history .pipeline-guard/history.jsonl.gz
`

export const command: Command = {
  summary: 'why it thinks 300 s is normal',
  help,
  async run(args, io) {
    const { values, positionals } = readArguments(args, {
      history: { type: 'string' },
      'config-file': { type: 'string' },
      json: { type: 'boolean' },
    })
    const [verb = 'show', wanted] = positionals
    if (verb !== 'show') throw new UsageError([`${verb}: no such verb of baseline; ${suggest(verb, ['show'])}`])
    const read = await readHistory(values.history ?? defaultHistory, io)
    const told = await configured(read.records, values['config-file'], io)
    const records = oldestFirst(told.records)
    const settings = adjusted(defaultSettings, told.file)
    const newest = records.at(-1)
    if (newest === undefined) throw new UsageError(['--history: holds no run'])
    const comparable = [...comparableRuns(records, newest), newest]
    const all = baselinesOf(comparable, settings)
    const memory = { learnt: read.learnt ?? [], now: io.now() }
    const states = modelStates({ record: newest, comparable, settings, memory })
    const shown = wanted === undefined ? all : all.filter(({ series }) => series.key === wanted)
    if (wanted !== undefined && shown.length === 0) throw new UsageError([`${wanted}: no such series; ${known(all)}`])
    if (shown.length === 0 && !values.json)
      io.out(
        `${formatCount(comparable.length, 'comparable run')}, none of which tells a duration or a count: ${known(all)}.\n`,
      )
    for (const one of shown) {
      const kept = states?.series.get(one.series.key)
      const model = kept && states && modelFacts(kept, states.set, io.now())
      const lines = modelLines(kept, states?.set.seed, io.now())
      if (values.json) io.out(`${terminalJson(JSON.stringify({ ...one, ...(model && { model }) }))}\n`)
      else io.out(wanted === undefined ? line(one) : page(one, lines))
    }
    return 0
  },
}

const known = (all: readonly SeriesBaseline[]): string =>
  all.length === 0 ? 'no series is known yet' : `known are ${all.map(({ series }) => series.key).join(', ')}`

const line = ({ series, baseline }: SeriesBaseline): string =>
  `${series.key}: ${formatValue(baseline.quantiles.p50, series.unit)} (${formatCount(baseline.samples, 'run')}, ${baseline.state})\n`

function page({ series, baseline, recent, levelSince }: SeriesBaseline, model: readonly string[]): string {
  const value = (given: number | undefined): string =>
    given === undefined ? 'not known yet' : formatValue(given, series.unit)
  const { p50, p95, p99 } = baseline.quantiles
  return [
    series.key,
    `  expected     ${value(baseline.expected)} (alarm ${series.better === 'higher' ? 'below' : 'above'} ${value(series.better === 'higher' ? baseline.low : baseline.high)})`,
    `  percentiles  p50 ${value(p50)}, p95 ${value(p95)}, p99 ${value(p99)}`,
    `  noise        ${(100 * baseline.noise).toFixed(1)} % (robust, on the ${baseline.scale} scale)`,
    `  noticed from ${baseline.smallestDetectable === undefined ? 'not known yet' : `${baseline.smallestDetectable.toFixed(2)}×`}`,
    `  learnt from  ${formatCount(baseline.samples, 'comparable run')} (${baseline.state}); this level since ${levelSince ?? 'the first of them'}`,
    ...model.map((row) => terminalCode(row, 400)),
    `  last runs    ${sparkline(recent)}`,
    '',
  ].join('\n')
}
