/** Is what stands beside a secret name a secret, or a word, a path, a placeholder, an expression? */
import { saidOfPasswords } from '../prose.js'

export interface Assignment {
  /** As it is written, with the word before `key`. */
  readonly name: string
  /** What the name goes on with: `_count`, `Value`. */
  readonly rest: string
  readonly keyQuote: string
  readonly separator: string
  readonly quote: string
  readonly value: string
  /** Where the value ends. */
  readonly end: number
}

/** Names that speak about a secret and do not hold it: `token_count`, `secretName`, `password_file`. */
const about =
  /(?:count|size|length|limit|type|ur[il]|file|path|name|dir|ttl|version|expir\w{0,8}|s|ref|required|enabled|status|policy|izer|ize|(?<!pass)words?|board|frames?|map|store|ring|chain|alg(?:orithm)?|bits|len|usage|fingerprint|sock|pid|hash|format|index|id_?rsa|prefix|pattern|[_-]?stdin|[_-]?(?:arn|field|env|label|label_?\w*|event|code|press|up|down|stroke))$/i
/** What a value is called where usage texts, schemas and types stand for it, and a label in another language. */
const standIn =
  /^\[?(?:(?:[A-Z]+_)*(?:PASSWORD|PASSWD|PASS|PW|TOKEN|SECRET|KEY|VALUE|PASSPHRASE|STRING|TEXT|FILE|USER)|strings?|stringarray|text|varchar|char|[A-Z]\w*(?:Str|String|Text|Type|Schema|Field|Column|Token|Secret|Password))\]?$/
const label = /^(?:Pass(?:word|code|phrase)|[Pp]asswort|[Kk]ennwort|[Cc]ontraseña|[Ss]enha|[Ww]achtwoord|[Pp]arola)$/
const foreign = new RegExp(`^(?:${saidOfPasswords.join('|')})`, 'i')
/** `DataTypes.STRING`, `types.StringType`, `random_password.db.result`: a name in a program, by its last part. */
const dotted =
  /^[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*\.(?:[A-Z]\w*|string|str|text|char|any|result|id|arn|value|password|secret|token|key|secret_string|output|name)[,;)]*$/
const placeholder =
  /^(?:\*+\w*\**|\$\w+|\$\{.*|\$\(.*|\$env:.*|%[\w.]+%?|\{\{.*|<[\w .-]+>?|x{4,}|true|false|null|none|nil|undefined|unset|empty|required|missing|invalid|incorrect|expired|rejected|denied|changeme|redacted|masked|hidden|\[?(?:filtered|redacted|masked|hidden|secure)\]?|\.{3,}|…|(?:dummy|fake|example|sample|placeholder|todo|insert|replace|your|my|some|the|any|no)[-_. ]?(?:me|key|token|secret|pass(?:word)?|api|value|here|it)*(?:[-_. ](?:key|token|secret|password|value|here))*)$/i
/** What an English sentence says of a password after a colon. */
const prose =
  /^(?:required|missing|invalid|incorrect|expired|wrong|rejected|denied|needed|optional|unknown|failed|accepted|not|no|yes|is|was|the|a|an|must|should|please|enter|files?|compat|ok|string|text|any|object|boolean|number|integer|function|enabled|disabled|error|warning|auth|authentication|identifier|expected|unexpected|mismatch|generated|created|updated|deleted|used|reset|changed|success(?:ful)?|pass(?:ed)?|read|write|none|null|true|false)$/i
/** Any word may stand before `key`; these hold one. */
const keyed =
  /^(?:api|access|private|secret|account|shared?|sharedaccess|preshared|master|encrypt(?:ion)?|crypt|signing|sign|deploy|app(?:lication)?|service|license|ssh|gpg|auth|session|storage|admin|server|client|user|ci|bot|release|publish|aws|rails|jwt|hmac|dd|key|root|webhook|host|read|write|query|primary|secondary|subscription|instrumentation|routing|integration|sdk|consumer|customer|account|function|ingest|write|upload|global|salt|logged_in|nonce)[_.-]?key$/i

const publicKey =
  /^(?:public|cache|primary|foreign|sort|partition|matched|restore|state|project|gpg|ssh_host|host|object|map|group|cacheKey|artifact|index|row|message|idempotency|translation|dependency|hash|lookup|registry)[_.-]?key$/i

/** A name where a value is expected, as syntax trees and translations have it: `"token": "CommaToken"`. */
const ownKind = /^[A-Za-z_-]*(?:token|secret|key|identifier|expression|statement|literal|keyword)$/i

const isStandIn = (value: string): boolean => standIn.test(value) || label.test(value)

/** Says that there is a secret, and not which. */
export const isPlaceholder = (value: string): boolean =>
  placeholder.test(value) || prose.test(value) || isStandIn(value)

export const isSecret = (found: Assignment, text: string, offset: number): boolean => {
  const { name, rest, value, separator } = found
  if (value.length < 4 || placeholder.test(value) || isStandIn(value) || value.includes('***') || about.test(rest))
    return false
  if (!isPassword(found) && ownKind.test(value)) return false
  if (isPath(value) || isCode(found, text) || isFingerprint(name, value)) return false
  const key = /key$/i.test(name)
  if (key && (publicKey.test(name) || !(keyed.test(name) || /^[A-Z0-9]+_KEY$/.test(name)))) return false
  if (/^signature$/i.test(name) && !/^[A-Za-z0-9+/=_%]{24,}$/.test(value)) return false
  if (separator.includes('=')) return isAssigned(found, text.slice(Math.max(0, offset - 40), offset))
  if (separator.includes(',')) return isArgument(found, text, offset)
  if (separator.includes(':')) return isField(found, text, offset)
  return isWord(found, text, offset)
}

const isMixed = (value: string): boolean => /\d/.test(value) && /[A-Za-z]/.test(value)
/** Capitals within a word, as in `yFrIwVSDIk`, and not once a word. */
const hasHumps = (value: string): boolean =>
  value.length >= 8 && (value.match(/[a-z][A-Z]/g)?.length ?? 0) >= 2 && /[A-Z]{2}/.test(value)
const isPassword = ({ name }: Assignment): boolean =>
  /^pass|^pwd|^mnemonic|^seed|^kennw|^mot|^contr|^senha|^wacht/i.test(name)
const isKey = ({ name }: Assignment): boolean => /key$/i.test(name)

/** `NAME=value`, `name := "value"`. */
function isAssigned(found: Assignment, before: string): boolean {
  const { name, value, quote } = found
  const shouted = name === name.toUpperCase()
  if (isFlag(before) && value.length >= 16 && !/[-./]/.test(value)) return true
  if (isKey(found) && !shouted) return value.length >= 12 && isMixed(value)
  if (isPassword(found)) return quote === '' || !/^[A-Z][a-z]+ [a-z]/.test(value)
  return (shouted && value.length >= 6) || (value.length >= 8 && (isMixed(value) || quote === '')) || value.length >= 24
}

/** `set("password", "value")`, and a row of a table: `apiToken,value,`. */
function isArgument(
  { name, keyQuote, quote, value, separator, end }: Assignment,
  text: string,
  offset: number,
): boolean {
  const call = /[([][ \t]?["'][\w.-]{0,60}$/.test(text.slice(Math.max(0, offset - 64), offset))
  if (call && keyQuote !== '' && quote !== '')
    return (
      value.length >= 8 &&
      (isMixed(value) || /^pass|^pwd/i.test(name)) &&
      !/^(?:[A-Z_]+|[a-z]+(?:-[a-z]+)+)$/.test(value)
    )
  const row = separator === ',' && /(?:^|[\n\r])[\w.-]{0,60}$/.test(text.slice(Math.max(0, offset - 61), offset))
  return row && quote === '' && value.length >= 16 && isMixed(value) && /^[,\s]|^$/.test(text.slice(end, end + 1))
}

/** `name: value`. */
function isField(found: Assignment, text: string, offset: number): boolean {
  const { name, keyQuote, quote, value, end } = found
  const password = isPassword(found)
  if (keyQuote !== '' && quote !== '') {
    if (/^auth$/i.test(name)) return value.length >= 12 && isMixed(value)
    return (
      password ||
      (isKey(found) ? value.length >= 12 && isMixed(value) : value.length >= 8 && !/^[A-Z][a-z]+ [a-z]/.test(value))
    )
  }
  if (/^[A-Z]+(?:_[A-Z0-9]+)+$/.test(value)) return false
  // `{ user: 'app', password: 'sunflower' }`; a label begins with a capital
  if (password && quote !== '' && /^[^A-Z\s]\S{5,}$/.test(value)) return !prose.test(value)
  const alone = wholeLine(text, offset, end)
  if (alone && /[\s:]/.test(value) && quote === '') return false
  if (alone && password) return !prose.test(value) && !foreign.test(value)
  if (alone && quote !== '' && !isKey(found)) return value.length >= 8 && !value.includes(' ') && distinct(value) >= 6
  const plain = /^[A-Za-z0-9+=_.~!@$%^&*-]+$/.test(value.replace(/^base64:/, ''))
  return value.length >= 8 && isMixed(value) && (plain || looksRandom(value)) && distinct(value) >= 6
}

/** `--token value`, `ENV NAME value`, `config set name value`. */
function isWord(found: Assignment, text: string, offset: number): boolean {
  const { value } = found
  if (value.startsWith('-')) return false
  const before = text.slice(Math.max(0, offset - 80), offset)
  if (isFlag(before))
    return isPassword(found) || isMixed(value) || value.length >= 16 || /^\d{6,}$/.test(value) || hasHumps(value)
  // `DD_API_KEY 0a1b…`, as tables and env files of some tools have it
  if (/^[A-Z0-9]+_(?:[A-Z0-9]+_)*$/.test(/[A-Z0-9_]*$/.exec(before)?.[0] ?? '') && isLongCode(value)) return true
  return isSetting(before) && value.length >= 6 && (isPassword(found) || isMixed(value) || value.length >= 16)
}

const isLongCode = (value: string): boolean => /^[A-Za-z0-9+/=]{24,}$/.test(value) && isMixed(value)

const isPath = (value: string): boolean =>
  /^(?:~|\.{1,2}|[A-Za-z]:)?[\\/][^\\/]+[\\/]/.test(value) && !looksRandom(value)

/** An expression that reads a value from somewhere: `os.environ["X"]`, `process.env.X`, `secrets.X`, `data.aws.x.y`. */
const expression =
  /^(?:[A-Za-z_][\w$]*(?:\?{0,2}\.[A-Za-z_$][\w$]*)*(?:\[["'$\w]?|\()|(?:os|process|env|ENV|secrets|vars|config|settings|var|local|data|module|self|this|options?|args|params|ctx|context|request|req|response|res|props|state|system|System|Environment|github|inputs|needs|steps|matrix|credentials|user|account|event)(?:\?{0,2}\.[A-Za-z_$][\w$]*)+[,;)\]}]*$|@\w+[.[])/

/** What a traceback or a diff quotes: `token = read(x)`, `password=read_password,`, `password = os.environ["X"]`. */
function isCode({ value, separator, quote, end }: Assignment, text: string): boolean {
  if (quote === '' && dotted.test(value) && /\s$/.test(separator)) return true
  if (quote === '' && expression.test(value))
    return /\s/.test(separator) || /[)\]}]$/.test(value) || !/^[A-Za-z_]\w*\(/.test(value)
  if (!separator.includes('=')) return false
  const speaksOfIt = /passw|pwd|secret|token/i.test(value) && !/\d/.test(value)
  if (quote !== '') return speaksOfIt && value.includes(' ')
  return speaksOfIt && /^[A-Za-z_][\w.]*$/.test(value) && /^[,)]/.test(text.slice(end, end + 1))
}

/** A key’s name for everybody: `SIGNING_KEY=52BB…`, `gpg_key: 0x…`. */
const isFingerprint = (name: string, value: string): boolean =>
  /(?:sign(?:ing)?|gpg|pgp|host|release|apt)[_-]?key$/i.test(name) &&
  /^(?:0x)?(?:[0-9A-F]{8}|[0-9A-F]{16}|[0-9A-F]{40})$/.test(value)

/** Is the name the end of an option, such as `--registry-token`? */
const isFlag = (before: string): boolean => /(?:^|\s)--?[a-z][a-z.-]{0,30}$|(?:^|\s)--?$/i.test(before)

/** Words that set a name: those of Dockerfiles, shells and tools. */
const isSetting = (before: string): boolean =>
  /(?:\b(?:ENV|ARG|setx|setenv)|\b(?:config(?:ure)?|secrets?|vars?|variables?)[ \t]+(?:set|add|put)(?:[ \t]+--?[\w-]{1,20}(?:=\S{1,40})?){0,3})[ \t]+["']?[\w.:-]{0,60}$/.test(
    before,
  )

/** `password: sunflowers` and nothing else on the line, as settings are written. */
const wholeLine = (text: string, offset: number, end: number): boolean =>
  /(?:^|[\r\n]|Z )[ \t]*(?:[-+][ \t])?["']?[\w.-]{0,40}$/.test(text.slice(Math.max(0, offset - 60), offset)) &&
  /^["']?,?[ \t]*(?:[\r\n]|$)/.test(text.slice(end, end + 20))

/** Base64 of bytes, unlike a path: long, and letters change between small and capital all the time. */
const looksRandom = (value: string): boolean =>
  /^[A-Za-z0-9+/=]{32,}$/.test(value) &&
  (value.match(/[a-z](?=[A-Z])|[A-Z](?=[a-z])/g)?.length ?? 0) >= value.length / 8

const distinct = (value: string): number => new Set(value.slice(0, 64)).size
