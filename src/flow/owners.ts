/** Whose what is found is: the code owners’ file of the trusted ref, read once and only where there is something to name. */
import { type Owned, withOwners } from '../core/decide/owned.js'
import type { Finding, RunRecord } from '../core/model/index.js'
import { dialectOf, ownersPlaces } from '../core/owners/places.js'
import { type CodeOwners, longestOwners, readOwners } from '../core/owners/read.js'
import { once } from '../core/run/once.js'
import type { Loaded, OwnersSource, Ports, TroubleLog } from '../ports.js'

interface Reading {
  /** Name of the platform: each has its own places and syntax. */
  readonly platform: string
  /** A file of the trusted ref: what a pull request brings along could name others. */
  readonly read: ((path: string) => Promise<Loaded<string>>) | undefined
  readonly troubles: TroubleLog
}

/** @returns undefined, once asked, where there is no such file or it cannot be read, which is said */
export const ownersSource = (reading: Reading): OwnersSource => once(() => firstFound(reading))

async function firstFound({ platform, read, troubles }: Reading): Promise<CodeOwners | undefined> {
  if (read === undefined) return undefined
  for (const place of ownersPlaces(platform)) {
    const before = troubles.all().length
    const loaded = await read(place.file)
    if (loaded.kind === 'missing') continue
    if (loaded.kind === 'corrupt' || loaded.value.length > longestOwners) {
      // A platform that was refused has said so already, with better advice.
      if (troubles.all().length === before)
        troubles.add({
          code: 'owners-unreadable',
          message: `${place.file}: ${loaded.kind === 'corrupt' ? loaded.reason : 'longer than 3 MB'}`,
          advice:
            'Make it a text file of less than 3 MB that this token may read; until then nobody is named as an owner.',
        })
      return undefined
    }
    const owners = readOwners(loaded.value, { file: place.file, dialect: dialectOf(platform, place, loaded.value) })
    if (owners.faulty.length > 0)
      troubles.add({
        code: 'owners-faulty',
        message: `${place.file}: not valid, and without effect: line ${owners.faulty.join(', ')}`,
        advice:
          'Correct these lines: a pattern, then owners as `@name`, `@team/name` or an address. The others were used.',
      })
    return owners
  }
  return undefined
}

/** The findings with their owners; the file is asked for only where one has a place. */
export async function ownedBy<T extends { readonly findings: readonly Finding[] }>(
  found: T,
  record: RunRecord,
  ports: Ports,
): Promise<T> {
  const named = async (): Promise<Owned | undefined> => ports.owners?.()
  return { ...found, findings: await withOwners(found.findings, record, named) }
}
