import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { inputs } from '../../src/config/inputs.js'

interface Job {
  readonly permissions?: Readonly<Record<string, string>>
  readonly 'timeout-minutes'?: number
  readonly steps: readonly {
    readonly uses?: string
    readonly run?: string
    readonly with?: Readonly<Record<string, unknown>>
  }[]
}
interface Workflow {
  readonly on: Readonly<Record<string, unknown>>
  readonly permissions?: object
  readonly concurrency?: { readonly group: string; readonly 'cancel-in-progress': boolean }
  readonly jobs: Readonly<Record<string, Job>>
}

const folder = 'examples/workflows'
const files = readdirSync(folder).filter((name) => name.endsWith('.yml'))
const read = (name: string): Workflow => parse(readFileSync(`${folder}/${name}`, 'utf8')) as Workflow

describe.each(files)('%s', (name) => {
  const workflow = read(name)
  const jobs = Object.values(workflow.jobs)
  const steps = jobs.flatMap((job) => job.steps)

  test('grants nothing but what each job names, and lets no job hang', () => {
    expect(workflow.permissions).toEqual({})
    for (const job of jobs)
      expect(job).toMatchObject({ permissions: expect.anything(), 'timeout-minutes': expect.any(Number) })
  })

  test('pins every action by a full commit SHA, its own by the placeholder of one', () => {
    for (const { uses } of steps)
      if (uses !== undefined) expect(uses).toMatch(/^(?:OWNER\/REPO@SHA|actions\/[\w-]+@[0-9a-f]{40})$/)
  })

  test('gives Pipeline Guard inputs that exist and are accepted, and only observes', () => {
    const own = steps.filter(({ uses }) => uses?.startsWith('OWNER/'))
    expect(own).toHaveLength(1)
    for (const [input, value] of Object.entries(own[0]?.with ?? {})) {
      expect(Object.keys(inputs)).toContain(input)
      if (!String(value).includes('${{'))
        expect(inputs[input as keyof typeof inputs].read(String(value))).toHaveProperty('value')
    }
    // A gate that only observes is none: who puts one in has seen what the metrics say.
    expect(own[0]?.with?.['observe']).toBe(own[0]?.with?.['mode'] === 'gate' ? undefined : true)
  })
})

test('only the companion may write, and it runs no code of the project', () => {
  for (const name of files) {
    const jobs = Object.values(read(name).jobs)
    // `id-token` asks for a token of another service; it writes nothing here.
    const writes = jobs.filter(({ permissions = {} }) =>
      Object.entries(permissions).some(([scope, access]) => scope !== 'id-token' && access === 'write'),
    )
    expect(writes.length > 0).toBe(name === 'companion.yml')
    for (const job of writes)
      expect(job.steps.some(({ uses, run }) => run !== undefined || uses?.startsWith('actions/checkout'))).toBe(false)
  }
})

test('the gates of GitLab and Jenkins ask by options that exist, and roll back on what is no pass', () => {
  const known = new Set(Object.keys(inputs).map((name) => name.replace(/^gate-/, '')))
  for (const file of ['examples/gitlab/gate.gitlab-ci.yml', 'examples/jenkins/gate.Jenkinsfile']) {
    const text = readFileSync(file, 'utf8')
    const asked = [...(/gate\s[\s\S]*?gate\.json/.exec(text)?.[0] ?? '').matchAll(/--([a-z-]+)/g)].map(
      ([, name]) => name ?? '',
    )
    expect(asked.filter((name) => !known.has(name))).toEqual([])
    expect(asked).toEqual(expect.arrayContaining(['service', 'environment', 'observe-for']))
    for (const [, variable = ''] of text.matchAll(/PIPELINE_GUARD_(PROMETHEUS_[A-Z]+)/g))
      expect(Object.keys(inputs)).toContain(variable.toLowerCase().replaceAll('_', '-'))
    expect(text).toContain('./rollback.sh')
  }
})

test('the companion is one at a time for the run it looks after, and is never cut short', () => {
  expect(read('companion.yml').concurrency).toEqual({
    group: 'pipeline-guard-${{ github.event.workflow_run.id }}',
    'cancel-in-progress': false,
  })
})
