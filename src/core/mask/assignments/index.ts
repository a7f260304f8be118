/** `FOO_SECRET=…`, `"password": "…"`, `--token …`: values whose name says that they are secret. */
import { isSecret } from './judge.js'
import { endOfRest, endOfValue } from './value.js'

const name =
  '(secret|token|passw(?:or)?d|passphrase|pwd|(?<=[_-])pass(?![A-Za-z])|key|signature|credentials?|mnemonic|seed[_-]?phrase|(?<=_)auth|auth(?=["\'\\\\])|sonar\\.login|(?<=[a-z])Pass(?![a-z])|(?<=[a-z])Pwd|passwort|kennwort|mot[_-]?de[_-]?passe|contrase(?:ñ|n|\\u00f1)a|senha|wachtwoord)'
/** `:=`, `?=`, `=>`, `:`, `: String =`, a comma between arguments, blanks; not `==`, `::`. */
const separator =
  '([ \\t]{0,40}(?:=>|(?:\\?\\?|[:?+.|]{1,3})?=(?![=~>])|:?[ \\t]{0,3}\\[?\\]?(?:[sS]tring|str|byte|char\\*?|var)\\??[ \\t]{0,3}=(?!=)|:(?![:=])|,)[ \\t]{0,3}|[ \\t]{1,3})'
/** Also `b"…"`, `$"…"` and back ticks. */
const quote = '(?:[brfuL@$](?=["\']))?(\\\\?["\'`]?)'
const assignment = new RegExp(`${name}([A-Za-z0-9_-]{0,30})(\\\\?["']?\\]?)${separator}${quote}(?=[^\\s"'|;&(])`, 'gi')

/** What each of the names holds, three characters and more. */
export const nameLiterals: readonly string[] = [
  ...'secret token passw passphrase pwd _pass -pass key signature credential mnemonic phrase _auth auth" auth\' auth\\ sonar.login kennwort passe contrase senha wachtwoord'.split(
    ' ',
  ),
]

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
    const name = nameOf(text, found.index, word, rest)
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

/** `keyPassword` is a password, and a key is told by the word before it. */
function nameOf(text: string, offset: number, word: string, rest: string): string {
  const name = /^key$/i.test(word) ? nameBefore(text, offset) + word : word
  return /public/i.test(name) ? name : (/(?:password|passphrase|secret|token)$/i.exec(rest)?.[0] ?? name)
}

/** `api_` of `api_key`: read backwards, as an expression would try every word of the text. */
const nameBefore = (text: string, offset: number): string =>
  /[A-Za-z0-9]{2,20}[_.-]?$/.exec(text.slice(Math.max(0, offset - 21), offset))?.[0] ?? ''
