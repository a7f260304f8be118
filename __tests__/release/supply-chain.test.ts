/** What is bundled runs where we say, each override has its reason, and no bundle outgrows its budget. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'

interface Locked {
  readonly version?: string
  readonly engines?: { readonly node?: string } | readonly string[]
}
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Locked> }
const own = JSON.parse(readFileSync('package.json', 'utf8')) as {
  engines: { node: string }
  overrides: Record<string, string>
}

/** The lowest major version one alternative of a range takes; ranges of engines are written simply. */
const lowest = (alternative: string): number => Number(/(\d+)/.exec(alternative)?.[1] ?? 0)
const takes = (range: string, major: number): boolean =>
  range.split('||').some((one) => {
    const [least = 0, open] = [lowest(one), /^\s*(?:>=?|\*|$)/.test(one)]
    return open ? least <= major : least === major
  })

test('every dependency runs on the Node.js we promise', () => {
  const promised = lowest(own.engines.node)
  const newer = Object.entries(lock.packages).flatMap(([path, { version, engines }]) => {
    const node = engines === undefined || Array.isArray(engines) ? undefined : (engines as { node?: string }).node
    return node === undefined || takes(node, promised) ? [] : [`${path} ${version}: ${node}`]
  })
  expect(newer).toEqual([])
})

test('each override is the version that is locked, and its reason stands in SECURITY.md', () => {
  const security = readFileSync('SECURITY.md', 'utf8')
  for (const [name, version] of Object.entries(own.overrides)) {
    expect(security).toMatch(new RegExp(`\\| \`${name}\` \\| ${version.replaceAll('.', '\\.')} \\| \\S`))
    const locked = Object.entries(lock.packages).filter(([path]) => path.endsWith(`node_modules/${name}`))
    expect(new Set(locked.map(([, { version: found }]) => found))).toEqual(new Set([version]))
  }
})

describe('budgets', () => {
  const megabyte = 1_000_000
  const sizes = readdirSync('dist', { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.c?js$/.test(file))
    .map((file) => ({ file, bytes: statSync(join('dist', file)).size }))

  // Nine more channels, two exporters and the comment came with half a megabyte; what they need to send loads when used.
  // The command line then grew by gates, splitting, the sampler and the fleet page: all commands in one file, read when called.
  test('no file of a bundle is over 3.5 MB', () => {
    expect(sizes.filter(({ bytes }) => bytes > 3.5 * megabyte)).toEqual([])
  })

  test('the protocol of coding agents lies beside the command line, under half a megabyte', () => {
    const beside = sizes.filter(({ file }) => file === join('cli', 'mcp.cjs'))
    expect(beside).toHaveLength(1)
    expect(beside[0]?.bytes).toBeLessThan(megabyte / 2)
  })

  test.each([
    // Its own file, what buckets need, what agents need.
    ['cli', 5],
    ['main', 9],
  ])('all of %s are under %i MB', (bundle, most) => {
    const all = sizes.filter(({ file }) => file.startsWith(bundle)).reduce((sum, { bytes }) => sum + bytes, 0)
    expect(all).toBeGreaterThan(0)
    expect(all).toBeLessThan(most * megabyte)
  })
})
