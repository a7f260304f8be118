/** What SECURITY.md says of our own workflows and of the examples; zizmor and actionlint read them in CI. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'

interface Step {
  readonly uses?: string
  readonly run?: string
  readonly with?: Readonly<Record<string, unknown>>
}
interface Job {
  readonly permissions?: unknown
  readonly 'timeout-minutes'?: number
  readonly steps: readonly Step[]
}
interface Workflow {
  readonly permissions?: unknown
  readonly jobs: Readonly<Record<string, Job>>
}
const read = (path: string): Workflow => parse(readFileSync(path, 'utf8')) as Workflow
const own = readdirSync('.github/workflows').map((name) => join('.github/workflows', name))
const examples = readdirSync('examples/workflows').map((name) => join('examples/workflows', name))
const steps = (path: string) => Object.values(read(path).jobs).flatMap((job) => job.steps)

describe.each([...own, ...examples])('%s', (path) => {
  test('runs nothing by a tag, and says what it may do', () => {
    const { permissions, jobs } = read(path)
    for (const { uses } of steps(path))
      if (uses !== undefined && uses !== './') expect(uses).toMatch(/^[\w.-]+\/[\w./-]+@(?:[0-9a-f]{40}|SHA)$/)
    for (const job of Object.values(jobs)) {
      expect(job.permissions ?? permissions).toBeDefined()
      expect(job['timeout-minutes']).toBeGreaterThan(0)
    }
  })

  test('pastes nothing of a stranger into a script, and leaves no token in a checkout', () => {
    for (const { run, uses, with: inputs } of steps(path)) {
      expect(run ?? '').not.toMatch(/\$\{\{/)
      if (uses?.startsWith('actions/checkout@') === true) expect(inputs?.['persist-credentials']).toBe(false)
    }
  })
})

test('CI reads the workflows with zizmor and actionlint, at fixed versions; CodeQL, Scorecard and an SBOM are there', () => {
  const ci = readFileSync('.github/workflows/ci.yml', 'utf8')
  expect(ci).toMatch(/zizmor==\d+\.\d+\.\d+/)
  expect(ci).toMatch(/actionlint@v\d+\.\d+\.\d+/)
  const used = own.flatMap(steps).map(({ uses = '' }) => uses.split('@')[0])
  for (const action of ['github/codeql-action/analyze', 'ossf/scorecard-action', 'actions/attest-build-provenance'])
    expect(used).toContain(action)
  expect(readFileSync('.github/workflows/release.yml', 'utf8')).toContain('npm run --silent sbom')
})
