import { describe, expect, test } from '@jest/globals'
import { openEpisodes } from '../../../src/core/decide/episodes.js'
import { noticeFor } from '../../../src/core/decide/notice.js'
import type { Policy } from '../../../src/core/decide/policy.js'
import type { Finding, Judgement, RunRecord, Verdict } from '../../../src/core/model/index.js'
import { anomalyOf, failureOf, hour, now, policyOf, type RunExample, real, recordOf } from './examples.js'

const failing = (signature = 'ts-1'): Partial<Judgement> => ({
  findings: [{ id: `failure:${signature}`, kind: 'failure', severity: 'high', signature }],
})
const slowSeries = 'job[build].work'
const slow: Partial<Judgement> = {
  verdict: 'anomalous',
  findings: [{ id: 'a', kind: 'anomaly', severity: 'critical', series: slowSeries }],
}
const shown = { id: 'a', kind: 'anomaly', severity: 'medium', series: slowSeries }
const told: Partial<Judgement> = { notified: [{ channel: 'slack', episode: 'failure:ts-1@1' }] }
const unread: Partial<Judgement> = { verdict: 'failed', findings: [] }
const toldUnread: Partial<Judgement> = { notified: [{ channel: 'slack', episode: 'failure:undiagnosed@1' }] }
const calm: Partial<Judgement> = { verdict: 'normal' }

/** Earlier runs of the same line, one an hour; `broken` ones failed. */
const line = (
  ...runs: readonly {
    readonly says: Partial<Judgement>
    readonly broken?: boolean
    readonly facts?: RunExample['facts']
  }[]
): RunRecord[] =>
  runs.map((run, index) =>
    recordOf({
      run: String(index + 1),
      at: now - (runs.length - index) * hour,
      judgement: run.says,
      jobs: [{ name: 'build', outcome: run.broken === true ? 'failed' : 'passed' }],
      ...(run.facts === undefined ? {} : { facts: run.facts }),
    }),
  )

interface Row {
  readonly name: string
  readonly findings?: readonly Finding[]
  readonly records?: readonly RunRecord[]
  readonly run?: RunExample
  readonly policy?: Partial<Policy>
  readonly rerunning?: boolean
  readonly verdict?: Verdict
  readonly closed?: readonly string[]
  readonly says: 'stay-quiet' | 'anomaly' | 'failure' | 'recovery' | 'always'
  readonly because?: RegExp
  readonly episode?: string
}

const broken: RunExample = { jobs: [{ name: 'build', outcome: 'failed' }] }
const rows: readonly Row[] = [
  { name: 'a normal run', says: 'stay-quiet', because: /no change/ },
  { name: 'a new failure', run: broken, findings: [failureOf(real)], says: 'failure', episode: 'failure:ts-1@100' },
  { name: 'a new anomaly', findings: [anomalyOf()], says: 'anomaly', episode: 'anomaly:job[build].work@100' },
  {
    name: 'a failure nobody could read the log of',
    run: broken,
    records: line({ says: calm }, { says: calm }),
    verdict: 'failed',
    says: 'failure',
    because: /new failure: job build, undiagnosed/,
    episode: 'failure:undiagnosed@100',
  },
  {
    name: 'a muted failure, and another job nobody could read',
    run: broken,
    findings: [failureOf(real, { muted: 'x' })],
    verdict: 'failed',
    says: 'failure',
    episode: 'failure:undiagnosed@100',
  },
  {
    name: 'undiagnosed once more, told already',
    run: broken,
    records: line({ says: { ...unread, ...toldUnread }, broken: true }, { says: unread, broken: true }),
    verdict: 'failed',
    says: 'stay-quiet',
    because: /already notified/,
  },
  {
    name: 'a failure that was told, and now cannot be read',
    run: broken,
    records: line({ says: { ...failing(), ...told }, broken: true }),
    verdict: 'failed',
    says: 'stay-quiet',
    because: /already notified/,
  },
  {
    name: 'recovery of an undiagnosed failure',
    records: line({ says: { ...unread, ...toldUnread }, broken: true }),
    says: 'recovery',
    episode: 'failure:undiagnosed@1',
  },
  {
    name: 'an undiagnosed failure on a feature branch',
    run: { ...broken, facts: { branch: 'feature', defaultBranch: 'main' } },
    verdict: 'failed',
    says: 'stay-quiet',
    because: /not the default branch/,
  },
  { name: 'a failure before an anomaly', run: broken, findings: [anomalyOf(), failureOf(real)], says: 'failure' },
  { name: 'an advisory anomaly', findings: [anomalyOf({ state: 'advisory' })], says: 'stay-quiet' },
  { name: 'a muted failure', run: broken, findings: [failureOf(real, { muted: 'x' })], says: 'stay-quiet' },
  { name: 'a low finding', findings: [anomalyOf({ severity: 'low' })], says: 'stay-quiet' },
  {
    name: 'told already',
    run: broken,
    findings: [failureOf(real)],
    records: line({ says: { ...failing(), ...told }, broken: true }),
    says: 'stay-quiet',
    because: /already notified/,
  },
  {
    name: 'seen but its notice was lost',
    run: broken,
    findings: [failureOf(real)],
    records: line({ says: failing(), broken: true }),
    says: 'failure',
    episode: 'failure:ts-1@1',
  },
  {
    name: 'another failure in an open episode',
    run: broken,
    findings: [failureOf(real), failureOf({ ...real, signature: 'ts-2' })],
    records: line({ says: { ...failing(), ...told }, broken: true }),
    says: 'failure',
    episode: 'failure:ts-2@100',
  },
  {
    name: 'back after a recovery',
    run: broken,
    findings: [failureOf(real)],
    records: line({ says: { ...failing(), ...told }, broken: true }, { says: calm }),
    says: 'failure',
    episode: 'failure:ts-1@100',
  },
  {
    name: 'still open over a cancelled run',
    run: broken,
    findings: [failureOf(real)],
    records: line({ says: { ...failing(), ...told }, broken: true }, { says: calm, facts: { outcome: 'cancelled' } }),
    says: 'stay-quiet',
  },
  {
    name: 'recovery of a failure',
    records: line({ says: { ...failing(), ...told }, broken: true }),
    says: 'recovery',
    because: /over: failure:ts-1/,
    episode: 'failure:ts-1@1',
  },
  {
    name: 'recovery of an anomaly',
    records: line({ says: { ...slow, ...told } }),
    closed: [slowSeries],
    says: 'recovery',
  },
  {
    name: 'an anomaly that detection does not say is over',
    records: line({ says: { ...slow, ...told, closed: [] } }),
    says: 'stay-quiet',
    because: /no change/,
  },
  {
    name: 'slowness that stays, first shown beside the recovery of a failure',
    findings: [anomalyOf({ episode: '2' })],
    records: line(
      { says: { ...failing(), ...told }, broken: true },
      { says: { ...told, findings: [{ ...shown, reach: 'show' }], closed: [] } },
    ),
    says: 'anomaly',
    episode: 'anomaly:job[build].work@2',
  },
  {
    name: 'slowness that stays, told beside the recovery of a failure',
    findings: [anomalyOf({ episode: '2' })],
    records: line(
      { says: { ...failing(), ...told }, broken: true },
      { says: { ...told, findings: [{ ...shown, reach: 'notify' }], closed: [] } },
    ),
    says: 'stay-quiet',
    because: /already notified/,
  },
  {
    name: 'an anomaly too common for a notice',
    findings: [anomalyOf({ reach: 'show' })],
    says: 'stay-quiet',
    because: /no change/,
  },
  {
    name: 'what got worse after it had settled',
    findings: [anomalyOf({ episode: '100' })],
    records: line({
      says: {
        ...told,
        closed: [],
        findings: [{ id: 'a', kind: 'anomaly', severity: 'high', series: slowSeries, episode: '1' }],
      },
    }),
    says: 'anomaly',
    episode: 'anomaly:job[build].work@100',
  },
  {
    name: 'recovery nobody was told the trouble of',
    records: line({ says: failing(), broken: true }),
    says: 'stay-quiet',
    because: /no change/,
  },
  {
    name: 'recovery told once',
    records: line({ says: { ...failing(), ...told }, broken: true }, { says: { ...calm, ...told } }),
    says: 'stay-quiet',
  },
  {
    name: 'a failed run proves no duration normal',
    run: broken,
    findings: [failureOf(real)],
    records: line({ says: { ...slow, ...told } }),
    says: 'failure',
  },
  {
    name: 'a rerun is under way',
    run: broken,
    findings: [failureOf()],
    rerunning: true,
    says: 'stay-quiet',
    because: /rerun/,
  },
  {
    name: 'notify-on never',
    run: broken,
    findings: [failureOf(real)],
    policy: { notifyOn: 'never' },
    says: 'stay-quiet',
    because: /never/,
  },
  {
    name: 'notify-on anomaly, a failure',
    run: broken,
    findings: [failureOf(real)],
    policy: { notifyOn: 'anomaly' },
    says: 'stay-quiet',
  },
  {
    name: 'notify-on failure, an anomaly',
    findings: [anomalyOf()],
    policy: { notifyOn: 'failure' },
    says: 'stay-quiet',
  },
  {
    name: 'notify-on failure, a recovery',
    records: line({ says: { ...failing(), ...told }, broken: true }),
    policy: { notifyOn: 'failure' },
    says: 'stay-quiet',
  },
  {
    name: 'a new failure in a watch beside a companion that tells',
    run: broken,
    findings: [failureOf(real)],
    policy: { place: 'watch', companionInstalled: true, companion: { reruns: false, tells: true } },
    says: 'stay-quiet',
    because: /the companion workflow sends the notices/,
  },
  {
    name: 'a new failure in a watch beside a companion that does not',
    run: broken,
    findings: [failureOf(real)],
    policy: { place: 'watch', companionInstalled: true, companion: { reruns: true, tells: false } },
    says: 'failure',
  },
  { name: 'notify-on always, a normal run', policy: { notifyOn: 'always' }, says: 'always', episode: 'run:100.1' },
  {
    name: 'observing',
    run: broken,
    findings: [failureOf(real)],
    policy: { observe: true },
    says: 'stay-quiet',
    because: /observing/,
  },
  {
    name: 'job scope',
    run: broken,
    findings: [failureOf(real)],
    policy: { scope: 'job' },
    says: 'stay-quiet',
    because: /only this job/,
  },
  {
    name: 'the companion tells',
    run: broken,
    findings: [failureOf(real)],
    policy: { place: 'in-run', companionInstalled: true },
    says: 'stay-quiet',
    because: /companion/,
  },
  {
    name: 'another branch',
    run: { ...broken, facts: { branch: 'topic' } },
    findings: [failureOf(real)],
    says: 'stay-quiet',
    because: /not the default branch/,
  },
  {
    name: 'another branch, asked for',
    run: { ...broken, facts: { branch: 'release/1' } },
    findings: [failureOf(real)],
    policy: { notifyBranches: ['release/*'] },
    says: 'failure',
  },
  {
    name: 'the default branch, not asked for',
    run: broken,
    findings: [failureOf(real)],
    policy: { notifyBranches: ['release/*'] },
    says: 'stay-quiet',
  },
  {
    name: 'a pull request from a branch named main',
    run: { ...broken, facts: { event: 'pull_request' } },
    findings: [failureOf(real)],
    says: 'stay-quiet',
    because: /pull request/,
  },
  {
    name: 'a fork with a branch named main',
    run: { ...broken, facts: { headRepository: 'eve/app' } },
    findings: [failureOf(real)],
    policy: { notifyBranches: ['main'] },
    says: 'stay-quiet',
    because: /fork/,
  },
  {
    name: 'another event is another line',
    run: { ...broken, facts: { event: 'schedule' } },
    findings: [failureOf(real)],
    records: line({ says: { ...failing(), ...told }, broken: true }),
    says: 'failure',
  },
  {
    name: 'a platform that names no branch',
    run: { ...broken, facts: { branch: undefined, defaultBranch: undefined } as never },
    findings: [failureOf(real)],
    says: 'failure',
  },
]

describe('notice', () => {
  test.each(rows)('$name: $says', (row) => {
    const record = recordOf(row.run)
    const policy = policyOf(row.policy)
    const decision = noticeFor({
      record,
      open: openEpisodes(record, row.records ?? [], { observing: policy.observe }),
      findings: row.findings ?? [],
      verdict: row.verdict ?? 'normal',
      policy,
      rerunning: row.rerunning ?? false,
      closed: row.closed ?? [],
    })
    expect(decision.kind === 'notify' ? decision.change : decision.kind).toBe(row.says)
    if (row.because !== undefined) expect(decision.because).toMatch(row.because)
    if (row.episode !== undefined) expect(decision.kind === 'notify' && decision.episode).toBe(row.episode)
  })
})

test('at a desk what failed is not over because another command passed', () => {
  const desk = (run: string, at: number, command: string, outcome: 'passed' | 'failed', says: Partial<Judgement>) => {
    const record = recordOf({ run, at, judgement: says, jobs: [{ name: 'local', outcome }] })
    const jobs = Object.entries(record.jobs).map(([id, job]) => {
      const { facts } = job
      const steps = [{ number: 1, name: command, outcome }]
      return [id, facts === undefined ? job : { ...job, facts: { ...facts, value: { ...facts.value, steps } } }]
    })
    return { ...record, key: { ...record.key, host: 'local' }, jobs: Object.fromEntries(jobs) } as RunRecord
  }
  const failed = desk('1', now - 2 * hour, 'make test', 'failed', { ...failing(), ...told })
  const says = (command: string, records: readonly RunRecord[]) => {
    const record = desk('9', now, command, 'passed', calm)
    const open = openEpisodes(record, records)
    return noticeFor({ record, open, findings: [], verdict: 'normal', policy: policyOf(), rerunning: false })
  }
  expect(says('make lint', [failed]).kind).toBe('stay-quiet')
  expect(says('make test', [failed])).toMatchObject({ kind: 'notify', change: 'recovery' })
  const between = desk('2', now - hour, 'make lint', 'passed', calm)
  expect(says('make test', [failed, between])).toMatchObject({ kind: 'notify', change: 'recovery' })
})
