/** The elements of one format: those it knows, nested as they are, and the text of those whose text matters. */
import { type Attributes, createXmlScanner } from './scan.js'

export interface Format {
  /** Elements that mean something; tags of any other name are text. */
  readonly known: ReadonlySet<string>
  /** Elements whose text is kept, up to a bound. */
  readonly texts: ReadonlySet<string>
  /** Elements that are passed over unread. */
  readonly skipped: ReadonlySet<string>
}

export interface ElementListener {
  open(name: string, attributes: Attributes): void
  /**
   * @param text of an element whose text is kept, with that of elements inside it
   * @param torn the document broke off before its end
   */
  close(name: string, text: string, torn: boolean): void
}

export interface ElementReader {
  write(text: string): void
  /** @returns true where the document broke off */
  end(): boolean
}

const deepest = 64
const longestText = 16_384

interface Open {
  readonly name: string
  /** Undefined of an element without text of its own. */
  readonly parts: string[] | undefined
  room: number
}

/** @throws Error where elements are nested deeper than any writer does */
export function readElements({ known, texts, skipped }: Format, listener: ElementListener): ElementReader {
  const stack: Open[] = []
  let collector: Open | undefined

  const pop = (torn = false) => {
    const closed = stack.pop()
    if (closed === undefined) return
    collector = stack.findLast(({ parts }) => parts !== undefined)
    const text = closed.parts?.join('') ?? ''
    if (collector !== undefined && text !== '') collect(collector, text)
    listener.close(closed.name, text, torn)
  }
  const scanner = createXmlScanner({
    knows: (name) => known.has(name) || skipped.has(name),
    get wantsText() {
      return collector !== undefined && collector.room > 0
    },
    text(text) {
      if (collector !== undefined) collect(collector, text)
    },
    open(name, attributes) {
      if (skipped.has(name)) return true
      if (stack.length >= deepest) throw new Error(`elements nested deeper than ${deepest}`)
      const opened: Open = { name, parts: texts.has(name) ? [] : undefined, room: longestText }
      stack.push(opened)
      if (opened.parts !== undefined) collector = opened
      listener.open(name, attributes())
      return false
    },
    close(name) {
      if (!stack.some((open) => open.name === name)) return
      // An end tag that is missing is made up for by that of the element around it.
      while (stack.length > 0 && stack.at(-1)?.name !== name) pop()
      pop()
    },
  })
  return {
    write: scanner.write,
    end() {
      const torn = scanner.end() || stack.length > 0
      while (stack.length > 0) pop(true)
      return torn
    },
  }
}

function collect(open: Open, text: string): void {
  if (open.room <= 0) return
  open.parts?.push(text.slice(0, open.room))
  open.room -= text.length
}
