/** A busy repository watched by a scheduled workflow: every job has a new token, so no page is ever “unchanged”. */
import { expect, test } from '@jest/globals'
import { startWatchWorld } from './watch-world.js'

const day = 86_400_000

/** In `npm test` the smallest that is still more than a watch can judge; the sizes of a busy repository by `npm run test:scale`. */
const sizes =
  process.env['PIPELINE_GUARD_SCALE'] === 'full'
    ? [
        { perDay: 300, days: 8, requests: '200' },
        { perDay: 1000, days: 8, requests: '400' },
      ]
    : [{ perDay: 60, days: 3, requests: '40' }]

test.each(sizes)(
  '$perDay runs a day, $requests requests a watch: what is slow or failed is told within two watches',
  async ({ perDay, days, requests }) => {
    const world = await startWatchWorld()
    const { github } = world
    let id = 0
    const add = (startedAt: number, more: { readonly conclusion?: string; readonly seconds?: number } = {}): string => {
      id += 1
      const conclusion = more.conclusion ?? 'success'
      github.addRun({ id, startedAt, conclusion })
      const steps = [{ name: 'make', seconds: more.seconds ?? 60, conclusion }]
      github.addJob({ id: id * 10, run: id, name: 'test', startedAt, conclusion, steps })
      return `${id}`
    }
    const now = Date.now()
    for (let at = now - days * day; at < now; at += day / perDay) add(at)
    world.now = now
    const watch = async () => {
      world.token = `ghs_${github.log.length}`
      const before = github.log.length
      const watched = await world.watch('--requests', requests, '--minutes', '5', '--observe')
      expect(github.log.length - before).toBeLessThanOrEqual(Number(requests))
      return watched
    }
    await watch()
    // The watch is off for a day, then there is more than one of them can judge.
    for (let at = now; at < now + day; at += day / perDay) add(at)
    world.now = now + day
    const failed = add(now + day - 600_000, { conclusion: 'failure' })
    const slow = add(now + day - 500_000, { seconds: 400 })
    const first = await watch()
    await watch()
    // More ended than may be asked for: what is left is said.
    expect(first.report?.repositories.some(({ left }) => (left ?? 0) > 0)).toBe(true)
    const judged = new Set((await world.judged()).filter((record) => record.judgement).map(({ key }) => key.run))
    expect([...judged]).toEqual(expect.arrayContaining([failed, slow]))
    await world.close()
  },
  300_000,
)
