// What was measured, for 10,000 repositories of 100 runs a day: the law is linear in runs (the compactions of three sizes show how well it
// holds), and prices are Amazon's for us-east-1, in dollars, as listed in 2025.
const perList = 0.005 / 1000
const perPut = 0.005 / 1000
const perGet = 0.0004 / 1000
const perGBMonth = 0.023

const month = 30
const runsADay = 10_000 * 100

export function dollarsOf({ step, compactions, tables }) {
  const last = compactions.at(-1)
  const a = (count) => (count / last.records) * runsADay
  const steps = { list: step.list * runsADay, get: step.get * runsADay, put: step.put * runsADay }
  // A compaction lists all raw records that lifecycle rules left, 1,000 a request.
  const rawDays = 30
  const compact = { list: (rawDays * runsADay) / 1000 + a(last.list), get: a(last.get), put: a(last.put) }
  const cost = ({ list, get, put }) => (list * perList + get * perGet + put * perPut) * month
  const rawGB = (last.bytesARecord * runsADay * rawDays) / 1e9
  const tablesGBMonth = ((tables.bytes / tables.records) * runsADay * month) / 1e9
  const checkpointGB = (Math.max(0, step.written - last.bytesARecord) * runsADay * 7) / 1e9
  return {
    runsADay,
    objectsADay: runsADay,
    requestsADay: { steps, compact },
    bytes: { rawGB, tablesGBMonth, checkpointGB },
    month: {
      steps: cost(steps),
      compaction: cost(compact),
      storage: (rawGB + 12 * tablesGBMonth + checkpointGB) * perGBMonth,
    },
    compaction: {
      cpuSecondsARecord: last.cpuSeconds / last.records,
      cpuMinutesADay: ((last.cpuSeconds / last.records) * runsADay) / 60,
    },
  }
}
