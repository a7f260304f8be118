/** Secrets whose name stands on a line before: `name: DB_PASSWORD` and `value: …`, `token: |`, `<password>`, "your password:". */
import { nameLiterals } from './assignments/index.js'
import { isPlaceholder } from './assignments/judge.js'
import { linesWith, scanFor } from './scan.js'

const names =
  '(?:passw(?:or)?d|passphrase|secret|token|(?:api|access|private|account|signing|encryption|master)[_-]?key|credentials?|pwd|pass(?![a-z])|dsn)'
/** `- name: DB_PASSWORD`, `"key": "API_TOKEN",` */
const namedPair = new RegExp(
  `(?:^|[\\s"'{-])(?:name|key)["']?[ \\t]{0,3}[:=][ \\t]{0,3}["']?[\\w.-]{0,60}${names}[\\w.-]{0,20}["']?,?[ \\t]*$`,
  'i',
)
/** `token: |`, `<apiToken>`, `PASSWORD=\`, "the following password to proceed:" */
const openEnd = new RegExp(
  `(?:(?:^|[\\s"'<{(,-])[\\w.-]{0,60}${names}[\\w-]{0,20}["']?[ \\t]{0,3}(?:[:=][ \\t]{0,3}(?:[|>][+-]?|\\\\)?|>)|\\bpassword\\b[^\\r\\n:]{0,60}:)[ \\t]*$`,
  'i',
)
const valueLine =
  /^([^\r\n]{0,80}?(?:^|[\s"'{,])val(?:ue)?["']?[ \t]{0,3}[:=][ \t]{0,3}["']?)([^\s"',}][^"',}\r\n]{3,300}?)(["']?[,}]?[ \t]*)$/i
/** Nothing but a word, behind what frames a line. */
const loneWord = /^((?:[^\r\n]{0,60}[ \t|])?)([A-Za-z0-9+/=_.~!@#$%^&*-]{8,300})([ \t]*)$/
const reference = /^(?:\$|\{\{|<|%\w+%|\*+$|null$|true$|false$)/
const blank = /^(?:[\w:.,+-]{0,40}[ \t]*)?$/

/** `.netrc` in several lines. */
const netrcLogin = /^[ \t]*login[ \t]+\S{1,200}[ \t]*$/
const netrcPassword = /^([ \t]*(?:password|passwd)[ \t]+)(?!\*\*\*$)\S{1,300}([ \t]*)$/

export type Expectation = 'value' | 'word' | 'netrc' | undefined

/** What the line after this one may hold. */
/** "Password for the [elastic] user successfully reset.", and `New value: …` below. */
const changedPassword = /\bpassword\b[^\r\n]{0,80}\b(?:reset|changed|generated|created|set)\b\.?[ \t]*$/i
/** A command that prints one. */
const printsPassword =
  /(?:^|[$>#+][ \t])[\w./-]{1,60}(?:[ \t][\w./=-]{1,60}){0,6}[ \t](?:initial|get|print|show|reveal)-(?:admin-)?password\b[^\r\n]{0,80}$/i

export const expectedAfter = (line: string): Expectation =>
  namedPair.test(line) || changedPassword.test(line)
    ? 'value'
    : printsPassword.test(line) || openEnd.test(line)
      ? 'word'
      : netrcLogin.test(line)
        ? 'netrc'
        : undefined

/** A line that follows such a name. */
export function maskExpected(line: string, expectation: Expectation): string {
  if (expectation === 'value')
    return line.replace(valueLine, (whole, start: string, value: string, end: string) =>
      reference.test(value) || isPlaceholder(value) ? whole : `${start}***${end}`,
    )
  if (expectation === 'netrc') return line.replace(netrcPassword, '$1***$2')
  if (expectation === 'word')
    return line.replace(loneWord, (whole, start: string, word: string, end: string) =>
      /\d/.test(word) && /[A-Za-z]/.test(word) && !/^[\w-]*[./][\w./-]*$/.test(word) ? `${start}***${end}` : whole,
    )
  return line
}

const scans = [scanFor([...nameLiterals, 'login '], { folded: true })]

/**
 * One reader a log: it remembers a name that ended what it was given before, as logs are also read line by line.
 *
 * @returns a function of text, whole or in parts
 */
export function followingMask(): (text: string) => string {
  let open: Expectation
  return (text) => {
    const first = text.indexOf('\n')
    let masked = text
    if (open !== undefined) {
      const line = first < 0 ? text : text.slice(0, first)
      masked = maskExpected(trimmed(line), open) + line.slice(trimmed(line).length) + text.slice(line.length)
      if (first < 0 && blank.test(line) && line.length < 40) return masked
    }
    open = undefined
    return withNext(masked, (expectation) => {
      open = expectation
    })
  }
}

const trimmed = (line: string): string => (line.endsWith('\r') ? line.slice(0, -1) : line)

/** Goes from name to name; the two lines after each are read. */
function withNext(text: string, atEnd: (expectation: Expectation) => void): string {
  const found: { readonly after: number; readonly expectation: Expectation }[] = []
  let end = 0
  linesWith(scans, text, (line, start) => {
    const expectation = line.length < 400 ? expectedAfter(trimmed(line)) : undefined
    end = start + line.length
    if (expectation !== undefined) found.push({ after: end, expectation })
    return line
  })
  let masked = ''
  let copied = 0
  for (const { after, expectation } of found) {
    let start = after + 1
    for (let turn = 0; turn < 2 && start < text.length; turn++) {
      const newline = text.indexOf('\n', start)
      const line = trimmed(text.slice(start, newline < 0 ? text.length : newline))
      const changed = maskExpected(line, expectation)
      if (changed !== line && start >= copied) {
        masked += text.slice(copied, start) + changed
        copied = start + line.length
      }
      if (!blank.test(line)) break
      start = newline < 0 ? text.length : newline + 1
    }
    if (after >= text.length) atEnd(expectation)
  }
  return copied === 0 ? text : masked + text.slice(copied)
}
