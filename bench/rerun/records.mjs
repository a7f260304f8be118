/** Simulated runs in the shipped shapes: records, and the findings the earlier stages would hand on. */
const key = (event, attempt) => ({
  host: 'github.com',
  repository: 'octo/app',
  workflow: event.workflow,
  run: event.run,
  attempt,
})
const iso = (at) => new Date(at).toISOString()
const idOf = (event, attempt, index) => `${event.run}/${attempt}/${index}`

/** @param jobs the jobs that ran in this attempt: `{ index, failed }` */
export function recordOf(event, attempt, at, jobs) {
  const stamp = { status: 'completed', source: 'api', observedAt: iso(at) }
  const entries = jobs.map(({ index, failed }) => {
    const { name, cause, workMs } = event.jobs[index]
    return [
      idOf(event, attempt, index),
      {
        facts: { ...stamp, value: { name, outcome: failed ? 'failed' : 'passed', workMs } },
        ...(failed ? { failure: { ...stamp, value: factsOf(cause) }, ...testsOf(cause, stamp) } : {}),
      },
    ]
  })
  const rest =
    attempt === 1
      ? [
          [
            `${event.run}/1/rest`,
            { facts: { ...stamp, value: { name: 'rest', outcome: 'passed', workMs: event.otherWorkMs } } },
          ],
        ]
      : []
  return {
    key: key(event, attempt),
    run: {
      ...stamp,
      value: {
        event: 'push',
        branch: 'main',
        defaultBranch: 'main',
        headRepository: event.fork ? 'eve/app' : 'octo/app',
        startedAt: iso(at),
        outcome: jobs.some((job) => job.failed) ? 'failed' : 'passed',
      },
    },
    jobs: Object.fromEntries([...entries, ...rest]),
  }
}

const factsOf = (cause) => ({
  category: cause.category,
  rule: cause.rule,
  signature: cause.signature,
  title: cause.signature,
  confidence: cause.confidence,
  transient: cause.transient,
  transientProbability: cause.probability,
})

const testsOf = (cause, stamp) =>
  cause.test === undefined
    ? {}
    : {
        tests: {
          ...stamp,
          value: { total: 100, failed: 1, skipped: 0, failures: [{ name: cause.test }], flaky: [], slowest: [] },
        },
      }

/** @param flaky names of the tests known to be flaky by now */
export function findingsOf(event, attempt, jobs, flaky) {
  return jobs
    .filter((job) => job.failed)
    .flatMap(({ index }) => {
      const { name, cause } = event.jobs[index]
      const common = { confidence: cause.confidence, reasons: [], advice: '' }
      const failure = {
        ...common,
        kind: 'failure',
        id: `failure:${cause.signature}`,
        severity: 'high',
        title: cause.signature,
        job: name,
        jobId: idOf(event, attempt, index),
        diagnosis: { ...factsOf(cause), file: '', failed: true, advice: '', lines: [], candidates: [] },
        seen: { count: 0, reruns: 0, passedOnRetry: 0, onDefaultBranch: true },
      }
      if (cause.test === undefined || !flaky.has(cause.test)) return [failure]
      return [
        failure,
        {
          ...common,
          kind: 'test',
          id: `test:${cause.test}`,
          severity: 'low',
          title: cause.test,
          test: 'known-flaky',
          name: cause.test,
        },
      ]
    })
}
