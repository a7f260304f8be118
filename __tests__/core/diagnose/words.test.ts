import { describe, expect, test } from '@jest/globals'
import { adviceOf, titleOf } from '../../../src/core/diagnose/words.js'
import { shippedRules } from '../../../src/rules/index.js'

const rule = {
  role: 'cause',
  title: 'Bundler cannot find a gem',
  advice: 'Check {gem}. Commit the lock file.',
} as const

describe('what a title says', () => {
  test('the names the rule caught, or the words of the line', () => {
    expect(titleOf(rule, { gem: 'rates', line: '3' }, 'Could not find rates')).toBe('Bundler cannot find a gem: rates')
    expect(titleOf(rule, {}, '  Could not  find it ')).toBe('Bundler cannot find a gem: Could not find it')
    expect(titleOf({ ...rule, title: 'No gem {gem|other}' }, { other: 'tax' }, 'line')).toBe('No gem tax')
    expect(titleOf({ ...rule, role: 'wrapper', title: 'A build failed' }, {}, 'BUILD FAILED')).toBe('A build failed')
  })

  test('a name that is missing leaves no gap', () => {
    expect(titleOf({ ...rule, title: 'No gem {gem}' }, {}, 'No such gem')).toBe('No such gem')
    expect(adviceOf(rule, {})).toBe('Commit the lock file.')
    expect(adviceOf({ advice: 'Check {gem}.' }, {})).toBe('Read the lines named.')
    expect(adviceOf(rule, { gem: 'rates' })).toBe('Check rates. Commit the lock file.')
  })

  test('no rule shows an unfilled name, whatever it caught', () => {
    const faults = shippedRules.flatMap((each) => {
      const names = Object.keys(new RegExp(`${each.pattern.source}|`, each.pattern.flags).exec('')?.groups ?? {})
      const caught = [{}, ...names.map((name) => ({ [name]: 'X' }))]
      return caught
        .flatMap((groups) => [titleOf(each, groups, 'the line'), adviceOf(each, groups)])
        .filter((text) => text === '' || /\{\w|(?:^|\s)[?'"`]\s|''|""/.test(text))
        .map((text) => `${each.id}: ${text}`)
    })
    expect(faults).toEqual([])
  })
})
