import { describe, expect, test } from '@jest/globals'
import { feedbackRates, findRun, withFeedback } from '../../../src/core/history/feedback.js'
import type { Judgement, RunRecord } from '../../../src/core/model/index.js'
import { recordOf } from '../../support/records.js'

const judged = (record: RunRecord, given: Partial<Judgement> = {}): RunRecord => ({
  ...record,
  judgement: { ...record.run, value: { verdict: 'normal', findings: [], notified: [], reruns: [], ...given } },
})
const anomaly = { id: 'anomaly:run.duration', kind: 'anomaly', severity: 'high', series: 'run.duration' }
const alarmed = (run: string, attempt = 1): RunRecord =>
  judged(recordOf({ run, attempt }), { verdict: 'anomalous', findings: [anomaly] })
const quiet = (run: string, attempt = 1): RunRecord => judged(recordOf({ run, attempt }), { verdict: 'normal' })
const said = (record: RunRecord, value: 'false-alarm' | 'real'): RunRecord => ({
  ...record,
  feedback: { ...record.run, value },
})

describe('the run meant', () => {
  const url = 'https://ci.example.org/job/app/17'
  const records = [
    alarmed('1'),
    alarmed('2', 1),
    quiet('2', 2),
    recordOf({ run: '2', attempt: 3 }),
    quiet('3', 1),
    recordOf({ run: '3', attempt: 2 }),
    recordOf({ run: '17', facts: { url } }),
  ]
  test.each([
    ['1', '1/1'],
    ['2', '2/1'],
    ['2/2', '2/2'],
    ['3', '3/1'],
    ['https://github.com/o/r/actions/runs/2/attempts/3', '2/3'],
    ['https://github.com/o/r/actions/runs/1', '1/1'],
    ['https://gitlab.com/o/r/-/pipelines/3', '3/1'],
    [`${url}/`, '17/1'],
    ['9', undefined],
    ['2/9', undefined],
    ['', undefined],
  ])('%s is %s', (given, expected) => {
    const found = findRun(given, records)
    expect(found && `${found.key.run}/${found.key.attempt}`).toBe(expected)
  })
})

describe('what the configuration file says', () => {
  const values = (records: readonly RunRecord[]) => records.map(({ feedback }) => feedback?.value)

  test('is taken for the run it names; a run nobody knows is named', () => {
    const unknown = { run: '9', was: 'real' } as const
    const { records, unheard } = withFeedback([alarmed('1'), alarmed('2')], [{ run: '2', was: 'false-alarm' }, unknown])
    expect(values(records)).toEqual([undefined, 'false-alarm'])
    expect(unheard).toEqual([unknown])
  })

  test('prevails over the history; of two entries the later counts', () => {
    const history = [said(alarmed('1'), 'real')]
    expect(values(withFeedback(history, [{ run: '1', was: 'false-alarm' }]).records)).toEqual(['false-alarm'])
    const twice = withFeedback(history, [
      { run: '1', was: 'false-alarm' },
      { run: '1/1', was: 'real' },
    ])
    expect(values(twice.records)).toEqual(['real'])
    expect(withFeedback(history, []).records).toBe(history)
  })

  test('can be narrowed to a workflow; of another’s history it says nothing', () => {
    const other = judged(recordOf({ run: '1', workflow: '.github/workflows/docs.yml' }))
    const entry = { run: '1', was: 'real', workflow: '*/docs.yml' } as const
    expect(values(withFeedback([alarmed('1'), other], [entry]).records)).toEqual([undefined, 'real'])
    expect(withFeedback([alarmed('1')], [entry])).toMatchObject({ unheard: [] })
  })
})

test('rates: of the alarms, how many were judged, and how', () => {
  expect(feedbackRates([alarmed('1'), quiet('2')])).toBeUndefined()
  const records = [
    alarmed('1'),
    said(alarmed('2'), 'false-alarm'),
    said(alarmed('3'), 'real'),
    said(quiet('4'), 'real'),
    quiet('5'),
    said(recordOf({ run: '6' }), 'false-alarm'),
  ]
  expect(feedbackRates(records)).toEqual({ alarms: 4, judged: 3, falsePositives: 2, truePositives: 1, missed: 1 })
})
