/**
 * What people see, word for word. After a change on purpose: `UPDATE_GOLDENS=1 npm test -- golden`, then read the
 * difference as the person who will get it.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from '@jest/globals'
import { renderMessage } from '../../../src/adapters/notifiers/slack/render.js'
import { annotationsOf } from '../../../src/core/report/annotations.js'
import { messageOf } from '../../../src/core/report/message/index.js'
import { outputsOf } from '../../../src/core/report/outputs.js'
import { renderSummary } from '../../../src/core/report/summary/index.js'
import { renderText } from '../../../src/core/report/text/index.js'
import type { ReportView } from '../../../src/core/report/view.js'
import { reportCases } from '../../support/report-cases.js'

const folder = resolve('__tests__/golden/report')

function hold(name: string, text: string): void {
  const path = join(folder, name)
  if (process.env['UPDATE_GOLDENS'] === '1') {
    mkdirSync(folder, { recursive: true })
    writeFileSync(path, text)
  }
  expect(text).toBe(readFileSync(path, 'utf8'))
}

const pretty = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

const noticeOf = (view: ReportView): unknown => {
  const decision = view.result.ruling.decisions.find((each) => each.kind === 'notify')
  return decision === undefined ? 'no notice' : renderMessage(messageOf({ decision, content: { kind: 'run', view } }))
}

test.each(Object.entries(reportCases))('%s', (name, makeView) => {
  const view = makeView()
  hold(`${name}.md`, renderSummary(view))
  hold(`${name}.txt`, renderText(view))
  hold(
    `${name}.json`,
    pretty({ slack: noticeOf(view), annotations: annotationsOf(view), outputs: outputsOf(view.result) }),
  )
})
