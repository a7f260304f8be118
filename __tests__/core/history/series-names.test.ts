import { describe, expect, test } from '@jest/globals'
import { renameSeries } from '../../../src/core/history/series-names.js'
import { recordOf } from '../../support/records.js'

const named = (name: string, rules: Parameters<typeof renameSeries>[1] = []) => {
  const record = recordOf({ jobs: { 1: { name, steps: [{ number: 1, name: `Run ${name}` }] } } })
  const facts = renameSeries(record, rules).jobs['1']?.facts?.value
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
    expect(renameSeries(record, [{ match: 'x*', name: 'y' }])).toBe(record)
  })
})
