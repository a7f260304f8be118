import { expect, test } from '@jest/globals'
import { createOutage } from '../../../src/adapters/http/outage.js'

/** Calls that took so many seconds each, one behind the other. */
function after(seconds: readonly number[]) {
  let clock = 1_000_000
  const outage = createOutage(() => clock)
  for (const took of seconds) {
    const start = clock
    clock += took * 1000
    outage.failed(start)
  }
  const wait = (more: number) => {
    clock += more * 1000
  }
  return { outage, wait }
}

test('one failure is none, and neither are two quick ones', () => {
  expect(after([]).outage.reason()).toBeUndefined()
  expect(after([10]).outage.reason()).toBeUndefined()
  expect(after([1, 1]).outage.reason()).toBeUndefined()
  expect(after([1]).outage.suspected()).toBe(false)
  expect(after([1, 1]).outage.suspected()).toBe(true)
})

test('failures for seconds on end are an outage, until there is an answer', () => {
  const { outage } = after([2, 2])
  expect(outage.reason()).toMatch(/not answered 2 times/)
  outage.answered()
  expect(outage.reason()).toBeUndefined()
  expect(outage.suspected()).toBe(false)
})

test('it is looked at again after some seconds, by one call', () => {
  const { outage, wait } = after([2, 2])
  wait(6)
  expect(outage.reason()).toBeUndefined()
  outage.failed(0)
  expect(outage.reason()).toMatch(/3 times/)
})

test('a platform that has answered once is waited for longer', () => {
  const { outage } = after([])
  expect(outage.patience(10_000)).toBe(4_000)
  expect(outage.patience(1_000)).toBe(1_000)
  outage.answered()
  expect(outage.patience(10_000)).toBe(10_000)
})
