/** Reads `.github/pipeline-guard.yml` from the trusted ref and compiles what it holds; a faulty one fails the step. */
import type { Config, Fault } from '../config/config.js'
import { emptyFileConfig, type FileConfig, readFileConfig } from '../config/file.js'
import { inputs } from '../config/inputs.js'
import { readQuarantineFile } from '../config/quarantine-file.js'
import type { Rule } from '../core/model/index.js'
import { dateOf } from '../core/run/time.js'
import { isPullRequestEvent } from '../core/run/trust.js'
import type { QuarantineEntry } from '../core/tests/quarantine/list.js'
import type { Loaded, Platform, TroubleLog } from '../ports.js'

export type FileSetup =
  | { readonly kind: 'ok'; readonly file: FileConfig; readonly rules: readonly Rule[] }
  | { readonly kind: 'faulty'; readonly faults: readonly Fault[] }

interface FileRequest {
  readonly platform: Platform
  readonly config: Config
  readonly troubles: TroubleLog
  /** Milliseconds since the epoch: patterns may expire. */
  readonly now: number
}

/** A file that cannot be read is our own trouble; one that is faulty is the user’s to mend. */
export async function readConfigFile({ platform, config, troubles, now }: FileRequest): Promise<FileSetup> {
  const path = config.configFile
  const before = troubles.all().length
  const loaded = path === undefined ? undefined : await platform.trustedFile?.(path)
  if (path === undefined || loaded === undefined) return nothing
  if (loaded.kind === 'missing') return isOwnChoice(path) && !(await isProposed(platform)) ? notThere(path) : nothing
  if (loaded.kind === 'corrupt') {
    // A platform that was refused has said so already, with better advice.
    if (troubles.all().length === before)
      troubles.add({
        code: 'config-file-unreadable',
        message: named(path, loaded),
        advice:
          'See that the file is there and can be read, or name another in `config-file`; the run went on without it.',
      })
    return nothing
  }
  const read = await readFileConfig(loaded.value, path)
  if (read.kind === 'faulty') return read
  const today = dateOf(now)
  if (read.value.patterns.length === 0) return { kind: 'ok', file: read.value, rules: [] }
  // The engine of patterns of one’s own is large, and few have any.
  const [{ checkPatterns }, { shippedRules }] = await Promise.all([
    import('../core/diagnose/learn/custom.js'),
    import('../rules/index.js'),
  ])
  const { rules, faults } = checkPatterns(read.value.patterns, new Set(shippedRules.map(({ id }) => id)), today)
  if (faults.length === 0) return { kind: 'ok', file: read.value, rules }
  const accepted = 'see pipeline-guard patterns --help'
  return { kind: 'faulty', faults: faults.map((fault) => ({ input: `${path}: patterns`, given: fault, accepted })) }
}

export type QuarantineSetup =
  | { readonly kind: 'ok'; readonly entries: readonly QuarantineEntry[] }
  | { readonly kind: 'faulty'; readonly faults: readonly Fault[] }

/** The quarantine list of the trusted ref; none is no list. */
export async function readQuarantineList({ platform, config, troubles }: FileRequest): Promise<QuarantineSetup> {
  const path = config.quarantineList
  // Where no tests are told of, none can be in quarantine: one request less.
  const tellsOfTests = config.testReports.length > 0 || platform.tests !== undefined
  const loaded = path === undefined || !tellsOfTests ? undefined : await platform.trustedFile?.(path)
  if (path === undefined || loaded === undefined || loaded.kind === 'missing') return { kind: 'ok', entries: [] }
  if (loaded.kind === 'ok') return readQuarantineFile(loaded.value, path)
  troubles.add({
    code: 'quarantine-list-unreadable',
    message: named(path, loaded),
    advice:
      'See that the file is there and can be read, or name another in `quarantine-list`; until then no test is taken to be in quarantine.',
  })
  return { kind: 'ok', entries: [] }
}

/** Why a file could not be read, with its name once. */
const named = (path: string, { reason, isNamed }: Extract<Loaded<string>, { readonly kind: 'corrupt' }>): string =>
  isNamed === true ? reason : `${path}: ${reason}`

/** The default may be absent; a file that somebody named is one they rely on. */
const isOwnChoice = (path: string): boolean => path !== inputs['config-file'].default

/** A pull request may bring the file with it: its base, which is what is read, has none yet. */
const isProposed = async (platform: Platform): Promise<boolean> =>
  isPullRequestEvent((await platform.snapshot()).run.event)

const notThere = (path: string): FileSetup => ({
  kind: 'faulty',
  faults: [{ input: 'config-file', given: path, accepted: 'a file of the repository, and there is no such file' }],
})

const nothing: FileSetup = { kind: 'ok', file: emptyFileConfig, rules: [] }
