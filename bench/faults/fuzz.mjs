// Every parser of what strangers write, on mutated real files: no crash, no pollution of prototypes, a second of CPU a megabyte.
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { random } from './random.mjs'
import { root } from './world.mjs'

const largest = 200_000
/** A parser’s first call compiles it: less than this is no measure, in ms. */
const base = 250

/** name → { run, own: the error it is allowed to throw }. */
async function parsersOf() {
  const lib = (path) => import(join(root, 'lib', path))
  const [{ readTestReport }, { parseMetrics }, { decodeHistory }, { readFileConfig }] = await Promise.all(
    ['core/tests/report/index.js', 'core/series/metrics.js', 'core/history/file/codec.js', 'config/file.js'].map(lib),
  )
  const [{ parseCsv }, { recordsOf }, { recordsOfDump }, { diagnoseLog, templatesOfLog }] = await Promise.all(
    ['commands/backtest/csv.js', 'core/csv/read.js', 'commands/history/dump.js', 'core/diagnose/index.js'].map(lib),
  )
  const [{ onlyEntry }, { patternFileSchema, checkPatterns }, { parseLimit }, { readConfig }] = await Promise.all(
    [
      'adapters/stores/zip.js',
      'core/diagnose/learn/custom.js',
      'core/detect/limits/grammar.js',
      'config/config.js',
    ].map(lib),
  )
  const { createTally } = await lib('core/tests/report/tally.js')
  const chunks = async function* (bytes) {
    for (let at = 0; at < bytes.length; at += 7_001) yield bytes.subarray(at, at + 7_001)
  }
  const json = (bytes) => {
    try {
      return JSON.parse(bytes.toString())
    } catch {
      return undefined
    }
  }
  const given = { key: { host: 'h', repository: 'o/r', workflow: 'w' } }
  return {
    'test report': { run: (bytes) => readTestReport(chunks(bytes), createTally({})), own: /./ },
    metrics: { run: (bytes) => parseMetrics(bytes.toString()) },
    history: { run: (bytes) => decodeHistory(bytes) },
    'packed history': { run: (bytes) => decodeHistory(gzipSync(bytes)) },
    configuration: { run: (bytes) => readFileConfig(bytes.toString(), 'f.yml') },
    table: { run: (bytes) => recordsOf(parseCsv(bytes.toString()), given), own: /./ },
    dump: { run: (bytes) => recordsOfDump([{ path: 'f', value: json(bytes) }], { repository: 'o/r' }, 0) },
    log: { run: (bytes) => diagnoseLog(chunks(bytes), { file: 'f', mask: (text) => text }), own: /./ },
    templates: { run: (bytes) => templatesOfLog(chunks(bytes)), own: /./ },
    archive: { run: (bytes) => onlyEntry(bytes, 1e6), own: /./ },
    patterns: {
      run: (bytes) => {
        const read = patternFileSchema.safeParse(json(bytes))
        return read.success ? checkPatterns(read.data.patterns, new Set()) : undefined
      },
    },
    limit: { run: (bytes) => parseLimit(bytes.toString().slice(0, 2000)) },
    inputs: {
      run: (bytes) => readConfig({ metrics: bytes.toString(), secrets: bytes.toString(), 'fail-on': bytes.toString() }),
    },
  }
}

const bombs = [
  '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}',
  '__proto__=1\nconstructor.prototype.polluted=2\n',
  `${'['.repeat(50_000)}`,
  `${'<a>'.repeat(30_000)}`,
  `<!DOCTYPE a [<!ENTITY b "${'x'.repeat(1000)}">]><testsuite>${'&b;'.repeat(3000)}</testsuite>`,
  `a: &a [${'*a,'.repeat(2000)}]`,
  `${'a,'.repeat(80_000)}\n`,
  '"'.repeat(100_000),
  `\u001b[${'3'.repeat(50_000)}m`,
  '\0'.repeat(50_000),
]

function seedsOf() {
  const logs = globOf('src/rules', '.log').concat(globOf('examples', '.log', '.csv', '.yml', '.json'))
  const files = [...logs, ...globOf('__tests__/fixtures', '.xml', '.json', '.txt', '.trx', '.tap', '.csv')]
  return [...bombs.map((text) => Buffer.from(text)), ...files.map((file) => readFileSync(file).subarray(0, largest))]
}

const globOf = (folder, ...endings) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && endings.includes(extname(entry.name)))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()

/** Cuts, flips, repeats, splices and foreign pieces. */
function mutated(seed, { draw, pick }, seeds) {
  let bytes = Buffer.from(seed)
  for (let times = 1 + Math.floor(draw() * 4); times > 0; times--) {
    const [a, b] = [draw(), draw()].map((at) => Math.floor(at * bytes.length)).sort((one, other) => one - other)
    const other = pick(seeds)
    bytes = pick([
      () => bytes.subarray(0, b),
      () => bytes.subarray(a),
      () => Buffer.concat([bytes.subarray(0, a), bytes.subarray(b)]),
      () => Buffer.concat([bytes.subarray(0, b), bytes.subarray(a, b), bytes.subarray(b)]),
      () => Buffer.concat([bytes.subarray(0, a), other.subarray(0, 500), bytes.subarray(a)]),
      () => Buffer.from(bytes.map((byte) => (draw() < 0.002 ? Math.floor(draw() * 256) : byte))),
      () => Buffer.concat(Array.from({ length: 8 }, () => bytes.subarray(a, a + 2000))),
    ])().subarray(0, largest)
  }
  return bytes
}

export async function fuzz({ short, seed, count }) {
  const drawing = random(seed)
  const [parsers, seeds] = [await parsersOf(), seedsOf()]
  const before = Object.getOwnPropertyNames(Object.prototype).join()
  const broken = []
  let tried = 0
  for (let at = 0; at < (short ? 60 : count); at++) {
    const bytes = at < bombs.length ? seeds[at] : mutated(drawing.pick(seeds), drawing, seeds)
    for (const [name, { run, own }] of Object.entries(parsers)) {
      tried++
      const began = process.cpuUsage()
      try {
        await run(bytes)
      } catch (error) {
        if (own?.test(error.message) !== true || error instanceof RangeError || error instanceof TypeError)
          broken.push(`${name}, input ${at}: ${error.stack.split('\n').slice(0, 3).join(' | ')}`)
      }
      const { user, system } = process.cpuUsage(began)
      const ms = (user + system) / 1000
      if (!short && ms > base + (bytes.length / 1_048_576) * 1000)
        broken.push(`${name}, input ${at}: ${Math.round(ms)} ms of CPU for ${bytes.length} bytes`)
      if (Object.getOwnPropertyNames(Object.prototype).join() !== before || {}.polluted !== undefined)
        broken.push(`${name}, input ${at}: a prototype was changed`)
    }
  }
  return { tried, broken }
}
