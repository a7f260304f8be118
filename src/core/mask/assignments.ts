/** `FOO_SECRET=…`, `"password": "…"`, `--token …`: values whose name says that they are secret. */
import { endOfRest, endOfValue } from './value.js'

const assignment =
  /(secret|token|passw(?:or)?d|passphrase|pwd|(?<=[_-])pass(?![A-Za-z])|key|signature|credentials?|(?<=_)auth|auth(?=["'\\])|sonar\.login)([A-Za-z0-9_-]{0,30})(\\?["']?)([ \t]{0,3}(?:=>|=(?!=)|:(?![:=]))[ \t]{0,3}|[ \t]{1,3})(\\?["']?)(?=[^\s"'|;&(])/gi

/** What each of the names holds, three characters and more. */
export const nameLiterals: readonly string[] = [
  ...'secret token passw passphrase pwd _pass -pass key signature credential _auth auth" auth\' auth\\ sonar.login'.split(
    ' ',
  ),
]

/** Names that speak about a secret and do not hold it: `token_count`, `secretName`, `password_file`. */
const about =
  /(?:count|size|length|limit|type|ur[il]|file|path|name|dir|ttl|version|expir\w{0,8}|s|ref|required|enabled|status|policy|izer|ize|words?|board|frames?|map|store|ring|chain|alg(?:orithm)?|bits|len|usage|fingerprint|sock|pid|hash|format|index|id_?rsa|prefix|pattern)$/i
const placeholder =
  /^(?:\*+|\$\w+|\$\{.*|\$\(.*|%[\w.]+%?|\{\{.*|<[\w .-]+>?|x{4,}|true|false|null|none|nil|undefined|unset|empty|required|missing|invalid|incorrect|expired|rejected|denied|changeme|redacted|masked|hidden|\[?(?:filtered|redacted|masked|hidden|secure)\]?|\.{3,}|…)$/i
/** What an English sentence says of a password after a colon. */
const prose =
  /^(?:required|missing|invalid|incorrect|expired|wrong|rejected|denied|needed|optional|unknown|failed|accepted|not|no|yes|is|was|the|a|an|must|should|please|enter|files?|compat|ok|string|text|any|object|boolean|number|function|enabled|disabled)$/i
/** Any word may stand before `key`; these hold one. */
const keyed =
  /^(?:api|access|private|secret|account|shared?|sharedaccess|master|encrypt(?:ion)?|crypt|signing|sign|deploy|app(?:lication)?|service|license|ssh|gpg|auth|session|storage|admin|server|client|user|ci|bot|release|publish|aws|rails|jwt|hmac|dd|key|root|webhook|host|read|write|query|primary|secondary|subscription|instrumentation)[_-]?key$/i

const publicKey =
  /^(?:public|cache|primary|foreign|sort|partition|matched|restore|state|project|gpg|ssh_host)[_-]?key$/i

/**
 * Values of secret names. A plain word after a colon or a blank is left: "unexpected token: identifier" is what a
 * diagnosis needs. Reading goes on inside a value that was left, as in `token=a?password=b`.
 */
export function maskAssignments(text: string): string {
  let masked = ''
  let from = 0
  assignment.lastIndex = 0
  for (let found = assignment.exec(text); found !== null; found = assignment.exec(text)) {
    const [, word = '', rest = '', keyQuote = '', separator = '', quote = ''] = found
    const start = assignment.lastIndex
    const name = /^key$/i.test(word) ? nameBefore(text, found.index) + word : word
    const end = endOfValue(text, start, quote)
    const value = text.slice(start, end)
    if (end > start && isSecret({ name, rest, keyQuote, separator, quote, value, end }, text, found.index)) {
      masked += `${text.slice(from, start)}***`
      from = endOfRest(text, start, end)
      assignment.lastIndex = from
    }
  }
  return from === 0 ? text : masked + text.slice(from)
}

/** `api_` of `api_key`: read backwards, as an expression would try every word of the text. */
const nameBefore = (text: string, offset: number): string =>
  /[A-Za-z0-9]{2,20}[_-]?$/.exec(text.slice(Math.max(0, offset - 21), offset))?.[0] ?? ''

interface Assignment {
  readonly name: string
  readonly rest: string
  readonly keyQuote: string
  readonly separator: string
  readonly quote: string
  readonly value: string
  /** Where the value ends. */
  readonly end: number
}

const isSecret = (found: Assignment, text: string, offset: number): boolean => {
  const { name, rest, value, separator, quote } = found
  if (value.length < 4 || placeholder.test(value) || value.includes('***') || about.test(rest)) return false
  if (isPath(value) || isCode(found, text)) return false
  const mixed = /\d/.test(value) && /[A-Za-z]/.test(value)
  const password = /^pass|^pwd/i.test(name)
  const key = /key$/i.test(name)
  if (key && (publicKey.test(name) || !(keyed.test(name) || /^[A-Z0-9]+_KEY$/.test(name)))) return false
  if (separator.includes('=')) {
    const shouted = name === name.toUpperCase()
    if (key && !shouted) return value.length >= 12 && mixed
    if (password) return quote === '' || !/^[A-Z][a-z]+ [a-z]/.test(value)
    return (shouted && value.length >= 6) || (value.length >= 8 && mixed) || value.length >= 24
  }
  if (separator.includes(':')) {
    if (found.keyQuote !== '' && quote !== '')
      return password || (key ? value.length >= 12 && mixed : value.length >= 8)
    if (/^[A-Z]+(?:_[A-Z0-9]+)+$/.test(value)) return false
    if (password && wholeLine(text, offset, found.end)) return !prose.test(value) && !/[\s:]/.test(value)
    const plain = /^[A-Za-z0-9+=_.~!@$%^&*-]+$/.test(value.replace(/^base64:/, ''))
    return value.length >= 8 && mixed && (plain || looksRandom(value)) && distinct(value) >= 6
  }
  return isFlag(text, offset) && !value.startsWith('-') && (password || mixed || value.length >= 24)
}

const isPath = (value: string): boolean =>
  /^(?:~|\.{1,2}|[A-Za-z]:)?[\\/][^\\/]+[\\/]/.test(value) && !looksRandom(value)

/** What a traceback quotes: `token = read(x)`, `password=read_password,`, `password = "the stored password"`. */
function isCode({ value, separator, quote, end }: Assignment, text: string): boolean {
  if (!separator.includes('=')) return false
  const speaksOfIt = /passw|pwd|secret|token/i.test(value) && !/\d/.test(value)
  if (quote !== '') return speaksOfIt && value.includes(' ')
  if (/^[A-Za-z_][\w.]*\(/.test(value)) return /\s/.test(separator) || value.endsWith(')')
  return speaksOfIt && /^[A-Za-z_][\w.]*$/.test(value) && /^[,)]/.test(text.slice(end, end + 1))
}

/** Is the name at `offset` the end of an option, such as `--registry-token`? */
const isFlag = (text: string, offset: number): boolean =>
  /(?:^|\s)--?[a-z-]{0,30}$/i.test(text.slice(Math.max(0, offset - 33), offset))

/** `password: sunflowers` and nothing else on the line, as settings are written. */
const wholeLine = (text: string, offset: number, end: number): boolean =>
  /(?:^|[\r\n]|Z )[ \t]*(?:[-+][ \t])?["']?[\w.-]{0,40}$/.test(text.slice(Math.max(0, offset - 60), offset)) &&
  /^["']?,?[ \t]*(?:[\r\n]|$)/.test(text.slice(end, end + 20))

/** Base64 of bytes, unlike a path: long, and letters change between small and capital all the time. */
const looksRandom = (value: string): boolean =>
  /^[A-Za-z0-9+/=]{32,}$/.test(value) &&
  (value.match(/[a-z](?=[A-Z])|[A-Z](?=[a-z])/g)?.length ?? 0) >= value.length / 8

const distinct = (value: string): number => new Set(value.slice(0, 64)).size
