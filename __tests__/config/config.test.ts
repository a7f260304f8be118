import { describe, expect, test } from '@jest/globals'
import { describeFault, readConfig } from '../../src/config/config.js'
import { inputs } from '../../src/config/inputs.js'

describe('readConfig', () => {
  test('nothing given is every default, and every default reads', () => {
    const read = readConfig({})
    expect(read).toMatchObject({
      kind: 'ok',
      config: { failOn: 'critical', observe: false, deadline: 60, testReports: [], slackWebhookUrl: undefined },
    })
    expect(readConfig(Object.fromEntries(Object.keys(inputs).map((name) => [name, ''])))).toEqual(read)
  })

  test('names every fault at once: the input, what was given, what is accepted', () => {
    const read = readConfig({
      'fail-on': 'sometimes',
      observe: 'yes',
      deadline: '1e9',
      'slack-webhook-url': 'http://example.org/secret-path',
      'fail-onn': 'high',
    })
    expect(read.kind === 'faulty' && read.faults.map(describeFault)).toEqual([
      'observe: got "yes", accepted is true or false',
      'fail-on: got "sometimes", accepted is one of never, critical, high, medium',
      'slack-webhook-url: got "(secret)", accepted is an https URL',
      'deadline: got "1e9", accepted is a whole number from 5 to 900',
      'fail-onn: got "high", accepted is no such input; did you mean fail-on?',
    ])
  })

  test('a secret given under a mistyped name is not shown', () => {
    for (const name of ['slack-webhok-url', 'slack-webook', 'githubtoken', 'secrest', 'webhook']) {
      const read = readConfig({ [name]: 'https://hooks.example/T0/hunter22' })
      expect(read.kind === 'faulty' && read.faults.map(describeFault).join()).toMatch(/got "\(secret\)"/)
    }
  })

  test.each([
    ['smtp-url', 'smtp://u:hunter22@localhost'],
    ['smtp-url', 'u:hunter22@localhost'],
    ['smtp-url', 'smtp://u:p@hunter22/#x@localhost'],
    ['pushgateway-url', 'http://u:hunter22@localhost:9091'],
    ['otlp-endpoint', 'https://hunter22@localhost'],
    ['slack-api-url', 'https://u:hunter22@slack.example/api/'],
    ['pagerduty-url', 'https://u:hunter22@pagerduty.example'],
    ['page-url', 'https://u:hunter22@pages.example'],
    ['webhook-url', 'https://u:hunter22@hooks.example'],
    ['smpt-url', 'smtp://u:hunter22@localhost'],
  ])('a user and a password in an address are refused and not shown: %s %s', (name, given) => {
    const read = readConfig({ [name]: given })
    const said = read.kind === 'faulty' ? read.faults : []
    expect(said).toHaveLength(1)
    expect(JSON.stringify([said, said.map(describeFault)])).not.toContain('hunter22')
    expect(said.map((fault) => describeFault({ ...fault, given })).join()).not.toContain('hunter22')
  })

  test('lists are lines without comments and empty ones', () => {
    const read = readConfig({ 'test-reports': 'a/*.xml\r\n\n# not this\n  b.xml  ' })
    expect(read.kind === 'ok' && read.config.testReports).toEqual(['a/*.xml', 'b.xml'])
  })

  test('plain http is accepted for this machine alone', () => {
    expect(readConfig({ 'slack-webhook-url': 'http://127.0.0.1:9/x' }).kind).toBe('ok')
    for (const url of ['http://127.0.0.1.example.org/', 'ftp://127.0.0.1/', 'javascript:alert(1)', 'https//x'])
      expect(readConfig({ 'slack-webhook-url': url }).kind).toBe('faulty')
  })

  test('every secret is kept out of messages', () => {
    for (const [name, row] of Object.entries(inputs))
      if (/token|webhook(-url)?$|secret|password/.test(name))
        expect({ name, secret: 'secret' in row && row.secret }).toEqual({ name, secret: true })
  })
})

test.each([0, 150, 170, 185, 195, 205, 400])(
  'a fault is masked, then cut: no half of a secret is left, at %i',
  (before) => {
    // Put together here, so that no scanner takes an example for a leak.
    const secret = ['gh', 'p_', 'aB3dE6gH9jK2mN5pQ8sT1vW4yZ7aB3dE6gH9'].join('')
    const said = describeFault({
      input: 'limits',
      given: `${'x '.repeat(before / 2)}${secret} y`,
      accepted: 'a number',
    })
    expect(said).not.toContain('aB3dE6')
  },
)
