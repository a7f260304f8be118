/** The failure factory: its recipes, the logs it recorded, and the jobs made of them. */
import { resolve } from 'node:path'
import { describe, expect, test } from '@jest/globals'

interface Recorded {
  readonly id: string
  readonly tool: string
  readonly body: string
  readonly marked: readonly number[]
  readonly head: Readonly<
    Partial<Record<'source' | 'category' | 'command' | 'exit' | 'outcome' | 'transient' | 'ecosystem', string>>
  >
}
interface Fault {
  readonly id: string
  readonly tool: string
  readonly run: string
  readonly category?: string
  readonly also: readonly string[]
  readonly transient: boolean
  readonly passes?: boolean
  readonly line?: string
}
interface Setting {
  readonly frame: string
  readonly wrapper: string
  readonly first: string
  readonly last: string
}

const [recipesFile, jobsFile] = [resolve('bench/factory/recipes.mjs'), resolve('bench/factory/jobs.mjs')]
const {
  loadRecipes,
  faultsOf,
}: { loadRecipes: () => readonly { tool: string; faults: object }[]; faultsOf: (recipe: object) => readonly Fault[] } =
  await import(recipesFile)
const jobs: {
  readonly recorded: () => readonly Recorded[]
  readonly settings: readonly Setting[]
  readonly poolOf: (logs: readonly Recorded[]) => object
  readonly job: (log: Recorded, setting: Setting, pool: object) => string
  readonly factoryRows: (options: {
    perLog: number
  }) => readonly { id: string; text: string; expected_lines: readonly string[] }[]
} = await import(jobsFile)

const recipes = loadRecipes()
const faults = new Map(recipes.flatMap(faultsOf).map((fault) => [fault.id, fault]))
const logs = jobs.recorded()
// eslint-disable-next-line no-control-regex
const plain = (line: string) =>
  line.replace(/\x1b\[[0-9;?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)/g, '').trimEnd()

describe('recipes', () => {
  test('80 tools or more, four faults or more of each, every category', () => {
    expect(recipes.length).toBeGreaterThanOrEqual(80)
    expect(recipes.filter((recipe) => faultsOf(recipe).length < 4).map(({ tool }) => tool)).toEqual([])
    expect([...new Set([...faults.values()].map(({ category }) => category))].sort()).toEqual([
      'build',
      'config',
      'dependency',
      'infrastructure',
      'lint',
      'network',
      'permission',
      'resource',
      'test',
      'timeout',
      undefined,
    ])
  })
})

describe('recorded logs', () => {
  test('each comes from a recipe and says what that says', () => {
    const wrong = logs.filter(({ id, head }) => {
      const fault = faults.get(id)
      if (fault === undefined || head.source !== `bench/factory ${id}`) return true
      if (fault.passes === true) return head.outcome !== 'passed' || head.exit !== '0'
      const said = [fault.category, ...fault.also].join(' ')
      return head.category !== said || head.exit === '0' || (head.transient === 'yes') !== fault.transient
    })
    expect(wrong.map(({ id }) => id)).toEqual([])
    expect(logs.length).toBeGreaterThanOrEqual(300)
  })

  test('the marked lines are those the recipe names', () => {
    const wrong = logs.filter(({ id, body, marked }) => {
      const line = faults.get(id)?.line
      const lines = body.split('\n')
      return (
        line !== undefined &&
        (marked.length === 0 || marked.some((at) => !new RegExp(line).test(plain(lines[at - 1] ?? ''))))
      )
    })
    expect(wrong.map(({ id }) => id)).toEqual([])
  })

  test('none names a folder of the machine it was recorded on', () => {
    expect(
      logs
        .filter(({ body }) =>
          /\/(?:tmp|var\/tmp)\/factory|\/work\/(?!app)|\/root\//.test(body.replaceAll('/home/runner/work/', '')),
        )
        .map(({ id }) => id),
    ).toEqual([])
  })
})

describe('jobs made of them', () => {
  test('come out the same every time, with the expected line in each', () => {
    const rows = jobs.factoryRows({ perLog: 1 })
    expect(jobs.factoryRows({ perLog: 1 }).map(({ text }) => text)).toEqual(rows.map(({ text }) => text))
    expect(
      rows.filter(({ text, expected_lines: lines }) => lines.some((line) => !text.includes(line))).map(({ id }) => id),
    ).toEqual([])
  })

  test('every setting frames a log: the platform’s last words follow the tool’s', () => {
    const log = logs.find(({ id }) => id === 'eslint/unused')
    if (log === undefined) throw new Error('no eslint/unused')
    const pool = jobs.poolOf(logs)
    const texts = jobs.settings.map((setting) => ({ setting, text: jobs.job(log, setting, pool) }))
    expect(texts.filter(({ text }) => !text.includes('no-unused-vars'))).toEqual([])
    const closing = {
      github: 'Cleaning up orphan processes',
      gitlab: 'ERROR: Job failed: exit code',
      jenkins: 'Finished: FAILURE',
      parallel: 'Finished: FAILURE',
    }
    expect(
      texts.filter(
        ({ setting, text }) =>
          !text
            .trimEnd()
            .split('\n')
            .at(-1)
            ?.includes(closing[setting.frame as keyof typeof closing]),
      ),
    ).toEqual([])
  })
})
