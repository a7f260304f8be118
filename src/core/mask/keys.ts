/** Private keys: whole blocks, and line by line where a text is read so. */

const blockBegin = /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/g
const blockEnd = '-----END '
/** The body of a key that is cut off: base64 and line ends, real or escaped. */
const cutOffBody = /[A-Za-z0-9+/=\s\\:,-]{0,16384}/y

/** `-----BEGIN RSA PRIVATE KEY-----removed-----END …` holds no key. */
const emptied = /^[\s.…<>[\]*_A-Za-z-]{0,40}$/

/** Private key blocks, also when their line ends are escaped; one that is cut off is masked as far as it reads like one. */
export function maskKeyBlocks(text: string): string {
  let masked = ''
  let from = 0
  let noMoreEnds = false
  blockBegin.lastIndex = 0
  for (let begin = blockBegin.exec(text); begin !== null; begin = blockBegin.exec(text)) {
    const body = begin.index + begin[0].length
    const end: number = noMoreEnds ? -1 : text.indexOf(blockEnd, body)
    noMoreEnds = end < 0
    cutOffBody.lastIndex = body
    const stop = end >= 0 && end - body <= 32_768 ? end : body + (cutOffBody.exec(text)?.[0].trimEnd().length ?? 0)
    const left = end >= 0 && emptied.test(text.slice(body, stop))
    masked += `${text.slice(from, body)}${left ? text.slice(body, stop) : stop > body ? '***' : ''}`
    from = stop
    blockBegin.lastIndex = stop
  }
  return from === 0 ? text : masked + text.slice(from)
}

/** The widths tools fold base64 at: PEM, OpenSSH, coreutils and MIME. */
const longestFold = 76
const shortestAlone = 20
/** What is left of a key for its last line. */
const shortestRest = 4

/**
 * Lines of PEM. Texts are also masked line by line, where a key is no longer told by its first and last line. By hand, as an
 * expression would try every word of the text.
 */
export function maskKeyLines(text: string): string {
  let masked = ''
  let copied = 0
  let goesOn = false
  for (let from = 0; from < text.length; ) {
    const newline = text.indexOf('\n', from)
    const next = newline < 0 ? text.length : newline
    const end = text.charCodeAt(next - 1) === 13 ? next - 1 : next
    const start = base64Start(text, from, end, goesOn ? shortestRest : shortestAlone)
    const isRest: boolean = goesOn && isRestOfKey(text, from, start, end)
    const isKey: boolean = start < end && (isRest || isKeyLine(text, from, start, end))
    if (isKey) {
      masked += `${text.slice(copied, start)}***`
      copied = end
    }
    goesOn = isKey && end - start >= 60
    from = next + 1
  }
  return copied === 0 ? text : masked + text.slice(copied)
}

/** Where the last word of a line begins, when it is base64 of a length a key’s line may have; the line’s end otherwise. */
function base64Start(text: string, from: number, end: number, shortest: number): number {
  let at = end
  while (at > from && end - at <= longestFold && isBase64(text.charCodeAt(at - 1))) at--
  const length = end - at
  const alone = at === from || text.charCodeAt(at - 1) <= 32
  return alone && length >= shortest && length <= longestFold ? at : end
}

const isBase64 = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 47 && code <= 57) || code === 43 || code === 61

/** The short line that ends a key, after its full ones: no word. */
const isRestOfKey = (text: string, from: number, start: number, end: number): boolean =>
  /\d|[a-z][A-Z]|=$/.test(text.slice(start, end)) && framing.test(text.slice(from, start))

/** What frames a line: stamps, `#12 0.543 `, `api-1  | `, blanks. */
const framing = /^(?:\s|\+ |[\w.-]{1,40}[ \t]*\||#\d{1,4} [\d.]{1,12} |\[?\d{2,4}[-:]\d\d[-:T ][\d:.,TZ+-]{4,30}\]?)*$/

/**
 * Random base64 changes between small letters, capitals and digits all the time, unlike a checksum, a path or a name in camel
 * case. The last line of a key is short: it counts only where nothing but framing stands before it.
 */
function isKeyLine(text: string, from: number, start: number, end: number): boolean {
  const line = text.slice(start, end)
  const padded = line.endsWith('=')
  if (padded ? !/^[^=]*={1,2}$/.test(line) : line.includes('=')) return false
  const turns = line.match(/[a-z](?=[A-Z])|[A-Z](?=[a-z])/g)?.length ?? 0
  const figures = line.match(/[0-9+]+/g)?.length ?? 0
  const full = line.length >= 60
  if (turns < line.length / 9 || figures < (full ? 3 : padded ? 1 : 2)) return false
  return full || framing.test(text.slice(from, start))
}
