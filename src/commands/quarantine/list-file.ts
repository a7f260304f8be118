/** The quarantine list where a command is run: of this checkout, or of the base where the checkout is somebody’s proposal. */
import { resolve } from 'node:path'
import { fileWithin } from '../../adapters/files/text.js'
import { fileAt, readCheckout } from '../../adapters/platforms/checkout.js'
import { detectPlatform } from '../../adapters/platforms/detect.js'
import { readEnvironment } from '../../adapters/platforms/environments/mapping.js'
import { isChange } from '../../adapters/platforms/heads.js'
import { changeRequestOf } from '../../adapters/platforms/jenkins/environment.js'
import { factsOf } from '../../adapters/platforms/local.js'
import { describeFault } from '../../config/config.js'
import { readQuarantineFile } from '../../config/quarantine-file.js'
import { isPullRequestEvent } from '../../core/run/trust.js'
import type { QuarantineEntry } from '../../core/tests/quarantine/list.js'
import { type Io, UsageError } from '../command.js'

/** Where services name the branch a change is proposed to. */
const targets = [
  'GITHUB_BASE_REF',
  'CI_MERGE_REQUEST_TARGET_BRANCH_NAME',
  'CHANGE_TARGET',
  'BITBUCKET_PR_DESTINATION_BRANCH',
  'SYSTEM_PULLREQUEST_TARGETBRANCH',
  'BUILDKITE_PULL_REQUEST_BASE_BRANCH',
] as const

type Place = Pick<Io, 'cwd' | 'env'>

/** @throws UsageError when the file is faulty or cannot be read */
export async function entriesIn(file: string, { cwd }: Pick<Place, 'cwd'>): Promise<readonly QuarantineEntry[]> {
  const loaded = await fileWithin(cwd, file)
  if (loaded.kind === 'missing') return []
  if (loaded.kind === 'corrupt') throw new UsageError([loaded.reason])
  return parsed(loaded.value, file)
}

/**
 * The entries that may let a run pass: of a pull or merge request those of its base, for its own list could excuse what it breaks.
 *
 * @param say why the list is not used, if so
 * @throws UsageError when the list is faulty
 */
export async function trustedEntries(
  file: string,
  place: Place,
  say: (line: string) => void,
): Promise<readonly QuarantineEntry[]> {
  if (!(await isProposal(place))) return entriesIn(file, place)
  const target = targets.map((name) => place.env[name]).find((branch) => branch !== undefined && branch !== '')
  const branch = target?.replace(/^refs\/heads\//, '')
  // A name that git could take for something else than a branch is none.
  const ref = branch !== undefined && /^[\w][\w./-]{0,200}$/.test(branch) && !branch.includes('..') ? branch : undefined
  const text = ref === undefined ? undefined : await fileAt(resolve(place.cwd), `refs/remotes/origin/${ref}`, file)
  if (text !== undefined) return parsed(text, `${file} of ${ref}`)
  const fetch =
    ref === undefined
      ? 'the base branch'
      : `the base branch (git fetch --depth=1 origin ${ref}:refs/remotes/origin/${ref})`
  say(`no test is taken to be in quarantine: of a pull request only the list of its base counts; fetch ${fetch}`)
  return []
}

async function parsed(text: string, file: string): Promise<readonly QuarantineEntry[]> {
  const read = await readQuarantineFile(text, file)
  if (read.kind === 'faulty') throw new UsageError(read.faults.map(describeFault))
  return read.entries
}

async function isProposal({ cwd, env }: Place): Promise<boolean> {
  if (isPullRequestEvent(env['GITHUB_EVENT_NAME']) || isPullRequestEvent(env['CI_PIPELINE_SOURCE'])) return true
  if (changeRequestOf(env) !== undefined) return true
  const choice = detectPlatform(env)
  const { branch } = readEnvironment(choice.mapping, env)
  // A service that tells no branch (TeamCity) may have checked out what is called after a change.
  const checkout = branch === undefined && choice.name !== 'local' ? await readCheckout(resolve(cwd)) : undefined
  return isChange(factsOf({ choice, env, checkout }))
}
