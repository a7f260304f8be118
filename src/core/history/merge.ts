/**
 * Union of partial records: what makes parallel writers harmless.
 *
 * Every stamped value of the result is the greater of the two by `compareStamped`; maps are united key by key. A maximum
 * under a total order is commutative, associative and idempotent, so the order in which writers finish loses nothing.
 */
import type { JobRecord, RunRecord, Stamped } from '../model/index.js'
import { canonicalJson, compareStamped, keyText, oldestFirst, sameJson } from './order.js'

type Maybe<T> = T | undefined

const greater = <T>(a: Maybe<Stamped<T>>, b: Maybe<Stamped<T>>): Maybe<Stamped<T>> =>
  a === undefined ? b : b === undefined ? a : compareStamped(a, b) >= 0 ? a : b

/** Union of two maps, keys sorted so that equal unions have equal bytes; `undefined` when neither is there. */
function unite<T>(
  a: Maybe<Readonly<Record<string, T>>>,
  b: Maybe<Readonly<Record<string, T>>>,
  join: (left: T, right: T) => T,
): Maybe<Readonly<Record<string, T>>> {
  if (a === undefined || b === undefined || a === b) return a ?? b
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])].sort()
  const united = names.flatMap((name): [string, T][] => {
    const [left, right] = [own(a, name), own(b, name)]
    if (left !== undefined && right !== undefined) return [[name, join(left, right)]]
    const only = left ?? right
    return only === undefined ? [] : [[name, only]]
  })
  return Object.fromEntries(united)
}

/** Names come from strangers: `constructor` or `__proto__` must not find what the language put there. */
const own = <T>(map: Readonly<Record<string, T>>, name: string): Maybe<T> =>
  Object.hasOwn(map, name) ? map[name] : undefined

const later = <T>(a: Stamped<T>, b: Stamped<T>): Stamped<T> => (compareStamped(a, b) >= 0 ? a : b)

function mergeJobs(a: JobRecord, b: JobRecord): JobRecord {
  if (a === b) return a
  const facts = greater(a.facts, b.facts)
  const tests = greater(a.tests, b.tests)
  const metrics = unite(a.metrics, b.metrics, later)
  const failure = greater(a.failure, b.failure)
  const templates = greater(a.templates, b.templates)
  const resources = greater(a.resources, b.resources)
  const toolchain = greater(a.toolchain, b.toolchain)
  return {
    ...(facts && { facts }),
    ...(tests && { tests }),
    ...(metrics && { metrics }),
    ...(failure && { failure }),
    ...(templates && { templates }),
    ...(resources && { resources }),
    ...(toolchain && { toolchain }),
  }
}

/**
 * Two views of the same attempt as one.
 *
 * @throws RangeError when the keys differ: uniting two runs would falsify both
 */
export function mergeRecords(a: RunRecord, b: RunRecord): RunRecord {
  if (a === b) return a
  if (a.key !== b.key && keyText(a.key) !== keyText(b.key))
    throw new RangeError(`records of different runs cannot be merged: ${keyText(a.key)} and ${keyText(b.key)}`)
  const tests = greater(a.tests, b.tests)
  const metrics = unite(a.metrics, b.metrics, later)
  const coverage = greater(a.coverage, b.coverage)
  const judgement = greater(a.judgement, b.judgement)
  const incident = greater(a.incident, b.incident)
  const feedback = greater(a.feedback, b.feedback)
  const recordedBy = [a.recordedBy, b.recordedBy]
    .filter((id) => id !== undefined)
    .sort()
    .at(-1)
  return {
    key: sameJson(a.key, b.key) || canonicalJson(a.key) < canonicalJson(b.key) ? a.key : b.key,
    run: later(a.run, b.run),
    jobs: unite(a.jobs, b.jobs, mergeJobs) ?? {},
    ...(tests && { tests }),
    ...(coverage && { coverage }),
    ...(metrics && { metrics }),
    ...(judgement && { judgement }),
    ...(incident && { incident }),
    ...(feedback && { feedback }),
    ...(recordedBy !== undefined && { recordedBy }),
  }
}

/** All records of all lists, one a run and attempt, oldest first. Linear but for the final sort. */
export function mergeHistories(...lists: readonly (readonly RunRecord[])[]): RunRecord[] {
  const byKey = new Map<string, RunRecord>()
  for (const list of lists)
    for (const record of list) {
      const id = keyText(record.key)
      const known = byKey.get(id)
      if (known !== undefined && sameJson(known, record)) continue
      byKey.set(id, known === undefined ? record : mergeRecords(known, record))
    }
  return oldestFirst([...byKey.values()])
}
