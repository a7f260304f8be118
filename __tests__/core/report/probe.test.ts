import { expect, test } from '@jest/globals'
import type { TestFinding } from '../../../src/core/model/index.js'
import { commentOf } from '../../../src/core/report/comment/index.js'
import { messageOf } from '../../../src/core/report/message/index.js'
import { renderSummary } from '../../../src/core/report/summary/index.js'
import { failureNotice } from '../../support/messages.js'

const probed: TestFinding = {
  kind: 'test',
  id: 'test:known-flaky:s:name',
  severity: 'low',
  confidence: 0.5,
  title: 'name is new and flaky: failed 2 of 6 times',
  reasons: [],
  advice: 'Mend it before it is merged: it fails without a change of the code.',
  test: 'known-flaky',
  name: 'name',
  probe: { runs: 6, failures: 2 },
}

test('a new test that flips is named in summary, comment and notice, though it is low', () => {
  const notice = failureNotice()
  if (notice.content.kind !== 'run') throw new Error('not of a run')
  const { view } = notice.content
  const named = { ...view, result: { ...view.result, findings: [...view.result.findings, probed] } }
  expect(commentOf(named)?.markdown).toContain('- 🆕 **new and flaky** (failed 2 of 6 times here): `name`')
  expect(renderSummary(named).replaceAll('\u00a0', ' ')).toMatch(
    /🆕 new and flaky \| `name` .*never seen before; failed 2 of 6 times here/,
  )
  const message = messageOf({ ...notice, content: { kind: 'run', view: named } })
  expect(message.findings.map(({ title }) => title)).toContain('name is new and flaky: failed 2 of 6 times')
})
