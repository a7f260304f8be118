/** Coverage of many reports together: what one of them covered is covered, each line once. */
import type { Coverage } from '../model/index.js'
import type { Counted, CoverageFound, FileCoverage, Unit } from './format.js'

export interface CoverageTally {
  /** @param locate the path of the repository that a path of this report means */
  report(locate: (path: string) => string): CoverageFound
  /** Undefined where no report had a line; more than can be held is `tooMuch`. */
  results(): Coverage | undefined
  readonly tooMuch: boolean
}

interface File {
  /** The one that tells most: units of two formats are not alike, and would be counted twice. */
  readonly format: string
  /** Weight × 2, and 1 where it is covered. */
  readonly lines: Map<Unit, number>
  readonly branches: Map<Unit, Counted>
  counted: { readonly lines: Counted; readonly branches: Counted | undefined } | undefined
}

/** Lines and branches of all reports; a project of ten million lines is beyond a step at the end of a run. */
const mostUnits = 4_000_000
const mostFiles = 200_000
const longestPath = 1_000
/** Packages that are remembered, the largest. */
export const mostPackages = 60

/** Clover knows no branches, a summary no lines; of the others the first will do. */
const tells = (format: string): number => (format === 'summary' ? 0 : format === 'clover' ? 1 : 2)

export function createCoverage(): CoverageTally {
  const files = new Map<string, File>()
  let units = 0
  let tooMuch = false

  const fileOf = (path: string, format: string): File | undefined => {
    const known = files.get(path)
    if (known?.format === format) return known
    if (known !== undefined && tells(known.format) >= tells(format)) return undefined
    if ((known === undefined && files.size >= mostFiles) || path.length > longestPath) {
      tooMuch = true
      return undefined
    }
    const made: File = { format, lines: new Map(), branches: new Map(), counted: undefined }
    files.set(path, made)
    return made
  }
  const hasRoom = (map: ReadonlyMap<Unit, unknown>, unit: Unit): boolean => {
    if (map.has(unit)) return true
    if (units >= mostUnits) tooMuch = true
    else units += 1
    return !tooMuch
  }
  const sinkOf = (file: File | undefined): FileCoverage => ({
    line(unit, covered, weight = 1) {
      if (file !== undefined && hasRoom(file.lines, unit))
        file.lines.set(unit, Math.max(file.lines.get(unit) ?? 0, weight * 2 + (covered ? 1 : 0)))
    },
    branch(unit, counted) {
      if (file === undefined || counted.covered > counted.total || !hasRoom(file.branches, unit)) return
      const known = file.branches.get(unit)
      if (known === undefined || known.covered < counted.covered) file.branches.set(unit, counted)
    },
    counts(lines, branches) {
      if (file !== undefined && (file.counted === undefined || file.counted.lines.covered < lines.covered))
        file.counted = { lines, branches }
    },
  })
  return {
    get tooMuch() {
      return tooMuch
    },
    report: (locate) => ({ file: (path, format) => sinkOf(fileOf(locate(path), format)) }),
    results: () => resultsOf(files),
  }
}

const none: Counted = { covered: 0, total: 0 }
const plus = (a: Counted, b: Counted): Counted => ({ covered: a.covered + b.covered, total: a.total + b.total })

function linesOf({ lines, counted }: File): Counted {
  if (lines.size === 0) return counted?.lines ?? none
  let [covered, total] = [0, 0]
  for (const value of lines.values()) {
    total += value >> 1
    if (value & 1) covered += value >> 1
  }
  return { covered, total }
}

const branchesOf = ({ lines, branches, counted }: File): Counted =>
  lines.size === 0 ? (counted?.branches ?? none) : [...branches.values()].reduce(plus, none)

function resultsOf(files: ReadonlyMap<string, File>): Coverage | undefined {
  const packages = new Map<string, Counted>()
  let [lines, branches] = [none, none]
  for (const [path, file] of files) {
    const own = linesOf(file)
    lines = plus(lines, own)
    branches = plus(branches, branchesOf(file))
    const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '.'
    packages.set(folder, plus(packages.get(folder) ?? none, own))
  }
  if (lines.total === 0) return undefined
  return {
    lines,
    ...(branches.total === 0 ? {} : { branches }),
    files: files.size,
    packages: [...packages]
      .filter(([, { total }]) => total > 0)
      .sort(([a, { total: ofA }], [b, { total: ofB }]) => ofB - ofA || (a < b ? -1 : 1))
      .slice(0, mostPackages)
      .map(([name, { covered, total }]) => ({ name, covered, total })),
  }
}
