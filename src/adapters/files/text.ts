/** A small text file of this machine, such as the configuration. */
import { isAbsolute, relative, resolve, sep } from 'node:path'
import { codeOf, messageOf } from '../../core/run/errors.js'
import type { Loaded } from '../../ports.js'
import { leavesByLink } from './links.js'
import { readRegular } from './read.js'

const fileBytes = 1048576

export async function localFile(path: string): Promise<Loaded<string>> {
  try {
    return { kind: 'ok', value: (await readRegular(path, fileBytes)).toString('utf8') }
  } catch (error) {
    const code = codeOf(error)
    if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'missing' }
    return { kind: 'corrupt', reason: messageOf(error), isNamed: true }
  }
}

/** @param folder a checkout that is our own, not a fork’s */
export async function fileWithin(folder: string, path: string): Promise<Loaded<string>> {
  const outside = outsideOf(folder, path)
  return outside === undefined ? localFile(resolve(folder, path)) : { kind: 'corrupt', reason: outside, isNamed: true }
}

/** Why a path does not stay within a folder, by its name or by a link; undefined where it does. */
export function outsideOf(folder: string, path: string): string | undefined {
  const within = relative(folder, resolve(folder, path))
  if (within === '..' || within.startsWith(`..${sep}`) || isAbsolute(within)) return `${path} lies outside ${folder}`
  return leavesByLink(path, folder) ? `${path} is a link out of ${folder}` : undefined
}
