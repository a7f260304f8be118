/** Secrets among the arguments of commands: what the table says of each, however its words are quoted, glued or piped. */
import type { Command } from './command.js'
import { commands } from './table.js'
import { type Word, wordsOf } from './words.js'

interface Range {
  readonly start: number
  readonly end: number
}

export const commandLiterals: readonly string[] = [...new Set(commands.flatMap(({ hints }) => hints))]

/** Commands a line may hold; a longer one is no command. */
const placesAtMost = 100

/** @param rows those a line may hold */
export function maskCommands(line: string, rows: readonly Command[]): string {
  const ranges = rows.flatMap((row) =>
    [...line.matchAll(row.name)].slice(0, placesAtMost).flatMap((found) => {
      const words = wordsOf(line, found.index + found[0].length)
      return [...inArguments(words, row), ...(row.stdin === undefined ? [] : piped(line.slice(0, found.index), row))]
    }),
  )
  if (ranges.length === 0) return line
  let masked = ''
  let copied = 0
  for (const { start, end } of ranges.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (start < copied || start >= end) continue
    masked += `${line.slice(copied, start)}***`
    copied = end
  }
  return masked + line.slice(copied)
}

/** A variable, an option, a placeholder, or masked. */
const open =
  /^(?:\$|-|\*{3}|<[\w -]*>?$|%\w+%$|\{\{|@|=|!\w+!$|x{4,}$|\.{3}|(?:password|passwd|pass|token|key|secret|value|yes|no|true|false|y|n)$)/i
/** A name in capitals alone, as usage texts write a value. */
const usage =
  /^\[?(?:[A-Z]+_)*(?:PASSWORD|PASS|TOKEN|SECRET|KEY|VALUE|PASSPHRASE|STRING)\]?$|^\[|^(?:string|strings|stringarray|str)$/

const isValue = (text: string, { looks }: Command): boolean =>
  text.length > 0 && !open.test(text) && !usage.test(text) && (looks === undefined || looks.test(text))

/** From a sign of a word to its end. */
const rangeOf = ({ text, places }: Word, from = 0): Range => {
  const stray = /[)`]+$/.exec(text)?.[0].length ?? 0
  const opened = /[(`]/.test(text.slice(from)) ? 0 : stray
  return { start: places[from] ?? 0, end: places[text.length - opened] ?? 0 }
}

function inArguments(words: readonly Word[], row: Command): readonly Range[] {
  const ranges: Range[] = []
  const operands: Word[] = []
  const add = (word: Word | undefined, from: number, pair: boolean): void => {
    if (word === undefined) return
    const at = pair ? afterSeparator(word.text, from, row) : from
    if (at >= 0 && isValue(word.text.slice(at), row)) ranges.push(rangeOf(word, at))
  }
  for (let at = 0; at < words.length; at++) {
    const word = words[at]
    if (word === undefined) continue
    if (word.here) {
      if (row.stdin !== undefined) add(word, 0, row.stdin === 'pair')
      continue
    }
    const option = optionOf(word.text, row)
    if (option === undefined) {
      if (!/^-./.test(word.text)) operands.push(word)
    } else if (option.from === undefined) {
      at++
      add(words[at], 0, option.pair)
    } else add(word, option.from, option.pair)
  }
  if (row.operand !== undefined) add(operands[row.operand], 0, false)
  return [...ranges, ...inSettings(operands, row)]
}

const secretName = /pass|secret|token|api_?key|(?:access|private|auth|signing|account)_?key|_auth|credential|pwd|_key$/i

/** `NAME=value`, and `NAME value` where a name says what follows. */
function inSettings(operands: readonly Word[], row: Command): readonly Range[] {
  if (row.settings === undefined) return []
  return operands.flatMap((word, at) => {
    const equals = word.text.indexOf('=')
    const name = equals < 0 ? word.text : word.text.slice(0, equals)
    if (row.settings === 'named' && !secretName.test(name)) return []
    const value = equals < 0 ? operands[at + 1] : word
    const from = equals < 0 ? 0 : equals + 1
    if (value === undefined || (equals < 0 && row.settings === 'all') || !isValue(value.text.slice(from), row))
      return []
    return [rangeOf(value, from)]
  })
}

/** Which option a word is; `from` is where a glued value begins. */
function optionOf(text: string, row: Command): { readonly pair: boolean; readonly from?: number } | undefined {
  for (const pair of [false, true])
    for (const option of (pair ? row.pair : row.secret) ?? []) {
      const from = valueIn(text, option)
      if (from !== undefined) return from === 'next' ? { pair } : { pair, from }
    }
  return undefined
}

function valueIn(text: string, option: string): number | 'next' | undefined {
  if (option.endsWith(':')) return text.toLowerCase().startsWith(option) ? option.length : undefined
  const kind = /[+!*]$/.exec(option)?.[0]
  const name = kind === undefined ? option : option.slice(0, -1)
  if (text === name) return kind === '!' ? undefined : 'next'
  if (text.startsWith(`${name}=`)) return name.length + 1
  if (name.length > 2 && text.startsWith(`${name}:`)) return name.length + 1
  if (kind !== undefined && text.startsWith(name) && !text.startsWith('--')) return name.length
  if (kind === '*' && /^-[A-Za-z]{2,8}$/.test(text) && text.endsWith(name.slice(1))) return 'next'
  return undefined
}

/** Not an address: what stands before its colon is no name. */
function afterSeparator(text: string, from: number, { separator = ':' }: Command): number {
  const at = text.indexOf(separator, from)
  return at < 0 || text.startsWith('://', at) ? -1 : at + 1
}

/** `echo VALUE | command`, `printf '%s' VALUE | base64 -d | command`. */
const pipe =
  /(?:^|[\s;&|("'])(?:echo|printf|Write-Output)[ \t]([^|\r\n]*)\|(?:[^|\r\n]{0,60}\|)?[ \t]*(?:sudo[ \t]+(?:-\w+[ \t]+)*)?(?:[\w./-]{0,60}\/)?$/

function piped(before: string, row: Command): readonly Range[] {
  const found = pipe.exec(before)
  if (found === null) return []
  const from = found.index + found[0].indexOf(found[1] ?? '', found[0].search(/echo|printf|Write/))
  return wordsOf(before, from).flatMap((word) => {
    if (/^-[neE]+$/.test(word.text) || /^(?:%[sbq]|\\[nr])+$/.test(word.text)) return []
    const at = row.stdin === 'pair' ? afterSeparator(word.text, 0, row) : 0
    return at >= 0 && isValue(word.text.slice(at), row) ? [rangeOf(word, at)] : []
  })
}
