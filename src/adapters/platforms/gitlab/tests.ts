/** The test report GitLab keeps of a pipeline (`artifacts: reports: junit`) → test results. */
import { z } from 'zod'
import type { TestResults } from '../../../core/model/index.js'
import { locationIn } from '../../../core/tests/junit/location.js'
import { createTally } from '../../../core/tests/junit/tally.js'
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

/** @returns undefined when it is no test report, or an empty one: the pipeline uploaded none */
export function readGitlabTests(json: unknown): TestResults | undefined {
  const read = report.safeParse(json)
  if (!read.success) return undefined
  const tally = createTally()
  for (const suite of read.data.test_suites)
    for (const found of suite.test_cases) {
      const failed = found.status === 'failed' || found.status === 'error'
      const output =
        typeof found.system_output === 'string' ? found.system_output : (found.system_output?.message ?? '')
      const message = failed ? (output.trim() || (found.stack_trace ?? '').trim()).slice(0, 500) : ''
      const hint = found.file ?? found.classname ?? undefined
      const place = failed ? locationIn(`${found.stack_trace ?? ''}\n${output}`.slice(0, 16_384), hint) : undefined
      const file = found.file || place?.file
      tally.add({
        test: {
          ...(found.classname ? { suite: found.classname.slice(0, 250) } : {}),
          name: (found.name ?? '(no name)').slice(0, 250),
          ...(message === '' ? {} : { message }),
          ...(failed && file ? { file: file.slice(0, 500) } : {}),
          ...(place?.line === undefined ? {} : { line: place.line }),
          ...(typeof found.execution_time === 'number' && found.execution_time >= 0
            ? { durationMs: Math.round(found.execution_time * 1e6) / 1e3 }
            : {}),
        },
        outcome: failed ? 'failed' : found.status === 'skipped' ? 'skipped' : 'passed',
        flaky: false,
        suite: suite.name ?? '(no suite)',
      })
    }
  const results = tally.results()
  return results.total === 0 ? undefined : results
}
