/** A plan file that was changed on its way would run a test twice or not at all. */
import { expect, test } from '@jest/globals'
import { planOf, readPlan } from '../../../../src/core/tests/split/plan.js'

const plan = planOf({ names: ['a', 'b', 'c'], total: 2, records: [] })
const [first, second] = plan.shards as [(typeof plan.shards)[0], (typeof plan.shards)[0]]

test('a plan is read as it was written', () => {
  expect(readPlan(JSON.stringify(plan))).toEqual(plan)
})

test.each([
  ['a name is gone', [first, { ...second, files: [] }]],
  ['a name is in it twice', [first, { ...second, files: [...second.files, first.files[0]] }]],
  ['a name is another', [{ ...first, files: ['x', ...first.files.slice(1)] }, second]],
])('one in which %s is refused', (_name, shards) => {
  expect(readPlan(JSON.stringify({ ...plan, shards }))).toBeUndefined()
})
