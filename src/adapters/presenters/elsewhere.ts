/** Shows the result away from GitHub: on a terminal or in a build’s console, and in a result file. */
import { dirname } from 'node:path'
import { terminalJson, terminalLines } from '../../core/report/escape.js'
import { newLines } from '../../core/report/text/new-lines.js'
import { messageOf } from '../../core/run/errors.js'
import type { Presenter, Shown, TroubleLog } from '../../ports.js'
import { makeFolder } from '../files/folder.js'
import { placeOf, replaceFile } from '../files/replace.js'
import { wrapped } from './wrap.js'

/**
 * @param print writes to the terminal; it only ever gets text without control sequences, but for our own colours
 * @param colour the terminal shows them, and nobody asked for none
 */
export function createTerminalPresenter({
  print,
  colour = false,
  columns,
}: {
  readonly print: (text: string) => void
  readonly colour?: boolean
  /** Width of the terminal, where it is one. */
  readonly columns?: number | undefined
}): Presenter {
  let announced = ''
  const say = async (text: string) => {
    if (text !== '') print(`${(await wrapped(colour ? text : terminalLines(text), columns)).replace(/\n+$/, '')}\n`)
  }
  // What is painted was escaped piece by piece: escaping it again would take the colours out.
  const formOf = ({ text, painted }: Shown): string => (colour ? (painted ?? terminalLines(text)) : text)
  return {
    async announce(shown) {
      announced = formOf(shown)
      await say(announced)
    },
    async show(shown) {
      const text = formOf(shown)
      await say(announced === '' ? text : newLines(announced, text))
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
 * older file as it was. Only what such a presenter wrote is replaced.
 */
export const createFilePresenter = ({
  path,
  troubles,
  part = (json) => json,
  input = 'result-file',
  cwd,
  reach,
}: {
  readonly path: string
  readonly troubles: TroubleLog
  /** What of the result’s JSON is written; all of it by default. */
  readonly part?: (json: string) => string
  /** Which input named the path. */
  readonly input?: keyof typeof made
  readonly cwd?: string
  /** Why nothing may be written there; undefined where it may. */
  readonly reach?: (path: string) => string | undefined
}): Presenter => {
  const write = async ({ json }: Shown): Promise<void> => {
    try {
      const beyond = reach?.(path)
      if (beyond !== undefined) throw new Error(`${path} ${beyond}`)
      await placeOf(path, cwd)
      await makeFolder(dirname(path))
      const isOurs = (head: Buffer): boolean => made[input].test(head.toString('utf8'))
      await replaceFile({ path, bytes: part(json), isOurs, ...(cwd === undefined ? {} : { cwd }) })
    } catch (error) {
      troubles.add({
        code: 'result-not-written',
        message: `The ${input} could not be written: ${messageOf(error)}`,
        advice: `Give \`${input}\` a path of its own in a directory that can be written to.`,
      })
    }
  }
  return { announce: write, show: write }
}

/** How what each of the inputs names begins, by which a file of our own is known from somebody’s `package.json`. */
const made = {
  'result-file': /^\s*\{\s*"schema":\s*"pipeline-guard\//,
  'quarantine-file': /^\s*\[\s*(?:\]\s*$|\{\s*"name":[\s\S]*?"rate":)/,
  'watch-digest-file': /^📅 /u,
} as const

/** Shows by every one of them, in order. */
export const presentBy = (presenters: readonly Presenter[]): Presenter => ({
  async announce(shown) {
    for (const presenter of presenters) await presenter.announce?.(shown)
  },
  async show(shown) {
    for (const presenter of presenters) await presenter.show(shown)
  },
})
