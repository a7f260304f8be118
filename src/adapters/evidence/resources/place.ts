/** Where samples lie, and whose they are. */
import { basename, dirname, join, resolve } from 'node:path'
import type { Env } from '../../../ports.js'

/**
 * On GitHub the runner’s temporary folder, as a checkout that follows the first step empties the workspace; elsewhere
 * `.pipeline-guard/resources` of the workspace, or below `PIPELINE_GUARD_DIR`.
 */
export function samplesDirectory(cwd: string, env: Env): string {
  const temporary = env['GITHUB_ACTIONS'] === 'true' ? env['RUNNER_TEMP'] : undefined
  const named = env['PIPELINE_GUARD_DIR'] || (temporary ? join(temporary, 'pipeline-guard') : '.pipeline-guard')
  return join(resolve(cwd, named), 'resources')
}

/**
 * The command line as a file that can be started by itself: as it was started, or beside the action’s own.
 *
 * @param started `process.argv[1]`
 * @returns undefined where it is some other program, such as a runner of tests
 */
export function programOf(started: string | undefined): string | undefined {
  const name = basename(started ?? '')
  if (started === undefined) return undefined
  if (name === 'main.js') return join(dirname(started), 'cli.js')
  if (basename(dirname(started)) === 'main' && name === 'index.js') return join(dirname(started), '../cli/index.js')
  return /^(?:cli\.m?js|index\.js|pipeline-guard(?:\.\w+)?)$/.test(name) ? started : undefined
}

export const sampleFile = /^(\d{1,10})-(\d{1,16})\.jsonl$/
/** Beside a sampler’s file: it ends when it sees it. */
export const stopOf = (path: string): string => path.replace(/jsonl$/, 'stop')
