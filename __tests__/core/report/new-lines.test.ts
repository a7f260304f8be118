import { expect, test } from '@jest/globals'
import { newLines } from '../../../src/core/report/text/new-lines.js'

test.each([
  ['a\nb\n', 'a\nb\n', ''],
  ['a\n', 'a\n\nc\n', 'c\n'],
  ['a\n', 'a\na\n', 'a\n'],
  ['', 'a\n', 'a\n'],
  ['a\nb\n', '', ''],
])('after %j, %j adds %j', (before, after, added) => expect(newLines(before, after)).toBe(added))
