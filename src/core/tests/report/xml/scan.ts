/**
 * Tags and text of a report, forgivingly: what a strict parser refuses (a raw `<` or `&`, `&nbsp;`, an attribute given
 * twice, a log before the document, two documents, a torn end) costs a value here, not the report. Nothing is expanded:
 * entities that are declared or fetched stay as they are written, so neither a bomb nor a file can come in by one.
 */

export type Attributes = Readonly<Record<string, string>>

export interface XmlListener {
  /** Is this a tag of the format? The `<` of any other is text. */
  knows(name: string): boolean
  /** @returns true where the element’s inside is of no interest: it is passed over unread, however long */
  open(name: string, attributes: () => Attributes): boolean
  /** Text as it stands, CDATA too; entities are resolved. */
  text(text: string): void
  close(name: string): void
  /** Is there somebody who wants the text that comes now? */
  readonly wantsText: boolean
}

export interface XmlScanner {
  write(text: string): void
  /** @returns true where the document broke off inside a tag, a comment or an element that was passed over */
  end(): boolean
}

/** A tag longer than this is none: its `<` is taken for text. */
const longestTag = 1_048_576
const longestName = 100

/** What is to be found next, of a piece that is not at an end yet. */
type Mode = 'content' | 'cdata' | 'comment' | 'instruction' | 'skip' | 'skip-cdata'

const endOf: Readonly<Record<Exclude<Mode, 'content' | 'skip'>, string>> = {
  cdata: ']]>',
  comment: '-->',
  instruction: '?>',
  'skip-cdata': ']]>',
}

export function createXmlScanner(listener: XmlListener): XmlScanner {
  let rest = ''
  let mode: Mode = 'content'
  let skipped = ''

  /** One step from `at`; undefined where more text is needed. */
  function step(text: string, at: number): number | undefined {
    if (mode === 'content') return content(text, at)
    if (mode === 'skip') return skip(text, at)
    const end = text.indexOf(endOf[mode], at)
    if (mode === 'cdata' && listener.wantsText) {
      // Two characters may begin the end of it.
      const stop = end < 0 ? Math.max(at, text.length - 2) : end
      if (stop > at) listener.text(text.slice(at, stop))
      if (end < 0) return stop > at ? stop : undefined
    }
    if (end < 0) return text.length - at > 2 ? text.length - 2 : undefined
    const length = endOf[mode].length
    mode = mode === 'skip-cdata' ? 'skip' : 'content'
    return end + length
  }

  function content(text: string, at: number): number | undefined {
    const tag = text.indexOf('<', at)
    const stop = tag < 0 ? text.length : tag
    if (stop > at) {
      if (listener.wantsText) {
        // An entity may be torn between two pieces.
        const whole = tag < 0 ? beforeTornEntity(text, at) : stop
        if (whole > at) listener.text(resolved(text.slice(at, whole)))
        return whole > at ? whole : undefined
      }
      return stop
    }
    return tag < 0 ? undefined : markup(text, tag)
  }

  function markup(text: string, at: number): number | undefined {
    const next = text.charCodeAt(at + 1)
    if (Number.isNaN(next)) return undefined
    if (next === 0x21) {
      if (text.length - at < 9 && '<![CDATA['.startsWith(text.slice(at))) return undefined
      if (text.startsWith('<![CDATA[', at)) return enter('cdata', at + 9)
      if (text.startsWith('<!--', at)) return enter('comment', at + 4)
      if (text.length - at < 4) return undefined
      return declarationEnd(text, at)
    }
    if (next === 0x3f) return enter('instruction', at + 2)
    if (next === 0x2f) return close(text, at)
    return isNameStart(next) ? open(text, at) : literal(at)
  }

  const enter = (entered: Mode, at: number): number => {
    mode = entered
    return at
  }
  const literal = (at: number): number => {
    if (listener.wantsText) listener.text('<')
    return at + 1
  }

  function close(text: string, at: number): number | undefined {
    const end = text.indexOf('>', at)
    if (end < 0) return text.length - at > longestName ? literal(at) : undefined
    const name = end - at > longestName ? '' : localName(text.slice(at + 2, end).trim())
    if (!listener.knows(name)) return literal(at)
    listener.close(name)
    return end + 1
  }

  function open(text: string, at: number): number | undefined {
    const nameEnd = nameEndAt(text, at + 1)
    if (nameEnd === text.length && nameEnd - at <= longestName) return undefined
    const full = text.slice(at + 1, nameEnd)
    const name = localName(full)
    if (!listener.knows(name)) return literal(at)
    const end = tagEnd(text, nameEnd)
    if (end < 0) return text.length - at > longestTag ? literal(at) : undefined
    const alone = text.charCodeAt(end - 1) === 0x2f
    const passOver = listener.open(name, () => attributesIn(text.slice(nameEnd, end)))
    if (alone) listener.close(name)
    else if (passOver) {
      skipped = `</${full}`
      mode = 'skip'
    }
    return end + 1
  }

  /** To the element’s own end tag; one inside CDATA is not it. */
  function skip(text: string, at: number): number | undefined {
    const end = text.indexOf(skipped, at)
    const data = text.indexOf('<![CDATA[', at)
    if (data >= 0 && (end < 0 || data < end)) return enter('skip-cdata', data + 9)
    if (end >= 0) return enter('content', end)
    const keep = Math.max(skipped.length, 9)
    return text.length - at > keep ? text.length - keep : undefined
  }

  return {
    write(piece) {
      const text = rest === '' ? piece : rest + piece
      let at = 0
      for (;;) {
        const next = step(text, at)
        if (next === undefined) break
        at = next
      }
      rest = text.slice(at)
    },
    end() {
      const torn = mode !== 'content' || rest.includes('<')
      if (listener.wantsText && mode === 'content' && !rest.startsWith('<')) listener.text(resolved(rest))
      rest = ''
      return torn
    },
  }
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

const isNameStart = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || code === 0x5f || code >= 0x80

function nameEndAt(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code <= 0x20 || code === 0x2f || code === 0x3e || at - from > longestName) return at
  }
  return text.length
}

/** The `>` that ends a tag: not one inside quotes. */
function tagEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x3e) return at
    if (code === 0x22 || code === 0x27) {
      at = text.indexOf(code === 0x22 ? '"' : "'", at + 1)
      if (at < 0) return -1
    }
  }
  return -1
}

/** `<!DOCTYPE …>`, with what stands in square brackets. */
function declarationEnd(text: string, at: number): number | undefined {
  const bracket = text.indexOf('[', at)
  const end = text.indexOf('>', at)
  if (end < 0) return text.length - at > longestTag ? at + 2 : undefined
  if (bracket < 0 || bracket > end) return end + 1
  const closed = /\]\s*>/.exec(text.slice(bracket, bracket + longestTag))
  if (closed === null) return text.length - at > longestTag ? end + 1 : undefined
  return bracket + closed.index + closed[0].length
}

const attribute = /([^\s=/"'<>]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g
const mostAttributes = 200

/** The first value of a name counts. */
function attributesIn(tag: string): Attributes {
  const found: Record<string, string> = Object.create(null)
  attribute.lastIndex = 0
  for (let count = 0; count < mostAttributes; count++) {
    const match = attribute.exec(tag)
    if (match === null) break
    const name = localName(match[1] as string)
    if (found[name] === undefined) found[name] = resolved(match[2] ?? match[3] ?? '')
  }
  return found
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: ' ' }

/** Entities of XML, and the one of HTML that reports are full of; any other stays as it is written. */
const resolved = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,4}));/gi, (whole, decimal, hex, name) =>
        name === undefined
          ? character(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16))
          : (entities[name] ?? whole),
      )
    : text

/** What XML forbids becomes U+FFFD, as in the text itself. */
const character = (code: number): string =>
  code > 0x10ffff || (code < 0x20 && code !== 9 && code !== 10 && code !== 13) || (code >= 0xd800 && code < 0xe000)
    ? '\ufffd'
    : String.fromCodePoint(code)

const beforeTornEntity = (text: string, from: number): number => {
  const torn = text.lastIndexOf('&')
  return torn >= from && text.length - torn < 12 && !text.includes(';', torn) ? torn : text.length
}
