/**
 * Shapes of secrets nobody told us of. Every expression starts at a literal and is bounded or anchored at a token’s
 * start, so each is linear; none matches its own replacement, so masking twice changes nothing.
 *
 * Sources: the prefixes each provider documents for secret scanning; GitHub’s tokens have no fixed length (its
 * installation tokens may be JWT-like strings of some 520 characters).
 */
export interface Shape {
  readonly pattern: RegExp
  /** `$1`, `$2` keep what is not secret. */
  readonly replacement: string
}

const whole = (pattern: RegExp): Shape => ({ pattern, replacement: '***' })

export const shapes: readonly Shape[] = [
  // GitHub, GitLab, npm, PyPI, RubyGems, Docker Hub
  whole(
    /\b(?:gh[pousr]_[A-Za-z0-9_.-]{16,}|github_pat_[A-Za-z0-9_]{20,}|gl(?:pat|ptt|dt|rt|rtr|cbt|ft|imt|agent|soat|oas|ffct|wt)-[A-Za-z0-9_.-]{20,}|npm_[A-Za-z0-9]{30,}|pypi-[A-Za-z0-9_-]{40,}|rubygems_[a-f0-9]{40,}|dckr_[a-z]{2,4}_[A-Za-z0-9_-]{20,})/g,
  ),
  // clouds
  whole(
    /\b(?:A(?:KIA|SIA|BIA|CCA)[A-Z0-9]{16}\b|AIza[A-Za-z0-9_-]{35}|ya29\.[A-Za-z0-9_-]{20,}|dop_v1_[a-f0-9]{40,}|hvs\.[A-Za-z0-9_-]{20,}|dapi[a-f0-9]{32}\b)/g,
  ),
  // Slack, payment, mail, models
  whole(
    /\b(?:xox[abeoprs]-[A-Za-z0-9-]{10,}|xapp-[A-Za-z0-9-]{20,}|[sr]k_(?:live|test)_[A-Za-z0-9]{16,}|sk-(?:ant-|proj-)?[A-Za-z0-9_-]{32,}|SG\.[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{16,}|hf_[A-Za-z0-9]{30,})/g,
  ),
  {
    pattern:
      /(\bhooks\.slack\.com\/(?:services|workflows|triggers)\/|\bdiscord(?:app)?\.com\/api\/webhooks\/)[A-Za-z0-9/_-]{16,}/g,
    replacement: '$1***',
  },
  // JWT: anchored at a token’s start, or a run of "eyJ" would be read again from each
  whole(/(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_-]*)?/g),
  // a URL with a password, or with a long user name, which is how tokens are given to git
  { pattern: /(:\/\/[^\s/:@"'<>*]{0,100}):(?!\*\*\*@)[^\s/@"'<>]{1,300}@/g, replacement: '$1:***@' },
  { pattern: /:\/\/[A-Za-z0-9_.-]{20,300}@/g, replacement: '://***@' },
  {
    pattern:
      /\b((?:proxy-)?authorization["']?[ \t]{0,3}[:=][ \t]{0,3}["']?(?:basic|bearer|token|digest|negotiate)[ \t]{1,3})[A-Za-z0-9+/=._~:-]{6,}/gi,
    replacement: '$1***',
  },
  {
    pattern:
      /\b((?:(?:proxy-)?authorization|private-token|job-token|deploy-token|x-api-key|x-auth-token|x-vault-token)["']?[ \t]{0,3}[:=][ \t]{0,3}["']?)[A-Za-z0-9+/=._~-]{16,}/gi,
    replacement: '$1***',
  },
  { pattern: /\b((?:set-)?cookie: )(?!\*\*\*$)[^\r\n"']{8,}/gim, replacement: '$1***' },
  { pattern: /\b(bearer )(?=[A-Za-z+/=._~-]{0,40}\d)[A-Za-z0-9+/=._~-]{16,}/gi, replacement: '$1***' },
  { pattern: /([?&](?:sig|x-amz-signature|x-goog-signature|code)=)[A-Za-z0-9%+/=_-]{16,}/gi, replacement: '$1***' },
]

/**
 * What every masked text holds, in one expression: a text without it is clean, and most lines are. Loose on purpose, and
 * kept honest by a test that takes each example of a secret through it.
 */
export const hint =
  /gh[pousr]_|github_pat|gl[a-z]{2,5}-|npm_|pypi-|rubygems_|dckr_|A[KSBC][ICI][AC]|AIza|ya29|dop_v1|hvs\.|dapi|xox|xapp|[sr]k[_-]|SG\.|hf_|slack\.com|webhooks|eyJ|:\/\/[^\s/]{1,420}@|authorization|cookie|bearer|sig=|code=|secret|token|pass[wp]|pwd|[_-]?key|signature|credential|_auth|-----BEGIN/i

const keyLineLength = 64
/** Mixed case and digits tell base64 from a checksum, the absence of words from a path. */
const isKeyLine = (line: string): boolean =>
  /^[A-Za-z0-9+/]+$/.test(line) && /[a-z]/.test(line) && /[A-Z]/.test(line) && /\d/.test(line) && !/[a-z]{7}/.test(line)

/**
 * Lines of PEM: 64 characters of base64 at a line’s end. Texts are also masked line by line, where a key is no longer told
 * by its first and last line. By hand, as an expression would try every word of the text.
 */
export function maskKeyLines(text: string): string {
  let masked = ''
  let copied = 0
  for (let from = 0; from < text.length; ) {
    const newline = text.indexOf('\n', from)
    const next = newline < 0 ? text.length : newline
    const end = text.charCodeAt(next - 1) === 13 ? next - 1 : next
    const start = end - keyLineLength
    const alone = start === from || (start > from && text.charCodeAt(start - 1) <= 32)
    if (alone && isKeyLine(text.slice(start, end))) {
      masked += `${text.slice(copied, start)}***`
      copied = end
    }
    from = next + 1
  }
  return copied === 0 ? text : masked + text.slice(copied)
}

const blockBegin = /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/g
const blockEnd = '-----END '
/** The body of a key that is cut off: base64 and line ends, real or escaped. */
const cutOffBody = /[A-Za-z0-9+/=\s\\:,-]{0,16384}/y

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
    masked += `${text.slice(from, body)}${stop > body ? '***' : ''}`
    from = stop
    blockBegin.lastIndex = stop
  }
  return from === 0 ? text : masked + text.slice(from)
}
