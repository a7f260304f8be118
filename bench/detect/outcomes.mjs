/** Targets that no series of durations tells of: builds that fail more often, and metrics that never moved. */

/** mulberry32: the same for one seed. */
const randomOf = (seed) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

const WITHIN = 30
const BEFORE = 100
const PLACES = 8
const percent = (n, d) => (d ? Math.round((1000 * n) / d) / 10 : null)

/**
 * The outcomes of real jobs, of which from one build on so many more fail that the rate is 30 points higher.
 *
 * @param judgeOf makes a judge of `{value, ok, failed}`
 * @returns found: share told within 30 builds; episodesPer100: alarms per 100 builds of the untouched outcomes
 */
export function failureRates(all, judgeOf, seed = 1) {
  const random = randomOf(seed)
  const count = { places: 0, found: 0, builds: 0, episodes: 0 }
  for (const { metric, rows } of all) {
    // Steps have the outcomes of their job: each outcome once.
    if (metric === 'step_duration_s') continue
    const outcomes = rows.filter(({ ok, failed }) => ok || failed).map(({ ok }) => ok)
    if (outcomes.length < BEFORE + WITHIN) continue
    const told = (list) => {
      const judge = judgeOf()
      return list.map((ok) => judge.judge({ value: undefined, ok, failed: !ok }).kind === 'failure-rate')
    }
    count.builds += outcomes.length
    count.episodes += told(outcomes).filter(Boolean).length
    const last = outcomes.length - WITHIN
    for (let place = 0; place < PLACES; place++) {
      const k = BEFORE + Math.floor(((last - BEFORE) * place) / PLACES)
      const before = outcomes.slice(k - BEFORE, k)
      const passing = before.filter(Boolean).length / BEFORE
      if (passing < 0.5) continue
      const after = outcomes.slice(k, k + WITHIN).map((ok) => ok && random() >= 0.3 / passing)
      count.places++
      if (
        told([...before, ...after])
          .slice(BEFORE)
          .some(Boolean)
      )
        count.found++
    }
  }
  return {
    found: percent(count.found, count.places),
    places: count.places,
    episodesPer100: Math.round((10000 * count.episodes) / count.builds) / 100,
    builds: count.builds,
  }
}

/** What was always the same changes: after 5 to 100 equal runs, by the least that a person would call another number. */
const CHANGES = [
  { from: 0, to: 1, better: 'lower' },
  { from: 0, to: 5, better: 'lower' },
  { from: 35, to: 30, better: 'either' },
  { from: 35, to: 30, better: 'higher' },
  { from: 500, to: 450, better: 'higher' },
  { from: 12, to: 13, better: 'either' },
]

/** @returns found: share told in that very run; falseAlarms: alarms of the equal runs before it */
export function constants(judgeOf) {
  const count = { cases: 0, found: 0, falseAlarms: 0 }
  for (const { from, to, better } of CHANGES)
    for (let runs = 5; runs <= 100; runs++) {
      const judge = judgeOf(better)
      for (let i = 0; i < runs; i++) if (judge.judge({ value: from, ok: true }).anomaly) count.falseAlarms++
      count.cases++
      if (judge.judge({ value: to, ok: true }).kind === 'constant-changed') count.found++
    }
  return { found: percent(count.found, count.cases), cases: count.cases, falseAlarms: count.falseAlarms }
}
