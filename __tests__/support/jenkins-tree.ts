/** What Jenkins' `tree` parameter leaves of an answer: the properties named, ranges of lists, and `_class` always. */
type Json = Readonly<Record<string, unknown>>

interface Wanted {
  readonly from: number
  readonly to: number
  readonly inside: Tree | undefined
}
type Tree = ReadonlyMap<string, Wanted>

export function pruned(value: Json, tree: string): unknown {
  const reader = { text: tree, at: 0 }
  const wanted = readTree(reader)
  if (reader.at < tree.length) throw new Error(`400: the tree is broken at ${tree.slice(reader.at, reader.at + 20)}`)
  return prune(value, wanted)
}

interface Reader {
  readonly text: string
  at: number
}

function readTree(reader: Reader): Tree {
  const tree = new Map<string, Wanted>()
  for (;;) {
    const name = /^\w+/.exec(reader.text.slice(reader.at))?.[0]
    if (name === undefined) throw new Error(`400: a name was expected at ${reader.at}`)
    reader.at += name.length
    let inside: Tree | undefined
    if (reader.text[reader.at] === '[') {
      reader.at += 1
      inside = readTree(reader)
      if (reader.text[reader.at] !== ']') throw new Error('400: ] is missing')
      reader.at += 1
    }
    const range = /^\{(\d*),(\d*)\}/.exec(reader.text.slice(reader.at))
    if (range !== null) reader.at += range[0].length
    tree.set(name, { from: Number(range?.[1] || 0), to: Number(range?.[2] || Number.MAX_SAFE_INTEGER), inside })
    if (reader.text[reader.at] !== ',') return tree
    reader.at += 1
  }
}

function prune(value: unknown, tree: Tree | undefined): unknown {
  if (typeof value !== 'object' || value === null) return value
  const given = value as Json
  const kept: Record<string, unknown> = given['_class'] === undefined ? {} : { _class: given['_class'] }
  for (const [name, { from, to, inside }] of tree ?? []) {
    // A getter is a list that is only made when it is asked for, as that of a job’s builds.
    const field = given[name]
    if (field === undefined) continue
    kept[name] = Array.isArray(field) ? field.slice(from, to).map((one) => prune(one, inside)) : prune(field, inside)
  }
  return kept
}
