/** A pattern of a code owners’ file as parts of a path: each service reads its own way. */
import { anyName, type Part, readPart } from './glob.js'

/** Longer ones are no path. */
const longest = 1_000

/**
 * GitHub’s and Bitbucket’s: as .gitignore, but `!`, `[ ]` and `\#` at the start do not work, and `docs/*` is the files of that
 * folder alone.
 * https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners#codeowners-syntax
 *
 * @returns undefined where GitHub calls the line invalid
 */
export function ignorePattern(pattern: string): readonly Part[] | undefined {
  if (pattern.length > longest || /^!|^\\#|(?<!\\)[[\]]|\*\*\*/.test(pattern)) return undefined
  const names = pattern.split('/')
  const isFolder = names.length > 1 && names.at(-1) === ''
  const inner = names.slice(names[0] === '' ? 1 : 0, isFolder ? -1 : undefined)
  if (inner.length === 0 || inner.includes('')) return undefined
  const parts = inner.map((name): Part => partOf(name, { classes: false }))
  // Without a slash before its end, a name is looked for at any depth.
  const anywhere = names[0] !== '' && inner.length === 1
  return [...(anywhere ? (['any'] as const) : []), ...parts, ...belowOf(inner.at(-1) ?? '', isFolder)]
}

/** What a name takes along: a folder all that is in it, a name itself and, where it is a folder, the same. */
function belowOf(last: string, isFolder: boolean): readonly Part[] {
  if (isFolder || last === '**') return [anyName, 'any']
  return last === '*' ? [] : ['any']
}

/**
 * GitLab’s, by fnmatch(3): a path without a slash at its start is looked for at any depth, a name is no folder.
 * https://docs.gitlab.com/user/project/codeowners/reference/#path-matching
 */
export function fnmatchPattern(pattern: string): readonly Part[] | undefined {
  if (pattern.length > longest || pattern === '') return undefined
  if (pattern === '*') return [anyName, 'any']
  const names = pattern.split('/')
  const isFolder = names.length > 1 && names.at(-1) === ''
  const inner = names.slice(names[0] === '' ? 1 : 0, isFolder ? -1 : undefined).filter((name) => name !== '')
  const parts = inner.map((name) => partOf(name, { classes: true }))
  return [...(names[0] === '' ? [] : (['any'] as const)), ...parts, ...(isFolder ? ([anyName, 'any'] as const) : [])]
}

const partOf = (name: string, reading: { readonly classes: boolean }): Part => {
  if (name === '**') return 'any'
  return name === '*' ? anyName : readPart(name, reading)
}
