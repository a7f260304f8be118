import { describe, expect, test } from '@jest/globals'
import { splitByNoise } from '../../../src/core/history/split.js'
import type { JobFacts, RunRecord } from '../../../src/core/model/index.js'
import { recordOf } from '../../support/records.js'

/** 60 runs; `job` tells the facts of the nth one’s only job. */
const runs = (
  job: (index: number) => Partial<JobFacts>,
  facts: (index: number) => RunRecord['run']['value'] = () => ({}),
) =>
  Array.from({ length: 60 }, (_, index) =>
    recordOf({
      run: String(1000 + index),
      hour: index,
      jobs: { 1: { workMs: 100_000 + (index % 5) * 1000, ...job(index) } },
      facts: facts(index),
    }),
  )
const cpu = (name: string) => ({ runner: { cpu: name } })
const now = (told: Partial<JobFacts>) => recordOf({ run: '5000', hour: 900, jobs: { 1: told } })
const jobsLeft = (records: readonly RunRecord[]) => records.filter(({ jobs }) => Object.keys(jobs).length > 0).length

describe('a job is measured by runs on its own runner', () => {
  const twoSpeeds = runs((index) =>
    index % 2 ? { ...cpu('slow'), workMs: 200_000 + (index % 5) * 1000 } : cpu('fast'),
  )

  test('when the CPU explains the noise', () => {
    const narrowed = splitByNoise(twoSpeeds, now(cpu('slow')))
    expect(jobsLeft(narrowed)).toBe(30)
    expect(narrowed).toHaveLength(60)
    const left = narrowed.flatMap(({ jobs }) => Object.values(jobs).map(({ facts }) => facts?.value.runner?.cpu))
    expect(new Set(left)).toEqual(new Set(['slow']))
  })

  test('not when it explains nothing', () => {
    const equal = runs((index) => ({ ...cpu(index % 2 ? 'a' : 'b'), workMs: 100_000 + ((index * 7919) % 60) * 1000 }))
    expect(jobsLeft(splitByNoise(equal, now(cpu('a'))))).toBe(60)
  })

  test('not when too few remain', () => {
    const rare = runs((index) =>
      index % 6 === 0
        ? { ...cpu('rare'), workMs: 300_000 }
        : { ...cpu('usual'), workMs: 100_000 + ((index * 7919) % 60) * 500 },
    )
    expect(jobsLeft(splitByNoise(rare, now(cpu('rare'))))).toBe(60)
  })

  test('not when every runner is another, which explains everything and nothing', () => {
    const all = runs((index) => ({ ...cpu(`model ${index}`), workMs: 100_000 + ((index * 7919) % 60) * 1000 }))
    expect(jobsLeft(splitByNoise(all, now(cpu('model 3'))))).toBe(60)
  })

  test('not when nobody knows the runner', () => {
    expect(jobsLeft(splitByNoise(twoSpeeds, now({})))).toBe(60)
  })
})

test('a run on the default branch is measured by its like, where the other branches do other work', () => {
  const records = runs(
    () => ({}),
    (index) => ({
      branch: index % 2 ? 'main' : 'feature',
      workMs: (index % 2 ? 300_000 : 100_000) + (index % 5) * 1000,
    }),
  )
  const narrowed = splitByNoise(records, recordOf({ run: '5000', hour: 900 }))
  expect(new Set(narrowed.map(({ run }) => run.value.branch))).toEqual(new Set(['main']))
})
