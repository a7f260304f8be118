import { describe, expect, test } from '@jest/globals'
import { seriesRenamer } from '../../../src/core/series/names.js'
import { recordOf } from '../../support/records.js'

const named = (name: string, rules: Parameters<typeof seriesRenamer>[0] = []) => {
  const record = recordOf({ jobs: { 1: { name, steps: [{ number: 1, name: `Run ${name}` }] } } })
  const facts = seriesRenamer(rules)(record).jobs['1']?.facts?.value
  return [facts?.name, facts?.steps?.[0]?.name]
}

describe('names that never repeat', () => {
  test('are called what the first rule that fits says', () => {
    const rules = [
      { match: 'deploy * to *', name: 'deploy' },
      { match: 'Run deploy*', name: 'Run deploy' },
      { match: '*', name: 'never' },
    ]
    expect(named('deploy 1234 to eu', rules)).toEqual(['deploy', 'Run deploy'])
  })
  test('full commit ids read <id> without any rule', () => {
    expect(named('build 0123456789abcdef0123456789abcdef01234567')).toEqual(['build <id>', 'Run build <id>'])
  })
  test('ordinary names and their record stay the very same', () => {
    const record = recordOf({ jobs: { 1: { name: 'build (20, deadbeef)', steps: [{ number: 1, name: 'Test' }] } } })
    expect(seriesRenamer([{ match: 'x*', name: 'y' }])(record)).toBe(record)
  })
  test('a name met before is called the same again', () => {
    const rename = seriesRenamer([{ match: 'pr-*', name: 'pr' }])
    const record = recordOf({ jobs: { 1: { name: 'pr-1' }, 2: { name: 'lint' }, 3: { name: 'pr-2' } } })
    for (const _ of [1, 2])
      expect(Object.values(rename(record).jobs).map(({ facts }) => facts?.value.name)).toEqual(['pr', 'lint', 'pr'])
  })
})
