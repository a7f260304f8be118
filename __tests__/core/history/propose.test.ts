import { describe, expect, test } from '@jest/globals'
import { acceptedProposals } from '../../../src/core/history/propose.js'
import { hours, judged, recordOf, runsOf } from '../../support/records.js'

const history = runsOf(5)
const now = Date.parse(hours(9000))
const rules = { protectedBranches: ['main', 'release/1'], now }
const branchRun = (run: string, facts = {}, told = {}) =>
  recordOf({ run, hour: 100, ...told, facts: { branch: 'topic', ...facts } })
const taken = (...proposals: Parameters<typeof acceptedProposals>[1]) =>
  acceptedProposals(history, proposals, rules).accepted.map(({ key }) => key.run)

describe('a proposal', () => {
  test('adds a run of its own branch', () => {
    expect(
      taken(branchRun('7'), branchRun('8', { pullRequest: 3, branch: 'main', event: 'merge_request_event' })),
    ).toEqual(['7', '8'])
  })

  test.each([
    ['a run of a protected branch', branchRun('7', { branch: 'release/1' })],
    ['a run of no branch', branchRun('7', { branch: undefined })],
    ['a run that is known, told anew', { ...branchRun('7'), key: history[2]?.key ?? branchRun('7').key }],
    [
      'another attempt of a run of a protected branch',
      { ...branchRun('7'), key: { ...(history[2]?.key ?? branchRun('7').key), attempt: 2 } },
    ],
    ['a run of the future', branchRun('7', { startedAt: hours(9001), createdAt: hours(9001) })],
    ['a run of another project', branchRun('7', {}, { repository: 'else/where' })],
    ['a run of another host', branchRun('7', {}, { host: 'git.else' })],
  ])('does not add %s', (_, proposal) => expect(taken(proposal)).toEqual([]))

  test('says nothing of notices and reruns, and which branch is the default one is not its word', () => {
    const [accepted] = acceptedProposals(history, [judged(branchRun('7', { defaultBranch: 'topic' }))], rules).accepted
    expect(accepted?.judgement).toBeUndefined()
    expect(accepted?.run.value.defaultBranch).toBe('main')
  })

  test('cannot push out what is there: the 20 newest of a flood are taken', () => {
    const flood = Array.from({ length: 5000 }, (_, at) => branchRun(`9${at}`, {}, { hour: 100 + at }))
    const { accepted, refused } = acceptedProposals(history, flood, rules)
    expect([accepted.length, refused]).toEqual([20, 4980])
    expect(accepted.at(-1)?.key.run).toBe('94999')
  })
})
