/** Whether a path stays where it seems to: what is checked out may hold links to anywhere on the machine. */
import { lstatSync, realpathSync } from 'node:fs'
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path'

const isWithin = (path: string, folder: string): boolean => path === folder || path.startsWith(folder + sep)

/** The real path of the nearest ancestor that is there. */
function realAncestor(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    const parent = dirname(path)
    return parent === path ? path : realAncestor(parent)
  }
}

/**
 * Does a path that is named within the workspace lead out of it by a link? One that is named outside is what its author wants.
 *
 * @param path absolute, or relative to `cwd`; it need not be there yet
 */
export function leavesByLink(path: string, cwd: string): boolean {
  const named = relative(cwd, resolve(cwd, path))
  if (named.startsWith('..') || isAbsolute(named)) return false
  return !isWithin(realAncestor(resolve(cwd, path)), realAncestor(resolve(cwd)))
}

export function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink()
  } catch {
    return false
  }
}
