/** Folders: is there one, and making one with those above it. */
import { mkdir, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { codeOf } from '../../core/run/errors.js'

/**
 * One level at a time: Node’s own `recursive` goes round for ever where a level can never be made (below /proc), on a
 * thread that no deadline ends.
 *
 * @throws as `mkdir` does
 */
export async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path)
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return
    const parent = dirname(path)
    if (codeOf(error) !== 'ENOENT' || parent === path) throw error
    await makeFolder(parent)
    await mkdir(path).catch((again: unknown) => {
      if (codeOf(again) !== 'EEXIST') throw again
    })
  }
}

/** Is there a folder, by this name or where a link of this name leads? */
export const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (there) => there.isDirectory(),
    () => false,
  )
