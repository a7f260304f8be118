/** Made histories of tests with known flake rates, and tests that changes break and others mend. */

export const rates = [0.005, 0.01, 0.02, 0.05, 0.1, 0.2]

/** mulberry32 */
const seeded = (seed) => () => {
  seed = (seed + 0x6d2b79f5) | 0
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296
}

const tests = 120
const flakyTests = 12
const brokenTests = 30
const suites = 15

/**
 * @param options.rerun chance that a failed run is run again, up to twice
 * @param options.mend chance a commit that a break is mended by it: 0.25 leaves one in four for a single commit
 * @param options.breakRate chance a commit that one of the 30 breakable tests is broken: 0.003 breaks one with 9 % of commits
 * @param options.branches share of runs of one of nine branches, whose changes break and mend by themselves
 * @param options.outages chance a run that a third of the tests fail at once
 */
export function makeHistory({
  seed,
  commits,
  rerun,
  shards = 1,
  renames = false,
  unknownCommits = false,
  mend = 0.25,
  breakRate = 0.003,
  branches = 0,
  outages = 0,
}) {
  const random = seeded(seed * 7919 + commits)
  const all = Array.from({ length: tests }, (_, at) => {
    const kind = at < flakyTests ? 'flaky' : at < flakyTests + brokenTests ? 'broken' : 'sound'
    return {
      name: `test ${at}`,
      suite: `suite ${at % suites}`,
      kind,
      p: kind === 'flaky' ? rates[at % rates.length] : 0,
      broken: false,
      onBranches: new Set(),
      flaked: 0,
      spells: 0,
    }
  })
  const records = []
  let run = 0
  for (let commit = 0; commit < commits; commit++) {
    if (renames && commit === Math.floor(commits / 2)) for (const test of all) test.suite = `renamed ${test.suite}`
    for (const test of all) {
      if (test.kind !== 'broken') continue
      if (test.broken) test.broken = random() >= mend
      else if (random() < breakRate) {
        test.broken = true
        test.spells++
      }
    }
    const branch = random() < branches ? `topic-${Math.floor(random() * 9)}` : 'main'
    for (const test of all) {
      if (test.kind !== 'broken' || branch === 'main') continue
      if (test.onBranches.has(branch) && random() < 0.5) test.onBranches.delete(branch)
      else if (random() < breakRate * 3) {
        test.onBranches.add(branch)
        test.spells++
      }
    }
    run++
    for (let attempt = 1; attempt <= 3; attempt++) {
      const outage = random() < outages
      const failures = all.filter((test) => {
        const flaked = test.kind === 'flaky' && random() < test.p
        if (flaked) test.flaked++
        return flaked || test.broken || test.onBranches.has(branch) || (outage && random() < 1 / 3)
      })
      records.push(recordOf({ run, attempt, commit, branch, failures, all, shards, unknownCommits }))
      if (failures.length === 0 || random() >= rerun) break
    }
  }
  return { records, truth: new Map(all.map((test) => [test.name, test])) }
}

function recordOf({ run, attempt, commit, branch, failures, all, shards, unknownCommits }) {
  const at = new Date(Date.UTC(2026, 0, 1) + run * 3_600_000 + attempt * 600_000).toISOString()
  const stamp = { status: 'completed', source: 'api', observedAt: at }
  // With shards, a test runs in one of them, and its suite in all.
  const counts = Object.fromEntries(
    Array.from({ length: suites }, (_, suite) => [all[suite].suite, Math.ceil((tests / suites) * 1)]),
  )
  const tallied = (part) => ({
    total: Math.floor(tests / shards),
    failed: part.length,
    skipped: 0,
    failures: part.map(({ suite, name }) => ({ suite, name })),
    flaky: [],
    slowest: [],
    suites: counts,
    // Two bytes a suite that stand for the names of its tests, whatever it is called.
    suiteTests: Buffer.from(
      Object.keys(counts)
        .sort()
        .flatMap((name) => [7, all.findIndex(({ suite }) => suite === name)]),
    ).toString('base64'),
  })
  const parts = Array.from({ length: shards }, (_, shard) => failures.filter((_, at) => at % shards === shard))
  const jobs = Object.fromEntries(
    parts.map((part, shard) => [
      `${run}-${attempt}-${shard}`,
      {
        facts: { ...stamp, value: { name: `test ${shard}`, outcome: part.length > 0 ? 'failed' : 'passed' } },
        ...(shards > 1 ? { tests: { ...stamp, value: tallied(part) } } : {}),
      },
    ]),
  )
  return {
    key: { host: 'h', repository: 'o/r', workflow: 'w', run: String(run), attempt },
    run: {
      ...stamp,
      value: {
        event: 'push',
        branch,
        defaultBranch: 'main',
        startedAt: at,
        ...(unknownCommits ? {} : { sha: `sha${commit}` }),
      },
    },
    jobs,
    tests: { ...stamp, value: shards > 1 ? { ...tallied(failures), total: 0 } : tallied(failures) },
  }
}
