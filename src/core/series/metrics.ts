/** Metrics of the project’s own: lines `name=value unit lower|higher|either`, or JSON. */
import type { Better, Metric } from '../model/index.js'
import { messageOf } from '../run/errors.js'

export interface ParsedMetrics {
  readonly metrics: Readonly<Record<string, Metric>>
  /** One plain sentence each: where, what was given, what is accepted. */
  readonly faults: readonly string[]
}

const metricsAtMost = 200
const nameLength = 200
const directions: readonly Better[] = ['lower', 'higher', 'either']

type Entry = { readonly where: string } & (
  | { readonly fault: string }
  | { readonly name: string; readonly value: unknown; readonly unit?: unknown; readonly better?: unknown }
)

/**
 * Every fault at once; what is right is returned beside them.
 *
 * JSON may be `{ "name": 12 }`, `{ "name": { "value": 12, "unit": "ms", "better": "lower" } }`, a list of
 * `{ "name", "value", "unit", "better" }`, or what github-action-benchmark takes: such a list without `better`, bare or
 * under `{ "tool": "customSmallerIsBetter" | "customBiggerIsBetter", "benches": […] }`.
 */
export function parseMetrics(text: string): ParsedMetrics {
  const trimmed = text.replace(/^\ufeff/, '').trim()
  const entries = /^[[{]/.test(trimmed) ? jsonEntries(trimmed) : lineEntries(trimmed)
  const metrics = new Map<string, Metric>()
  const faults: string[] = []
  for (const entry of entries) {
    const read = 'fault' in entry ? entry.fault : metricOf(entry)
    if (typeof read === 'string') faults.push(`${entry.where}: ${read}`)
    else if (metrics.has(read.name)) faults.push(`${entry.where}: ${quoted(read.name)} is given twice`)
    else if (metrics.size === metricsAtMost) {
      faults.push(`${entry.where}: more than ${metricsAtMost} metrics; the rest is left out`)
      break
    } else metrics.set(read.name, read.metric)
  }
  return { metrics: Object.fromEntries(metrics), faults }
}

const quoted = (given: unknown): string => (JSON.stringify(given) ?? String(given)).slice(0, 80)

function* lineEntries(text: string): Generator<Entry> {
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.trim()
    if (line === '' || line.startsWith('#')) continue
    const where = `line ${index + 1}`
    const equals = line.indexOf('=')
    const [value = '', ...words] = line
      .slice(equals + 1)
      .trim()
      .split(/\s+/)
    if (equals < 1 || words.length > 2 || value === '') {
      yield { where, fault: `got ${quoted(line)}, accepted is name=value unit lower|higher|either` }
      continue
    }
    const last = words.at(-1)
    const direction = directions.find((known) => known === last)
    const unit = direction === undefined ? words : words.slice(0, -1)
    if (unit.length > 1) {
      yield { where, fault: `got ${quoted(last)} as the direction, accepted is ${directions.join(', ')}` }
      continue
    }
    yield { where, name: line.slice(0, equals).trim(), value: numberIn(value), unit: unit[0], better: direction }
  }
}

const numberIn = (text: string): number | string =>
  /^[+-]?(?:\d{1,30}\.?\d{0,30}|\.\d{1,30})(?:e[+-]?\d{1,3})?$/i.test(text) ? Number(text) : text

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const toolDirections: Readonly<Record<string, Better>> = {
  customSmallerIsBetter: 'lower',
  customBiggerIsBetter: 'higher',
}

function* jsonEntries(text: string): Generator<Entry> {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    yield {
      where: 'metrics',
      fault: `not JSON: ${messageOf(error).slice(0, 120)}`,
    }
    return
  }
  if (isObject(json) && Array.isArray(json['benches'])) {
    const better = typeof json['tool'] === 'string' ? toolDirections[json['tool']] : undefined
    yield* listEntries(json['benches'], better)
  } else if (Array.isArray(json)) yield* listEntries(json, undefined)
  else if (isObject(json))
    for (const [name, given] of Object.entries(json))
      yield isObject(given)
        ? { where: quoted(name), name, value: given['value'], unit: given['unit'], better: directionIn(given) }
        : { where: quoted(name), name, value: given }
}

function* listEntries(list: readonly unknown[], fallback: Better | undefined): Generator<Entry> {
  for (const [index, given] of list.entries()) {
    const where = `entry ${index + 1}`
    if (!isObject(given) || typeof given['name'] !== 'string')
      yield { where, fault: `got ${quoted(given)}, accepted is {"name", "value", "unit", "better"}` }
    else
      yield {
        where,
        name: given['name'],
        value: given['value'],
        unit: given['unit'],
        better: directionIn(given) ?? fallback,
      }
  }
}

const directionIn = (given: Readonly<Record<string, unknown>>): unknown => given['better'] ?? given['direction']

/** Where no direction is named: rates and coverage go up, times and sizes go down, of the rest nothing is known. */
const directionOf = (name: string, unit: unknown): Better => {
  if (/cover/i.test(name)) return 'higher'
  const word = typeof unit === 'string' ? unit.trim().toLowerCase() : ''
  if (/^(?:ops|iter|req|requests|calls|bytes|[kmg]i?b)?\/(?:s|sec|second|min)$|^(?:[of]ps|rps|qps)$/.test(word))
    return 'higher'
  return /^(?:[nuµm]?s|sec(?:onds?)?|min(?:utes?)?|(?:[nuµm]s|s)\/(?:iter|op)|[kmgt]?i?b|bytes?)$/.test(word)
    ? 'lower'
    : 'either'
}

type NamedMetric = { readonly name: string; readonly metric: Metric }

const metricOf = (entry: Exclude<Entry, { fault: string }>): NamedMetric | string => {
  const { name, value, unit, better } = entry
  const direction = better === undefined ? directionOf(name, unit) : directions.find((known) => known === better)
  const wrong: string[] = []
  if (name.trim() === '' || name.length > nameLength || /[\u0000-\u001f\u007f[\]]/.test(name))
    wrong.push(
      `the name ${quoted(name)} must have 1 to ${nameLength} characters, no brackets and no control characters`,
    )
  if (typeof value !== 'number' || !Number.isFinite(value))
    wrong.push(`got ${quoted(value)} as the value, accepted is a number`)
  if (unit !== undefined && (typeof unit !== 'string' || unit.length > 30))
    wrong.push(`got ${quoted(unit)} as the unit, accepted is a word of at most 30 characters`)
  if (direction === undefined)
    wrong.push(`got ${quoted(better)} as the direction, accepted is ${directions.join(', ')}`)
  if (wrong.length > 0 || typeof value !== 'number' || direction === undefined) return wrong.join('; ')
  const metric = { value, better: direction }
  return {
    name: name.trim(),
    metric: typeof unit === 'string' && unit.trim() !== '' ? { ...metric, unit: unit.trim() } : metric,
  }
}
