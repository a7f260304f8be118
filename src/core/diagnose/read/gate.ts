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
const rarities = Uint8Array.from({ length: 256 }, (_, byte) => {
  const at = common.indexOf(String.fromCharCode(byte))
  return at < 0 ? 40 : at < 22 ? at : 18
})

/** The rarest window of a literal: every line with the literal has it. */
function windowOf(word: Uint8Array): Uint8Array {
  let best = 0
  let bestSum = -1
  let sum = 0
  for (let at = 0; at < word.length; at++) {
    sum += rarities[word[at] ?? 0] ?? 0
    if (at >= longestWord) sum -= rarities[word[at - longestWord] ?? 0] ?? 0
    if (at >= longestWord - 1 && sum > bestSum) [best, bestSum] = [at - longestWord + 1, sum]
  }
  return word.subarray(best, best + longestWord)
}

/** Builds the automaton. `literals[i]` gets the id `i`; others than ASCII are compared as UTF-8. */
export function buildGate(literals: readonly string[]): Gate {
  const encoder = new TextEncoder()
  const words = literals.map((literal) => windowOf(encoder.encode(literal).map(fold)))
  const classes = classesFor(words)
  const most = words.reduce((sum, word) => sum + word.length, 1) + 3
  if (most > 0xffff) throw new RangeError(`too many literals: ${most} states`)
  return tabulate(trieOf(words, classes, most), classes)
}

/** A state is an index; 0 is the root, and nobody’s child. */
interface Trie {
  readonly count: number
  readonly firstChild: Uint16Array
  readonly sibling: Uint16Array
  /** The class that leads to a state. */
  readonly symbols: Uint8Array
  /** Ids of the literals that end in a state; most states have none. */
  readonly found: Map<number, number[]>
}

/** The child of a state by a class; 0 where there is none. */
function childOf(
  { firstChild, sibling, symbols }: Pick<Trie, 'firstChild' | 'sibling' | 'symbols'>,
  at: number,
  symbol: number,
): number {
  let child = firstChild[at] ?? 0
  while (child !== 0 && symbols[child] !== symbol) child = sibling[child] ?? 0
  return child
}

function trieOf(words: readonly Uint8Array[], classes: Uint8Array, most: number): Trie {
  const trie = { firstChild: new Uint16Array(most), sibling: new Uint16Array(most), symbols: new Uint8Array(most) }
  const found = new Map<number, number[]>()
  let count = 1
  words.forEach((word, id) => {
    let at = 0
    for (const byte of word) {
      const symbol = classes[byte] ?? 0
      let child = childOf(trie, at, symbol)
      if (child === 0) {
        child = count++
        trie.symbols[child] = symbol
        trie.sibling[child] = trie.firstChild[at] ?? 0
        trie.firstChild[at] = child
      }
      at = child
    }
    if (at !== 0) found.set(at, [...(found.get(at) ?? []), id])
  })
  return { ...trie, count, found }
}

function classesFor(words: readonly Uint8Array[]): Uint8Array {
  const uses = new Uint32Array(256)
  // A short literal has no other byte to be told by, so its own come first.
  for (const word of words) for (const byte of word) uses[byte] = (uses[byte] ?? 0) + (word.length < 5 ? 100 : 1)
  const classes = new Uint8Array(256)
  classes[10] = newlineSymbol
  classes[13] = carriageSymbol
  classes[27] = colourSymbol
  let next = colourSymbol + 1
  const byUse = [...uses.keys()].filter((byte) => uses[byte] !== 0).sort((a, b) => (uses[b] ?? 0) - (uses[a] ?? 0))
  for (const byte of byUse) if (classes[byte] === other) classes[byte] = next < shared ? next++ : shared
  for (let byte = 0; byte < 128; byte++) if (fold(byte) !== byte) classes[byte] = classes[fold(byte)] ?? other
  return classes
}

/** Renumbers (quiet states, speaking states, the three line marks) and fills in every transition. */
function tabulate(trie: Trie, classes: Uint8Array): Gate {
  const { count, firstChild, sibling, symbols, found } = trie
  const { order, fail } = breadthFirst(trie)
  const quiet = order.filter((at) => !found.has(at))
  const speaking = order.filter((at) => found.has(at))
  const number = new Uint16Array(count)
  quiet.forEach((at, index) => {
    number[at] = index
  })
  speaking.forEach((at, index) => {
    number[at] = quiet.length + index
  })
  const [newline, carriage, colour] = [count, count + 1, count + 2]
  const table = new Uint16Array((count + 3) * width)
  for (const at of order) {
    const row = (number[at] ?? 0) << shift
    // A state goes where the one it falls back to goes, but for its own children.
    const back = (number[fail[at] ?? 0] ?? 0) << shift
    if (at === 0) table.set([newline, carriage, colour], newlineSymbol)
    else table.copyWithin(row, back, back + width)
    for (let child = firstChild[at] ?? 0; child !== 0; child = sibling[child] ?? 0) {
      const symbol = symbols[child] ?? 0
      if (symbol > colourSymbol) table[row | symbol] = number[child] ?? 0
    }
  }
  for (const mark of [newline, carriage, colour]) table.copyWithin(mark << shift, 0, width)
  const outputs = Array.from(speaking, (at) => [...new Set(found.get(at))])
  return { classes, table, special: quiet.length, newline, carriage, colour, outputs }
}

/** States by depth, and where each falls back to: the state of its longest proper suffix. Suffixes hand on what they found. */
function breadthFirst(trie: Trie) {
  const { count, firstChild, sibling, symbols, found } = trie
  const fail = new Uint16Array(count)
  const order = new Uint16Array(count)
  let tail = 1
  for (let head = 0; head < tail; head++) {
    const at = order[head] ?? 0
    for (let child = firstChild[at] ?? 0; child !== 0; child = sibling[child] ?? 0) {
      order[tail++] = child
      if (at === 0) continue
      const symbol = symbols[child] ?? 0
      let back = fail[at] ?? 0
      while (back !== 0 && childOf(trie, back, symbol) === 0) back = fail[back] ?? 0
      const fallback = childOf(trie, back, symbol)
      fail[child] = fallback
      const inherited = found.get(fallback)
      if (inherited !== undefined) found.set(child, [...(found.get(child) ?? []), ...inherited])
    }
  }
  return { order, fail }
}
