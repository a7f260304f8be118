/** The one file an archive of ours holds; archives come from strangers. */
import { unzipSync } from 'fflate'

/** Name of that file, in records and checkpoints alike. */
export const entryName = 'history.jsonl.gz'

/**
 * @param limit most bytes the entry may expand to
 * @throws Error when the archive holds anything but that one entry, by exactly that name, or a larger one
 */
export function onlyEntry(zip: Uint8Array, limit: number): Uint8Array {
  let entries = 0
  const files = unzipSync(zip, {
    filter: ({ name, originalSize }) => {
      entries += 1
      if (entries > 1) throw new Error('the archive holds more than one file')
      if (name !== entryName)
        throw new Error(`the archive holds ${JSON.stringify(name.slice(0, 80))}, not ${entryName}`)
      if (originalSize > limit) throw new Error(`the archive expands to more than ${limit} bytes`)
      return true
    },
  })
  const bytes = files[entryName]
  if (bytes === undefined) throw new Error('the archive is empty')
  return bytes
}
