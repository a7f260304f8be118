/** Histories with levels that move, failures in spells, kinds of runners, missing jobs and feedback: seeded. */

import type { JobFacts, RunRecord } from '../../src/core/model/index.js'
import { createRandom } from '../../src/core/statistics/random.js'
import { recordOf } from './records.js'

export function randomHistory(seed: number, runs: number): RunRecord[] {
  const random = createRandom(seed)
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  const pick = <T>(...of: readonly [T, ...T[]]): T => of[Math.floor(random() * of.length)] ?? of[0]
  const noise = pick(0.01, 0.05, 0.1, 0.25)
  const cpus = pick<readonly [string, ...string[]]>(['A'], ['A', 'B'])
  const events = pick<readonly [string, ...string[]]>(['push'], ['push', 'pull_request'])
  const levels = new Map<string, number>()
  let failing = 0.03
  return Array.from({ length: runs }, (_, index) => {
    if (random() < 0.02) failing = pick(0.03, 0.6)
    const names =
      random() < 0.05 ? ['build'] : ['build', 'test', ...(index > 0.7 * runs && seed % 3 === 0 ? ['new'] : [])]
    const jobs = names.map((name, job): Partial<JobFacts> => {
      const cpu = pick(...cpus)
      const failed = random() < failing
      const steps = ['Install', 'Run', ...(seed % 4 === 1 ? ['Run'] : [])].map((step, at) => {
        const key = `${name}/${step}/${at}`
        if (random() < 0.02) levels.set(key, (levels.get(key) ?? 1) * pick(0.6, 1.5, 1.9))
        const usual = 20_000 * (at + 1) * (levels.get(key) ?? 1) * (cpu === 'B' ? 1.6 : 1)
        const zero = at === 0 && seed % 5 === 2 && random() < 0.1
        return {
          number: at + 1,
          name: step,
          outcome: failed && at === 1 ? ('failed' as const) : ('passed' as const),
          durationMs: zero ? 0 : Math.round(usual * Math.exp(noise * normal()) * (random() < 0.02 ? 3 : 1)),
        }
      })
      const workMs = steps.reduce((sum, { durationMs }) => sum + durationMs, 0)
      const outcome = failed ? ('failed' as const) : ('passed' as const)
      return {
        name: seed % 7 === 3 && job === 1 ? 'build' : name,
        outcome,
        workMs,
        steps,
        runner: { os: 'Linux', cpu },
      }
    })
    const failed = jobs.some(({ outcome }) => outcome === 'failed')
    const workMs = jobs.reduce((sum, { workMs: own = 0 }) => sum + own, 0)
    const record = recordOf({
      run: String(1000 + index),
      attempt: random() < 0.03 ? 2 : 1,
      hour: index,
      workMs,
      jobs: Object.fromEntries(jobs.map((job, at) => [`${index}${at}`, job])),
      facts: {
        event: pick(...events),
        branch: pick('main', 'main', 'topic'),
        outcome: failed ? 'failed' : 'passed',
        jobCount: names.length,
        sha: `sha${Math.floor(index / pick(1, 2))}`,
      },
    })
    const size = Math.round(3 * normal()) + (index > 0.8 * runs ? 9 : 0)
    const told =
      random() < 0.03 ? { feedback: { ...record.run, value: pick('real' as const, 'false-alarm' as const) } } : {}
    return {
      ...record,
      ...told,
      metrics: { size: { ...record.run, value: { value: size, better: 'either' as const } } },
    }
  })
}
