/** A row without its folder, wiring, masking, test or page fails here: nothing that can be forgotten is left to memory. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { exporters, openExporters } from '../src/adapters/exporters/exporters.js'
import { channelInputs, channels, openChannels } from '../src/adapters/notifiers/channels.js'
import { platformRows } from '../src/adapters/platforms/detect.js'
import { type Config, readConfig, secretsOf } from '../src/config/config.js'
import { inputs } from '../src/config/inputs.js'
import { camel, type Row, type Rows } from '../src/config/rows.js'
import { MULTIVARIATE } from '../src/core/detect/detectors/multivariate.js'
import { detectorNames, detectors } from '../src/core/detect/detectors/registry.js'

const foldersIn = (path: string): readonly string[] =>
  readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted()

const testsIn = (path: string): readonly string[] =>
  existsSync(path) ? readdirSync(path).filter((name) => name.endsWith('.test.ts')) : []

const page = (path: string): string => readFileSync(path, 'utf8')

/** A value the input accepts; a secret as its own name tells. */
const exampleOf = (name: string, row: Row<unknown>): string | undefined =>
  [
    `https://example.org/${name}-value`,
    'smtps://example.org',
    `${name}@example.org`,
    `${name}-value`,
    'x-key=value-of-it',
    '1',
    'true',
  ].find((text) => 'value' in row.read(text))

function configWith(names: readonly string[]): Config {
  const rows = inputs as Readonly<Record<string, Row<unknown>>>
  const example = (name: string) => exampleOf(name, rows[name] as Row<unknown>)
  const read = readConfig(Object.fromEntries(names.map((name) => [name, example(name)])))
  if (read.kind === 'faulty') throw new Error(JSON.stringify(read.faults))
  return read.config
}

test('every input whose name sounds like a secret is one, and every secret is masked', () => {
  const rows = Object.entries(inputs) as [string, Row<unknown>][]
  const sounding = rows.filter(([name]) => /token|secret|webhook(-url)?$|password|dsn|-key$/.test(name))
  expect(sounding.filter(([, row]) => row.secret !== true).map(([name]) => name)).toEqual([])
  const secret = rows.filter(([, row]) => row.secret).map(([name]) => name)
  const config = configWith(secret)
  const given = secret.flatMap((name) => (config as Readonly<Record<string, unknown>>)[camel(name)] ?? [])
  expect(secretsOf(config)).toEqual(expect.arrayContaining(given))
  expect(given).toHaveLength(secret.length)
})

const outside = { env: {}, now: () => 0 }
const troubles = { add: () => undefined }

describe('channels', () => {
  test('each folder is a row, each row a folder', () =>
    expect(foldersIn('src/adapters/notifiers')).toEqual(Object.keys(channels).toSorted()))

  test.each(Object.entries(channels))(
    '%s: has a test and a section of docs/channels.md that names its inputs',
    (name, row) => {
      expect(testsIn(`__tests__/adapters/notifiers/${name}`)).not.toEqual([])
      const section =
        new RegExp(`^## ${name}$([\\s\\S]*?)(?=^## |$(?![\\s\\S]))`, 'im').exec(page('docs/channels.md'))?.[1] ?? ''
      expect(Object.keys(row.inputs).filter((input) => !section.includes(`\`${input}\``))).toEqual([])
    },
  )

  test.each(Object.entries(channels))('%s: opens when its inputs are given, and only then', async (name, row) => {
    const opened = await openChannels(configWith(Object.keys(row.inputs)), { ...outside, troubles })
    expect(opened.map(({ channel }) => channel)).toEqual([name])
    expect(await openChannels(configWith([]), { ...outside, troubles })).toEqual([])
    expect(Object.keys(channelInputs)).toEqual(expect.arrayContaining(Object.keys(row.inputs)))
  })
})

describe('exporters', () => {
  const rows: Readonly<Record<string, { readonly inputs: Rows }>> = exporters

  test('each folder is a row, each row a folder with a test and a page that names its inputs', () => {
    expect(foldersIn('src/adapters/exporters')).toEqual(Object.keys(rows).toSorted())
    for (const [name, row] of Object.entries(rows)) {
      expect(testsIn(`__tests__/adapters/exporters/${name}`)).not.toEqual([])
      for (const input of Object.keys(row.inputs)) expect(page('docs/channels.md')).toContain(`\`${input}\``)
    }
  })

  test('none is opened that was not asked for', async () =>
    expect(await openExporters(configWith([]), { ...outside, cwd: '.', token: undefined })).toEqual([]))
})

describe('platforms and stores', () => {
  const asked = Object.values(platformRows).map(({ adapter }) => adapter)

  test.each([...new Set(asked)])('%s: has tests and stands in docs/platforms.md', (name) => {
    expect([
      ...testsIn(`__tests__/adapters/platforms/${name}`),
      ...testsIn('__tests__/adapters/platforms'),
    ]).toContainEqual(expect.stringMatching(new RegExp(`^${name}\\.test|^(snapshot|index|${name})\\.test`)))
    expect(page('docs/platforms.md')).toMatch(
      name === 'local' ? /its environment alone/ : new RegExp(`\\| \`${name}\` \\|`),
    )
  })

  test('each folder of a platform is the adapter of a row', () => {
    const folders = foldersIn('src/adapters/platforms').filter((name) => name !== 'environments')
    expect(folders).toEqual([...new Set(asked)].filter((name) => name !== 'local').toSorted())
  })

  test('each folder of a store is a value of `history`, has tests and stands in docs/history.md', () => {
    const accepted = [...inputs.history.accepted.matchAll(/`(\w+)(?::[^`]*)?`/g)].map(([, name]) => name ?? '')
    const folders = foldersIn('src/adapters/stores')
    expect(folders).toEqual(accepted.filter((name) => name !== 'auto').toSorted())
    for (const name of folders) {
      expect(testsIn(`__tests__/adapters/stores/${name}`)).not.toEqual([])
      expect(page('docs/history.md')).toContain(name)
    }
  })
})

describe('detectors', () => {
  test.each(detectorNames)('%s: has its row in docs/detection.md, and a test names it', (name) => {
    expect(page('docs/detection.md')).toMatch(new RegExp(`^\\| \`${name}\` \\|`, 'm'))
    const tests = (readdirSync('__tests__/core/detect', { recursive: true }) as string[]).filter((file) =>
      file.endsWith('.test.ts'),
    )
    const naming = tests.filter((file) => page(join('__tests__/core/detect', file)).includes(`'${name}'`))
    expect(naming).not.toEqual([])
  })

  test('each file that makes a detector is a row of the registry', () => {
    const folder = 'src/core/detect/detectors'
    const registry = page(join(folder, 'registry.ts'))
    const makers = readdirSync(folder).filter((file) =>
      /^export const \w+: Detector = /m.test(page(join(folder, file))),
    )
    expect(makers.filter((file) => !registry.includes(`'./${file.replace('.ts', '.js')}'`))).toEqual([])
    expect(detectorNames).toEqual([...detectors.map(({ name }) => name), 'failure-rate', ...MULTIVARIATE])
  })
})
