import { expect, test } from '@jest/globals'
import { forget } from '../../../src/core/history/forget.js'
import { recordOf } from '../../support/records.js'

const theirs = recordOf({ run: '1', facts: { actor: 'Ada', title: 'Ada’s change' } })
const told = {
  ...recordOf({ run: '2', facts: { actor: 'bob', title: 'fixed as ada said', branch: 'ada/x' } }),
}
const other = recordOf({ run: '3', facts: { actor: 'adam', title: 'adamant' } })

test('of a person go the actor, the titles of their runs and their name in every text; figures stay', () => {
  const { records, named, dropped } = forget([theirs, told, other], { actors: ['ada'], runs: [] })
  expect([named, dropped]).toEqual([2, 0])
  const [first, second, third] = records
  expect(first?.run.value).not.toHaveProperty('actor')
  expect(first?.run.value).not.toHaveProperty('title')
  expect(first?.run.value.workMs).toBe(theirs.run.value.workMs)
  expect(second?.run.value).toMatchObject({ actor: 'bob', title: 'fixed as (forgotten) said', branch: 'ada/x' })
  expect(third).toEqual(other)
  expect(forget(records, { actors: ['ada'], runs: [] })).toMatchObject({ records, named: 0 })
})

test('of a run every attempt goes', () => {
  const again = recordOf({ run: '1', attempt: 2 })
  expect(forget([theirs, again, other], { actors: [], runs: ['1'] })).toEqual({
    records: [other],
    named: 0,
    dropped: 2,
  })
})

test('a name that is an expression is taken as it is', () => {
  expect(forget([other], { actors: ['a.*', '[bot]', '('], runs: [] })).toMatchObject({ records: [other], named: 0 })
})
