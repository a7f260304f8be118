/** The list’s file as text, with an entry more or fewer; comments and order stay. */
import { fileWithin } from '../../adapters/files/text.js'
import { describeFault } from '../../config/config.js'
import { readQuarantineFile } from '../../config/quarantine-file.js'
import type { QuarantineEntry } from '../../core/tests/quarantine/list.js'
import { type Io, UsageError } from '../command.js'

async function present(file: string, { cwd }: Io): Promise<string> {
  const loaded = await fileWithin(cwd, file)
  if (loaded.kind === 'corrupt') throw new UsageError([`--file: ${file}: ${loaded.reason}`])
  return loaded.kind === 'ok' ? loaded.value : ''
}

/** An entry of the same test is changed in place of a second one. @throws UsageError when the file is faulty, or would be */
export async function textOf(file: string, entry: QuarantineEntry, io: Io): Promise<string> {
  const { document, items } = await documentOf(file, io)
  const { isMap, isSeq } = await import(/* webpackMode: "eager" */ 'yaml')
  const twin = items.find((item) => isMap(item) && item.get('test') === entry.test)
  const list = document.get('quarantine')
  if (isMap(twin)) for (const [name, value] of Object.entries(entry)) twin.set(name, value)
  else if (isSeq(list)) {
    if (list.items.length === 0) list.flow = false
    list.add(document.createNode(entry))
  } else document.set('quarantine', document.createNode([entry]))
  return checked(document.toString({ lineWidth: 0 }), file)
}

export async function withoutEntries(file: string, leaving: readonly QuarantineEntry[], io: Io): Promise<string> {
  const { document } = await documentOf(file, io)
  const { isMap, isSeq } = await import(/* webpackMode: "eager" */ 'yaml')
  const list = document.get('quarantine')
  const names = leaving.map(({ test }) => test)
  if (isSeq(list)) list.items = list.items.filter((item) => !(isMap(item) && names.includes(String(item.get('test')))))
  return checked(document.toString({ lineWidth: 0 }), file)
}

async function documentOf(file: string, io: Io) {
  const { parseDocument, isSeq } = await import(/* webpackMode: "eager" */ 'yaml')
  const text = await checked(await present(file, io), file)
  const document = parseDocument(text)
  const list = document.get('quarantine')
  return { document, items: isSeq(list) ? list.items : [] }
}

async function checked(text: string, file: string): Promise<string> {
  const read = await readQuarantineFile(text, file)
  if (read.kind === 'faulty') throw new UsageError(read.faults.map(describeFault))
  return text
}
