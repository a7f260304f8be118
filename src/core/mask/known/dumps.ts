/** Known values in what xxd, hexdump and od print: numbers or characters in columns, an address before and the text beside. */

type Mask = (text: string) => string

/** A line of a dump: `start` is what is no content. */
interface Row {
  readonly at: number
  readonly end: number
  readonly start: string
  readonly body: string
}

/** What runners, docker and compose put before a line. */
const frame =
  '(?:\\d{4}-\\d\\d-\\d\\d[T ][\\d:.,]{6,20}Z? |\\[[^\\]\\r\\n]{1,40}\\] |[\\w.-]{1,40}[ \\t]{0,10}\\| |#\\d{1,4} [\\d.]{1,12} )?'
/** An address, or nothing but numbers of one width. */
const rowPattern = new RegExp(
  `^(${frame}[ \\t]{0,8}(?:[0-9a-f]{6,16}:?(?=[ \\t]{1,4}\\S)|(?=(?:[0-9a-f]{4}[ \\t]){3})))([^\\r\\n]{4,200})`,
  'gim',
)

/** @param masks find the values in a text, whole ones first, then parts of them @param longest bytes of the longest value */
export function dumpMask(masks: readonly Mask[], longest: number): Mask {
  const width = Math.min(512, 4 + Math.ceil((longest * 3) / 8))
  return (text) => {
    let masked = ''
    let copied = 0
    for (const rows of blocksOf(text))
      for (const row of rowsToMask(rows, { masks, width })) {
        masked += `${text.slice(copied, row.at)}${row.start} ***`
        copied = row.end
      }
    return copied === 0 ? text : masked + text.slice(copied)
  }
}

/** Rows that follow each other. */
function* blocksOf(text: string): Generator<readonly Row[]> {
  let block: Row[] = []
  for (const found of text.matchAll(rowPattern)) {
    const [whole, start = '', body = ''] = found
    const last = block.at(-1)
    if (
      last !== undefined &&
      !/^\r?\n(?:[^\r\n]{0,60}\*\r?\n)?$/.test(text.slice(last.end, found.index).slice(0, 80))
    ) {
      yield block
      block = []
    }
    block.push({ at: found.index, end: found.index + whole.length, start, body })
  }
  if (block.length > 0) yield block
}

interface Search {
  readonly masks: readonly Mask[]
  /** Rows a value may go over. */
  readonly width: number
}

function rowsToMask(rows: readonly Row[], { masks, width }: Search): readonly Row[] {
  const hits = new Set<number>()
  for (const read of readings) {
    const texts = rows.map(({ body }) => read(body))
    if (texts.every((text) => text === undefined)) continue
    for (const mask of masks) {
      const masked = texts.map((text, at) => (text === undefined || hits.has(at) ? '\n' : text))
      collect(masked, { mask, width, from: 0, to: rows.length, hits })
    }
  }
  return rows.filter((_, at) => hits.has(at))
}

interface Part {
  readonly mask: Mask
  readonly width: number
  readonly from: number
  readonly to: number
  readonly hits: Set<number>
}

/** Halves what holds a value until it is no longer than one may be, and takes off what it needs not. */
function collect(texts: readonly string[], part: Part): void {
  const { mask, width, from, to, hits } = part
  const holds = (start: number, end: number): boolean => {
    const text = texts.slice(start, end).join('')
    return mask(text) !== text
  }
  if (from >= to || !holds(from, to)) return
  if (to - from > width * 2) {
    const middle = (from + to) >> 1
    collect(texts, { ...part, to: Math.min(to, middle + width) })
    collect(texts, { ...part, from: middle })
    return
  }
  let [start, end] = [from, to]
  while (end - 1 > start && holds(start, end - 1)) end--
  while (start + 1 < end && holds(start + 1, end)) start++
  for (let at = start; at < end; at++) hits.add(at)
  collect(texts, { ...part, from: end })
  collect(texts, { ...part, to: start })
}

type Reading = (body: string) => string | undefined

const textOf = (codes: readonly number[]): string => String.fromCharCode(...codes)

/** Numbers of one width; what follows them is the text beside. */
const numbers =
  (pattern: RegExp, bytes: (number: string) => readonly number[]): Reading =>
  (body) => {
    const found = body.match(pattern)
    return found === null ? undefined : textOf(found.flatMap((number) => bytes(number)))
  }

const pairs = (number: string): readonly number[] =>
  (number.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16))
/** A word of two bytes, the lower one first. */
const word = (value: number): readonly number[] => [value & 255, (value >> 8) & 255]

/** The text of a row, by each way of writing it. */
const readings: readonly Reading[] = [
  numbers(/(?<=^[ \t]*(?:[0-9a-f]{2}[ \t-]{1,2}){0,32})[0-9a-f]{2}(?![0-9a-f])/gi, pairs),
  numbers(/(?<=^[ \t]*(?:[0-9a-f]{4}[ \t]{1,3}){0,16})(?:[0-9a-f]{4}|[0-9a-f]{2})(?![0-9a-f])/gi, pairs),
  numbers(/(?<=^[ \t]*(?:[0-9a-f]{4}[ \t]{1,4}){0,16})[0-9a-f]{4}(?![0-9a-f])/gi, (number) =>
    [...pairs(number)].reverse(),
  ),
  numbers(/(?<=^[ \t]*(?:[0-9a-f]{8}[ \t]{1,4}){0,8})[0-9a-f]{8}(?![0-9a-f])/gi, (number) =>
    [...pairs(number)].reverse(),
  ),
  numbers(/(?<=^[ \t]*(?:[0-9a-f]{16}[ \t]{1,4}){0,4})[0-9a-f]{16}(?![0-9a-f])/gi, (number) =>
    [...pairs(number)].reverse(),
  ),
  numbers(/(?<=^[ \t]*(?:[0-7]{3}[ \t]{1,4}){0,32})[0-7]{3}(?!\d)/g, (number) => [Number.parseInt(number, 8) & 255]),
  numbers(/(?<=^[ \t]*(?:[0-7]{6}[ \t]{1,4}){0,16})[0-7]{6}(?!\d)/g, (number) => word(Number.parseInt(number, 8))),
  numbers(/(?<=^[ \t]*(?:\d{1,5}[ \t]{1,5}){0,16})\d{4,5}(?!\d)/g, (number) => word(Number(number))),
  numbers(/(?<=^[ \t]*(?:\d{1,3}[ \t]{1,4}){0,32})\d{1,3}(?!\d)/g, (number) => [Number(number) & 255]),
  numbers(/(?<=^[ \t]*(?:[01]{8}[ \t]{1,2}){0,16})[01]{8}(?!\d)/g, (number) => [Number.parseInt(number, 2)]),
  characters,
]

const escaped: Readonly<Record<string, string>> = {
  '\\0': '\0',
  '\\n': '\n',
  '\\r': '\r',
  '\\t': '\t',
  nul: '\0',
  sp: ' ',
  nl: '\n',
  cr: '\r',
  ht: '\t',
}

/** `od -c` and `od -a`: four columns a character. */
function characters(body: string): string | undefined {
  const columns = body.match(/.{4}/g)
  if (
    columns === null ||
    !columns.every((column) => /^ {2}(?: \S|\\?\w\w?|\s\s)$|^ (?:\d{3}|nul|del|esc)$|^ {2}\S\S$/.test(column))
  )
    return undefined
  return columns
    .map((column) => {
      const sign = column.trim()
      if (/^\d{3}$/.test(sign)) return String.fromCharCode(Number.parseInt(sign, 8) & 255)
      return escaped[sign] ?? (sign === '' ? ' ' : sign)
    })
    .join('')
}
