/** A history as bytes: gzip’d JSON Lines, a header first. Reading never throws and never takes broken for empty. */
import type { Learnt, Loaded, Member, Recalled, RunRecord } from '../../model/index.js'
import { jsonOf } from '../../run/json.js'
import { expand, gzipMember } from './gzip.js'
import { headerLine, newerAdvice, readHeader } from './header.js'
import { readLearnt } from './learnt.js'
import { lineText } from './line-text.js'
import { readLine } from './lines.js'

/** Records a gzip member: what one damaged byte can cost. Fewer compress worse (32 KB is all a member looks back). */
const recordsAMember = 16

/** Most bytes a history may expand to: fifty times the bound it is kept within. */
export const largestHistory = 256 * 1024 * 1024

/**
 * @param learnt models to keep beside the records
 * @param read members of the file as it was read: those that hold the very records to be written are written as they are
 * @returns gzip'd JSON Lines; any gzip reader sees one header line and then one record a line
 */
export function encodeHistory(
  records: readonly RunRecord[],
  learnt: readonly Learnt[] = [],
  read: readonly Member[] = [],
): Uint8Array {
  const byFirst = new Map(read.map((member) => [member.records[0], member]))
  const members = [gzipMember(`${headerLine(learnt, records.length)}\n`)]
  for (let at = 0; at < records.length; at += recordsAMember) {
    const some = records.slice(at, at + recordsAMember)
    members.push(packedAs(byFirst.get(some[0]), some) ?? gzipMember(toLines(some)))
  }
  return Buffer.concat(members)
}

/** Records never change, so what holds just these, in this order, can be written again as it is. */
const packedAs = (member: Member | undefined, records: readonly RunRecord[]): Uint8Array | undefined =>
  member?.records.length === records.length && member.records.every((record, index) => record === records[index])
    ? member.packed
    : undefined

const toLines = (records: readonly RunRecord[]): string => records.map((record) => `${lineText(record)}\n`).join('')

/** The same, uncompressed: what `history export` writes and people read. */
export const historyText = (records: readonly RunRecord[]): string => `${headerLine()}\n${toLines(records)}`

interface Options {
  /** Most bytes to expand to. */
  readonly limit?: number
}

/**
 * Reads gzip'd or plain JSON Lines.
 *
 * @returns `ok` with the good records and, word for word, the bad lines with their reasons; `corrupt` when the file as a
 * whole cannot be read, is not a history, or is of a newer version. Never `missing`: there were bytes.
 */
export function decodeHistory(bytes: Uint8Array, { limit = largestHistory }: Options = {}): Loaded<Recalled> {
  if (bytes.length === 0) return corrupt('the file is empty; a history has at least a header')
  const expanded = expand(bytes, limit)
  if (expanded.tooLarge) return corrupt(`it expands to more than ${limit} bytes`)
  const sound = expanded.sound.map(nonEmptyLines)
  // In a file of one member the damage cannot be placed: its lines are then judged by their content alone.
  const single = expanded.damage !== undefined && sound.every((lines) => lines.length === 0)
  const blocks = single ? expanded.unsound.map(nonEmptyLines) : sound
  const headed = blocks.findIndex((lines) => lines.length > 0)
  const first = jsonOf(blocks[headed]?.[0] ?? '')
  const header = readHeader(first)
  if (header.kind === 'newer') return corrupt(newerAdvice(header.version))
  const headless = header.kind === 'foreign'
  if (headless && (expanded.damage === undefined || headed < 0))
    return corrupt(expanded.damage ?? 'the first line is not the header of a Pipeline Guard history')

  const records: RunRecord[] = []
  const members: Member[] = []
  const quarantined: string[] = []
  const reasons: string[] = []
  const setAside = (line: string, reason: string) => {
    quarantined.push(line)
    reasons.push(reason)
  }
  blocks.forEach((lines, block) => {
    const own: RunRecord[] = []
    for (const line of !headless && block === headed ? lines.slice(1) : lines) {
      const read = readLine(line, headless ? (value) => value : header.migrate)
      if ('reason' in read) setAside(line, read.reason)
      else {
        records.push(read.record)
        if (read.whole) own.push(read.record)
      }
    }
    const packed = expanded.packed?.[block]
    if (packed && own.length > 0 && own.length === lines.length) members.push({ records: own, packed })
  })
  if (!single)
    for (const line of expanded.unsound.flatMap(nonEmptyLines)) setAside(line, 'checksum of its block is wrong')
  const { learnt, unreadable } = headless ? { learnt: [], unreadable: 0 } : readLearnt(first)
  const counted = header.kind === 'ok' ? (header.records ?? 0) : 0
  const absent = counted - records.length - quarantined.length
  const missing = absent > 0 ? `${absent} of its ${counted} records are missing` : undefined
  const damage = [expanded.damage, missing].filter((one) => one !== undefined).join('; ')
  if (headless && records.length === 0) return corrupt(`${expanded.damage}; no record could be read`)
  return {
    kind: 'ok',
    value: {
      records,
      quarantined,
      ...(members.length > 0 && { members }),
      ...(reasons.length > 0 && { reasons }),
      ...(learnt.length > 0 && { learnt }),
      ...(unreadable > 0 && { unreadableModels: unreadable }),
      ...(damage !== '' && { damage }),
    },
  }
}

const corrupt = (reason: string): Loaded<Recalled> => ({ kind: 'corrupt', reason })

const nonEmptyLines = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '')
