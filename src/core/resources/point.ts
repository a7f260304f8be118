/** What several samples of a machine are as one. */
import type { Point, ProcessUse } from '../model/index.js'

type Numbers = Exclude<keyof Point, 'processes' | 'at' | 'ms'>

/** How several values of a field are one. */
export const fields: Readonly<Record<Numbers, 'mean' | 'most' | 'least' | 'sum' | 'last'>> = {
  cpu: 'mean',
  ioWait: 'mean',
  memoryWait: 'mean',
  steal: 'mean',
  throttled: 'mean',
  megahertz: 'mean',
  memory: 'most',
  swap: 'most',
  memoryLeft: 'least',
  diskLeft: 'least',
  memoryLimit: 'last',
  diskTotal: 'last',
  diskRead: 'sum',
  diskWritten: 'sum',
  received: 'sum',
  sent: 'sum',
  oomKills: 'sum',
}
export const fieldNames = Object.keys(fields) as readonly Numbers[]

export const mostProcesses = 3

/** @param points in order of time, at least one */
export function unite(points: readonly Point[]): Point {
  const last = points.at(-1)
  if (last === undefined || points.length === 1) return last ?? { at: 0, ms: 0 }
  const united: { at: number; ms: number; processes?: readonly ProcessUse[] } & Partial<Record<Numbers, number>> = {
    at: last.at,
    ms: points.reduce((sum, { ms }) => sum + ms, 0),
  }
  for (const name of fieldNames) {
    const value = unitedField(points, name)
    if (value !== undefined) united[name] = value
  }
  const processes = heaviestOf(points.flatMap((point) => point.processes ?? []))
  return processes.length === 0 ? united : { ...united, processes }
}

function unitedField(points: readonly Point[], name: Numbers): number | undefined {
  const known = points.filter((point) => point[name] !== undefined)
  if (known.length === 0) return undefined
  const values = known.map((point) => point[name] ?? 0)
  switch (fields[name]) {
    case 'most':
      return values.reduce((a, b) => Math.max(a, b))
    case 'least':
      return values.reduce((a, b) => Math.min(a, b))
    case 'sum':
      return values.reduce((a, b) => a + b)
    case 'last':
      return values.at(-1)
    case 'mean': {
      const time = known.reduce((sum, { ms }) => sum + ms, 0)
      return time === 0 ? values.at(-1) : known.reduce((sum, point) => sum + (point[name] ?? 0) * point.ms, 0) / time
    }
  }
}

/** The most memory of each name; what the run started itself comes first, however large its neighbours are. */
export function heaviestOf(processes: readonly ProcessUse[]): readonly ProcessUse[] {
  const byName = new Map<string, ProcessUse>()
  for (const one of processes) {
    const key = `${one.own === false} ${one.name}`
    const other = byName.get(key)
    if (other === undefined || other.memory < one.memory) byName.set(key, one)
  }
  return [...byName.values()]
    .sort((a, b) => foreign(a) - foreign(b) || b.memory - a.memory || (a.name < b.name ? -1 : 1))
    .slice(0, mostProcesses)
}

const foreign = ({ own }: ProcessUse): number => (own === false ? 1 : 0)

/** So many stand in a file at the most; the newest as they were taken. */
const mostPoints = 1200
const newest = 120

/** Where there are too many: the old ones evenly coarser, to about half as many. The same list where there are not. */
export function compacted(points: readonly Point[]): readonly Point[] {
  if (points.length < mostPoints) return points
  const old = points.slice(0, -newest)
  const span = old.reduce((sum, { ms }) => sum + ms, 0) / ((mostPoints - newest) / 2)
  const kept: Point[] = []
  let together: Point[] = []
  let ms = 0
  for (const point of old) {
    if (together.length > 0 && ms + point.ms > span * 1.5) {
      kept.push(unite(together))
      together = []
      ms = 0
    }
    together.push(point)
    ms += point.ms
  }
  if (together.length > 0) kept.push(unite(together))
  return [...kept, ...points.slice(-newest)]
}
