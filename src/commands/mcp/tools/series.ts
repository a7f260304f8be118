/** What is normal for a duration, a count or a metric, and why. */
import { defaultSettings } from '../../../core/detect/index.js'
import { baselinesOf } from '../../../core/detect/models/baselines.js'
import { comparableRuns } from '../../../core/history/window.js'
import { suggest } from '../../../core/run/nearest.js'
import { samplesOf } from '../../../core/series/samples.js'
import { ToolFault } from '../fault.js'
import { runFacts, runNamed } from '../runs.js'
import { name, repository, runId, tool, workflow } from '../tool.js'

const mostRecent = 20

export const explainSeries = tool({
  name: 'explain_series',
  description:
    'What is normal for a series (a duration, a count, a metric) and why: expected value, band, noise, since when the level holds, the last values, and the value of the run. Without `series`: one row for each.',
  args: {
    series: name('key of the series, such as job[build].work').optional(),
    run: runId.optional(),
    workflow: workflow.optional(),
    repository: repository.optional(),
  },
  async answer({ series: wanted, ...which }, { source }) {
    const history = await source.history()
    const record = runNamed(history, which)
    const comparable = [...comparableRuns(history.records, record), record]
    const values = new Map(samplesOf(record).map(({ series, value }) => [series.key, value]))
    const all = baselinesOf(comparable, defaultSettings)
    const facts = { ...runFacts(record), comparableRuns: comparable.length, series: all.length }
    if (wanted === undefined)
      return {
        facts,
        rows: all.map(({ series: { key, unit }, baseline }) => ({
          series: key,
          unit,
          value: values.get(key),
          expected: baseline.expected,
          low: baseline.low,
          high: baseline.high,
          state: baseline.state,
        })),
      }
    const found = all.find(({ series }) => series.key === wanted)
    if (found === undefined)
      throw new ToolFault([
        `series: ${wanted}: no such series; ${suggest(
          wanted,
          all.slice(0, 40).map(({ series }) => series.key),
        )}`,
      ])
    const { series, baseline, recent, levelSince } = found
    const row = { ...series, value: values.get(wanted), ...baseline, levelSince, recent: recent.slice(-mostRecent) }
    return { facts, rows: [row] }
  },
})
