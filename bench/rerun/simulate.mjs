/** Plays a world through the shipped decision stage: what it reruns, what that mends, what it costs. */
import { findingsOf, recordOf } from './records.mjs'
import { wouldPass } from './world.mjs'

const day = 86_400_000
const minute = 60_000
/** The shortest wait before a rerun. */
const quickest = 10_000
const tried = (tries) => Array.from({ length: tries }, (_, index) => index + 1)
/** A test is known to be flaky once it has passed and failed on one commit, as the shipped detection says. */
const flipsToKnow = 1
/** Failed runs in a workflow’s history: of the 500 it keeps, one in four failed. */
const bound = 125
/** Runs that the workflows of a repository tell one another were rerun (core/history/reruns.ts). */
const told = 200

/**
 * @param engine `{ decide }` of the build that ships
 * @returns counts, and the rerun log for an independent check of the budgets
 */
export function simulate(world, engine, policy, options = {}) {
  const state = {
    histories: new Map(),
    reruns: new Map(),
    all: [],
    known: new Set(),
    flips: new Map(),
    log: [],
    healed: new Set(),
    rerunRuns: new Set(),
  }
  const queue = createQueue()
  for (const event of world)
    queue.add({ at: event.at, event, attempt: 1, jobs: event.jobs.map((_, index) => ({ index, failed: true })) })
  for (let item = queue.next(); item !== undefined; item = queue.next())
    step(item, { state, queue, engine, policy, options })
  return state
}

function step({ at, event, attempt, jobs }, { state, queue, engine, policy, options }) {
  if (attempt === 1) options.onFailure?.()
  const record = recordOf(event, attempt, at, jobs)
  const history = historyOf(state, event.workflow)
  const failing = jobs.filter((job) => job.failed)
  learnFlips(state, event, jobs, attempt)
  const known = new Set([...state.flips].filter(([, flips]) => flips >= flipsToKnow).map(([name]) => name))
  const ruling = engine.decide({
    record,
    findings: findingsOf(event, attempt, jobs, known),
    records: [...history.records, ...elsewhere(state, event.workflow, options)],
    policy,
    now: at,
    seed: event.run,
  })
  const rerun = ruling.decisions.find((decision) => decision.kind === 'rerun')
  const judged = rerun === undefined ? record : withRerun(record, rerun)
  remember(history, judged)
  if (attempt > 1 || rerun !== undefined) tell(state, history, event.run)
  if (attempt === 1 && event.jobs.every(({ cause }) => cause.transient || known.has(cause.test)))
    state.known.add(event.run)
  state.all.push(judged)
  if (failing.length === 0) {
    if (attempt > 1 && state.rerunRuns.has(event.run)) state.healed.add(event.run)
    return
  }
  const byHand = rerun === undefined && attempt === 1 && event.handRerun < (options.handReruns ?? 0.3)
  if (rerun === undefined && !byHand) return
  if (rerun !== undefined) {
    state.rerunRuns.add(event.run)
    state.log.push({
      at,
      run: event.run,
      workflow: event.workflow,
      signatures: rerun.signatures,
      truth: event.truth,
      attempt,
    })
  }
  const wait = rerun === undefined ? 30 * minute : rerun.waitSeconds * 1000
  const longest = Math.max(...failing.map(({ index }) => event.jobs[index].workMs))
  queue.add({
    at: at + wait + longest,
    event,
    attempt: attempt + 1,
    jobs: failing.map(({ index }) => ({ index, failed: !wouldPass(event, event.jobs[index], attempt, at + wait) })),
  })
}

function historyOf(state, workflow) {
  if (!state.histories.has(workflow)) state.histories.set(workflow, { records: [], runs: [] })
  return state.histories.get(workflow)
}

/** Each workflow has a history of its own, and the oldest runs fall out of it. */
function remember(history, record) {
  history.records.push(record)
  if (record.key.attempt === 1) history.runs.push(record.key.run)
  if (history.runs.length <= bound) return
  const dropped = history.runs.shift()
  history.records = history.records.filter((other) => other.key.run !== dropped)
}

/** What this workflow tells the others: the newest runs that were rerun, each with all its attempts. */
function tell(state, history, run) {
  state.reruns.delete(run)
  state.reruns.set(
    run,
    history.records.filter((record) => record.key.run === run),
  )
  if (state.reruns.size > told) state.reruns.delete(state.reruns.keys().next().value)
}

const elsewhere = (state, workflow, { alone }) =>
  alone ? [] : [...state.reruns.values()].flat().filter((record) => record.key.workflow !== workflow)

const withRerun = (record, rerun) => ({
  ...record,
  judgement: {
    ...record.run,
    value: {
      verdict: 'failed-transient',
      findings: [],
      notified: [],
      reruns: [{ jobs: rerun.jobs, signatures: rerun.signatures, because: rerun.because }],
    },
  },
})

function learnFlips(state, event, jobs, attempt) {
  if (attempt === 1) return
  for (const { index, failed } of jobs) {
    const name = event.jobs[index].cause.test
    if (name !== undefined && !failed) state.flips.set(name, (state.flips.get(name) ?? 0) + 1)
  }
}

/**
 * What somebody who knows the truth would heal within the same budgets: every failed run that is no fork’s, without a
 * real failure, one of whose allowed retries passes, as long as the day’s reruns last.
 */
export function oracle(world, policy) {
  const healed = new Set()
  const spent = []
  for (const event of world) {
    if (event.fork || event.truth === 'real') continue
    const needed = tried(policy.maxReruns).find((tries) =>
      event.jobs.every((job) => tried(tries).some((one) => wouldPass(event, job, one, event.at + one * quickest))),
    )
    const signatures = event.jobs.map((job) => job.cause.signature)
    const recent = spent.filter((past) => event.at - past.at < day)
    const room = recent.length + (needed ?? 0) <= policy.dailyReruns
    const roomOfSignature = signatures.every(
      (signature) =>
        recent.filter((past) => past.signatures.includes(signature)).length + (needed ?? 0) <=
        policy.dailyRerunsPerSignature,
    )
    if (needed === undefined || !room || !roomOfSignature) continue
    for (let tries = 0; tries < needed; tries++) spent.push({ at: event.at, workflow: event.workflow, signatures })
    healed.add(event.run)
  }
  return healed
}

/** Times a budget was overdrawn, counted from the rerun log alone. */
export function overdrawn(log, policy) {
  let over = 0
  for (const [index, rerun] of log.entries()) {
    const recent = log.slice(0, index).filter((past) => rerun.at - past.at < day)
    if (recent.length >= policy.dailyReruns) over++
    if (log.filter((past) => past.run === rerun.run).length > policy.maxReruns) over++
    for (const signature of rerun.signatures)
      if (recent.filter((past) => past.signatures.includes(signature)).length >= policy.dailyRerunsPerSignature) over++
  }
  return over
}

/** A binary heap by time; equal times in the order they came. */
function createQueue() {
  const items = []
  let count = 0
  const before = (a, b) => a.at < b.at || (a.at === b.at && a.order < b.order)
  const swap = (a, b) => {
    ;[items[a], items[b]] = [items[b], items[a]]
  }
  return {
    add(item) {
      let index = items.push({ ...item, order: count++ }) - 1
      while (index > 0 && before(items[index], items[(index - 1) >> 1])) {
        swap(index, (index - 1) >> 1)
        index = (index - 1) >> 1
      }
    },
    next() {
      const first = items[0]
      const last = items.pop()
      if (items.length === 0 || first === undefined) return first
      items[0] = last
      for (let index = 0; ; ) {
        const children = [2 * index + 1, 2 * index + 2].filter((child) => child < items.length)
        const least = children.reduce((best, child) => (before(items[child], items[best]) ? child : best), index)
        if (least === index) return first
        swap(index, least)
        index = least
      }
    },
  }
}
