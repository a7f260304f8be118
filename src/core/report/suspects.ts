/** What changed, in a line each. Titles of commits and names of files are a stranger’s: escaping is the sink’s. */
import type { Suspect } from '../model/index.js'

const words: Readonly<Record<Suspect['kind'], string>> = {
  commit: 'commit',
  file: 'file',
  'lock-file': 'dependencies',
  workflow: 'pipeline',
  'runner-image': 'runner image',
  tool: 'tool',
}

/** “dependencies package-lock.json: they changed since run 41, the last in order”. */
export const phraseSuspect = (
  { kind, what, because }: Suspect,
  { name, prose }: { readonly name: (text: string) => string; readonly prose: (text: string) => string },
): string => `${words[kind]} ${name(what)}: ${prose(because)}`
export const suspectsTitle = 'What changed (suspected, not proved)'
export const mostSuspects = 12
