/** Metrics that every run of late reported and this one does not: a limit on coverage that is not measured holds nothing. */
import type { RunRecord, TestFinding } from '../../model/index.js'
import { formatCount } from '../../run/format.js'
import { toBaseUnit } from '../../run/units.js'
import { createJobSets } from '../../series/job-sets.js'

/** Runs looked back upon. */
const lookBack = 15

/**
 * Said once: in the run after, the last runs do not all have it any more. Only passed runs of the same jobs are asked: a
 * job that was skipped, or failed before it measured, misses nothing.
 */
export function missingMetrics(record: RunRecord, comparable: readonly RunRecord[]): TestFinding[] {
  if (record.run.value.outcome !== 'passed' || record.key.attempt > 1) return []
  const setOf = createJobSets()
  const set = setOf(record)
  const before = comparable
    .filter((run) => run.run.value.outcome === 'passed' && run.key.attempt === 1)
    .slice(-lookBack)
    .filter((run) => setOf(run) === set)
  if (before.length < lookBack) return []
  const now = unitsOf(record)
  const all = before.map(unitsOf)
  const [last] = all.slice(-1)
  return [...(last ?? [])].flatMap(([key, unit]): TestFinding[] => {
    if (now.get(key) === unit || !all.every((units) => units.get(key) === unit)) return []
    return [
      findingOf(
        key,
        now.has(key) ? `is measured in ${now.get(key) || 'no unit'} now, in ${unit || 'no unit'} before` : undefined,
      ),
    ]
  })
}

function findingOf(key: string, change: string | undefined): TestFinding {
  return {
    kind: 'test',
    id: `test:missing:${key}:`,
    severity: change === undefined ? 'medium' : 'low',
    confidence: 0.9,
    title: `metric ${key} ${change ?? 'was not reported'}`,
    reasons: [`reported by each of the last ${formatCount(lookBack, 'comparable run')}`],
    advice:
      change === undefined
        ? 'Check that what measures it still runs. If it was removed on purpose there is nothing to do: it is not expected from the next run on.'
        : 'Values of two units cannot be compared: what is usual is learnt anew.',
    test: 'missing',
    name: key,
  }
}

/** The base unit of every metric of the run and of its jobs, empty where it has none. */
function unitsOf(record: RunRecord): ReadonlyMap<string, string> {
  const units = new Map<string, string>()
  const add = (metrics: RunRecord['metrics'], of: string): void => {
    for (const [name, { value }] of Object.entries(metrics ?? {}))
      units.set(`${of}${name}`, toBaseUnit(value.value, value.unit).unit ?? '')
  }
  add(record.metrics, '')
  for (const { facts, metrics } of Object.values(record.jobs)) add(metrics, `${facts?.value.name ?? ''} / `)
  return units
}
