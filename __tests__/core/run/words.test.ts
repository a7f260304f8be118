import { expect, test } from '@jest/globals'
import { wantsColour } from '../../../src/core/run/colour.js'
import { suggest } from '../../../src/core/run/nearest.js'

test.each([
  ['hisotry', 'did you mean history?'],
  ['diag', 'did you mean diagnose?'],
  ['RUN', 'did you mean run?'],
  ['xyz', 'known are history, diagnose, run'],
])('%s: %s', (given, said) => expect(suggest(given, ['history', 'diagnose', 'run'])).toBe(said))

test('colour where the terminal shows it, unless the environment says otherwise', () => {
  expect(wantsColour({}, true)).toBe(true)
  expect(wantsColour({}, false)).toBe(false)
  expect(wantsColour({ NO_COLOR: '1' }, true)).toBe(false)
  expect(wantsColour({ NO_COLOR: '' }, true)).toBe(true)
  expect(wantsColour({ FORCE_COLOR: '1', NO_COLOR: '1' }, false)).toBe(true)
  expect(wantsColour({ FORCE_COLOR: '0' }, true)).toBe(false)
  expect(wantsColour({ TERM: 'dumb' }, true)).toBe(false)
})
