/**
 * A made-up repository whose failures are labelled: real, transient or flaky, with what every retry would do.
 *
 * Assumptions, each with its source or the reason for it (docs/deciding.md says more):
 * - somewhat more than half of the failed runs are real, a quarter transient, a sixth flaky. Restarted builds pass in 47 % of the cases (Durieux
 *   et al., MSR 2020, Travis CI), and of failed GitHub jobs 3–15 % are network, infrastructure or resource trouble;
 * - a bug lasts several runs under one signature; a transient trouble comes alone, or as an outage, during which every
 *   run that meets it fails and no retry passes before its end; a few
 *   troubles that used to pass turn permanent for days (a package taken down), and count as real from then on
 *   (about one a month);
 * - a classifier errs by rule and signature, not by run: a wrong answer repeats as long as its signature does;
 * - people rerun some failures by hand.
 */
import { createRandom } from './random.mjs'

const workflows = ['ci', 'docs', 'nightly', 'release']

const minute = 60_000
const hour = 60 * minute

export const defaults = {
  /** Of the failures the classifier calls transient, this share are (DIAGNOSIS target: 0.98). */
  precision: 0.98,
  /** Of the transient failures, this share it calls so (DIAGNOSIS target: 0.85). */
  recall: 0.85,
  handReruns: 0.3,
}

/** How often each begins; a bug then lasts three runs on average, a transient trouble (outages among them) 1.6. */
const mix = { real: 1.3, transient: 1, flaky: 1 }
const runsOf = { real: 3, transient: 1.6 }

export function makeWorld(options) {
  const random = createRandom(options.seed)
  const settings = { ...defaults, ...options }
  const causes = {
    transient: Array.from({ length: 40 }, (_, index) => transientCause(random, index, settings)),
    flaky: Array.from({ length: 30 }, (_, index) => flakyCause(random, index)),
  }
  const events = []
  let at = Date.parse('2026-01-01T00:00:00Z')
  const labels = Object.keys(mix)
  while (events.length < settings.outcomes) {
    // About 30 failed runs a day.
    at += random.exponential(96 * minute)
    const label = random.weighted(labels, (name) => mix[name])
    events.push(...happenings[label]({ random, causes, settings, at, serial: events.length }))
  }
  return events.sort((a, b) => a.at - b.at).slice(0, settings.outcomes)
}

const happenings = {
  /** A bug: several runs in a row until it is mended. Now and then a known flaky test or a network trouble stands beside it. */
  real: ({ random, causes, settings, at, serial }) => {
    const bug = realCause(random, serial, settings, causes)
    const workflow = random.pick(workflows)
    return spread(random, at, random.geometric(runsOf.real), 2 * hour).map((when, index) =>
      event(
        random,
        `${serial}.${index}`,
        when,
        random.chance(0.05) ? [bug, random.pick(causes.transient)] : [bug],
        workflow,
      ),
    )
  },
  transient: ({ random, causes, at, serial }) => {
    const cause = random.weighted(causes.transient, (one) => one.weight)
    const turn = random.next()
    if (turn < 0.006) {
      const permanent = { ...cause, truth: 'real', passes: 0 }
      return spread(random, at, 25, 2 * hour).map((when, index) =>
        event(random, `${serial}.${index}`, when, [permanent]),
      )
    }
    if (turn < 0.1) {
      const outageEnds = at + random.exponential(45 * minute)
      return spread(random, at, 60, 6 * minute)
        .filter((when) => when <= outageEnds)
        .map((when, index) => ({ ...event(random, `${serial}.${index}`, when, [cause]), outageEnds }))
    }
    return [event(random, `${serial}.0`, at, [cause])]
  },
  flaky: ({ random, causes, at, serial }) => [
    event(random, `${serial}.0`, at, [random.weighted(causes.flaky, (one) => one.weight)]),
  ],
}

const spread = (random, at, count, gap) => {
  const times = [at]
  while (times.length < count) times.push(times.at(-1) + random.exponential(gap))
  return times
}

/** The retry reaches the point of the failure halfway through the job’s work; an outage must be over by then. */
export const wouldPass = (event, job, tries, startsAt) =>
  job.retries[tries - 1] && startsAt + job.workMs / 2 >= (event.outageEnds ?? 0)

/** One failed run. `retries[n]` says whether retry n+1 of each failed job would pass; drawn now, so that an oracle knows. */
function event(random, serial, at, causes, workflow = random.pick(workflows)) {
  const jobs = causes.map((cause, index) => ({
    name: `job ${index}`,
    cause,
    workMs: Math.round(random.between(2, 15) * minute),
    retries: Array.from({ length: 4 }, () => random.chance(cause.passes)),
  }))
  return {
    run: serial,
    at: Math.round(at),
    workflow: `.github/workflows/${workflow}.yml`,
    fork: random.chance(0.03),
    handRerun: random.next(),
    otherWorkMs: Math.round(random.between(5, 40) * minute),
    truth: causes.some((cause) => cause.truth === 'real') ? 'real' : causes[0].truth,
    jobs,
  }
}

/** Few causes make most of the trouble (weights by Zipf). */
const transientCause = (random, index, settings) => {
  const found = random.chance(settings.recall)
  return {
    truth: 'transient',
    signature: `transient-${index}`,
    rule: `rule-${index % 15}`,
    category: random.pick(['network', 'infrastructure', 'dependency', 'timeout', 'resource']),
    passes: random.between(0.88, 0.99),
    weight: 1 / (index + 3),
    transient: found,
    probability: found ? random.between(0.75, 0.95) : random.between(0.1, 0.5),
    confidence: random.between(0.6, 0.95),
  }
}

const flakyCause = (random, index) => ({
  truth: 'flaky',
  signature: `flaky-${index}`,
  rule: 'test-failed',
  category: 'test',
  test: `flaky test ${index}`,
  passes: random.between(0.7, 0.97),
  weight: 1 / (index + 3),
  transient: false,
  probability: 0.1,
  confidence: 0.9,
})

/** Misjudged so often that the share of right ones among those called transient is the precision asked for. */
function realCause(random, serial, settings, causes) {
  const called = (settings.recall * mix.transient * runsOf.transient) / (mix.real * runsOf.real)
  const misjudged = random.chance((called * (1 - settings.precision)) / settings.precision)
  const breaksFlakyTest = random.chance(0.005)
  const category = breaksFlakyTest
    ? 'test'
    : random.pick(['test', 'test', 'build', 'build', 'dependency', 'lint', 'config', 'permission'])
  const disguise = random.pick(causes.transient)
  return {
    truth: 'real',
    signature: `bug-${serial}`,
    rule: misjudged ? disguise.rule : `${category}-failed`,
    category: misjudged ? disguise.category : category,
    ...(category === 'test'
      ? { test: breaksFlakyTest ? random.pick(causes.flaky).test : `test of bug ${serial}` }
      : {}),
    passes: 0,
    transient: misjudged,
    probability: misjudged ? random.between(0.7, 0.95) : random.between(0.01, 0.2),
    confidence: random.between(0.6, 0.95),
  }
}
