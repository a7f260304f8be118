/**
 * The cheap first look at a log: one automaton (Aho & Corasick, CACM 18(6), 1975) over the raw bytes finds the lines that
 * contain any literal of any rule, in one table step a byte whatever the number of rules. ASCII case is folded.
 *
 * `\n` and `\r` are symbols of the alphabet too, so that the same loop finds the line ends. States that need a look
 * (a literal ends here, or the line does) are numbered last: the inner loop compares once.
 */

export interface Gate {
  /** Alphabet class of each byte. */
  readonly classes: Uint8Array
  /** Next state, premultiplied by the number of classes. */
  readonly table: Int32Array
  readonly width: number
  /** States at or above this one need a look. */
  readonly special: number
  readonly newline: number
  readonly carriage: number
  /** Ids of the literals that end in a special state; index is (state − special) / width. */
  readonly outputs: readonly (readonly number[])[]
}

interface Node {
  readonly next: Map<number, number>
  fail: number
  out: number[]
}

const fold = (byte: number): number => (byte >= 65 && byte <= 90 ? byte + 32 : byte)

/** Builds the automaton. `literals[i]` gets the id `i`; non-ASCII literals are compared as UTF-8. */
export function buildGate(literals: readonly string[]): Gate {
  const encoder = new TextEncoder()
  const words = literals.map((literal) => [...encoder.encode(literal)].map(fold))
  const classes = new Uint8Array(256)
  classes[10] = 1
  classes[13] = 2
  let width = 3
  for (const byte of new Set(words.flat())) if (classes[byte] === 0) classes[byte] = width++
  for (let byte = 65; byte <= 90; byte++) classes[byte] = classes[byte + 32] ?? 0

  const nodes: Node[] = [{ next: new Map(), fail: 0, out: [] }]
  words.forEach((word, id) => {
    let at = 0
    for (const byte of word) {
      const symbol = classes[byte] ?? 0
      const known = nodes[at]?.next.get(symbol)
      if (known === undefined) {
        nodes.push({ next: new Map(), fail: 0, out: [] })
        nodes[at]?.next.set(symbol, nodes.length - 1)
        at = nodes.length - 1
      } else at = known
    }
    if (at !== 0) nodes[at]?.out.push(id)
  })
  return tabulate(nodes, classes, width)
}

function tabulate(nodes: Node[], classes: Uint8Array, width: number): Gate {
  const order: number[] = [0]
  const full = new Int32Array(nodes.length * width)
  for (let head = 0; head < order.length; head++) {
    const at = order[head] ?? 0
    const node = nodes[at]
    if (node === undefined) continue
    const base = at * width
    const failBase = node.fail * width
    for (let symbol = 0; symbol < width; symbol++) {
      const child = node.next.get(symbol)
      const fallback = at === 0 ? 0 : (full[failBase + symbol] ?? 0)
      full[base + symbol] = child ?? fallback
      if (child === undefined) continue
      const below = nodes[child]
      if (below === undefined) continue
      below.fail = fallback
      below.out = [...new Set([...below.out, ...(nodes[fallback]?.out ?? [])])]
      order.push(child)
    }
  }
  // Renumber: quiet states first, breadth first for locality; then the speaking ones; then the two line ends.
  const quiet = order.filter((at) => nodes[at]?.out.length === 0)
  const speaking = order.filter((at) => (nodes[at]?.out.length ?? 0) > 0)
  const number = new Int32Array(nodes.length)
  ;[...quiet, ...speaking].forEach((at, index) => {
    number[at] = index * width
  })
  const newline = nodes.length * width
  const carriage = newline + width
  const table = new Int32Array((nodes.length + 2) * width)
  for (let at = 0; at < nodes.length; at++)
    for (let symbol = 0; symbol < width; symbol++)
      table[(number[at] ?? 0) + symbol] =
        symbol === 1 ? newline : symbol === 2 ? carriage : (number[full[at * width + symbol] ?? 0] ?? 0)
  for (let symbol = 0; symbol < width; symbol++) {
    table[newline + symbol] = table[symbol] ?? 0
    table[carriage + symbol] = table[symbol] ?? 0
  }
  return {
    classes,
    table,
    width,
    special: quiet.length * width,
    newline,
    carriage,
    outputs: speaking.map((at) => nodes[at]?.out ?? []),
  }
}
