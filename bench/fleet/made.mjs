// Made runs of a fleet, each from its number alone: two jobs, now and then a failure, some of them alike in all repositories.

/** A number from 0 to 1 of an integer (Knuth's multiplicative hash). */
const luck = (at, salt) => (Math.imul(at ^ (salt * 0x9e3779b9), 2654435761) >>> 0) / 2 ** 32

export function fleetRun({ at, repositories, started, days, perDay, judged = false, main = true }) {
  const repository = at % repositories
  const run = Math.floor(at / repositories)
  const a = perDay ?? Math.max(1, run + 1)
  const begun = started + Math.min(days - 1e-6, perDay === undefined ? luck(at, 7) * days : run / a) * 86_400_000
  const time = (ms) => new Date(begun + ms).toISOString()
  const stamp = { status: 'completed', source: 'api', observedAt: time(900_000) }
  const name = `org${repository % 20}/app-${repository}`
  const workMs = Math.round((120_000 + (repository % 7) * 60_000) * (0.9 + luck(at, 1) * 0.2))
  const failed = luck(at, 2) < 0.05
  const network = luck(at, 3) < 0.4
  const job = (id, title, labels, outcome) => [
    id,
    {
      facts: {
        ...stamp,
        value: {
          name: title,
          outcome,
          createdAt: time(0),
          startedAt: time(8000),
          completedAt: time(8000 + workMs / 2),
          workMs: workMs / 2,
          queueMs: 8000,
          runner: { name: `r${at % 50}`, os: 'Linux', labels },
          steps: ['checkout', 'install', 'run'].map((step, index) => ({
            number: index + 1,
            name: step,
            outcome,
            durationMs: workMs / 6,
          })),
        },
      },
      ...(outcome === 'failed' && {
        failure: {
          ...stamp,
          value: {
            category: network ? 'network' : 'test',
            rule: network ? 'npm/network' : 'jest/failure',
            signature: network ? 'npm/network:5f2c' : `jest:${repository}`,
            title: network ? 'npm could not reach the registry' : 'a test failed',
            confidence: 0.95,
            transient: network,
            transientProbability: network ? 0.8 : 0.1,
            lines: [
              network
                ? 'npm error network request to https://packages.example.com/left-pad failed, reason: getaddrinfo ENOTFOUND packages.example.com'
                : 'expected 3, received 4',
            ],
          },
        },
        tests: {
          ...stamp,
          value: {
            total: 120,
            failed: network ? 0 : 1,
            skipped: 2,
            failures: network ? [] : [{ suite: 'cart', name: 'adds' }],
            flaky: network ? [{ suite: 'net', name: 'retries' }] : [],
            slowest: [],
          },
        },
      }),
    },
  ]
  return {
    key: {
      host: 'github.com',
      repository: name,
      workflow: '.github/workflows/ci.yml',
      run: String(10_000_000_000 + at),
      attempt: 1,
    },
    run: {
      ...stamp,
      value: {
        name: 'CI',
        event: main ? 'push' : 'pull_request',
        branch: main ? 'main' : `topic-${run}`,
        defaultBranch: 'main',
        sha: String(at).padStart(40, '0'),
        actor: `dev${at % 9}`,
        headRepository: name,
        url: `https://github.com/${name}/actions/runs/${at}`,
        createdAt: time(0),
        startedAt: time(0),
        completedAt: time(workMs),
        outcome: failed ? 'failed' : 'passed',
        workMs,
        jobCount: 2,
      },
    },
    jobs: Object.fromEntries([
      job(`${at}1`, 'build', ['ubuntu-latest'], 'passed'),
      job(`${at}2`, 'test', ['self-hosted', 'big'], failed ? 'failed' : 'passed'),
    ]),
    ...(judged && { judgement: { ...stamp, value: { verdict: 'normal', findings: [], notified: [], reruns: [] } } }),
  }
}
