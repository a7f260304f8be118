/** Asks git about a clone. Nothing of the repository’s own configuration is run (a file system monitor is a command). */
import { execFile } from 'node:child_process'

/** A large tree on a slow disk; a result without a commit is better than a late one. */
const timeoutMs = 3_000

/** @returns what git prints; undefined where it cannot, or took too long */
export const git = (cwd: string, parameters: readonly string[]): Promise<string | undefined> =>
  new Promise((resolve) => {
    execFile(
      'git',
      ['-c', 'core.fsmonitor=false', ...parameters],
      { cwd, timeout: timeoutMs, maxBuffer: 16 * 1024 * 1024, windowsHide: true },
      (error, stdout) => resolve(error === null ? stdout : undefined),
    )
  })
