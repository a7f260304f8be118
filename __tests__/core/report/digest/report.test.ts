import { expect, test } from '@jest/globals'
import { renderMessage } from '../../../../src/adapters/notifiers/slack/render.js'
import type { RunRecord, TestResults } from '../../../../src/core/model/index.js'
import { digestOf } from '../../../../src/core/report/digest/index.js'
import { renderDigest } from '../../../../src/core/report/digest/report.js'
import { messageOf } from '../../../../src/core/report/message/index.js'
import { hostile } from '../../../support/hostile.js'
import { outsideAllCode } from '../../../support/outside-code.js'
import { recordOf } from '../../../support/records.js'

const minute = 60_000

/** Twelve runs of one job that grows, every third failing, with a flaky test; every name as given. */
const history = (name: string): RunRecord[] =>
  Array.from({ length: 24 }, (_, hour) => {
    const own = recordOf({
      run: String(hour),
      hour,
      facts: { outcome: hour % 8 === 7 ? 'failed' : 'passed', sha: `c${Math.floor(hour / 2)}` },
      jobs: {
        [`${hour}`]: { name, workMs: (hour < 12 ? 10 : 14) * minute },
        [`x${hour}`]: { name: 'lint', outcome: 'failed' },
      },
    })
    const failure = {
      category: 'network',
      rule: null,
      signature: 's',
      title: name,
      confidence: 1,
      transient: true,
      transientProbability: 1,
    }
    const failures = hour % 6 === 0 ? [{ name, suite: name }] : []
    const tests: TestResults = { total: 9, failed: failures.length, skipped: 0, failures, flaky: [], slowest: [] }
    const jobs =
      hour % 8 === 7
        ? { ...own.jobs, [`x${hour}`]: { ...own.jobs[`x${hour}`], failure: { ...own.run, value: failure } } }
        : own.jobs
    return { ...own, jobs, tests: { ...own.run, value: tests } }
  })

test('a digest in Markdown', () => {
  expect(
    renderDigest(digestOf({ records: history('build') }), 'o/r'),
  ).toBe(`📅 **o/r** · 2026-01-01 to 2026-01-01: 24 runs, 88 % passed, 6 h 48 m of machine time, 13 % of it in runs that did not pass

#### Delivery

- 13 % of 24 runs of the default branch failed
- green again after 1 h (median of 2 times)
- 1 workflow is still broken

#### Growing

- \`build\`: 10 m → 14 m (1.4×), 32 m more in all

#### Slowest

- \`build\`: 12 m each, 4 h 48 m in all (71 %)

#### Why runs failed

- network: 3 jobs, 3 of them transient; most often (3×): build

#### Flakiest tests

- \`build\`: fails in 17 % of 24 executions

#### Cost

- 408 minutes, each job rounded up, before any multiplier of the platform
- by job: \`build\` 4 h 48 m; \`lint\` 2 h
- in failed jobs, by the cause: \`unknown\` 1 h 45 m; \`network\` 15 m
`)
})

test('nothing happened: one line', () => {
  expect(renderDigest(digestOf({ records: [] }), 'o/r')).toBe('📅 **o/r** · no run in this time\n')
})

test.each(hostile.filter((text) => text.trim() !== ''))('no name leaves its place (%#)', (name) => {
  const digest = digestOf({ records: history(name) })
  const outside = outsideAllCode(renderDigest(digest, name))
  expect(outside).not.toMatch(/[<>]|@\w|#\d|:\/\//)
  const decision = { kind: 'notify', because: 'x', change: 'always', episode: 'e' } as const
  const digests = [{ title: name, digest }]
  const {
    text,
    blocks: top,
    attachments = [],
  } = renderMessage(messageOf({ decision, content: { kind: 'digest', digests } }))
  const blocks = [...top, ...attachments.flatMap((attachment) => attachment.blocks)]
  expect(blocks.length).toBeLessThanOrEqual(50)
  expect(text).not.toMatch(/<|>|@\w/)
  expect(JSON.stringify(blocks)).not.toMatch(/mrkdwn|"text":""|<[!@#]|@\w/)
})
