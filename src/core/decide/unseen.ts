/** What of a run could not be seen. A run that nobody saw whole is not normal, it is unknown. */
import type { Snapshot, Trouble } from '../model/index.js'

/** What a listing that was refused leaves unseen. */
export const theJobs = 'the jobs of this run'

/** @returns what could not be seen, in words that fit after "could not see"; each once */
export const unseenOf = (
  snapshot: Pick<Snapshot, 'partial' | 'empty'>,
  troubles: readonly Trouble[],
): readonly string[] => [
  ...new Set([
    ...(snapshot.partial === true ? [snapshot.empty === true ? 'any command that was run' : theJobs] : []),
    ...troubles.flatMap(({ unseen }) => unseen ?? []),
  ]),
]
