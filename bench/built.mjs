/**
 * lib/ as the sources make it, so that every bench runs after `npm ci` alone: compiled where it is missing or older than a
 * source. Imported first, for its effect.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const newest = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((latest, entry) => Math.max(latest, statSync(join(entry.parentPath, entry.name)).mtimeMs), 0)

/** Written after compiling: what did not change is not written again, and would look old for ever. */
const stamp = join(root, 'lib/.compiled')
const isStale = !existsSync(stamp) || statSync(stamp).mtimeMs < newest(join(root, 'src'))
if (isStale) {
  process.stderr.write('lib/ is missing or stale: compiling src/ …\n')
  const compiled = spawnSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.json'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  if (compiled.status !== 0) {
    process.stderr.write(
      compiled.error === undefined ? 'src/ does not compile\n' : 'TypeScript is missing: run `npm ci` first\n',
    )
    process.exit(2)
  }
  writeFileSync(stamp, '')
}
