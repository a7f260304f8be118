import { describe, expect, test } from '@jest/globals'
import type { Policy, RemedyRule } from '../../../../src/core/decide/policy.js'
import { remediesFor } from '../../../../src/core/decide/remediation/index.js'
import { failureOf, now, policyOf, type RunExample, recordOf } from '../examples.js'

const ask = (remedies: readonly RemedyRule[], policy: Partial<Policy> = {}, run: RunExample = {}) =>
  remediesFor({
    record: recordOf({ jobs: [{ name: 'build', outcome: 'failed' }], ...run }),
    records: [],
    findings: [failureOf()],
    policy: policyOf({ place: 'companion', remedies, ...policy }),
    now,
  })

const workflow: RemedyRule = { for: { category: 'network' }, workflow: 'mirror.yml' }

describe('a user’s own strategy', () => {
  test('comes before ours, the rule’s before the category’s', () => {
    const [only, ...rest] = ask([
      { for: { category: 'network' }, advice: 'Ask the network team.' },
      { for: { rule: 'net.reset' }, advice: 'Restart the proxy.', link: 'https://wiki.example.org/proxy' },
    ])
    expect(rest).toEqual([])
    expect(only).toMatchObject({
      kind: 'remedy',
      strategy: 'own',
      instruction: 'Restart the proxy.\nhttps://wiki.example.org/proxy',
      because: 'your own remedy for net.reset: Connection reset',
    })
  })

  test('a workflow is dispatched with the run and the diagnosis as inputs', () => {
    const dispatch = ask([workflow]).find((answer) => answer.kind === 'dispatch')
    expect(dispatch).toMatchObject({ workflow: 'mirror.yml', inputs: { run: '100' } })
    expect(JSON.parse(dispatch?.kind === 'dispatch' ? (dispatch.inputs['diagnosis'] ?? '') : '')).toMatchObject({
      attempt: 1,
      job: 'build',
      category: 'network',
      signature: 'net-1',
      lines: ['read ECONNRESET registry.example.org'],
    })
  })

  test.each([
    ['in the run itself', { place: 'in-run' }, {}],
    ['when only observing', { observe: true }, {}],
    ['for a fork', {}, { facts: { headRepository: 'eve/app' } }],
  ] as const)('nothing is dispatched %s', (_, policy, run) => {
    expect(ask([workflow], policy, run).map((answer) => answer.kind)).toEqual(['remedy'])
  })

  test('other categories keep ours', () => {
    expect(ask([{ for: { category: 'test' }, advice: 'x' }])).toMatchObject([{ strategy: 'retry-with-backoff' }])
  })
})
