/** What lies between two commits, by the clone that is checked out. */
import type { Changes } from '../../core/model/index.js'
import { git } from '../files/git.js'

const mostCommits = 50
const mostFiles = 500
const commit = /^[0-9a-f]{40,64}$/

/** @returns undefined where the clone does not reach so far back: a checkout of depth one knows one commit */
export async function changesBetween(cwd: string, from: string, to: string): Promise<Changes | undefined> {
  if (!commit.test(from) || !commit.test(to)) return undefined
  const [log, files] = await Promise.all([
    git(cwd, ['log', `--max-count=${mostCommits}`, '--format=%H %s', '--end-of-options', `${from}..${to}`]),
    git(cwd, ['diff', '--name-only', '-z', '--no-renames', '--no-ext-diff', '--end-of-options', from, to]),
  ])
  if (log === undefined || files === undefined) return undefined
  return {
    commits: log
      .split('\n')
      .flatMap((line) =>
        line === '' ? [] : [{ sha: line.slice(0, line.indexOf(' ')), title: line.slice(line.indexOf(' ') + 1, 300) }],
      ),
    files: files
      .split('\u0000')
      .filter((file) => file !== '')
      .slice(0, mostFiles),
  }
}
