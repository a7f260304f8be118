/**
 * The sampler’s file: a header, then one sample a line. A kill may tear the last line, a full disk any; whoever can write
 * to the workspace can write there.
 */
import type { Point, SampleFile } from '../model/index.js'
import { fieldNames, fields, mostProcesses } from './point.js'

const shares = new Set(fieldNames.filter((name) => fields[name] === 'mean' && name !== 'megahertz'))
const mostLines = 5000

export function readSamples(text: string): SampleFile {
  const [first = '', ...lines] = text.split('\n', mostLines)
  const header = parse(first)
  const isHeader = header?.['schema'] === 'pipeline-guard/resources' && header['version'] === 1
  const rows = lines.filter((line) => line !== '')
  const points = isHeader ? rows.flatMap((line) => pointOf(parse(line)) ?? []) : []
  const { run, cores, cpuModel, unseen } = isHeader ? header : {}
  return {
    ...(typeof run === 'string' ? { run } : {}),
    ...(isCount(cores) && cores > 0 ? { cores } : {}),
    ...(typeof cpuModel === 'string' ? { cpuModel: cpuModel.slice(0, 100) } : {}),
    unseen: Array.isArray(unseen)
      ? unseen
          .filter((one) => typeof one === 'string')
          .map((one) => one.slice(0, 200))
          .slice(0, 10)
      : [],
    points,
    torn: (isHeader ? 0 : 1) + rows.length - points.length,
  }
}

const isCount = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value) && value >= 0

function parse(line: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const read: unknown = JSON.parse(line)
    return typeof read === 'object' && read !== null ? (read as Readonly<Record<string, unknown>>) : undefined
  } catch {
    return undefined
  }
}

/** The latest a time may be that a date can bear. */
const latest = 8.64e15

function pointOf(read: Readonly<Record<string, unknown>> | undefined): Point | undefined {
  if (read === undefined || !isCount(read['at']) || !isCount(read['ms']) || read['at'] > latest) return undefined
  const known = fieldNames.flatMap((name) => {
    const value = read[name]
    return isCount(value) ? [[name, shares.has(name) ? Math.min(1, value) : value] as const] : []
  })
  const processes = Array.isArray(read['processes']) ? read['processes'].flatMap(processOf).slice(0, mostProcesses) : []
  return {
    at: read['at'],
    ms: read['ms'],
    ...Object.fromEntries(known),
    ...(processes.length === 0 ? {} : { processes }),
  }
}

function processOf(read: unknown) {
  if (typeof read !== 'object' || read === null) return []
  const { name, memory, cpu, own } = read as Readonly<Record<string, unknown>>
  if (typeof name !== 'string' || !isCount(memory)) return []
  return [
    { name: name.slice(0, 64), memory, ...(isCount(cpu) ? { cpu } : {}), ...(typeof own === 'boolean' ? { own } : {}) },
  ]
}

/** Whole numbers and four digits of a share: a line of some 250 bytes. */
export const lineOf = (point: Point): string =>
  `${JSON.stringify(point, (_, value: unknown) => (typeof value === 'number' ? (value < 10 && !Number.isInteger(value) ? Math.round(value * 1e4) / 1e4 : Math.round(value)) : value))}\n`
