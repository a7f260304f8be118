/** `.github/pipeline-guard-quarantine.yml`: the quarantine under review. Every fault at once; each entry has an owner and an end. */

import { day } from '../core/run/time.js'
import type { QuarantineEntry } from '../core/tests/quarantine/list.js'
import type { Fault } from './config.js'
import { shown } from './file.js'
import { readYaml } from './yaml.js'

export const defaultQuarantineList = '.github/pipeline-guard-quarantine.yml'

const longestFile = 256 * 1024
/** Days an entry may last at most: what is put off for longer is given up. */
const longestDays = 180
const keys = ['test', 'owner', 'since', 'expires', 'reason'] as const

export type ReadQuarantine =
  | { readonly kind: 'ok'; readonly entries: readonly QuarantineEntry[] }
  | { readonly kind: 'faulty'; readonly faults: readonly Fault[] }

/**
 * @param text the file, as YAML
 * @param file its name, for messages
 */
export async function readQuarantineFile(text: string, file: string): Promise<ReadQuarantine> {
  if (text.length > longestFile)
    return faulty([{ input: file, given: `${text.length} characters`, accepted: 'at most 256 KB' }])
  const read = await readYaml(text)
  if (read.kind === 'faulty') {
    const [fault] = read.faults
    const at = fault?.line === undefined ? '' : `:${fault.line}`
    return faulty([{ input: `${file}${at}`, given: fault?.code ?? '', accepted: `YAML; ${fault?.message ?? ''}` }])
  }
  const parsed = read.value
  if (parsed === null || parsed === undefined) return { kind: 'ok', entries: [] }
  const list = isMap(parsed) ? parsed['quarantine'] : undefined
  if (!isMap(parsed) || (list !== undefined && list !== null && !Array.isArray(list)))
    return faulty([{ input: file, given: shown(parsed), accepted: 'a list of tests below `quarantine:`' }])
  const unknown = Object.keys(parsed).filter((key) => key !== 'quarantine')
  const entries = (list ?? []) as readonly unknown[]
  const faults = [
    ...unknown.map((key) => ({ input: `${file}: ${key}`, given: key, accepted: 'no such key; known is quarantine' })),
    ...entries.flatMap((entry, index) => faultsOf(entry, `${file}: quarantine: ${index + 1}`)),
  ]
  return faults.length > 0 ? faulty(faults) : { kind: 'ok', entries: entries as readonly QuarantineEntry[] }
}

function faultsOf(entry: unknown, place: string): readonly Fault[] {
  if (!isMap(entry)) return [{ input: place, given: shown(entry), accepted: `an entry with ${keys.join(', ')}` }]
  const strange = Object.keys(entry).filter((key) => !keys.some((known) => known === key))
  const fault = (key: string, accepted: string): Fault => ({
    input: `${place}: ${key}`,
    given: shown(entry[key]),
    accepted,
  })
  const { since, expires } = entry
  const days = isDate(since) && isDate(expires) ? (Date.parse(expires) - Date.parse(since)) / day : undefined
  return [
    ...strange.map((key) => ({
      input: `${place}: ${key}`,
      given: key,
      accepted: `no such key; known are ${keys.join(', ')}`,
    })),
    ...(['test', 'owner', 'reason'] as const).flatMap((key) =>
      isLine(entry[key]) ? [] : [fault(key, 'a line of text of at most 500 characters')],
    ),
    ...(/^[*\s›]*$/.test(String(entry['test'] ?? 'x')) ? [fault('test', 'a test; * alone would be all of them')] : []),
    ...(['since', 'expires'] as const).flatMap((key) => (isDate(entry[key]) ? [] : [fault(key, 'a date, YYYY-MM-DD')])),
    ...(days !== undefined && (days < 0 || days > longestDays)
      ? [fault('expires', `a date within ${longestDays} days after since`)]
      : []),
  ]
}

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isLine = (value: unknown): boolean =>
  typeof value === 'string' && value.trim() !== '' && value.length <= 500 && !/\p{Cc}/u.test(value)
const isDate = (value: unknown): value is string =>
  typeof value === 'string' &&
  /^\d{4}-\d\d-\d\d$/.test(value) &&
  // There is no 30 February, whatever a date parser makes of it.
  !Number.isNaN(Date.parse(value)) &&
  new Date(value).toISOString().startsWith(value)
const faulty = (faults: readonly Fault[]): ReadQuarantine => ({ kind: 'faulty', faults })
