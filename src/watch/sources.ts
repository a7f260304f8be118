/** Whose runs a watch looks at: one row a platform, loaded only when it is the one. */
import type { Config, Fault } from '../config/config.js'
import type { Fleet, TroubleLog } from '../ports.js'

export interface FleetRequest {
  readonly config: Config
  readonly env: SourceGiven['env']
  readonly now: () => number
  readonly troubles: TroubleLog
  /** Requests and seconds the whole watch may take. */
  readonly requests: number
  readonly seconds: number
}

/** A platform that can be watched, with what is needed to ask it. */
export interface FleetSource {
  /** Names and patterns of what is to be watched, in the words of the platform. */
  readonly wanted: readonly string[]
  /** Masked in all that is stored, shown or sent. */
  readonly secrets: readonly string[]
  /** The workflow the watch itself runs in, which is not its own to judge. */
  readonly own?: { readonly repository: string; readonly workflow: string }
  open(request: FleetRequest): Fleet
}

export interface SourceGiven {
  readonly env: Readonly<Record<string, string | undefined>>
  /** Addresses given with the option of the platform; none where it was given without one. */
  readonly urls: readonly string[]
  /** What was named to be watched. */
  readonly names: readonly string[]
  /** Variables that hold the tokens, in the order of the addresses; none where the platform’s usual ones are meant. */
  readonly tokenEnvs: readonly string[]
  /** Options that were given and that not every platform has, such as `statuses`. */
  readonly asked: readonly string[]
}

/** Every fault at once. */
export type ReadSource =
  | { readonly kind: 'ok'; readonly source: FleetSource }
  | { readonly kind: 'faulty'; readonly faults: readonly Fault[] }

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
