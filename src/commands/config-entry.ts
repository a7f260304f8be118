/** Adds an entry to a list of the configuration file; comments and everything else in it stay as they were. */
import { access } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { makeFolder } from '../adapters/files/folder.js'
import { readRegular } from '../adapters/files/read.js'
import { replaceFile } from '../adapters/files/replace.js'
import { describeFault } from '../config/config.js'
import { type FileConfig, readFileConfig } from '../config/file.js'
import { messageOf } from '../core/run/errors.js'
import { type Io, UsageError } from './command.js'

export const defaultConfigFile = '.github/pipeline-guard.yml'
/** Where a repository on GitLab may keep it; it is read there only while the other is absent. */
const gitlabOwn = '.gitlab/pipeline-guard.yml'

/** The file as given, else the one that would be read: writing the other would hide it. */
export async function configFileOf(given: string | undefined, io: Io): Promise<string> {
  if (given !== undefined) return given
  const isThere = (file: string): Promise<boolean> =>
    access(resolve(io.cwd, file)).then(
      () => true,
      () => false,
    )
  return !(await isThere(defaultConfigFile)) && (await isThere(gitlabOwn)) ? gitlabOwn : defaultConfigFile
}

type Entry = Readonly<Record<string, string>>

export interface Addition {
  readonly file: string
  readonly list: 'expected-changes' | 'feedback'
  readonly entry: Entry
  /** What speaks against the entry, given what the file says already. */
  readonly refuse?: (known: FileConfig) => string | undefined
  /** The key by which an entry that is there already is this one: it is changed in place of a second one. */
  readonly same?: (known: Entry) => boolean
}

/**
 * The file’s text with the entry, not yet written.
 *
 * @throws UsageError when the file is faulty before or would be after, or the entry is refused
 */
export async function textWith(addition: Addition, io: Io): Promise<string> {
  const { file, list, entry } = addition
  const text = await present(resolve(io.cwd, file))
  const before = await readFileConfig(text, file)
  if (before.kind === 'faulty') throw new UsageError(before.faults.map(describeFault))
  const refusal = addition.refuse?.(before.value)
  if (refusal !== undefined) throw new UsageError([refusal])
  const { parseDocument, isMap, isSeq } = await import(/* webpackMode: "eager" */ 'yaml')
  const document = parseDocument(text)
  const known = document.get(list)
  const twin = isSeq(known)
    ? known.items.find((item) => isMap(item) && addition.same?.(textsOf(item.toJSON())) === true)
    : undefined
  if (isMap(twin)) for (const [name, value] of Object.entries(entry)) twin.set(name, value)
  else if (isSeq(known)) {
    // An empty list is written `[]`: an entry put there would make one long line.
    if (known.items.length === 0) known.flow = false
    known.add(document.createNode(entry))
  } else document.set(list, document.createNode([entry]))
  const written = document.toString({ lineWidth: 0 })
  const after = await readFileConfig(written, file)
  if (after.kind === 'faulty') throw new UsageError(after.faults.map(describeFault))
  return text.includes('\r\n') ? written.replace(/\r?\n/g, '\r\n') : written
}

const textsOf = (item: unknown): Entry =>
  Object.fromEntries(Object.entries(item as object).map(([name, value]) => [name, String(value)]))

/** The file’s text, empty where there is none. */
const present = (path: string): Promise<string> =>
  readRegular(path, 1048576).then(String, (cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return ''
    throw new UsageError([`--config-file: ${path} cannot be read: ${cause.message}`])
  })

/** By a draft and a rename, so that a crash never leaves half a file. */
export async function writeConfig(file: string, text: string, io: Io): Promise<void> {
  const path = resolve(io.cwd, file)
  await makeFolder(dirname(path))
  await replaceFile({ path, bytes: text, cwd: io.cwd }).catch((cause: unknown) => {
    throw new UsageError([`--config-file: ${messageOf(cause)}`])
  })
}

export const optional = (name: string, value: string | undefined): Entry =>
  value === undefined ? {} : { [name]: value }
