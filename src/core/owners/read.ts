/** Code owners’ files of GitHub, GitLab and Bitbucket → rules, and whose a path is. */
import { fitsPath, type Part } from './glob.js'
import { fnmatchPattern, ignorePattern } from './pattern.js'

export type Dialect = 'github' | 'gitlab' | 'bitbucket'

interface Rule {
  readonly parts: readonly Part[]
  /** Empty: nobody’s, whatever stands above. */
  readonly owners: readonly string[]
  /** GitLab’s `!`: out of its section for good. */
  readonly excludes: boolean
}

export interface CodeOwners {
  /** Where it lies. */
  readonly file: string
  /** One but for GitLab, where each section names its owners. */
  readonly sections: readonly (readonly Rule[])[]
  /** Lines, from 1, that are not valid and own nothing, at most 20. */
  readonly faulty: readonly number[]
}

/** GitHub reads no file of more than 3 MB. */
export const longestOwners = 3 * 1024 * 1024
/** More rules than anybody reads: what is beyond owns nothing. */
const mostRules = 20_000
const mostFaults = 20

export function readOwners(
  text: string,
  { file, dialect }: { readonly file: string; readonly dialect: Dialect },
): CodeOwners {
  const sections = new Map<string, Rule[]>([['', []]])
  const faulty: number[] = []
  let [rules, defaults, count] = [sections.get('') ?? [], [] as readonly string[], 0]
  for (const [index, line] of text.split(/\r\n?|\n/).entries()) {
    if (/^\s*(?:#|$)/.test(line)) continue
    const heading = dialect === 'gitlab' ? headingOf(line) : undefined
    if (heading !== undefined) {
      rules = sections.get(heading.name) ?? []
      sections.set(heading.name, rules)
      defaults = heading.owners
      continue
    }
    const rule = count < mostRules ? ruleOf(line, dialect, defaults) : undefined
    if (rule !== undefined) rules.push(rule)
    else if (faulty.length < mostFaults) faulty.push(index + 1)
    count += 1
  }
  return { file, sections: [...sections.values()].filter((each) => each.length > 0), faulty }
}

/** `^[Name][2] @owners`: neither whether approval is needed nor how often says whose the files are. */
function headingOf(line: string): { readonly name: string; readonly owners: readonly string[] } | undefined {
  const [, name, rest = ''] = /^\s*\^?\[([^\]]{1,300})\](?:\[\d{1,9}\])?((?:\s.*)?)$/.exec(line) ?? []
  if (name === undefined || name.trim() === '') return undefined
  return { name: name.trim().toLowerCase(), owners: ownersIn(rest).filter(isOwner.gitlab) }
}

function ruleOf(line: string, dialect: Dialect, defaults: readonly string[]): Rule | undefined {
  // A blank after a backslash is one of the path.
  const [, pattern = '', rest = ''] = /^\s*((?:\\.|[^\s\\]|\\$)+)(.*)$/s.exec(line) ?? []
  if (dialect === 'gitlab') {
    const excludes = pattern.startsWith('!')
    const parts = fnmatchPattern(excludes ? pattern.slice(1) : pattern)
    // GitLab knows no comments within a line: an owner named in one owns.
    const owners = ownersIn(rest).filter(isOwner.gitlab)
    return parts && { parts, owners: owners.length > 0 ? owners : defaults, excludes }
  }
  const parts = ignorePattern(pattern)
  const named = ownersIn(rest.replace(/(?:^|\s)#.*$/s, ''))
  const owners = named.filter(isOwner[dialect])
  // "If any line contains invalid syntax, that line will be skipped."
  const isWrong = dialect === 'github' && owners.length < named.length
  return parts === undefined || isWrong ? undefined : { parts, owners, excludes: false }
}

const ownersIn = (text: string): readonly string[] => [...new Set(text.split(/\s+/).filter((word) => word !== ''))]

const email = /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}$/
/** Nothing that is no plain name reaches a comment, an issue or a chat. */
const isOwner: Readonly<Record<Dialect, (word: string) => boolean>> = {
  github: (word) => /^@[A-Za-z0-9][\w-]{0,99}(?:\/[\w.-]{1,100})?$/.test(word) || email.test(word),
  gitlab: (word) =>
    /^@@?[A-Za-z0-9_][\w.-]{0,254}(?:\/[A-Za-z0-9_][\w.-]{0,254}){0,20}$/.test(word) || email.test(word),
  bitbucket: (word) => /^@{1,3}[\w][\w./-]{0,200}$/.test(word) || email.test(word),
}

/**
 * Whose a path is: of each section the last rule that fits.
 *
 * @param path of the repository, slashes forward, without one at its start
 * @returns each owner once, in the order of the file; empty where the path is nobody’s
 */
export function ownersOf({ sections }: Pick<CodeOwners, 'sections'>, path: string): readonly string[] {
  const named = sections.flatMap((rules) => {
    const fitting = rules.filter(({ parts }) => fitsPath(path, parts))
    return fitting.some(({ excludes }) => excludes) ? [] : (fitting.at(-1)?.owners ?? [])
  })
  return [...new Set(named)]
}

/** A person, whom an issue can be assigned to; not a team, a role or an address. */
export const isPerson = (owner: string): boolean => /^@[^@/]+$/.test(owner)
