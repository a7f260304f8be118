import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { labelSeries, phraseSeries, plainName } from '../../../src/core/series/label.js'
import { samplesOf } from '../../../src/core/series/samples.js'
import { hostile } from '../../support/hostile.js'
import { recordOf } from '../../support/records.js'

const quoted = (text: string) => `«${text}»`

test.each([
  ['run.duration', 'duration of the run'],
  ['run.compute', 'compute time of the run'],
  ['run.queue', 'queue time of the run'],
  ['jobs.count', 'number of jobs of the run'],
  ['tests.failure-rate', 'test failure rate'],
  ['job[build (20)].work', 'duration of job «build (20)»'],
  ['job[build].step[Run tests].duration', 'duration of step «Run tests» in job «build»'],
  ['job[build].tests.count', 'number of tests of job «build»'],
  ['job[a [b]].work', 'duration of job «a [b]»'],
  ['job[a].step[b [c].d].duration', 'duration of step «b [c].d» in job «a»'],
  ['metric[coverage]', '«coverage»'],
  ['job[build].metric[bundle size]', '«bundle size» of job «build»'],
  ['something else', '«something else»'],
])('%s reads %s', (key, text) => expect(phraseSeries(key, quoted)).toBe(text))

test('whatever names a run has, every series of it can be read back', () => {
  const name = fc.oneof(fc.constantFrom(...hostile.filter((text) => text.length < 200)), fc.string({ maxLength: 20 }))
  fc.assert(
    fc.property(name, (job) => {
      const steps = [{ number: 1, name: 'Test', outcome: 'passed' as const, durationMs: 1000 }]
      for (const { series } of samplesOf(recordOf({ jobs: { '1': { name: job, steps } } }))) {
        const label = labelSeries(series.key)
        if (series.scope === 'job') expect(label.job).toBe(series.job)
        expect(label.scope).toBe(series.scope)
      }
    }),
  )
})

test.each([
  ['TSan, depends, no gui', '"TSan, depends, no gui"'],
  ['lint and test', '"lint and test"'],
  ['test (20, ubuntu-24.04)', 'test (20, ubuntu-24.04)'],
  ['build', 'build'],
])('%s in plain text is %s', (name, shown) => expect(plainName(name)).toBe(shown))
