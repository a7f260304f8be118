import { expect, test } from '@jest/globals'
import { feedbackLine } from '../../../src/core/report/feedback-line.js'
import { renderSummary } from '../../../src/core/report/summary/index.js'
import { renderText } from '../../../src/core/report/text/index.js'
import { reportCases } from '../../support/report-cases.js'

const rates = { alarms: 9, judged: 4, truePositives: 3, falsePositives: 1, missed: 0 }

test.each([
  [rates, 'People judged 4 of 9 alarms: 3 real, 1 false (25 %)'],
  [{ ...rates, missed: 1 }, 'People judged 4 of 9 alarms: 3 real, 1 false (25 %); 1 trouble was missed'],
  [
    { alarms: 1, judged: 1, truePositives: 1, falsePositives: 0, missed: 2 },
    'People judged 1 of 1 alarm: 1 real, 0 false; 2 troubles were missed',
  ],
  [{ alarms: 0, judged: 0, truePositives: 0, falsePositives: 0, missed: 1 }, '1 trouble was missed'],
  [undefined, undefined],
])('%j', (given, line) => expect(feedbackLine(given)).toBe(line))

test('stands in what people read of a run that is not normal, and leaves the line of a normal one alone', () => {
  const line = 'People judged 4 of 9 alarms: 3 real, 1 false (25 %)'
  const heard = (name: 'normal' | 'critical-slow-down') => {
    const view = reportCases[name]()
    return { ...view, result: { ...view.result, history: { ...view.result.history, feedback: rates } } }
  }
  expect(renderSummary(heard('critical-slow-down'))).toContain(`\n${line}.\n`)
  expect(renderText(heard('critical-slow-down'))).toContain(`\n${line}\n`)
  expect(renderSummary(heard('normal')).trim().split('\n')).toHaveLength(1)
  expect(renderSummary(reportCases['critical-slow-down']())).not.toContain('People judged')
})
