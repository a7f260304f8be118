/** What a repository’s own configuration file says, read from its default branch. */
import { describeFault, type Fault } from '../config/config.js'
import { emptyFileConfig, readFileConfig } from '../config/file.js'
import type { Setup } from '../config/setup.js'
import { checkPatterns } from '../core/diagnose/custom.js'
import { shippedRules } from '../core/diagnose/packs/index.js'
import type { Watching } from './watching.js'

/**
 * @returns undefined, with the faults told, where the file is faulty: its runs wait until it is right, and the other
 * repositories go on
 */
export async function setupOf(watching: Watching, repository: string): Promise<Setup | undefined> {
  const { config, fleet, now, troubles } = watching
  const base = { config, place: 'watch', companionInstalled: false } as const
  const path = config.configFile
  const loaded = path === undefined ? undefined : await fleet.trustedFile(repository, path)
  // With other settings than its own a repository is not judged because requests ran out just here.
  if (loaded?.kind === 'corrupt' && fleet.spent() !== undefined) return undefined
  if (path === undefined || loaded?.kind !== 'ok') return { ...base, file: emptyFileConfig }
  const name = `${repository}: ${path}`
  const read = await readFileConfig(loaded.value, name)
  const patterns = read.kind === 'ok' ? read.value.patterns : []
  const checked = checkPatterns(
    patterns,
    new Set(shippedRules.map(({ id }) => id)),
    new Date(now()).toISOString().slice(0, 10),
  )
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
