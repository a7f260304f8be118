import { expect, test } from '@jest/globals'
import { createBounded, faultText } from '../../../src/commands/mcp/bounded.js'
import { ToolFault } from '../../../src/commands/mcp/fault.js'

const never = () => new Promise<never>(() => undefined)

test('a call that never ends is answered when its time is up, and makes room for the next', async () => {
  const bounded = createBounded(0.02, Date.now)
  const stuck = [bounded.answer(never), bounded.answer(never)]
  const next = bounded.answer(async () => 'answered')
  for (const call of stuck) await expect(call).rejects.toThrow(/took more than 0.02 s; ask for less/)
  expect(await next).toBe('answered')
  await bounded.idle()
})

test('two work at once, sixteen wait, the nineteenth is refused', async () => {
  const bounded = createBounded(60, Date.now)
  let underWay = 0
  let most = 0
  const open: (() => void)[] = []
  const work = async () => {
    most = Math.max(most, ++underWay)
    await new Promise<void>((done) => {
      open.push(done)
    })
    underWay -= 1
  }
  const calls = Array.from({ length: 18 }, () => bounded.answer(work))
  await expect(bounded.answer(work)).rejects.toThrow(/^busy: 18 calls are open/)
  const all = Promise.all(calls)
  const opening = setInterval(() => {
    for (const done of open.splice(0)) done()
  }, 1)
  await all
  clearInterval(opening)
  expect(most).toBe(2)
})

test('what the client can mend is said as it is, anything else as ours, both masked and bounded', () => {
  const mask = (text: string) => text.replaceAll('s3cret', '***')
  expect(faultText(new ToolFault(['path: s3cret\u001b[31m is not there']), mask)).toBe('path: *** is not there')
  expect(faultText(new TypeError('x s3cret'), mask)).toBe('internal: x ***')
  expect(faultText(new ToolFault(['x'.repeat(1e6)]), mask).length).toBeLessThanOrEqual(2000)
})
