/** What the server reads: a history, the last result, and logs below one folder. Nothing is written. */
import { readdir, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { isFolder } from '../../adapters/files/folder.js'
import { openRegular, readRegular } from '../../adapters/files/read.js'
import { outsideOf } from '../../adapters/files/text.js'
import { mergeHistories } from '../../core/history/merge.js'
import { oldestFirst } from '../../core/history/order.js'
import type { Learnt, Result, RunRecord } from '../../core/model/index.js'
import { resultSchema } from '../../core/model/result.js'
import { codeOf, messageOf } from '../../core/run/errors.js'
import { type Io, UsageError } from '../command.js'
import { readHistory } from '../history/input.js'
import { ToolFault } from './fault.js'

export interface History {
  /** Oldest first, at least one. */
  readonly records: readonly RunRecord[]
  readonly learnt: readonly Learnt[]
}

export interface Source {
  /** @throws ToolFault where there is none, or it holds no run */
  history(): Promise<History>
  /** What the last run of Pipeline Guard had to say; undefined where no file of it is there. @throws ToolFault */
  result(): Promise<Result | undefined>
  /** @throws ToolFault where the path leads out of the folder, or cannot be read */
  log(path: string): Promise<AsyncIterable<Uint8Array>>
}

export interface Places {
  /** No client reads a log outside it. */
  readonly root: string
  /** A history, or the folder of a watch. */
  readonly history: string
  readonly resultFile: string
}

const largestResult = 32 * 1048576
/** A log beyond this is not for an answer in time: the command line reads it. */
export const largestLog = 256 * 1048576
/** A watch has one for each repository. */
const mostFiles = 500

export function openSource(places: Places, io: Io): Source {
  const history = whileUnchanged(
    () => historyFiles(places.history),
    (files) => loadHistory(files, io),
  )
  return {
    history,
    async result() {
      try {
        return resultSchema.parse(JSON.parse(String(await readRegular(places.resultFile, largestResult))))
      } catch (error) {
        if (codeOf(error) === 'ENOENT') return undefined
        throw new ToolFault([
          `${places.resultFile}: is no result of pipeline-guard (${messageOf(error).slice(0, 100)}); write one with run --result-file`,
        ])
      }
    },
    log: (path) => openLog(places.root, path),
  }
}

async function openLog(root: string, path: string): Promise<AsyncIterable<Uint8Array>> {
  const outside = outsideOf(root, path)
  if (outside !== undefined) throw new ToolFault([`path: ${outside}; name a log below it`])
  try {
    const handle = await openRegular(resolve(root, path))
    const { size } = await handle.stat()
    if (size <= largestLog) return handle.createReadStream({ highWaterMark: 1 << 20 })
    await handle.close()
    throw new Error(`has ${size} bytes, at most ${largestLog} are read here; use pipeline-guard diagnose`)
  } catch (error) {
    throw new ToolFault([
      `path: ${path}: ${codeOf(error) === 'ENOENT' ? 'there is no such file; give it relative to the root' : messageOf(error)}`,
    ])
  }
}

/** The history itself, or all there are in a folder: of a watch (`history/`), or side by side. */
async function historyFiles(path: string): Promise<readonly string[]> {
  const there = await stat(path).catch((error) => {
    throw new ToolFault([
      codeOf(error) === 'ENOENT'
        ? `${path}: there is no history yet; start the server with --history FILE, or let pipeline-guard run once`
        : messageOf(error),
    ])
  })
  if (!there.isDirectory()) return [path]
  const folder = (await isFolder(join(path, 'history'))) ? join(path, 'history') : path
  const names = (await readdir(folder)).filter((name) => /\.jsonl(?:\.gz)?$/.test(name)).sort()
  if (names.length === 0) throw new ToolFault([`${path}: holds no history (*.jsonl.gz)`])
  if (names.length > mostFiles)
    throw new ToolFault([`${path}: holds ${names.length} histories, at most ${mostFiles} are read; name one of them`])
  return names.map((name) => join(folder, name))
}

async function loadHistory(files: readonly string[], io: Io): Promise<History> {
  const read = []
  try {
    for (const file of files) read.push(await readHistory(file, io))
  } catch (error) {
    if (error instanceof UsageError) throw new ToolFault(error.faults)
    throw error
  }
  const records = oldestFirst(mergeHistories(...read.map((one) => one.records)))
  if (records.length === 0) throw new ToolFault(['the history holds no run yet'])
  return { records, learnt: read.flatMap((one) => one.learnt ?? []) }
}

/** Reads anew only when a file has changed: an agent asks many questions of one history. */
function whileUnchanged<T>(list: () => Promise<readonly string[]>, load: (files: readonly string[]) => Promise<T>) {
  let known: { readonly mark: string; readonly value: Promise<T> } | undefined
  return async (): Promise<T> => {
    const files = await list()
    const marks = await Promise.all(
      files.map((file) =>
        stat(file).then(
          ({ size, mtimeMs, ino }) => `${file} ${size} ${mtimeMs} ${ino}`,
          () => file,
        ),
      ),
    )
    const mark = marks.join('\n')
    if (known?.mark !== mark) {
      const value = load(files)
      known = { mark, value }
      // A fault is told to whoever asked; the next question tries again.
      value.catch(() => {
        if (known?.value === value) known = undefined
      })
    }
    return known.value
  }
}
