/** Where the services look for their code owners’ file, in their order: the first that is there is the one. */
import type { Dialect } from './read.js'

interface Place {
  readonly file: string
  readonly dialect: Dialect
}

const github: readonly Place[] = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'].map((file) => ({
  file,
  dialect: 'github',
}))
/** https://docs.gitlab.com/user/project/codeowners/#codeowners-file */
const gitlab: readonly Place[] = ['CODEOWNERS', 'docs/CODEOWNERS', '.gitlab/CODEOWNERS'].map((file) => ({
  file,
  dialect: 'gitlab',
}))
/** A server that reads none itself builds repositories of all of them. */
const elsewhere: readonly Place[] = [
  ...github,
  { file: '.gitlab/CODEOWNERS', dialect: 'gitlab' },
  { file: '.bitbucket/CODEOWNERS', dialect: 'bitbucket' },
]

/** @param platform its name */
export function ownersPlaces(platform: string): readonly Place[] {
  if (platform === 'github') return github
  return platform === 'gitlab' ? gitlab : elsewhere
}

/** Where no service says whose syntax it is, a heading of a section does. */
export const dialectOf = (platform: string, { dialect, file }: Place, text: string): Dialect =>
  dialect === 'github' && platform !== 'github' && file !== '.github/CODEOWNERS' && /^\^?\[[^\]\n]+\]/m.test(text)
    ? 'gitlab'
    : dialect
