/** The test report GitLab keeps of a pipeline (`artifacts: reports: junit`) → test results. */
import { z } from 'zod'
import type { TestResults } from '../../../core/model/index.js'
import { type ReportedOutcome, reportedCase } from '../../../core/tests/report/case.js'
import { createTally } from '../../../core/tests/report/tally.js'
import { anyText, spanMs } from '../bounded.js'

const text = anyText()

const report = z.object({
  test_suites: z.array(
    z.object({
      name: text,
      test_cases: z.array(
        z.object({
          status: text,
          name: text,
          classname: text,
          file: text,
          execution_time: spanMs(),
          system_output: z
            .union([z.string(), z.object({ message: text })])
            .nullish()
            .catch(undefined),
          stack_trace: text,
        }),
      ),
    }),
  ),
})

const outcomes: Readonly<Record<string, ReportedOutcome>> = { failed: 'failed', error: 'failed', skipped: 'skipped' }

/** @returns undefined when it is no test report, or an empty one: the pipeline uploaded none */
export function readGitlabTests(json: unknown): TestResults | undefined {
  const read = report.safeParse(json)
  if (!read.success) return undefined
  const tally = createTally()
  for (const suite of read.data.test_suites)
    for (const found of suite.test_cases) {
      const output =
        typeof found.system_output === 'string' ? found.system_output : (found.system_output?.message ?? '')
      const stack = found.stack_trace ?? ''
      const seconds = found.execution_time
      tally.add(
        reportedCase({
          name: found.name ?? '',
          className: found.classname ?? undefined,
          // The suite bears the name of the job, and matters only where there is no class.
          suites: found.classname ? [] : [suite.name ?? ''],
          file: found.file ?? undefined,
          outcome: outcomes[found.status ?? ''] ?? 'passed',
          message: output.trim() || stack.trim(),
          stack: `${stack}\n${output}`,
          ...(typeof seconds === 'number' && seconds >= 0 ? { durationMs: Math.round(seconds * 1e6) / 1e3 } : {}),
        }),
      )
    }
  const results = tally.results()
  return results.total === 0 ? undefined : results
}
