/** Who owns a test, where nobody said it: by the code owners’ file of the checkout, of the file that its name leads to. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createPlaces } from '../../adapters/evidence/places.js'
import { fileWithin } from '../../adapters/files/text.js'
import { detectPlatform } from '../../adapters/platforms/detect.js'
import { oldestFirst } from '../../core/history/order.js'
import { ownersOf } from '../../core/owners/read.js'
import { repositoryPath } from '../../core/run/repository-path.js'
import { isEntryOf } from '../../core/tests/quarantine/list.js'
import { resultsOf } from '../../core/tests/test-history.js'
import { ownersSource } from '../../flow/owners.js'
import { createTroubleLog } from '../../flow/run-stage.js'
import type { Io } from '../command.js'
import { readHistoryFile } from '../history/input.js'

/** Where a class or module of that name has its source. */
const endings = [
  '.py',
  '.java',
  '.kt',
  '.groovy',
  '.scala',
  '.rb',
  '.php',
  '.cs',
  '.go',
  '_test.go',
  '.rs',
  '.ts',
  '.js',
]

/** @param path file of the test, where it was given @returns faults where nobody is named, with what was looked for */
export async function ownerOf(
  test: string,
  path: string | undefined,
  io: Io,
): Promise<{ readonly owner: string; readonly faults: readonly string[] }> {
  const troubles = createTroubleLog()
  const read = (file: string) => fileWithin(io.cwd, file)
  const owners = await ownersSource({ platform: detectPlatform(io.env).name, read, troubles })()
  const without = (...faults: readonly string[]) => ({ owner: '', faults })
  if (owners === undefined)
    return without(...troubles.all().map(({ message }) => message), `${missing}; there is no CODEOWNERS here`)
  const file = path === undefined ? (fileOf(test, io.cwd) ?? (await fileInHistory(test, io))) : repositoryPath(path)
  if (file === undefined && path !== undefined) return without(`--path: ${path} is no path of this repository`)
  if (file === undefined)
    return without(`${missing}, or --path with the file of the test, whose owner CODEOWNERS names`)
  const owner = ownersOf(owners, file).join(' ')
  return owner === '' ? without(`${missing}; ${owners.file} names none for ${file}`) : { owner, faults: [] }
}

const missing = '--owner: must be given'

/** Where its reports said that it stands, of the newest run in which it failed. */
async function fileInHistory(test: string, io: Io): Promise<string | undefined> {
  try {
    const records = await readHistoryFile('.pipeline-guard/history.jsonl.gz', { ...io, err: () => undefined })
    const named = oldestFirst(records)
      .reverse()
      .flatMap(resultsOf)
      .flatMap(({ failures, flaky }) => [...failures, ...flaky])
      .find((one) => one.file !== undefined && isEntryOf({ test }, one))
    const file = named?.file === undefined ? undefined : repositoryPath(named.file)
    return file !== undefined && existsSync(join(io.cwd, file)) ? file : undefined
  } catch {
    // Without a history that can be read it is asked for.
    return undefined
  }
}

/** A suite is a path, a class with its package, or a module: `tests.test_cart.TestCart` stands in tests/test_cart.py. */
function fileOf(test: string, cwd: string): string | undefined {
  const [suite = ''] = test.split(' › ')
  const [first = ''] = suite.split('::')
  const path = first.includes('/') || /\.\w{1,6}$/.test(first) ? [first] : []
  const dotted = first.replaceAll('\\', '.').replace(/\$.*$/, '').split('.')
  const modules = [dotted, dotted.slice(0, -1)].filter((parts) => parts.length > 0).map((parts) => parts.join('/'))
  const locate = createPlaces({ cwd })
  return [...path, ...modules.flatMap((module) => endings.map((ending) => `${module}${ending}`))]
    .map((candidate) => repositoryPath(locate(candidate, join(cwd, 'report.xml'))))
    .find((found) => found !== undefined && existsSync(join(cwd, found)))
}
