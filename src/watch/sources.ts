/** Whose runs a watch looks at: one row a platform, loaded only when it is the one. */
import type { Fault } from '../config/config.js'
import type { ReadSource, SourceGiven } from './sources/source.js'

type Row = () => Promise<(given: SourceGiven) => ReadSource>

/** A platform’s key is also its option: `--jenkins URL`. GitHub is what is meant where none is given. */
const platforms = {
  github: async () => (await import('./sources/github.js')).readGithubSource,
  gitlab: async () => (await import('./sources/gitlab.js')).readGitlabSource,
  jenkins: async () => (await import('./sources/jenkins.js')).readJenkinsSource,
} as const satisfies Readonly<Record<string, Row>>

export type WatchPlatform = keyof typeof platforms

/** Reads the source of the platform asked for; more than one is a fault, and so is what the platform itself finds wrong. */
export async function chooseSource(asked: readonly WatchPlatform[], given: SourceGiven): Promise<ReadSource> {
  const [platform = 'github', ...others] = asked
  const read = (await platforms[platform]())(given)
  if (others.length === 0) return read
  const both: Fault = {
    input: asked.map((name) => `--${name}`).join(' '),
    given: 'all of them',
    accepted: 'one platform a watch; start one for each, with a --state of its own',
  }
  return { kind: 'faulty', faults: [both, ...(read.kind === 'faulty' ? read.faults : [])] }
}
