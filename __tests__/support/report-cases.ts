/** Results as a real run would give them: one case for each thing a report must be able to say. */
import type { Anomaly, Failure, Finding, Result, RunRecord, TestFinding } from '../../src/core/model/index.js'
import { headlineOf } from '../../src/core/report/headline.js'
import type { ReportView } from '../../src/core/report/view.js'
import { hostile } from './hostile.js'
import { hours, recordOf } from './records.js'

const minute = 60_000
const base = 'https://github.com/acme/shop/actions/runs'

const earlier = (count: number): RunRecord[] =>
  Array.from({ length: count }, (_, i) =>
    recordOf({
      repository: 'acme/shop',
      run: String(900 + i),
      hour: i,
      workMs: 12 * minute + ((i * 37) % 60) * 1000,
      facts: { number: 956 + i, sha: String(i).padStart(40, 'c0ffee'), url: `${base}/${900 + i}` },
    }),
  )

/** Of these the last forty were judged, some of them as a run worth a word. */
const observed = (count: number): RunRecord[] =>
  earlier(count).map((run, index) => {
    if (index < count - 40) return run
    const told = index % 20 === 0 ? { wouldNotify: 'e', ...(index % 40 === 0 ? { wouldFail: true } : {}) } : {}
    return {
      ...run,
      judgement: { ...run.run, value: { verdict: 'normal', findings: [], notified: [], reruns: [], ...told } },
    }
  })

/** The last runs of the branch, all failed alike. */
const broken = (count: number): RunRecord[] =>
  Array.from({ length: count }, (_, i) =>
    recordOf({ repository: 'acme/shop', run: String(990 + i), hour: 190 + i, facts: { outcome: 'failed' } }),
  )

export function record(
  told: { outcome?: 'passed' | 'failed' | 'cancelled'; workMs?: number; attempt?: number } = {},
): RunRecord {
  const { outcome = 'passed', workMs = 12 * minute + 4000, attempt = 1 } = told
  return recordOf({
    repository: 'acme/shop',
    run: '17472944025',
    attempt,
    hour: 200,
    workMs,
    facts: {
      name: 'CI',
      number: 1043,
      sha: '4f2a9c1e77b0d6f3a1c25e0b9d8f7a6b5c4d3e2f',
      actor: 'ada',
      outcome,
      title: 'Cache the catalogue',
      url: `${base}/17472944025`,
    },
    jobs: {
      '5001': { name: 'build', outcome: 'passed', url: `${base}/17472944025/job/5001` },
      '5002': { name: 'test (20, ubuntu-24.04)', outcome, url: `${base}/17472944025/job/5002` },
    },
  })
}

/** Only the build failed; the tests did not start. */
function buildFailed(): RunRecord {
  const own = record({ outcome: 'failed' })
  const outcomes = { '5001': 'failed', '5002': 'skipped' } as const
  const jobs = Object.entries(own.jobs).map(([id, job]) => {
    const facts = job.facts
    const outcome = outcomes[id as keyof typeof outcomes]
    return [
      id,
      facts === undefined ? job : { ...job, facts: { ...facts, value: { ...facts.value, outcome } } },
    ] as const
  })
  return { ...own, jobs: Object.fromEntries(jobs) }
}

export const slowDown: Anomaly = {
  kind: 'anomaly',
  id: 'anomaly:job[test (20, ubuntu-24.04)].work',
  severity: 'critical',
  confidence: 0.985,
  title: 'Job test (20, ubuntu-24.04) took more than twice as long as usual',
  reasons: ['6.1 robust deviations above the median of the last 30 runs', 'above every one of the 87 comparable runs'],
  advice: 'Compare step "Run tests" with run 985: it took 19 m 2 s of the 25 m 10 s. Look at what 4f2a9c1 changed.',
  series: 'job[test (20, ubuntu-24.04)].work',
  anomaly: 'spike',
  state: 'gating',
  unit: 'ms',
  better: 'lower',
  observed: 25 * minute + 10_000,
  expected: 12 * minute + 4000,
  low: 10 * minute + 50_000,
  high: 13 * minute + 25_000,
  score: 4.2,
  oneIn: 12_000,
  beyondAll: 87,
  reach: 'fail',
  samples: 87,
  recent: [720, 731, 715, 742, 728, 733, 719, 725, 738, 722, 729, 716, 741, 730, 724].map((s) => s * 1000),
  smallestDetectable: 1.14,
  detectors: ['spike', 'forest'],
  grouped: ['run.duration', 'job[test (20, ubuntu-24.04)].step[Run tests].duration'],
}

const testFailure: Failure = {
  kind: 'failure',
  id: 'failure:7c1f',
  severity: 'high',
  confidence: 0.94,
  title: '2 tests fail in cart.test.ts',
  reasons: ['jest’s summary names 2 failed tests', 'no successful run of this job has printed these lines'],
  advice:
    'Run `npx jest src/cart.test.ts -t "applies a voucher"` at this commit; the expected total changed from 90 to 100.',
  job: 'test (20, ubuntu-24.04)',
  jobId: '5002',
  diagnosis: {
    file: 'test (20, ubuntu-24.04)',
    failed: true,
    category: 'test',
    confidence: 0.94,
    transient: false,
    transientProbability: 0.03,
    rule: 'jest-failed',
    signature: '7c1f02aa91be',
    title: '2 tests fail in cart.test.ts',
    advice: '',
    lines: [
      { number: 2214, text: '  ● cart › applies a voucher' },
      { number: 2216, text: '    expect(received).toBe(expected) // Object.is equality' },
      { number: 2218, text: '    Expected: 90' },
      { number: 2219, text: '    Received: 100' },
      { number: 2231, text: '      at Object.<anonymous> (src/cart.test.ts:41:25)' },
    ],
    candidates: [],
    location: { file: '/home/runner/work/shop/shop/src/cart.test.ts', line: 41, column: 25 },
    step: 'Run tests',
  },
  seen: { count: 0, reruns: 0, passedOnRetry: 0, onDefaultBranch: false },
}

const dependencyFailure: Failure = {
  kind: 'failure',
  id: 'failure:d41d',
  severity: 'high',
  confidence: 0.97,
  title: 'build: npm cannot resolve the dependency tree (ERESOLVE)',
  reasons: ['rule npm-eresolve'],
  advice: 'react@19.0.0 is wanted, but react-table@7.8.0 needs react ^18: pin react to 18 or update react-table.',
  job: 'build',
  jobId: '5001',
  diagnosis: {
    file: 'build',
    failed: true,
    category: 'dependency',
    confidence: 0.97,
    transient: false,
    transientProbability: 0.01,
    rule: 'npm-eresolve',
    signature: 'd41d8cd98f00',
    title: 'npm cannot resolve the dependency tree (ERESOLVE)',
    advice: '',
    lines: [
      { number: 87, text: 'npm error code ERESOLVE' },
      { number: 92, text: 'npm error peer react@"^18.0.0" from react-table@7.8.0' },
    ],
    candidates: [],
    step: 'Install',
    causes: [
      {
        category: 'lint',
        rule: 'eslint-errors',
        title: 'ESLint found 1 error',
        line: { number: 61, text: "  12:7  error  'x' is assigned a value but never used  no-unused-vars" },
      },
    ],
  },
  seen: {
    count: 3,
    firstAt: hours(-30),
    lastAt: hours(150),
    reruns: 0,
    passedOnRetry: 0,
    onDefaultBranch: true,
  },
}

const networkFailure: Failure = {
  kind: 'failure',
  id: 'failure:net',
  severity: 'medium',
  confidence: 0.92,
  title: 'registry.example.org did not answer (ETIMEDOUT)',
  reasons: ['rule npm-network', 'the same signature passed on retry before'],
  advice: 'Re-run the failed job. If it comes back within a day, put a cache or mirror in front of the registry.',
  job: 'build',
  jobId: '5001',
  diagnosis: {
    ...dependencyFailure.diagnosis,
    category: 'network',
    transient: true,
    transientProbability: 0.91,
    rule: 'npm-network',
    signature: 'a90be12c77d1',
    title: 'registry.example.org did not answer (ETIMEDOUT)',
    lines: [
      {
        number: 71,
        text: 'npm error network request to https://registry.example.org/react failed, reason: connect ETIMEDOUT 104.16.1.35:443',
      },
    ],
    causes: [],
  },
  seen: { count: 14, firstAt: hours(-400), lastAt: hours(190), reruns: 14, passedOnRetry: 13, onDefaultBranch: true },
}

const tests: readonly TestFinding[] = [
  {
    kind: 'test',
    id: 'test:new',
    severity: 'high',
    confidence: 0.9,
    title: 'cart › applies a voucher fails; it passed before',
    reasons: ['passed in 87 comparable runs'],
    advice: 'New with this commit: fix it or the code it covers.',
    test: 'new-failure',
    before: 'passed',
    name: 'cart › applies a voucher',
    suite: 'cart.test.ts',
    message: 'expect(received).toBe(expected) Expected: 90 Received: 100',
    file: 'src/cart.test.ts',
    line: 41,
  },
  {
    kind: 'test',
    id: 'test:flaky',
    severity: 'low',
    confidence: 0.9,
    title: 'search › debounces is flaky',
    reasons: ['both outcomes on one commit in 6 of 80 runs'],
    advice: 'Known flaky: quarantine it or fix its timing; it says nothing about this commit.',
    test: 'known-flaky',
    name: 'search › debounces',
    suite: 'search.test.ts',
    message: 'Timeout of 5000 ms exceeded',
    file: 'src/search.test.ts',
    line: 12,
    flipRate: { rate: 0.075, low: 0.035, high: 0.15, runs: 80, firstAt: hours(-700), lastAt: hours(190) },
  },
]

const testResults = {
  total: 1204,
  failed: 2,
  skipped: 6,
  durationMs: 641_000,
  failures: [
    { suite: 'cart.test.ts', name: 'cart › applies a voucher' },
    { suite: 'search.test.ts', name: 'search › debounces' },
  ],
  flaky: [],
  slowest: [],
}

type Told = Partial<Result> & {
  readonly record?: RunRecord
  readonly recent?: readonly RunRecord[]
}

function view(told: Told): ReportView {
  const { record: own = record(), recent = earlier(87), ...rest } = told
  const ruling = rest.ruling ?? {
    verdict: 'normal',
    pass: true,
    because: 'nothing out of the ordinary',
    decisions: [
      { kind: 'pass', because: 'nothing out of the ordinary' },
      { kind: 'stay-quiet', because: 'no change' },
    ],
  }
  const findings = rest.findings ?? []
  const result: Result = {
    schema: 'pipeline-guard/result',
    version: 1,
    key: own.key,
    scope: 'run',
    observe: false,
    dryRun: false,
    headline: headlineOf({ ruling, findings, record: own, comparable: recent }),
    open: [],
    closed: [],
    outcomes: [],
    history: { source: 'artifact', runs: recent.length, comparable: recent.length, gaps: [] },
    noisy: [],
    troubles: [],
    timings: { collect: 420, recall: 510, detect: 21, diagnose: 96, decide: 1 },
    ...rest,
    ruling,
    findings,
  }
  return { result, record: own, recent }
}

const critical = {
  verdict: 'anomalous',
  severity: 'critical',
  pass: false,
  because: 'Job test (20, ubuntu-24.04) took more than twice as long as usual',
  decisions: [
    { kind: 'fail-check', because: 'a critical finding, and fail-on is critical' },
    { kind: 'notify', because: 'new anomaly', change: 'anomaly', episode: 'anomaly:job[test].work@17472944025' },
    { kind: 'no-rerun', because: 'nothing failed' },
  ],
} as const satisfies Result['ruling']

const failed = {
  verdict: 'failed',
  severity: 'high',
  pass: true,
  because: '2 tests fail in cart.test.ts and npm cannot resolve the dependency tree (ERESOLVE): not transient',
  decisions: [
    { kind: 'pass', because: 'the jobs failed already; a check that fails too would say nothing new' },
    {
      kind: 'notify',
      because: 'new failure: 2 tests fail in cart.test.ts',
      change: 'failure',
      episode: 'failure:7c1f02aa91be@17472944025',
    },
    { kind: 'no-rerun', because: 'build failed for a reason a retry will not mend' },
    {
      kind: 'remedy',
      because: '1 of the 2 failing tests is new',
      strategy: 'failed-tests',
      title: 'Run only the tests that failed',
      instruction: 'At this commit, run:',
      command: "npx jest 'src/cart.test.ts' 'src/search.test.ts' -t '(cart applies a voucher|search debounces)'",
    },
  ],
} as const satisfies Result['ruling']

const transient = {
  verdict: 'failed-transient',
  severity: 'medium',
  pass: true,
  because: 'registry.example.org did not answer (ETIMEDOUT): likely to pass on retry',
  decisions: [
    { kind: 'pass', because: 'job deploy (medium); fail-on is critical' },
    { kind: 'stay-quiet', because: 'a rerun has been decided; its result will be reported' },
    {
      kind: 'rerun',
      because: 'every failed job is transient (91 %), attempt 1 of 2, the breaker is closed',
      jobs: ['5001'],
      signatures: ['a90be12c77d1'],
      debug: false,
      waitSeconds: 45,
    },
  ],
} as const satisfies Result['ruling']

const shift: Anomaly = {
  ...slowDown,
  id: 'anomaly:tests.count',
  severity: 'medium',
  confidence: 0.93,
  title: 'The number of tests fell from 1,204 to 1,120',
  reasons: ['every one of the last 5 runs is below every one of the 40 before'],
  advice: 'If tests were removed on purpose, acknowledge it: `pipeline-guard ack tests.count`.',
  series: 'tests.count',
  anomaly: 'shift',
  better: 'higher',
  observed: 1120,
  expected: 1204,
  low: 1198,
  high: 1210,
  recent: [1204, 1204, 1204, 1204, 1204, 1120, 1120, 1120, 1120],
  since: { run: '981', sha: '9b1deb4d3b7d', at: hours(180) },
  detectors: ['shift'],
}
delete (shift as { unit?: string }).unit
delete (shift as { grouped?: readonly string[] }).grouped

const hostileText = hostile.filter((text) => text.length < 400 && text.trim() !== '').join(' ')
const hostileReason = hostile
  .filter((text) => text.length < 400 && text.trim() !== '')
  .toReversed()
  .join(' ')
const hostileLines = hostile.filter((text) => text.length < 400)

function hostileFindings(): readonly Finding[] {
  const anomaly: Anomaly = {
    ...slowDown,
    title: hostileText,
    advice: hostileText,
    reasons: hostileLines,
    series: `job[${hostileText}].step[a ](b) | c].duration`,
    since: { run: '<b>1</b>', sha: '`<!channel>`', at: 'never' },
    unit: '<!channel> |\n::error::`',
    detectors: ['<i>', '@all'],
    grouped: hostileLines.map((text) => `metric[${text}]`),
  }
  const failure: Failure = {
    ...testFailure,
    title: hostileText,
    advice: hostileText,
    reasons: hostileLines,
    job: hostileText,
    diagnosis: {
      ...testFailure.diagnosis,
      title: hostileText,
      signature: '`|<b>@all',
      rule: '](x)',
      step: hostileText,
      location: { file: '../../etc/passwd\n::error::', line: 1 },
      lines: hostileLines.map((text, index) => ({ number: index + 1, text })),
      causes: hostileLines.map((text, index) => ({
        category: 'unknown' as const,
        rule: text,
        title: text,
        line: { number: index + 1, text },
      })),
    },
  }
  const test: TestFinding[] = hostileLines.map((text, index) => ({
    kind: 'test',
    id: `t${index}`,
    severity: 'high',
    confidence: 0.9,
    title: text,
    reasons: [text],
    advice: text,
    test: 'new-failure',
    name: text === '' ? 'unnamed' : text,
    suite: text,
    message: text,
    file: text === '' ? 'a.ts' : text,
    line: index + 1,
  }))
  return [anomaly, failure, ...test, { ...slowDown, id: 'muted', muted: hostileText, title: hostileText }]
}

function hostileView(): ReportView {
  const own = record({ outcome: 'failed' })
  const value = {
    ...own.run.value,
    name: hostileText,
    branch: hostileText,
    actor: '<!channel>',
    sha: '<@U012>`',
    url: 'javascript:alert(1)',
    title: hostileText,
  }
  return view({
    record: {
      ...own,
      key: { ...own.key, repository: '<!here>/](x)', workflow: hostileText },
      run: { ...own.run, value },
    },
    findings: hostileFindings(),
    ruling: {
      ...failed,
      because: hostileReason,
      decisions: [
        { kind: 'fail-check', because: hostileReason },
        { kind: 'notify', because: hostileReason, change: 'failure', episode: hostileText },
        { kind: 'no-rerun', because: hostileReason },
        {
          kind: 'remedy',
          because: hostileReason,
          strategy: 'failed-tests',
          title: hostileText,
          instruction: hostileLines.join('\n'),
          command: hostileText,
        },
        { kind: 'dispatch', because: hostileReason, workflow: hostileText, inputs: {} },
      ],
    },
    outcomes: [{ decision: 'notify', target: hostileText, state: 'failed', detail: hostileText }],
    noisy: hostileLines.map((text) => ({ series: `job[${text}].work`, smallestDetectable: 2.5 })),
    troubles: hostileLines.map((text) => ({ code: 'x', message: text, advice: text })),
    history: { source: hostileText, runs: 1, comparable: 1, gaps: hostileLines },
  })
}

/** By name; the goldens bear these names. */
export const reportCases = {
  normal: () => view({}),
  'critical-slow-down': () =>
    view({
      record: record({ workMs: 27 * minute }),
      findings: [slowDown, shift],
      ruling: critical,
      noisy: [{ series: 'job[build].step[Install].duration', smallestDetectable: 2.4 }],
    }),
  'failed-two-jobs': () =>
    view({
      record: record({ outcome: 'failed' }),
      findings: [testFailure, dependencyFailure, ...tests],
      ruling: failed,
      tests: testResults,
      outcomes: [
        {
          decision: 'notify',
          target: 'slack',
          state: 'failed',
          detail:
            'Slack refused (404, no_service): the webhook was disabled or removed; create a new one and update the secret',
        },
      ],
    }),
  transient: () => view({ record: buildFailed(), findings: [networkFailure], ruling: transient }),
  recovery: () =>
    view({
      recent: [...earlier(87), ...broken(3)],
      ruling: {
        verdict: 'normal',
        pass: true,
        because: 'nothing out of the ordinary',
        decisions: [
          { kind: 'pass', because: 'nothing out of the ordinary' },
          {
            kind: 'notify',
            because: 'over: failure:7c1f02aa91be',
            change: 'recovery',
            episode: 'failure:7c1f02aa91be@990',
          },
        ],
      },
    }),
  advisory: () =>
    view({
      recent: earlier(9),
      findings: [{ ...slowDown, state: 'advisory', severity: 'high', confidence: 0.7, samples: 9 }],
      ruling: {
        verdict: 'normal',
        severity: 'low',
        pass: true,
        because: 'nothing out of the ordinary',
        decisions: [
          { kind: 'pass', because: 'only an advisory finding' },
          { kind: 'stay-quiet', because: 'only advisory findings' },
        ],
      },
    }),
  observe: () =>
    view({
      record: record({ workMs: 27 * minute }),
      findings: [slowDown, { ...shift, muted: 'acknowledged by ada: suite moved to nightly' }],
      recent: observed(87),
      ruling: {
        ...critical,
        pass: true,
        decisions: [
          {
            kind: 'pass',
            held: true,
            because: critical.decisions[0].because,
          },
          { kind: 'stay-quiet', because: 'only observing', held: critical.decisions[1] },
          critical.decisions[2],
        ],
      },
      history: {
        source: 'artifact',
        runs: 87,
        comparable: 87,
        gaps: [],
        falseAlarmsPer100: 1.4,
        feedback: { alarms: 3, judged: 2, falsePositives: 1, truePositives: 1, missed: 0 },
      },
      observe: true,
    }),
  'cold-start': () =>
    view({
      recent: [],
      history: {
        source: 'nothing yet',
        runs: 0,
        comparable: 0,
        gaps: ['earlier runs could not be listed: the token lacks `actions: read`'],
      },
      troubles: [
        {
          code: 'no-actions-read',
          message: 'The token may not read this repository’s runs (403)',
          advice: 'Add to the job: permissions: { actions: read, contents: read }',
        },
      ],
    }),
  'no-log': () =>
    view({
      record: record({ outcome: 'failed' }),
      ruling: {
        verdict: 'failed',
        pass: true,
        because: 'no diagnosis for test (20, ubuntu-24.04)',
        decisions: [
          { kind: 'pass', because: 'no finding at or above critical' },
          { kind: 'no-rerun', because: 'a failed job has no diagnosis' },
        ],
      },
    }),
  hostile: hostileView,
} as const satisfies Record<string, () => ReportView>
