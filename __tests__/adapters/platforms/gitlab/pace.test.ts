import { expect, test } from '@jest/globals'
import { pacedFetch } from '../../../../src/adapters/platforms/gitlab/fleet/pace.js'
import { gapsOf, isOver, windowId, windowsOf } from '../../../../src/adapters/platforms/gitlab/fleet/windows.js'

const begin = Date.parse('2026-01-02T03:20:00Z')
const day = 86_400_000

test('stretches of time cover all of it, keep their borders, and are over when nothing can be added', () => {
  const windows = windowsOf(begin - 35 * day, begin)
  for (const [index, window] of windows.entries()) if (index > 0) expect(window.from).toBe(windows[index - 1]?.to)
  expect(windows[0]?.from).toBeLessThanOrEqual(begin - 35 * day)
  expect(windows.at(-1)).toEqual({ from: Date.parse('2026-01-02T03:00:00Z'), to: Number.POSITIVE_INFINITY })
  expect(gapsOf(windows)).toHaveLength(1)
  expect(gapsOf(windows.filter((_, index) => index !== 5)).map((gap) => gap.length)).toEqual([5, windows.length - 6])
  const later = new Set(windowsOf(begin - 35 * day, begin + 3 * 3_600_000).map((window) => windowId(window)))
  const kept = windows.filter((window) => isOver(window, begin))
  expect(kept).toHaveLength(windows.length - 1)
  for (const window of kept) expect(later).toContain(windowId(window))
  // The hour that ended five minutes ago may still be added to.
  expect(isOver({ from: 0, to: begin }, begin + 5 * 60_000)).toBe(false)
})

/** A service whose answers are told in order. */
function service(answers: readonly (Response | Error)[], leftMs = 600_000) {
  let at = 0
  let now = begin
  const slept: number[] = []
  const paced = pacedFetch({
    fetch: async () => {
      const answer = answers[at++] ?? new Response('{}')
      if (answer instanceof Error) throw answer
      return answer
    },
    now: () => now,
    left: () => leftMs,
    sleep: async (ms) => {
      slept.push(ms)
      now += ms
    },
    timeoutMs: 1000,
  })
  return { paced, slept }
}
const limited = (seconds?: string) =>
  new Response('', { status: 429, headers: seconds === undefined ? {} : { 'retry-after': seconds } })

test('a rate limit of a minute is waited for; every request counts', async () => {
  const { paced, slept } = service([limited('30'), limited()])
  expect((await paced.fetch('https://gitlab.example', {})).status).toBe(200)
  expect(slept).toEqual([30_000, 60_000])
  expect({ made: paced.made(), ended: paced.ended() }).toEqual({ made: 3, ended: undefined })
})

test.each([
  ['a longer one', limited('3600'), 600_000],
  ['one for which no time is left', limited('30'), 40_000],
])('%s ends the watch', async (_, answer, left) => {
  const { paced, slept } = service([answer], left)
  expect((await paced.fetch('https://gitlab.example', {})).status).toBe(429)
  expect(slept).toEqual([])
  expect(paced.ended()).toContain('rate limit')
})

test('refusals without end are waited for a few times', async () => {
  const { paced, slept } = service(Array.from({ length: 20 }, () => limited('10')))
  expect((await paced.fetch('https://gitlab.example', {})).status).toBe(429)
  expect(slept).toHaveLength(5)
  expect(paced.ended()).toContain('10 seconds')
})

/** The last request of the limit, half a minute before the next. */
const lastBeforeReset = {
  'ratelimit-remaining': '0',
  'ratelimit-reset': `${Date.parse('2026-05-05T05:05:35Z') / 1000}`,
  date: 'Tue, 05 May 2026 05:05:05 GMT',
}

test('the last request before a reset: the next one waits for it, by GitLab’s clock', async () => {
  const { paced, slept } = service([new Response('{}', { headers: lastBeforeReset })])
  await paced.fetch('https://gitlab.example', {})
  await paced.fetch('https://gitlab.example', {})
  expect(slept).toEqual([30_000])
  expect(paced.skewMs()).toBe(Date.parse('2026-05-05T05:05:05Z') - begin)
})

test('a reset that comes after the time of the watch is not waited for', async () => {
  const { paced, slept } = service([new Response('{}', { headers: lastBeforeReset })], 20_000)
  expect((await paced.fetch('https://gitlab.example', {})).status).toBe(200)
  expect(paced.ended()).toContain('rate limit')
  await paced.fetch('https://gitlab.example', {})
  expect(slept).toEqual([])
})

test('one that never answers is given up', async () => {
  const { paced } = service(Array.from({ length: 8 }, () => new TypeError('fetch failed')))
  for (let call = 0; call < 8; call++) await expect(paced.fetch('https://gitlab.example', {})).rejects.toThrow()
  expect(paced.ended()).toContain('does not answer')
})
