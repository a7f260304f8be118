import { expect, test } from '@jest/globals'
import { unseenOf } from '../../../src/core/decide/unseen.js'

const trouble = (unseen?: string) => ({
  code: 'c',
  message: 'm',
  advice: 'a',
  ...(unseen === undefined ? {} : { unseen }),
})

test.each([
  [{}, [], []],
  [{}, [trouble()], []],
  [{ partial: true }, [], ['the jobs of this run']],
  [
    { partial: true },
    [trouble('the history'), trouble('the history'), trouble()],
    ['the jobs of this run', 'the history'],
  ],
])('%j with %j: %j', (snapshot, troubles, unseen) => expect(unseenOf(snapshot, troubles)).toEqual(unseen))
