/** Tests that fail without a change to blame. */
import { flakyTestsOf } from '../../../core/report/digest/flaky-tests.js'
import { ofWorkflow } from '../runs.js'
import { name, repository, tool, workflow } from '../tool.js'

export const flakyTests = tool({
  name: 'flaky_tests',
  description:
    'Tests that fail without a change to blame, the surest first: probability, share of failures with its interval, when it was last seen. A failure of one of these is no proof that your change broke it.',
  args: {
    workflow: workflow.optional(),
    repository: repository.optional(),
    matching: name('only tests whose suite, name or file holds this text').optional(),
  },
  async answer({ matching, ...wanted }, { source }) {
    const records = ofWorkflow(await source.history(), wanted)
    const text = matching?.toLowerCase()
    const rows = flakyTestsOf(records).filter(
      ({ suite = '', name: test, file = '' }) =>
        text === undefined || [suite, test, file].some((part) => part.toLowerCase().includes(text)),
    )
    return { facts: { flakyTests: rows.length, runs: records.length }, rows }
  },
})
