/** The watchdog ends the process by what was announced, and never one that is done. */
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals'
import type { Presenter, Shown } from '../../src/ports.js'
import { startWatchdog } from '../../src/wire/watchdog.js'

const shown: Shown = { markdown: '', text: '', annotations: [], outputs: { pass: 'false' }, json: '{}' }
const presenter: Presenter = { announce: async () => undefined, show: async () => undefined }

let exits: (string | number | null | undefined)[]
beforeEach(() => {
  exits = []
  jest.useFakeTimers()
  jest.spyOn(process, 'exit').mockImplementation(((code) => void exits.push(code)) as typeof process.exit)
  // Written at once: a callback that came after the test would end the process in earnest.
  jest.spyOn(process.stdout, 'write').mockImplementation(((_text: string, done?: () => void) => {
    done?.()
    return true
  }) as typeof process.stdout.write)
})
afterEach(() => {
  jest.useRealTimers()
  jest.restoreAllMocks()
})

const started = () => {
  const told: (Shown | undefined)[] = []
  const watchdog = startWatchdog({
    seconds: 5,
    onTime: (announced) => {
      told.push(announced)
      return announced?.outputs['pass'] === 'false' ? 1 : 0
    },
  })
  return { told, watchdog }
}

test('half a second after the deadline it ends a run that announced nothing', async () => {
  const { told } = started()
  jest.advanceTimersByTime(5_499)
  expect(told).toEqual([])
  jest.advanceTimersByTime(1)
  expect(told).toEqual([undefined])
  jest.advanceTimersByTime(200)
  expect(exits).toContain(0)
})

test('a verdict that was announced is not lost to an upload that hangs', async () => {
  const { told, watchdog } = started()
  await watchdog.watching(presenter).announce?.(shown)
  jest.advanceTimersByTime(5_700)
  expect(told).toEqual([shown])
  expect(exits).toContain(1)
})

test('nothing happens to a run that is done', () => {
  const { told, watchdog } = started()
  watchdog.stop()
  jest.advanceTimersByTime(60_000)
  expect([told, exits]).toEqual([[], []])
})
