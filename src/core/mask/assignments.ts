/** `FOO_SECRET=…`, `"password": "…"`, `--token …`: values whose name says that they are secret. */

const assignment =
  /(secret|token|passw(?:or)?d|passphrase|pwd|api[_-]?key|access[_-]?key|private[_-]?key|signature|credentials?|_auth)([A-Za-z0-9_-]{0,30})(["']?)([ \t]{0,3}(?:=(?!=)|:(?![:=]))[ \t]{0,3}|[ \t]{1,3})(["']?)([^\s"'<>|;,&(){}[\]]{4,512})/gi

/** Names that speak about a secret and do not hold it: `token_count`, `secretName`, `password_file`. */
const about =
  /(?:count|size|length|limit|type|ur[il]|file|path|name|dir|ttl|version|expir\w{0,8}|s|ref|required|enabled|status|policy|izer|ize)$/i
const placeholder =
  /^(?:\*+|[$%].*|x{4,}|true|false|null|none|nil|undefined|unset|empty|required|missing|invalid|changeme|redacted|masked|\.{3,}|…)$/i

/** What a value that was cut at the bound goes on with. */
const restOfValue = /[^\s"'<>|;,&(){}[\]]*/y

/**
 * Values of secret names. A plain word after a colon or a blank is left: "unexpected token: identifier" is what a
 * diagnosis needs. Reading goes on inside a value that was left, as in `token=a?password=b`.
 */
export function maskAssignments(text: string): string {
  let masked = ''
  let from = 0
  assignment.lastIndex = 0
  for (let found = assignment.exec(text); found !== null; found = assignment.exec(text)) {
    const [, name = '', rest = '', keyQuote = '', separator = '', quote = '', value = ''] = found
    const start = assignment.lastIndex - value.length
    if (isSecret({ name, rest, keyQuote, separator, quote, value }, text, found.index)) {
      restOfValue.lastIndex = assignment.lastIndex
      masked += `${text.slice(from, start)}***`
      from = assignment.lastIndex + (restOfValue.exec(text)?.[0].length ?? 0)
      assignment.lastIndex = from
    } else assignment.lastIndex = start
  }
  return from === 0 ? text : masked + text.slice(from)
}

interface Assignment {
  readonly name: string
  readonly rest: string
  readonly keyQuote: string
  readonly separator: string
  readonly quote: string
  readonly value: string
}

const isSecret = (found: Assignment, text: string, offset: number): boolean => {
  const { name, rest, value, separator } = found
  if (placeholder.test(value) || value.includes('***') || about.test(rest)) return false
  const mixed = /\d/.test(value) && /[A-Za-z]/.test(value)
  const password = /^pass|^pwd/i.test(name)
  if (separator.includes('=')) {
    const shouted = name === name.toUpperCase()
    return password || (shouted && value.length >= 6) || (value.length >= 8 && mixed) || value.length >= 24
  }
  if (separator.includes(':')) {
    if (found.keyQuote !== '' && found.quote !== '') return password || value.length >= 8
    return value.length >= 8 && mixed && !/[/\\:]/.test(value.slice(0, 40)) && distinct(value) >= 6
  }
  return isFlag(text, offset) && !value.startsWith('-') && (password || mixed || value.length >= 24)
}

/** Is the name at `offset` the end of an option, such as `--registry-token`? */
const isFlag = (text: string, offset: number): boolean =>
  /(?:^|\s)--?[a-z-]{0,30}$/i.test(text.slice(Math.max(0, offset - 33), offset))

const distinct = (value: string): number => new Set(value.slice(0, 64)).size
