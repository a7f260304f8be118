/** Series keys in plain words. Names in them are hostile: what is returned is raw text, to be escaped by the sink. */

export interface SeriesLabel {
  /** What is measured: "duration", "number of tests". */
  readonly metric: string
  /** "run", "job", "step", "metric": undefined for keys of an unknown form. */
  readonly scope?: 'run' | 'job' | 'step' | 'metric'
  readonly job?: string
  readonly step?: string
  /** Labels of the runners waited for. */
  readonly runner?: string
}

const metricWords: Readonly<Record<string, string>> = {
  work: 'duration',
  duration: 'duration',
  compute: 'compute time',
  wall: 'wall time',
  queue: 'queue time',
  'tests.count': 'number of tests',
  'tests.total': 'number of tests',
  'tests.executed': 'number of tests run',
  'tests.failed': 'number of failed tests',
  'tests.skipped': 'number of skipped tests',
  'tests.failure-rate': 'test failure rate',
  'tests.mean-duration': 'time per test',
  'tests.duration': 'test time',
  'steps.count': 'number of steps',
  'jobs.count': 'number of jobs',
  'memory.peak': 'peak memory',
  'disk.written': 'data written',
  'network.received': 'data received',
  'cpu.share': 'CPU use',
  'cpu.steal': 'CPU time given to other machines',
  'io.wait': 'time waiting for the disk',
  outcome: 'failure rate',
  'failure-rate': 'failure rate',
}
const wordsOf = (metric: string): string =>
  Object.hasOwn(metricWords, metric) ? (metricWords[metric] ?? metric) : metric

/** Reads `run.duration`, `job[build].step[Test].duration`, `metric[coverage]`; brackets within names do no harm. */
export function labelSeries(key: string): SeriesLabel {
  if (key.startsWith('metric[') && key.endsWith(']')) return { scope: 'metric', metric: key.slice(7, -1) }
  if (key.startsWith('queue[') && key.endsWith(']'))
    return { scope: 'run', metric: wordsOf('queue'), runner: key.slice(6, -1) }
  if (key.startsWith('run.')) return { scope: 'run', metric: wordsOf(key.slice(4)) }
  if (Object.hasOwn(metricWords, key)) return { scope: 'run', metric: wordsOf(key) }
  if (!key.startsWith('job[')) return { metric: key }
  const stepAt = key.indexOf('].step[')
  const metricAt = key.indexOf('].metric[')
  if (metricAt > 0 && stepAt < 0 && key.endsWith(']'))
    return { scope: 'job', job: key.slice(4, metricAt), metric: key.slice(metricAt + 9, -1) }
  const end = key.lastIndexOf('].')
  if (end < 4) return { metric: key }
  const metric = wordsOf(key.slice(end + 2))
  if (stepAt < 0 || stepAt >= end) return { scope: 'job', job: key.slice(4, end), metric }
  return { scope: 'step', job: key.slice(4, stepAt), step: key.slice(stepAt + 7, end), metric }
}

/**
 * One phrase: "duration of job `build`", with names put through `name`.
 *
 * @param name how the sink shows a name that a stranger chose
 */
export function phraseSeries(key: string, name: (text: string) => string): string {
  const label = labelSeries(key)
  switch (label.scope) {
    case 'run':
      if (label.runner !== undefined) return `${known(label.metric, name)} on ${name(label.runner)}`
      return isOfTests(label.metric) ? label.metric : `${known(label.metric, name)} of the run`
    case 'job':
      return `${known(label.metric, name)} of job ${name(label.job ?? '')}`
    case 'step':
      return `${known(label.metric, name)} of step ${name(label.step ?? '')} in job ${name(label.job ?? '')}`
    case 'metric':
      return name(label.metric)
    case undefined:
      return name(label.metric)
    default:
      return label.scope satisfies never
  }
}

/** For plain text: a name that reads like a list is quoted, as in job "TSan, depends, no gui". */
export const plainName = (name: string): string =>
  /,| and /.test(name.replace(/\([^()]*\)/g, '')) ? `"${name}"` : name

/** Whose tests is clear without a word: "number of tests", "time per test". */
const isOfTests = (metric: string): boolean => ownWords.has(metric) && /\btests?\b/.test(metric)

/** Our own words stand as they are; a metric with a name of the user's choosing goes through the sink. */
const ownWords = new Set(Object.values(metricWords))
const known = (metric: string, name: (text: string) => string): string => (ownWords.has(metric) ? metric : name(metric))
