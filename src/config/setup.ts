/** Everything a run is told before it starts: the inputs, the configuration file, and where the step stands. */
import { scopeOf } from '../core/collect/scope.js'
import type { Place, Policy } from '../core/decide/policy.js'
import { type DetectSettings, defaultSettings } from '../core/detect/index.js'
import { type Bounds, defaultBounds } from '../core/history/retention.js'
import type { Rule, RunRecord, Snapshot } from '../core/model/index.js'
import { seriesRenamer } from '../core/series/names.js'
import type { QuarantineEntry } from '../core/tests/quarantine/list.js'
import { type Companion, looksAfter } from './companion.js'
import type { Config } from './config.js'
import type { FileConfig } from './file.js'
import { policyOf } from './policy.js'

export interface Setup {
  readonly config: Config
  readonly file: FileConfig
  /** Compiled from the file’s `patterns`. */
  readonly rules?: readonly Rule[]
  /** Of the quarantine list of the trusted ref. */
  readonly quarantine?: readonly QuarantineEntry[]
  readonly place: Place
  /** A companion workflow owns recording, notices and reruns: the step in the run only judges and shows. */
  readonly companionInstalled: boolean
  /** What it does, where its file could be read. */
  readonly companion?: Companion | undefined
}

export interface Settings {
  /** What is judged, `auto` resolved. */
  readonly scope: 'job' | 'run'
  readonly policy: Policy
  readonly detection: DetectSettings
  /** Failure rules of the user’s own. */
  readonly rules: readonly Rule[]
  /** Test reports are looked for. */
  readonly looked: boolean
  /** Gives jobs and steps whose names change from run to run one name. */
  readonly rename: (record: RunRecord) => RunRecord
  /** May the history be written? */
  readonly write: boolean
  /** Why it may not. */
  readonly because: string
  /** This step saw a part of the run; stores that take parts may have it. */
  readonly part: boolean
}

/**
 * @param seen what the platform showed; where it would not list the jobs, a step records what it knows: nobody else may
 */
export function settingsOf(setup: Setup, seen: Snapshot): Settings {
  const { config, file, place, companion } = setup
  const scope = scopeOf(seen, config.scope)
  // A companion of other workflows neither records nor tells this one.
  const companionInstalled =
    setup.companionInstalled && (companion === undefined || looksAfter(companion, seen.run.name))
  const because = whyNotWrite({ ...setup, companionInstalled }, seen.partial === true ? 'run' : scope, seen)
  return {
    scope,
    policy: {
      ...policyOf(config, file, place, scope),
      quarantine: setup.quarantine ?? [],
      companionInstalled,
      ...(companion && { companion }),
    },
    detection: detectionOf(config, file),
    rules: setup.rules ?? [],
    looked: config.testReports.length > 0,
    rename: seriesRenamer(file['series-names']),
    write: because === '',
    because,
    part: because === partial,
  }
}

/** What detection is told by the inputs and the configuration file. */
export const detectionOf = (
  config: Pick<Config, 'falseAlarmBudget' | 'detectors'>,
  file: Pick<FileConfig, 'detection'>,
): DetectSettings =>
  adjusted(
    {
      ...defaultSettings,
      budget: config.falseAlarmBudget,
      ...(config.detectors.includes('auto') ? {} : { detectors: config.detectors }),
    },
    file,
  )

/** Settings with what the configuration file says in place of the defaults; a flag that was given stays. */
export const adjusted = (
  settings: DetectSettings,
  { detection: { 'minimum-runs': gatingSamples, contamination } }: Pick<FileConfig, 'detection'>,
): DetectSettings => ({
  ...settings,
  ...(gatingSamples === undefined ? {} : { gatingSamples }),
  ...(contamination === undefined || settings.contamination !== defaultSettings.contamination ? {} : { contamination }),
})

/** How much of a history is kept. */
export const boundsOf = (
  { retention: { runs, days, megabytes } }: Pick<FileConfig, 'retention'>,
  usual: Bounds = defaultBounds,
): Bounds => ({
  ...usual,
  ...(runs === undefined ? {} : { runs }),
  ...(days === undefined ? {} : { days }),
  ...(megabytes === undefined ? {} : { bytes: megabytes * 1e6 }),
})

const partial = 'other jobs of the run are not finished; the last one records'
const beside = 'the companion workflow records this run'

function whyNotWrite({ config, place, companionInstalled }: Setup, scope: 'job' | 'run', seen: Snapshot): string {
  if (seen.empty === true) return 'nothing was executed since the last run'
  if (config.dryRun) return 'a dry run writes nothing'
  if (scope === 'job') return companionInstalled ? beside : partial
  if (companionInstalled && place === 'in-run') return beside
  return ''
}
