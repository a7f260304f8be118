/** Shows the result away from GitHub: on a terminal or in a build’s console, and in a result file. */
import { randomUUID } from 'node:crypto'
import { lstat, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { terminalJson, terminalLines } from '../../core/report/escape.js'
import { newLines } from '../../core/report/text/new-lines.js'
import { messageOf } from '../../core/run/errors.js'
import type { Presenter, Shown, TroubleLog } from '../../ports.js'

/** @param print writes to the terminal; it only ever gets text without control sequences */
export function createTerminalPresenter({ print }: { readonly print: (text: string) => void }): Presenter {
  let announced = ''
  const say = (text: string) => {
    if (text !== '') print(`${terminalLines(text).replace(/\n+$/, '')}\n`)
  }
  return {
    async announce({ text }) {
      announced = text
      say(text)
    },
    async show({ text }) {
      say(announced === '' ? text : newLines(announced, text))
      announced = ''
    },
  }
}

/** Prints the machine form alone (`--json`). */
export const createJsonPresenter = ({ print }: { readonly print: (text: string) => void }): Presenter => ({
  async show({ json }) {
    print(`${terminalJson(json.trimEnd())}\n`)
  },
})

/**
 * Writes the machine form to a file, whole or not at all: a reader never finds half of it, a failed write leaves the
 * older file as it was.
 */
export const createFilePresenter = ({
  path,
  troubles,
  part = (json) => json,
}: {
  readonly path: string
  readonly troubles: TroubleLog
  /** What of the result’s JSON is written; all of it by default. */
  readonly part?: (json: string) => string
}): Presenter => {
  const write = async ({ json }: Shown): Promise<void> => {
    const draft = `${path}.${randomUUID()}.tmp`
    try {
      // A device or a pipe is not to be replaced by a file, whoever named it.
      const there = await lstat(path).catch(() => undefined)
      if (there !== undefined && !there.isFile() && !there.isSymbolicLink())
        throw new Error(`${path} is no regular file`)
      await mkdir(dirname(path), { recursive: true })
      await writeFile(draft, part(json), { flag: 'wx' })
      await rename(draft, path)
    } catch (error) {
      await rm(draft, { force: true }).catch(() => undefined)
      troubles.add({
        code: 'result-not-written',
        message: `The result file could not be written: ${messageOf(error)}`,
        advice: 'Give `result-file` a path in a directory that can be written to.',
      })
    }
  }
  return { announce: write, show: write }
}

/** Shows by every one of them, in order. */
export const presentBy = (presenters: readonly Presenter[]): Presenter => ({
  async announce(shown) {
    for (const presenter of presenters) await presenter.announce?.(shown)
  },
  async show(shown) {
    for (const presenter of presenters) await presenter.show(shown)
  },
})
