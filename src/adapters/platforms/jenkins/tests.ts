/** The test report Jenkins keeps of a build → test results. */
import { z } from 'zod'
import type { TestResults } from '../../../core/model/index.js'
import { formatCount } from '../../../core/run/format.js'
import { mergeTestResults } from '../../../core/tests/junit/index.js'
import { locationIn } from '../../../core/tests/junit/location.js'
import { createTally } from '../../../core/tests/junit/tally.js'
import { anyText, spanMs, wholeNumber } from '../bounded.js'

const text = anyText()

const testCase = z.object({
  className: text,
  name: text,
  status: text,
  duration: spanMs(),
  age: wholeNumber(),
  failedSince: wholeNumber(),
  errorDetails: text,
  errorStackTrace: text,
  flakyFailures: z.array(z.unknown()).nullish().catch(undefined),
})
const report = z.object({
  suites: z.array(z.object({ name: text, cases: z.array(testCase).nullish().catch(undefined) })),
})
/** An aggregated report (matrix, Maven) holds one a child. */
const aggregated = z.object({ childReports: z.array(z.object({ result: report.nullish().catch(undefined) })) })

export const testTree =
  'suites[name,cases[className,name,status,duration,age,failedSince,errorDetails,errorStackTrace,flakyFailures[message]]],childReports[result[suites[name,cases[className,name,status,duration,age,failedSince,errorDetails,errorStackTrace]]]]'

const failing = new Set(['FAILED', 'REGRESSION'])

/** @returns undefined when it is no test report */
export function readJenkinsTests(json: unknown): TestResults | undefined {
  const single = report.safeParse(json)
  if (single.success) return resultsOf(single.data)
  const many = aggregated.safeParse(json)
  if (!many.success) return undefined
  return mergeTestResults(many.data.childReports.flatMap(({ result }) => (result ? [resultsOf(result)] : [])))
}

function resultsOf({ suites }: z.infer<typeof report>): TestResults {
  const tally = createTally()
  for (const suite of suites)
    for (const found of suite.cases ?? []) {
      const failed = failing.has(found.status ?? '')
      const message = failed ? messageOf(found) : undefined
      const place = failed
        ? locationIn((found.errorStackTrace ?? '').slice(0, 16_384), found.className ?? undefined)
        : undefined
      tally.add({
        test: {
          ...(found.className ? { suite: found.className.slice(0, 250) } : {}),
          name: (found.name ?? '(no name)').slice(0, 250),
          ...(message === undefined ? {} : { message }),
          ...(place === undefined
            ? {}
            : { file: place.file, ...(place.line === undefined ? {} : { line: place.line }) }),
          ...(typeof found.duration === 'number' && found.duration >= 0
            ? { durationMs: Math.round(found.duration * 1e6) / 1e3 }
            : {}),
        },
        outcome: failed ? 'failed' : found.status === 'SKIPPED' ? 'skipped' : 'passed',
        flaky: !failed && (found.flakyFailures?.length ?? 0) > 0,
        suite: suite.name ?? found.className ?? '(no suite)',
      })
    }
  return tally.results()
}

/** Jenkins counts for how many builds a test has failed: that says whether this change broke it. */
function messageOf({ errorDetails, errorStackTrace, age, failedSince }: z.infer<typeof testCase>): string | undefined {
  const said = (errorDetails?.trim() || errorStackTrace?.trim() || '').slice(0, 440)
  const since =
    typeof age === 'number' && age > 1 && typeof failedSince === 'number'
      ? `(fails since build ${failedSince}, ${formatCount(age, 'build')})`
      : ''
  return [said, since].filter((part) => part !== '').join(' ') || undefined
}
