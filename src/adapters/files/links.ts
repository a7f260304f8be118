/** Whether a path stays where it seems to: what is checked out may hold links to anywhere on the machine. */
import { lstatSync, realpathSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path'
import type { Env } from '../../ports.js'

const isWithin = (path: string, folder: string): boolean =>
  path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep)

/** The real path of the nearest ancestor that is there. */
function realAncestor(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    const parent = dirname(path)
    return parent === path ? path : realAncestor(parent)
  }
}

/**
 * Does a path that is named within the workspace lead out of it by a link? One that is named outside is what its author wants.
 *
 * @param path absolute, or relative to `cwd`; it need not be there yet
 */
export function leavesByLink(path: string, cwd: string): boolean {
  const named = relative(cwd, resolve(cwd, path))
  if (named === '..' || named.startsWith(`..${sep}`) || isAbsolute(named)) return false
  return !isWithin(realAncestor(resolve(cwd, path)), realAncestor(resolve(cwd)))
}

export function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink()
  } catch {
    return false
  }
}

/** Where a CI service says its checkout lies; the step may have been started in a folder of it. */
const workspaces: readonly string[] = [
  'GITHUB_WORKSPACE',
  'CI_PROJECT_DIR',
  'WORKSPACE',
  'CI_WORKSPACE',
  'DRONE_WORKSPACE',
  'BUILD_SOURCESDIRECTORY',
  'BITBUCKET_CLONE_DIR',
  'BUILDKITE_BUILD_CHECKOUT_PATH',
  'TRAVIS_BUILD_DIR',
  'APPVEYOR_BUILD_FOLDER',
  'CODEBUILD_SRC_DIR',
  'SEMAPHORE_GIT_DIR',
  'CIRRUS_WORKING_DIR',
]
/** What a job may write to beside its checkout, where the output of a command is tee'd to. */
const scratch: readonly string[] = [
  'RUNNER_TEMP',
  'AGENT_TEMPDIRECTORY',
  'WORKSPACE_TMP',
  'TMPDIR',
  'PIPELINE_GUARD_DIR',
]

/** The real path of a folder that is there and is not the whole machine. */
function folderOf(path: string): string | undefined {
  try {
    const real = realpathSync(path)
    return real === dirname(real) ? undefined : real
  } catch {
    return undefined
  }
}

/**
 * Why a file that was named is not read: within a CI run only the workspace and the machine’s temporary folders are, for an
 * agent holds the workspaces of others too. At a desk whoever names a file outside may read it, and wants it read.
 *
 * @param path absolute, or relative to `cwd`
 * @param isDesk nobody but the person at the keyboard chose the path
 * @returns undefined where it may be read
 */
export function outOfReach(
  path: string,
  { cwd, env, isDesk }: { readonly cwd: string; readonly env: Env; readonly isDesk: boolean },
): string | undefined {
  if (leavesByLink(path, cwd)) return 'is a link out of the workspace'
  if (isDesk) return undefined
  const roots = [cwd, tmpdir(), '/tmp', ...[...workspaces, ...scratch].flatMap((name) => env[name] || [])]
  const real = realAncestor(resolve(cwd, path))
  const reaches = roots.flatMap((root) => folderOf(resolve(cwd, root)) ?? []).some((root) => isWithin(real, root))
  return reaches ? undefined : 'lies outside the workspace'
}
