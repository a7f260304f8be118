/** A command's surroundings that keep what it prints. */
import type { Io } from '../../src/commands/command.js'

export interface KeptIo extends Io {
  readonly printed: () => { readonly out: string; readonly err: string }
}

export function keptIo(given: Pick<Io, 'cwd'> & Partial<Io>): KeptIo {
  let [out, err] = ['', '']
  return {
    out: (text) => {
      out += text
    },
    err: (text) => {
      err += text
    },
    env: {},
    now: () => 0,
    ...given,
    printed: () => ({ out, err }),
  }
}
