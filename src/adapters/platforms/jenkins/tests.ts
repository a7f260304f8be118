/** The test report Jenkins keeps of a build → test results. */
import { z } from 'zod'
import type { TestResults } from '../../../core/model/index.js'
import { formatCount } from '../../../core/run/format.js'
import { cutBeforeWord } from '../../../core/tests/cut.js'
import { reportedCase } from '../../../core/tests/report/case.js'
import { createTally, type Tally } from '../../../core/tests/report/tally.js'
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
  if (single.success) return resultsOf([single.data])
  const many = aggregated.safeParse(json)
  if (!many.success) return undefined
  return resultsOf(many.data.childReports.flatMap(({ result }) => result ?? []))
}

function resultsOf(reports: readonly z.infer<typeof report>[]): TestResults {
  const tally = createTally()
  for (const { suites } of reports) {
    for (const suite of suites) for (const found of suite.cases ?? []) addCase(tally, found, suite.name ?? undefined)
    tally.nextReport()
  }
  return tally.results()
}

function addCase(tally: Tally, found: z.infer<typeof testCase>, suite: string | undefined): void {
  const failed = failing.has(found.status ?? '')
  tally.add(
    reportedCase({
      name: found.name ?? '',
      className: found.className ?? undefined,
      suites: suite === undefined ? [] : [suite],
      outcome: failed ? 'failed' : found.status === 'SKIPPED' ? 'skipped' : 'passed',
      flaky: (found.flakyFailures?.length ?? 0) > 0,
      message: failed ? messageOf(found) : undefined,
      stack: found.errorStackTrace ?? undefined,
      ...(typeof found.duration === 'number' && found.duration >= 0
        ? { durationMs: Math.round(found.duration * 1e6) / 1e3 }
        : {}),
    }),
  )
}

/** Jenkins counts for how many builds a test has failed: that says whether this change broke it. */
function messageOf({ errorDetails, errorStackTrace, age, failedSince }: z.infer<typeof testCase>): string | undefined {
  const said = cutBeforeWord(errorDetails?.trim() || errorStackTrace?.trim() || '', 440)
  const since =
    typeof age === 'number' && age > 1 && typeof failedSince === 'number'
      ? `(fails since build ${failedSince}, ${formatCount(age, 'build')})`
      : ''
  return [said, since].filter((part) => part !== '').join(' ') || undefined
}
