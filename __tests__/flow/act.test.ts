import { describe, expect, test } from '@jest/globals'
import type {
  ActionOutcome,
  Decision,
  DecisionOf,
  Judgement,
  RunRecord,
  Snapshot,
  Trouble,
} from '../../src/core/model/index.js'
import { type ActRequest, act } from '../../src/flow/act.js'
import type { Notice, Notifier, Platform } from '../../src/ports.js'
import { judged, recordOf } from '../support/records.js'

const snapshot: Snapshot = {
  key: { host: 'github.com', repository: 'octo/app', workflow: 'ci.yml', run: '1', attempt: 1 },
  observedAt: '2026-03-01T12:00:00Z',
  status: 'completed',
  source: 'api',
  run: { branch: 'main' },
  jobs: [],
}

const notify: Decision = { kind: 'notify', because: 'new failure', change: 'failure', episode: 'e' }
const rerun: Decision = {
  kind: 'rerun',
  because: 'transient',
  jobs: ['7', '8'],
  signatures: ['s'],
  debug: false,
  waitSeconds: 0,
}
const dispatch: Decision = { kind: 'dispatch', because: 'own', workflow: 'clean.yml', inputs: { run: '1' } }
const quiet: readonly Decision[] = [
  { kind: 'pass', because: '' },
  { kind: 'stay-quiet', because: '' },
  { kind: 'no-rerun', because: '' },
  { kind: 'remedy', because: '', strategy: 's', title: 't', instruction: 'i' },
]

const noticeOf = (decision: DecisionOf<'notify'>): Notice => ({
  decision,
  content: { kind: 'changes', headline: decision.because, changes: [] },
})

function stage(
  decisions: readonly Decision[],
  given: Partial<ActRequest> & {
    readonly platform?: Partial<Platform>
    readonly slack?: Notifier['send']
    readonly left?: number
  } = {},
) {
  const called: string[] = []
  const troubles: Trouble[] = []
  const notifier = (channel: string, send?: Notifier['send']): Notifier => ({
    channel,
    send: async (notice) => {
      called.push(`${channel}: ${notice.decision.because}`)
      return (await send?.(notice)) ?? { state: 'done', detail: 'posted', thread: 't1' }
    },
  })
  const perform = async (kind: 'rerun' | 'dispatch'): Promise<ActionOutcome> => {
    called.push(kind)
    return { decision: kind, target: 'x', state: 'done', detail: '' }
  }
  const platform: Platform = {
    name: 'github',
    snapshot: async () => snapshot,
    log: async () => undefined,
    backfill: async () => [],
    rerun: () => perform('rerun'),
    dispatch: () => perform('dispatch'),
    ...given.platform,
  }
  const ports = {
    platform,
    notifiers: [notifier('slack', given.slack), notifier('mail')],
    ...(given.left === undefined ? {} : { deadline: { left: () => given.left ?? 0, late: () => false } }),
    troubles: { add: (trouble: Trouble) => void troubles.push(trouble), all: () => troubles },
  }
  const outcomes = act({
    ruling: { verdict: 'failed', pass: true, because: '', decisions: [...decisions] },
    noticeOf,
    snapshot,
    ports,
    dryRun: given.dryRun ?? false,
    ...(given.channels === undefined ? {} : { channels: given.channels }),
    ...(given.routing === undefined ? {} : { routing: given.routing }),
  })
  return { outcomes, called, troubles }
}

const judgedRun = (judgement: Partial<Judgement>): RunRecord => {
  const run = judged(recordOf())
  if (run.judgement === undefined) throw new Error('not judged')
  return { ...run, judgement: { ...run.judgement, value: { ...run.judgement.value, ...judgement } } }
}
const routing = { findings: [], record: recordOf(), known: [], now: 0 }

describe('act', () => {
  test('performs each decision through its port', async () => {
    const { outcomes, called } = stage([notify, rerun, dispatch, { kind: 'fail-check', because: 'critical' }])
    expect((await outcomes).map(({ decision, target, state }) => [decision, target, state])).toEqual([
      ['notify', 'slack', 'done'],
      ['notify', 'mail', 'done'],
      ['rerun', 'x', 'done'],
      ['dispatch', 'x', 'done'],
      ['fail-check', 'check', 'done'],
    ])
    expect(called.toSorted()).toEqual(['dispatch', 'mail: new failure', 'rerun', 'slack: new failure'])
  })

  test('a dry run performs nothing and names everything', async () => {
    const { outcomes, called } = stage([notify, rerun, dispatch], { dryRun: true })
    expect((await outcomes).map(({ target, state }) => `${target} ${state}`)).toEqual([
      'slack dry-run',
      'mail dry-run',
      '7, 8 dry-run',
      'clean.yml dry-run',
    ])
    expect(called).toEqual([])
  })

  test('a channel that hangs is left before the step’s time is up, and named; the others are known to have done', async () => {
    const { outcomes, troubles } = stage([notify], { slack: () => new Promise(() => undefined), left: 100 })
    expect((await outcomes).map(({ target, state }) => [target, state])).toEqual([
      ['slack', 'failed'],
      ['mail', 'done'],
    ])
    expect(troubles[0]?.message).toMatch(/^notify \(slack\): no answer within /)
  })

  test('one that fails stops no other, and is a trouble, not a crash', async () => {
    const { outcomes, troubles } = stage([notify, rerun], { slack: () => Promise.reject(new Error('no route')) })
    expect((await outcomes).map(({ target, state, detail }) => [target, state, detail])).toEqual([
      ['slack', 'failed', 'no route'],
      ['mail', 'done', 'posted'],
      ['x', 'done', ''],
    ])
    expect(troubles).toEqual([expect.objectContaining({ code: 'notify-failed', message: 'notify (slack): no route' })])
  })

  test('one that throws before it promises anything is settled as well', async () => {
    const thrower = (): never => {
      throw new Error('early')
    }
    const { outcomes } = stage([rerun, dispatch], { platform: { rerun: thrower } })
    expect((await outcomes).map(({ state }) => state)).toEqual(['failed', 'done'])
  })

  test('where the platform cannot rerun, the decision is left to a shim', async () => {
    const { outcomes } = stage([rerun, dispatch], {
      platform: { name: 'jenkins', rerun: undefined, dispatch: undefined } as never,
    })
    expect((await outcomes).map(({ state, detail }) => [state, detail])).toEqual([
      ['skipped', 'jenkins cannot do this from here; the decision stands in the result'],
      ['skipped', 'jenkins cannot do this from here; the decision stands in the result'],
    ])
  })

  test('a channel gets the changes and branches it wants', async () => {
    const asks = async (changes: readonly string[], branches: readonly string[]) =>
      (await stage([notify], { channels: [{ name: 'slack', changes, branches }], routing }).outcomes).map(
        ({ target, state }) => `${target} ${state}`,
      )
    expect(await asks(['failure'], ['ma*'])).toEqual(['slack done', 'mail done'])
    expect(await asks(['recovery'], ['*'])).toEqual(['slack skipped', 'mail done'])
    expect(await asks(['failure'], ['release'])).toEqual(['slack skipped', 'mail done'])
  })

  test('a channel that was held back is notified later, while the trouble is open, and only once', async () => {
    const open: Decision = { kind: 'stay-quiet', because: 'already notified', open: ['failure:x@1'] }
    const told = (channel: string) => judgedRun({ notified: [{ channel, episode: 'failure:x@1' }] })
    const asks = async (known: readonly RunRecord[]) => {
      const { outcomes } = stage([open], { channels: [{ name: 'slack' }], routing: { ...routing, known } })
      return (await outcomes).map(({ target, state, episodes }) => [target, state, episodes])
    }
    expect(await asks([told('mail')])).toEqual([['slack', 'done', ['failure:x@1']]])
    expect(await asks([told('mail'), told('slack')])).toEqual([])
  })

  test('nothing to do is nothing done', async () => expect(await stage(quiet).outcomes).toEqual([]))
})

describe('a rerun that is refused or fails', () => {
  const waits: Decision = { kind: 'stay-quiet', because: 'a rerun has been decided', otherwise: notify }
  const answering = (state: ActionOutcome['state']) => ({
    platform: {
      rerun: async () => ({ decision: 'rerun' as const, target: 'x', state, detail: 'the budget is spent' }),
    },
  })

  test.each(['skipped', 'failed'] as const)('%s: the failure’s notice goes out, and says why', async (state) => {
    const { outcomes, called } = stage([waits, rerun], answering(state))
    expect((await outcomes).map(({ decision }) => decision)).toEqual(['rerun', 'notify', 'notify'])
    expect(called).toEqual([
      'slack: new failure; no rerun: the budget is spent',
      'mail: new failure; no rerun: the budget is spent',
    ])
  })

  test('somebody else was faster: their attempt will tell', async () => {
    const again = { decision: 'rerun' as const, target: 'x', state: 'skipped' as const, detail: 'runs', again: true }
    const { outcomes, called } = stage([waits, rerun], { platform: { rerun: async () => again } })
    await outcomes
    expect(called).toEqual([])
  })

  test('one that was made tells by its own next attempt; a dry run tells nobody', async () => {
    const made = stage([waits, rerun], answering('done'))
    const dry = stage([waits, rerun], { ...answering('failed'), dryRun: true })
    await Promise.all([made.outcomes, dry.outcomes])
    expect([...made.called, ...dry.called]).toEqual([])
  })
})
