/** Holds the rooms of docs/architecture.md: imports point one way, no cycles, a pure core, small files. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { expect, test } from '@jest/globals'

const root = resolve('src')
const files = readdirSync(root, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
const source = new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]))

/** Imports of a file: `./x.js` as a path below src, packages by name. Type-only imports count too. */
const importsOf = (file: string) =>
  [
    ...(source.get(file) ?? '').matchAll(
      /(?:^|\n)\s*(?:import|export)\s+[^;'"]*?from\s+['"]([^'"]+)['"]|import\((?:\/\*.*?\*\/\s*)?['"]([^'"]+)['"]\)/g,
    ),
  ].map((match) => {
    const target = match[1] ?? match[2] ?? ''
    const local = target.startsWith('.')
    return {
      local,
      target: local
        ? relative(root, resolve(root, dirname(file), target))
            .replaceAll('\\', '/')
            .replace(/\.js$/, '.ts')
        : target,
    }
  })

const stages = [
  'model',
  'run',
  'owners',
  'statistics',
  'mask',
  'resources',
  'series',
  'collect',
  'history',
  'tables',
  'csv',
  'tests',
  'coverage',
  'detect',
  'diagnose',
  'decide',
  'gate',
  'report',
]
const roomOf = (file: string): string =>
  file === 'watch/ports.ts'
    ? 'watch/ports'
    : file.startsWith('core/')
      ? file.split('/').slice(0, 2).join('/')
      : file.startsWith('adapters/')
        ? file.split('/').slice(0, 2).join('/')
        : file.includes('/')
          ? (file.split('/')[0] ?? '')
          : file

const entries = ['main.ts', 'cli.ts', 'library.ts']

/** May a file of room `from` import one of room `to`? */
function allowed(from: string, to: string): boolean {
  if (from === to) return true
  if (to === 'version.ts' || to === 'timers.ts') return !from.startsWith('core/')
  if (from === 'rules') return to === 'core/model'
  if (from === 'core/diagnose' && to === 'rules') return true
  if (from.startsWith('core/'))
    return to.startsWith('core/') && stages.indexOf(to.slice(5)) < stages.indexOf(from.slice(5))
  if (from === 'watch/ports') return to === 'ports.ts' || to === 'core/model'
  if (to === 'watch/ports') return from === 'watch' || from.startsWith('adapters/')
  if (from === 'ports.ts') return to === 'core/model' || to === 'core/owners' || to === 'core/report'
  // The inputs of channels and exporters stand in their own rows.
  if (from === 'config') return to.startsWith('core/') || to === 'adapters/notifiers' || to === 'adapters/exporters'
  if (from.startsWith('adapters/'))
    return (
      to === 'ports.ts' ||
      to.startsWith('core/') ||
      to === 'config' ||
      to === 'adapters/http' ||
      to === 'adapters/files' ||
      to === 'adapters/objects'
    )
  if (from === 'flow') return to === 'ports.ts' || to === 'config' || to.startsWith('core/')
  if (from === 'watch' && to === 'wire') return false
  if ((from === 'watch' || from === 'wire') && to === 'commands') return false
  if (entries.includes(from)) return true
  return !entries.includes(to)
}

test('imports point one way', () => {
  const wrong = files.flatMap((file) =>
    importsOf(file)
      .filter(({ local, target }) => local && !allowed(roomOf(file), roomOf(target)))
      .map(({ target }) => `${file} → ${target}`),
  )
  expect(wrong).toEqual([])
})

test('no import cycles, of types neither', () => {
  const done = new Set<string>()
  const cycles: string[] = []
  const visit = (file: string, path: readonly string[]) => {
    if (path.includes(file)) cycles.push([...path.slice(path.indexOf(file)), file].join(' → '))
    if (done.has(file) || path.includes(file)) return
    for (const { local, target } of importsOf(file)) if (local) visit(target, [...path, file])
    done.add(file)
  }
  for (const file of files) visit(file, [])
  expect(cycles).toEqual([])
})

test('the core does no I/O and reads no clock, environment or randomness', () => {
  const packages =
    /^(node:(zlib|crypto|buffer|string_decoder)|zod|saxes|simple-statistics|ml-isolation-forest|p-limit|re2js|fflate|yaml)$/
  const impure =
    /\bprocess\.(env|argv|cwd|std|exit|hr|memory|platform|on\b|nextTick|version)|\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bfetch\(|\bsetTimeout\b|\bperformance\.now\b/
  const wrong = files
    .filter((file) => file.startsWith('core/'))
    .flatMap((file) => [
      ...importsOf(file)
        .filter(({ local, target }) => !local && !packages.test(target))
        .map(({ target }) => `${file} imports ${target}`),
      ...(source.get(file) ?? '')
        .split('\n')
        .filter((line) => impure.test(withoutText(line)))
        .map((line) => `${file}: ${line.trim()}`),
    ])
  expect(wrong).toEqual([])
})

/** A notion, where it lives, and how a second answer to the same question would look. */
const homes: readonly (readonly [notion: string, home: RegExp, copy: RegExp])[] = [
  ['what an error says', /^core\/run\/errors\.ts$/, /instanceof Error \? error\.message/],
  ['a failed outcome', /^core\/run\/outcomes\.ts$/, /=== 'failed' \|\| .*=== 'timed-out'/],
  ['the day', /^core\/run\/time\.ts$/, /\b86_?400_?000\b|toISOString\(\)\.slice\(0, 10\)/],
  ['batched concurrency', /^core\/run\/concurrency\.ts$/, /Promise\.all\([^)]*\.slice\(/],
  ['asking the network', /^adapters\/http\//, /\bglobalThis\.fetch\b|=> fetch\(|\bfrom 'node:https?'/],
  ['what is remembered of an object', /^core\/run\/once\.ts$/, /new WeakMap\b/],
  ['the race against a timer', /^timers\.ts$/, /Promise\.race\(/],
  ['the events of pull requests', /^core\/run\/trust\.ts$/, /'pull_request_target'|startsWith\('pull_request'\)/],
]

test.each(homes)('%s has one home', (_notion, home, copy) => {
  const copies = files.filter((file) => !home.test(file) && copy.test(code(file)))
  expect(copies).toEqual([])
})

test('the files docs/architecture.md names are there, with the functions it names', () => {
  const rows = readFileSync('docs/architecture.md', 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('|'))
  const missing = rows.flatMap((row) => {
    const named = [
      ...row.matchAll(/`(?:src\/)?((?:core|adapters|wire|flow|config|watch|rules)\/[\w/.-]+\.ts|[a-z]+\.ts)`/g),
    ]
    const paths = named.map(([, path]) => path ?? '')
    const absent = paths.filter((path) => !source.has(path))
    const functions = [...(row.split('|')[1] ?? '').matchAll(/`(?:[^`]*?)\b([a-z]\w+)\(/g)].map(
      ([, name]) => name ?? '',
    )
    const text = paths.map((path) => source.get(path) ?? '').join('\n')
    return [...absent, ...functions.filter((name) => !new RegExp(`(?:function|const) ${name}\\b`).test(text))]
  })
  expect(missing).toEqual([])
})

test('no file is over 250 lines, and the median is at most 100', () => {
  const sizes = files.map((file) => ({ file, lines: (source.get(file) ?? '').trimEnd().split('\n').length }))
  expect(sizes.filter(({ lines }) => lines > 250)).toEqual([])
  const sorted = sizes.map(({ lines }) => lines).sort((a, b) => a - b)
  expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(100)
})

test('no `any`, and the flow fits a screen without branching', () => {
  expect(
    files.filter((file) =>
      /(:|as|<|\()\s*any\b(?!\s*(of|one|thing))[\s;,)>[|&]/.test(code(file).split('\n').map(withoutText).join('\n')),
    ),
  ).toEqual([])
  const guard = code('flow/guard.ts')
  const body = guard.slice(guard.indexOf('export async function guard'))
  expect(body.split('\n').filter((line) => line.trim() !== '').length).toBeLessThanOrEqual(40)
  expect(body).not.toMatch(/\b(if|else|switch|for|while)\b|\?[^.?:]|&&|\|\|/)
})

/** A line without its comments, strings and regular expressions: what is left is code. */
const withoutText = (line: string) =>
  line
    .replace(/^\s*(\*|\/\/|\/\*).*/, '')
    .replace(/'(?:\\.|[^'\\])*'|`(?:\\.|[^`\\])*`/g, "''")
    .replace(/\/(?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\\[])+\/[a-z]*/g, '0')

const code = (file: string) => (source.get(file) ?? '').replace(/\/\*[\s\S]*?\*\/|(^|\s)\/\/.*/g, '')
