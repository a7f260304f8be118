/**
 * The cheap first look at a log: one automaton (Aho & Corasick, CACM 18(6), 1975) over the raw bytes finds the lines that
 * contain any literal of any rule, in one table step a byte whatever the number of rules. ASCII case is folded.
 *
 * It may say yes too often, never no: of a long literal only its rarest twelve bytes are kept, and digits share a class, as do the
 * rarest symbols, so that the table stays within the processor's cache. `\n`, `\r` and ESC are symbols of the alphabet too, so
 * that one loop finds the line ends and steps over colours. States that need a look are numbered last: the inner loop
 * compares once.
 */

export interface Gate {
  /** Alphabet class of each byte, below 64. */
  readonly classes: Uint8Array
  /** Next state at `(state << 6) | class`. */
  readonly table: Uint16Array
  /** States at or above this one need a look. */
  readonly special: number
  readonly newline: number
  readonly carriage: number
  /** Entered on ESC: the reader steps over the colour sequence and goes on where it was, as if it were not there. */
  readonly colour: number
  /** Ids of the literals that end in a special state; index is state − special. */
  readonly outputs: readonly (readonly number[])[]
}

const shift = 6
const width = 1 << shift
const longestWord = 12
const [other, newlineSymbol, carriageSymbol, colourSymbol, shared] = [0, 1, 2, 3, 63]

/** How common a byte is in logs, roughly: letters by English frequency, then digits and separators. */
const common = 'etaoinsrhldcumfpgwybvk .-/:_0'

/** ASCII case is folded, and digits are one. */
const fold = (byte: number): number => (byte >= 65 && byte <= 90 ? byte + 32 : byte >= 48 && byte <= 57 ? 48 : byte)
const rarity = (byte: number): number => {
  const at = common.indexOf(String.fromCharCode(byte))
  return at < 0 ? 40 : at < 22 ? at : 18
}

/** The rarest window of a literal: every line with the literal has it. */
function windowOf(word: readonly number[]): readonly number[] {
  let best = 0
  let bestSum = -1
  for (let from = 0; from + longestWord <= word.length; from++) {
    const sum = word.slice(from, from + longestWord).reduce((total, byte) => total + rarity(byte), 0)
    if (sum > bestSum) [best, bestSum] = [from, sum]
  }
  return word.slice(best, best + longestWord)
}

/** Builds the automaton. `literals[i]` gets the id `i`; others than ASCII are compared as UTF-8. */
export function buildGate(literals: readonly string[]): Gate {
  const encoder = new TextEncoder()
  const words = literals.map((literal) => windowOf([...encoder.encode(literal)].map(fold)))
  const classes = classesFor(words)
  const most = words.reduce((sum, word) => sum + word.length, 1) + 3
  if (most > 0xffff) throw new RangeError(`too many literals: ${most} states`)
  const children = new Uint16Array(most * width)
  const found: number[][] = [[]]
  words.forEach((word, id) => {
    let at = 0
    for (const byte of word) {
      const slot = (at << shift) | (classes[byte] ?? 0)
      if (children[slot] === 0) {
        children[slot] = found.length
        found.push([])
      }
      at = children[slot] ?? 0
    }
    if (at !== 0) found[at]?.push(id)
  })
  return tabulate(children, found, classes)
}

function classesFor(words: readonly (readonly number[])[]): Uint8Array {
  const uses = new Map<number, number>()
  // A short literal has no other byte to be told by, so its own come first.
  for (const word of words) for (const byte of word) uses.set(byte, (uses.get(byte) ?? 0) + (word.length < 5 ? 100 : 1))
  const classes = new Uint8Array(256)
  classes[10] = newlineSymbol
  classes[13] = carriageSymbol
  classes[27] = colourSymbol
  let next = colourSymbol + 1
  for (const [byte] of [...uses].sort((a, b) => b[1] - a[1]))
    if (classes[byte] === other) classes[byte] = next < shared ? next++ : shared
  for (let byte = 0; byte < 128; byte++) if (fold(byte) !== byte) classes[byte] = classes[fold(byte)] ?? other
  return classes
}

/** Fills in the failure transitions breadth first, and renumbers: quiet states, speaking states, the three line marks. */
function tabulate(children: Uint16Array, found: readonly number[][], classes: Uint8Array): Gate {
  const count = found.length
  const full = new Uint16Array(count * width)
  const fail = new Uint16Array(count)
  const order = new Uint16Array(count)
  let tail = 1
  for (let head = 0; head < tail; head++) {
    const at = order[head] ?? 0
    const back = (fail[at] ?? 0) << shift
    for (let symbol = 0; symbol < width; symbol++) {
      const child = children[(at << shift) | symbol] ?? 0
      const fallback = at === 0 ? 0 : (full[back | symbol] ?? 0)
      full[(at << shift) | symbol] = child === 0 ? fallback : child
      if (child === 0) continue
      fail[child] = fallback
      const inherited = found[fallback] ?? []
      if (inherited.length > 0) found[child]?.push(...inherited)
      order[tail++] = child
    }
  }
  const speaks = (at: number): boolean => (found[at]?.length ?? 0) > 0
  const quiet = [...order].filter((at) => !speaks(at))
  const speaking = [...order].filter(speaks)
  const number = new Uint16Array(count)
  ;[...quiet, ...speaking].forEach((at, index) => {
    number[at] = index
  })
  const [newline, carriage, colour] = [count, count + 1, count + 2]
  const marks = [0, newline, carriage, colour]
  const table = new Uint16Array((count + 3) * width)
  const fill = (row: number, from: number): void => {
    for (let symbol = 0; symbol < width; symbol++)
      table[(row << shift) | symbol] =
        symbol > other && symbol <= colourSymbol
          ? (marks[symbol] ?? 0)
          : (number[full[(from << shift) | symbol] ?? 0] ?? 0)
  }
  for (let at = 0; at < count; at++) fill(number[at] ?? 0, at)
  for (const mark of [newline, carriage, colour]) fill(mark, 0)
  const outputs = speaking.map((at) => [...new Set(found[at])])
  return { classes, table, special: quiet.length, newline, carriage, colour, outputs }
}
