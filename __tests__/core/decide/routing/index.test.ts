/** Who hears of what and when: rule by rule, then a whole day of made runs under a fixed clock. */
import { describe, expect, test } from '@jest/globals'
import { readFileConfig } from '../../../../src/config/file.js'
import { isQuiet } from '../../../../src/core/decide/routing/hours.js'
import { type ChannelRule, heldBack, type RouteRequest } from '../../../../src/core/decide/routing/index.js'
import type { DecisionOf, Finding, RunRecord } from '../../../../src/core/model/index.js'
import { failureNotice } from '../../../support/messages.js'
import { judged, recordOf } from '../../../support/records.js'
import { slowDown } from '../../../support/report-cases.js'

const at = (time: string): number => Date.parse(time)
const decide = (
  change: DecisionOf<'notify'>['change'] = 'failure',
  episode = 'failure:sig@100',
): DecisionOf<'notify'> => ({ kind: 'notify', because: '', change, episode })

function findings(): readonly Finding[] {
  const { content } = failureNotice()
  return content.kind === 'run' ? content.view.result.findings : []
}

const record = recordOf({ repository: 'acme/shop', facts: { name: 'CI', branch: 'main' } })
const request = (rule: Omit<ChannelRule, 'name'>, more: Partial<RouteRequest> = {}): RouteRequest => ({
  rule: { name: 'slack', ...rule },
  decision: decide(),
  findings: findings(),
  record,
  known: [],
  now: at('2026-03-02T12:00:00Z'),
  ...more,
})

/** A run that notified the channel of the episode at that time. */
function notified(given: { channel?: string; episode: string; at: string; workflow?: string }): RunRecord {
  const run = judged(recordOf({ repository: 'acme/shop', ...(given.workflow ? { workflow: given.workflow } : {}) }))
  if (run.judgement === undefined) throw new Error('not judged')
  const value = { ...run.judgement.value, notified: [{ channel: given.channel ?? 'slack', episode: given.episode }] }
  return { ...run, judgement: { ...run.judgement, observedAt: given.at, value } }
}

describe('what', () => {
  test.each<[Omit<ChannelRule, 'name'>, string | undefined]>([
    [{}, undefined],
    [{ workflows: ['ci.yml'] }, undefined],
    [{ workflows: ['CI'] }, undefined],
    [{ workflows: ['deploy*'] }, 'the workflow is not one of its workflows'],
    [{ branches: ['release/*'] }, 'the branch is not one of its branches'],
    [{ jobs: ['test*'] }, undefined],
    [{ jobs: ['deploy'] }, 'no finding is of one of its jobs'],
    [{ paths: ['src/cart*'] }, undefined],
    [{ paths: ['services/billing/*'] }, 'no finding is in one of its paths'],
    [{ severity: 'high' }, undefined],
    [{ severity: 'critical' }, 'nothing is critical or worse'],
    [{ changes: ['recovery'] }, 'failure is not in its changes'],
  ])('%j: %s', (rule, because) => expect(heldBack(request(rule))).toBe(because))

  test('an anomaly is of the jobs that explain it', () => {
    const anomaly = { ...slowDown, series: 'run.duration', explainedBy: [{ job: 'deploy', share: 0.9 }] }
    expect(heldBack(request({ jobs: ['deploy'] }, { findings: [anomaly] }))).toBeUndefined()
    expect(heldBack(request({ jobs: ['lint'] }, { findings: [anomaly] }))).toBe('no finding is of one of its jobs')
  })

  test('a team hears of what it owns', () => {
    const owned = { findings: [{ ...slowDown, owners: ['@acme/checkout'] }] }
    expect(heldBack(request({ owners: ['@acme/checkout', '@jane'] }, owned))).toBeUndefined()
    expect(heldBack(request({ owners: ['@acme/*'] }, owned))).toBeUndefined()
    expect(heldBack(request({ owners: ['@jane'] }, owned))).toBe('no finding is of one of its owners')
  })

  test('the end of a trouble goes where its beginning went', () => {
    const over = { decision: decide('recovery'), findings: [] }
    expect(heldBack(request({ severity: 'critical' }, over))).toBe('it was not notified of the beginning')
    const known = [notified({ episode: 'failure:sig@100', at: '2026-03-01T12:00:00Z' })]
    expect(heldBack(request({ severity: 'critical' }, { ...over, known }))).toBeUndefined()
    expect(heldBack(request({}, over))).toBe('it was not notified of the beginning')
  })
})

describe('when', () => {
  const night = { from: '22:00', to: '07:00', 'time-zone': 'Europe/Vienna' } as const
  test.each([
    // Winter: an hour ahead of UTC; from the 29th of March on two.
    ['2026-03-02T20:59:00Z', false],
    ['2026-03-02T21:00:00Z', true],
    ['2026-03-03T05:59:00Z', true],
    ['2026-03-03T06:00:00Z', false],
    ['2026-03-28T21:30:00Z', true],
    ['2026-03-29T05:30:00Z', false],
    ['2026-03-29T20:00:00Z', true],
  ])('%s: %s', (time, quiet) => expect(isQuiet(night, at(time))).toBe(quiet))

  test('a night belongs to the day it begins on; whole days are whole', () => {
    const workdays = { ...night, days: ['mon', 'tue', 'wed', 'thu', 'fri'] as const, 'whole-days': ['sun'] as const }
    expect(isQuiet(workdays, at('2026-03-07T05:00:00Z'))).toBe(true) // Saturday morning, of Friday’s night
    expect(isQuiet(workdays, at('2026-03-07T22:00:00Z'))).toBe(false) // Saturday evening
    expect(isQuiet(workdays, at('2026-03-08T12:00:00Z'))).toBe(true) // Sunday noon
    expect(isQuiet(workdays, at('2026-03-09T05:00:00Z'))).toBe(false) // Monday morning, of Sunday’s night
  })

  test('what is urgent enough does not wait; maintenance holds everything', () => {
    const now = at('2026-03-02T23:00:00Z')
    expect(heldBack(request({ 'quiet-hours': night }, { now }))).toBe('quiet hours until 07:00 (Europe/Vienna)')
    expect(heldBack(request({ 'quiet-hours': { ...night, except: 'high' } }, { now }))).toBeUndefined()
    const maintenance = [{ from: '2026-03-02T22:00:00Z', until: '2026-03-03T02:00:00Z', reason: 'new runners' }]
    expect(heldBack(request({ maintenance }, { now }))).toBe('maintenance until 2026-03-03T02:00:00Z: new runners')
    expect(heldBack(request({ maintenance }, { now: at('2026-03-03T02:00:00Z') }))).toBeUndefined()
  })
})

describe('how often', () => {
  const now = at('2026-03-02T12:00:00Z')
  test('no more than so many a day, but the end of a trouble always', () => {
    const known = ['2026-03-01T11:00:00Z', '2026-03-02T01:00:00Z', '2026-03-02T02:00:00Z'].map((time, index) =>
      notified({ episode: `failure:${index}@1`, at: time }),
    )
    expect(heldBack(request({ 'most-a-day': 2 }, { known, now }))).toBe('2 notices within 24 hours are the most')
    expect(heldBack(request({ 'most-a-day': 3 }, { known, now }))).toBeUndefined()
    expect(
      heldBack(request({ 'most-a-day': 1 }, { known, now, decision: decide('recovery', 'failure:0@1') })),
    ).toBeUndefined()
  })

  test('the same failure of another workflow is said once', () => {
    const known = [notified({ episode: 'failure:sig@7', at: '2026-03-02T10:00:00Z', workflow: 'deploy.yml' })]
    expect(heldBack(request({ 'once-in-hours': 6 }, { known, now }))).toBe('deploy.yml has said the same')
    expect(heldBack(request({ 'once-in-hours': 1 }, { known, now }))).toBeUndefined()
    expect(
      heldBack(request({ 'once-in-hours': 6 }, { known, now, decision: decide('failure', 'failure:other@8') })),
    ).toBeUndefined()
  })
})

test('a day of runs: every half hour one that fails anew; each channel hears what its rule says', () => {
  const rules: readonly ChannelRule[] = [
    { name: 'slack', 'most-a-day': 5 },
    {
      name: 'pagerduty',
      severity: 'high',
      'quiet-hours': { from: '22:00', to: '06:00', 'time-zone': 'America/New_York', except: 'critical' },
    },
    { name: 'email', jobs: ['deploy'] },
  ]
  const heard: Record<string, string[]> = { slack: [], pagerduty: [], email: [] }
  const known: RunRecord[] = []
  for (let half = 0; half < 48; half++) {
    const now = at('2026-03-02T00:00:00Z') + half * 1_800_000
    const time = new Date(now).toISOString()
    for (const rule of rules) {
      const decision = decide('failure', `failure:${half}@${half}`)
      if (heldBack({ rule, decision, findings: findings(), record, known, now }) !== undefined) continue
      heard[rule.name]?.push(time.slice(11, 16))
      known.push(notified({ channel: rule.name, episode: decision.episode, at: time }))
    }
  }
  expect(heard['slack']).toEqual(['00:00', '00:30', '01:00', '01:30', '02:00'])
  // 22:00 to 06:00 in New York are 03:00 to 11:00 UTC.
  expect(heard['pagerduty']?.filter((time) => time >= '03:00' && time < '11:00')).toEqual([])
  expect(heard['pagerduty']).toHaveLength(32)
  expect(heard['email']).toEqual([])
})

test('a faulty section names every fault', async () => {
  const text = `channels:
  - name: slak
  - name: slack
    severity: bad
    quiet-hours: { from: "25:00", to: "07:00", time-zone: Mars/Olympus }
    maintenance: [{ from: "2026-03-02", until: "2026-03-03T00:00:00Z", reason: x }]
    most-a-day: 0
    sound: loud
`
  const read = await readFileConfig(text, 'f.yml')
  const faults = read.kind === 'faulty' ? read.faults.map(({ input, accepted }) => `${input}: ${accepted}`) : []
  for (const said of [
    /f\.yml: channels: 1: name: one of slack, email, /,
    /severity: one of low, medium, high, critical/,
    /from: a time of day, HH:MM/,
    /time-zone: a time zone, such as Europe\/Vienna or UTC/,
    /maintenance: 1: from: a time such as/,
    /most-a-day: a whole number from 1 on/,
    /sound: no such key/,
  ])
    expect(faults).toContainEqual(expect.stringMatching(said))
})
