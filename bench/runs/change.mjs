// What is done to real histories: passed runs change places, or the last ones take longer. Starts stay, ends move.

/** Mulberry32, a seeded generator (public domain, Ettinger). */
export function randomOf(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let word = Math.imul(state ^ (state >>> 15), state | 1)
    word ^= word + Math.imul(word ^ (word >>> 7), word | 61)
    return ((word ^ (word >>> 14)) >>> 0) / 4294967296
  }
}

const moved = (text, ms) => new Date(Date.parse(text) + ms).toISOString()
const factsOf = (record) => Object.values(record.jobs).flatMap((job) => (job.facts ? [job.facts.value] : []))
export const isGreen = ({ run }) => run.value.outcome === 'passed'

/** Each passed run keeps its values and begins when the run whose place it takes began: every alarm is false. */
export function shuffled(records, seed) {
  const places = records.filter(isGreen)
  const order = [...places]
  const random = randomOf(seed)
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    ;[order[i], order[j]] = [order[j], order[i]]
  }
  return places.map((place, index) => {
    const record = structuredClone(order[index])
    const delta = Date.parse(place.run.value.startedAt) - Date.parse(record.run.value.startedAt)
    record.key = structuredClone(place.key)
    for (const part of [record.run.value, ...factsOf(record)])
      for (const at of ['createdAt', 'startedAt', 'completedAt']) if (part[at]) part[at] = moved(part[at], delta)
    for (const name of ['sha', 'number']) if (name in place.run.value) record.run.value[name] = place.run.value[name]
    record.run.observedAt = moved(record.run.observedAt, delta)
    for (const { facts } of Object.values(record.jobs)) if (facts) facts.observedAt = moved(facts.observedAt, delta)
    return record
  })
}

/** The job that works most in all. */
export function longestJob(records) {
  const total = new Map()
  for (const record of records)
    for (const { name, workMs = 0 } of factsOf(record)) total.set(name, (total.get(name) ?? 0) + workMs)
  return [...total].sort((a, b) => b[1] - a[1])[0]?.[0]
}

/** In the last `count` runs one job, or all, take `factor` times as long, their steps with them. */
export function slowed(records, { factor, victim, count = 3 }) {
  const changed = structuredClone(records)
  for (const { run, jobs } of changed.slice(-count))
    for (const { facts } of Object.values(jobs)) {
      const job = facts?.value
      if (!job?.workMs || (victim !== undefined && job.name !== victim)) continue
      const more = Math.round(job.workMs * (factor - 1))
      job.workMs += more
      run.value.workMs = (run.value.workMs ?? 0) + more
      if (job.completedAt) {
        job.completedAt = moved(job.completedAt, more)
        if (run.value.completedAt && job.completedAt > run.value.completedAt) run.value.completedAt = job.completedAt
      }
      for (const step of job.steps ?? []) if (step.durationMs) step.durationMs = Math.round(step.durationMs * factor)
    }
  return changed
}
