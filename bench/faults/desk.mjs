// The command line on one history file, as a CI service without an API has it.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cli, root, start } from './world.mjs'

export const preload = join(root, 'bench/faults/clock.cjs')

export const serviceOf = (run) => ({
  PATH: process.env.PATH,
  CI: 'woodpecker',
  CI_REPO: 'o/r',
  CI_WORKFLOW_NAME: 'w',
  CI_PIPELINE_NUMBER: String(run),
  CI_COMMIT_BRANCH: 'main',
  CI_REPO_DEFAULT_BRANCH: 'main',
  CI_PIPELINE_EVENT: 'push',
  CI_COMMIT_SHA: 'a'.repeat(40),
})

export async function openDesk() {
  const { decodeHistory } = await import(join(root, 'lib/core/history/file/codec.js'))
  const folder = mkdtempSync(join(tmpdir(), 'desk-'))
  const file = join(folder, 'h.jsonl.gz')
  return {
    folder,
    file,
    run: (run, { node = process.execPath, env = {}, wrap = [], killAfter, more = [], history = file } = {}) =>
      start(
        [
          ...wrap,
          node,
          cli,
          'run',
          '--observe',
          '--job-status',
          'success',
          '--history-path',
          history,
          '--result-file',
          join(folder, `r-${run}.json`),
          ...more,
        ],
        {
          cwd: folder,
          env: { ...serviceOf(run), ...env },
          killAfter,
        },
      ),
    /** Rewrites the history within bounds that leave all of it. */
    compact: (killAfter) =>
      start([process.execPath, cli, 'history', 'prune', '--history', file, '--runs', '100000', '--days', '100000'], {
        cwd: folder,
        env: { PATH: process.env.PATH },
        killAfter,
      }),
    /** @returns the runs it holds, or why it cannot be read */
    runs() {
      const loaded = decodeHistory(readFileSync(file))
      return loaded.kind === 'ok' && loaded.value.damage === undefined
        ? new Set(loaded.value.records.map(({ key }) => key.run))
        : JSON.stringify(loaded).slice(0, 200)
    },
    leftovers: () => readdirSync(folder).filter((name) => /\.lock|\.tmp$|staged/.test(name)),
    close: () => rmSync(folder, { recursive: true, force: true }),
  }
}
