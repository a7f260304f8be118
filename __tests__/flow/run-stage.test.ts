import { describe, expect, test } from '@jest/globals'
import { createDeadline, createTroubleLog, stages } from '../../src/flow/run-stage.js'

const stagesFor = (seconds: number, now: () => number = Date.now) => {
  const troubles = createTroubleLog()
  return { troubles, stage: stages({ now, troubles, deadline: createDeadline({ seconds, now }) }) }
}

describe('a stage', () => {
  test('gives its answer and is timed', async () => {
    let clock = 0
    const { stage } = stagesFor(10, () => clock)
    const answer = await stage.run('detect', 'fallback', () => {
      clock += 40
      return 'found'
    })
    expect(answer).toBe('found')
    expect(stage.timings).toEqual({ detect: 40 })
  })

  test('that waits for others leaves time for what comes after it', async () => {
    const { stage, troubles } = stagesFor(1)
    expect(await stage.run('gather', 'nothing', () => new Promise<string>(() => undefined))).toBe('nothing')
    expect(await stage.run('detect', 'nothing', () => 'judged')).toBe('judged')
    expect(await stage.run('remember', 'nothing', () => 'kept')).toBe('kept')
    expect(troubles.all()).toEqual([expect.objectContaining({ code: 'deadline', unseen: 'tests, metrics and logs' })])
  })

  test('that throws, now or later, becomes its fallback and one trouble', async () => {
    const { stage, troubles } = stagesFor(10)
    const broken = () => {
      throw new Error('no such thing')
    }
    expect(await stage.run('detect', [], broken)).toEqual([])
    expect(await stage.run('recall', [], async () => broken())).toEqual([])
    expect(troubles.all().map(({ code }) => code)).toEqual(['detect-failed', 'recall-failed'])
  })

  test('is cut at the deadline, and those after it are skipped and named', async () => {
    const { stage, troubles } = stagesFor(0.05)
    expect(await stage.run('detect', 'nothing', () => new Promise<string>(() => {}))).toBe('nothing')
    let ran = false
    await stage.run('recall', undefined, () => {
      ran = true
    })
    expect(ran).toBe(false)
    expect(troubles.all().map(({ message }) => message.split(' ')[0])).toEqual(['detect', 'recall'])
  })
})

test('a deadline is late from half of it on', () => {
  let clock = 0
  const deadline = createDeadline({ seconds: 10, now: () => clock })
  // A second is kept back for showing what was found.
  expect([deadline.left(), deadline.late()]).toEqual([9_000, false])
  clock = 4_001
  expect(deadline.late()).toBe(true)
  clock = 99_000
  expect(deadline.left()).toBe(0)
})
