/** Globs of code owners’ files over whole paths, in time linear in the path for each part of the pattern. */

type Token =
  | { readonly kind: 'is'; readonly character: string }
  | { readonly kind: 'one' }
  | { readonly kind: 'some' }
  | { readonly kind: 'class'; readonly negated: boolean; readonly ranges: readonly (readonly [string, string])[] }

/** A part between two slashes, or `**`: any number of parts, none too. */
export type Part = 'any' | readonly Token[]

/** `*` as a whole part: any name. */
export const anyName: Part = [{ kind: 'one' }, { kind: 'some' }]

/**
 * @param text a part between slashes; a backslash takes the next character for itself
 * @param classes `[a-z]` is one of these characters, by fnmatch(3)
 */
export function readPart(text: string, { classes }: { readonly classes: boolean }): Part {
  const characters = [...text]
  const tokens: Token[] = []
  for (let at = 0; at < characters.length; at++) {
    const character = characters[at] ?? ''
    const read = classes && character === '[' ? readClass(characters, at) : undefined
    if (read !== undefined) {
      tokens.push(read.token)
      at = read.end
    } else if (character === '*') tokens.push({ kind: 'some' })
    else if (character === '?') tokens.push({ kind: 'one' })
    else if (character === '\\' && at + 1 < characters.length)
      tokens.push({ kind: 'is', character: characters[++at] ?? '' })
    else tokens.push({ kind: 'is', character })
  }
  return tokens
}

/** @returns undefined where the bracket is not closed: it is an ordinary character then */
function readClass(
  characters: readonly string[],
  open: number,
): { readonly token: Token; readonly end: number } | undefined {
  const negated = ['!', '^'].includes(characters[open + 1] ?? '')
  const ranges: [string, string][] = []
  for (let at = open + (negated ? 2 : 1); at < characters.length; at++) {
    const low = characters[at] ?? ''
    if (low === ']' && ranges.length > 0) return { token: { kind: 'class', negated, ranges }, end: at }
    const high = characters[at + 2]
    const isRange = characters[at + 1] === '-' && high !== undefined && high !== ']'
    ranges.push([low, isRange ? high : low])
    if (isRange) at += 2
  }
  return undefined
}

const fits = (token: Token | undefined, character: string): boolean => {
  switch (token?.kind) {
    case undefined:
    case 'some':
      return false
    case 'is':
      return token.character === character
    case 'one':
      return true
    case 'class':
      return token.negated !== token.ranges.some(([low, high]) => low <= character && character <= high)
    default:
      return token satisfies never
  }
}

/**
 * Leftmost fit with one point to go back to, the last wildcard: what is between two wildcards fits as well farther left as
 * anywhere. At worst items × pattern steps.
 */
function fitsAll<I, P>(
  items: readonly I[],
  pattern: readonly P[],
  { isWild, fits }: { readonly isWild: (of: P) => boolean; readonly fits: (of: P, item: I) => boolean },
): boolean {
  let [at, wild, resume, p] = [0, -1, 0, 0]
  while (at < items.length) {
    const part = pattern[p]
    if (part !== undefined && isWild(part)) {
      wild = p++
      resume = at
    } else if (part !== undefined && fits(part, items[at] as I)) {
      p++
      at++
    } else if (wild >= 0) {
      p = wild + 1
      at = ++resume
    } else return false
  }
  return pattern.slice(p).every(isWild)
}

const fitsName = (name: readonly string[], tokens: readonly Token[]): boolean =>
  fitsAll(name, tokens, { isWild: ({ kind }) => kind === 'some', fits })

/** Does the whole path fit? Upper and lower case count. */
export const fitsPath = (path: string, parts: readonly Part[]): boolean =>
  fitsAll(
    path.split('/').map((name) => [...name]),
    parts,
    { isWild: (part) => part === 'any', fits: (part, name) => part !== 'any' && fitsName(name, part) },
  )
