/** The commit a person works on, as git tells it: for a desk, where no service says it. */
import { execFile } from 'node:child_process'

export interface Checkout {
  readonly sha?: string
  readonly branch?: string
  /** Files differ from the commit, or are unknown to it. */
  readonly dirty: boolean
}

/** A large tree on a slow disk; a result without a commit is better than a late one. */
const timeoutMs = 3_000

/**
 * One call of `git status`; nothing of the repository’s own configuration is run (a file system monitor is a command).
 * https://git-scm.com/docs/git-status#_porcelain_format_version_2
 *
 * @returns undefined without git, without a repository, or when it took too long
 */
export const readCheckout = (cwd: string): Promise<Checkout | undefined> =>
  new Promise((resolve) => {
    const parameters = ['-c', 'core.fsmonitor=false', '--no-optional-locks', 'status', '--porcelain=v2', '--branch']
    const own = ['--', '.', ':(exclude).pipeline-guard']
    execFile(
      'git',
      [...parameters, ...own],
      { cwd, timeout: timeoutMs, maxBuffer: 16 * 1024 * 1024, windowsHide: true },
      (error, stdout) => resolve(error === null ? checkoutOf(stdout) : undefined),
    )
  })

/** Reads what `git status --porcelain=v2 --branch` prints. */
export function checkoutOf(status: string): Checkout {
  const lines = status.split('\n').filter((line) => line !== '')
  const header = (name: string) =>
    lines.find((line) => line.startsWith(`# branch.${name} `))?.slice(`# branch.${name} `.length)
  const sha = header('oid')
  const branch = header('head')
  return {
    ...(sha === undefined || !/^[0-9a-f]{40,64}$/.test(sha) ? {} : { sha }),
    ...(branch === undefined || branch === '(detached)' ? {} : { branch }),
    dirty: lines.some((line) => !line.startsWith('#')),
  }
}
