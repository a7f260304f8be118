/** Keeps what people said of an alarm in a history at hand: a file, or a folder of them such as a watch keeps. */
import { readdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { isFolder } from '../../adapters/files/folder.js'
import { readHistoryFile } from '../../adapters/stores/file/index.js'
import { findRun, isAlarmed, type Said } from '../../core/history/feedback.js'
import { keyText } from '../../core/history/order.js'
import type { RunKey, RunRecord } from '../../core/model/index.js'
import { type Io, UsageError } from '../command.js'
import { changeHistory } from '../history/files.js'
import { unknownRun } from './unknown-run.js'

interface Kept {
  readonly key: RunKey
  readonly file: string
  /** What the person may want to know of it. */
  readonly note: string
}

/** @throws UsageError when there is no such history, none of it can be read, or no or several of them hold the run */
export async function keepFeedback(
  { given, was, path }: { readonly given: string; readonly was: Said; readonly path: string },
  io: Io,
): Promise<Kept> {
  const files = await historiesOf(path, io)
  const found: { readonly file: string; readonly record: RunRecord }[] = []
  const all: RunRecord[] = []
  for (const file of files) {
    const loaded = await readHistoryFile(resolve(io.cwd, file))
    if (loaded.kind === 'missing') throw new UsageError([`--history: there is no ${file}`])
    if (loaded.kind === 'corrupt') throw new UsageError([`--history: ${file}: ${loaded.reason}`])
    all.push(...loaded.value.records)
    const record = findRun(given, loaded.value.records)
    if (record !== undefined) found.push({ file, record })
  }
  const [one, ...others] = found
  if (one === undefined) throw new UsageError([unknownRun(given, path, all)])
  if (others.length > 0)
    throw new UsageError([
      `RUN: ${given} is in ${found.map(({ file }) => file).join(' and ')}; name one with --history`,
    ])
  const { file, record } = one
  const id = keyText(record.key)
  const observedAt = new Date(io.now()).toISOString()
  const feedback = { value: was, status: 'completed', source: 'step', observedAt } as const
  await changeHistory(file, io, (records) =>
    records.map((each) => (keyText(each.key) === id ? { ...each, feedback } : each)),
  )
  const silent = was === 'false-alarm' && record.judgement !== undefined && !isAlarmed(record)
  return { key: record.key, file, note: silent ? '; nothing abnormal had been said of it' : '' }
}

async function historiesOf(path: string, io: Io): Promise<readonly string[]> {
  const full = resolve(io.cwd, path)
  if (!(await isFolder(full))) return [path]
  const names = await readdir(full, { recursive: true })
  const files = names.filter((name) => name.endsWith('.jsonl.gz')).sort()
  if (files.length === 0) throw new UsageError([`--history: no history (.jsonl.gz) in ${path}`])
  return files.map((name) => join(path, name))
}
