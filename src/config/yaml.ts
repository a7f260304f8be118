/** YAML of files that others may have written: bounded, whatever aliases they make of one another. */

export interface YamlFault {
  /** 1-based. */
  readonly line?: number
  readonly code: string
  readonly message: string
}

export type ReadYaml =
  | { readonly kind: 'ok'; readonly value: unknown }
  | { readonly kind: 'faulty'; readonly faults: readonly YamlFault[] }

/** Aliases multiply (“billion laughs”), and one that stands in its own anchor has no end. */
const mostAliases = 50

/** Loaded here: most starts read no such file. */
export async function readYaml(text: string): Promise<ReadYaml> {
  const { isAlias, parseDocument, visit } = await import(/* webpackMode: "eager" */ 'yaml')
  const document = parseDocument(text, { prettyErrors: true, uniqueKeys: true, version: '1.2', logLevel: 'silent' })
  const faults = document.errors.map(({ code, message, linePos }) => ({
    code,
    message: message.split('\n')[0] ?? '',
    ...(linePos === undefined ? {} : { line: linePos[0].line }),
  }))
  if (faults.length > 0) return { kind: 'faulty', faults }
  let aliases = 0
  let isEndless = false
  visit(document, (_key, node, path) => {
    if (!isAlias(node)) return undefined
    aliases += 1
    isEndless ||= path.some((above) => 'anchor' in above && above.anchor === node.source)
    return aliases > mostAliases || isEndless ? visit.BREAK : undefined
  })
  const fault = (message: string): ReadYaml => ({ kind: 'faulty', faults: [{ code: 'ALIASES', message }] })
  if (isEndless) return fault('an alias stands in what it stands for')
  if (aliases > mostAliases) return fault(`at most ${mostAliases} aliases`)
  try {
    return { kind: 'ok', value: document.toJS({ maxAliasCount: mostAliases }) }
  } catch {
    return fault('aliases that multiply')
  }
}

/** @throws Error where it is no YAML, or none that is read */
export async function parseYaml(text: string): Promise<unknown> {
  const read = await readYaml(text)
  if (read.kind === 'ok') return read.value
  throw new Error(read.faults[0]?.message ?? 'no YAML')
}
