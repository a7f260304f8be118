/** What a repository’s own configuration file says, read from its default branch. */
import { type Companion, companionPath, readCompanion } from '../config/companion.js'
import { describeFault, type Fault } from '../config/config.js'
import { emptyFileConfig, readFileConfig } from '../config/file.js'
import type { Setup } from '../config/setup.js'
import { checkPatterns } from '../core/diagnose/learn/custom.js'
import { dateOf } from '../core/run/time.js'
import { ownersSource } from '../flow/owners.js'
import type { OwnersSource } from '../ports.js'
import { shippedRules } from '../rules/index.js'
import type { Watching } from './watching.js'

/** A companion does here what it does: two that tell and rerun the same would do it twice. */
async function companionOf(fleet: Watching['fleet'], repository: string): Promise<Companion | undefined> {
  if (fleet.name !== 'github') return undefined
  const loaded = await fleet.trustedFile(repository, companionPath)
  return loaded.kind === 'ok' ? readCompanion(loaded.value) : undefined
}

/** What is left to the companion, in words; undefined where nothing is. */
export function leftTo({ companion }: Setup): string | undefined {
  if (companion === undefined || (!companion.reruns && !companion.tells)) return undefined
  const what = [...(companion.tells ? ['notices'] : []), ...(companion.reruns ? ['reruns'] : [])].join(' and ')
  const whose = companion.workflows.length === 0 ? 'its workflows' : companion.workflows.slice(0, 10).join(', ')
  return `${what} of ${whose} are left to the companion workflow`
}

/** Read once a watch, from the default branch. */
export const ownersIn = ({ config, fleet, troubles }: Watching, repository: string): OwnersSource | undefined =>
  config.owners === 'off'
    ? undefined
    : ownersSource({ platform: fleet.name, read: (path) => fleet.trustedFile(repository, path), troubles })

/**
 * @returns undefined, with the faults told, where the file is faulty: its runs wait until it is right, and the other
 * repositories go on
 */
export async function setupOf(watching: Watching, repository: string): Promise<Setup | undefined> {
  const { config, fleet, now, troubles } = watching
  const companion = await companionOf(fleet, repository)
  const base = { config, place: 'watch', companionInstalled: companion !== undefined, companion } as const
  const path = config.configFile
  const before = troubles.all().length
  const loaded = path === undefined ? undefined : await fleet.trustedFile(repository, path)
  // With other settings than its own a repository is not judged because requests ran out just here.
  if (loaded?.kind === 'corrupt' && fleet.spent() !== undefined) return undefined
  // A platform that was refused has said so already, with better advice.
  if (loaded?.kind === 'corrupt' && troubles.all().length === before)
    troubles.add({
      code: 'config-file-unreadable',
      message: `${repository}: ${path}: ${loaded.reason}`,
      advice: 'See that the file can be read there with this token; the runs were judged without it.',
    })
  if (path === undefined || loaded?.kind !== 'ok') return { ...base, file: emptyFileConfig }
  const name = `${repository}: ${path}`
  const read = await readFileConfig(loaded.value, name)
  const patterns = read.kind === 'ok' ? read.value.patterns : []
  const checked = checkPatterns(patterns, new Set(shippedRules.map(({ id }) => id)), dateOf(now()))
  const faults: readonly Fault[] = [
    ...(read.kind === 'faulty' ? read.faults : []),
    ...checked.faults.map((given) => ({ input: `${name}: patterns`, given, accepted: 'see pipeline-guard patterns' })),
  ]
  if (read.kind === 'ok' && faults.length === 0) return { ...base, file: read.value, rules: checked.rules }
  troubles.add({
    code: 'config-file-faulty',
    message: faults.map(describeFault).join('; '),
    advice: 'Nothing of this repository is judged until the file is right; nothing is lost meanwhile.',
  })
  return undefined
}
