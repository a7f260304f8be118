/** The closed word lists that every stage shares. */
export const severities = ['low', 'medium', 'high', 'critical'] as const
export type Severity = (typeof severities)[number]

/** `unknown`: what had to be seen could not be; never taken for normal. */
export const verdicts = ['normal', 'unknown', 'degraded', 'anomalous', 'failed-transient', 'failed'] as const
export type Verdict = (typeof verdicts)[number]

export const categories = [
  'dependency',
  'test',
  'build',
  'lint',
  'timeout',
  'resource',
  'network',
  'permission',
  'infrastructure',
  'config',
  'unknown',
] as const
export type Category = (typeof categories)[number]

export const anomalyKinds = [
  'spike',
  'stayed',
  'shift',
  'drift',
  'constant-changed',
  'failure-rate',
  'mixture',
  'seasonal',
  'multivariate',
  'limit',
] as const
export type AnomalyKind = (typeof anomalyKinds)[number]

/** What the rarity of an anomaly, among all series of its run, allows within the false-alarm budget. */
export const reaches = ['remark', 'show', 'notify', 'fail'] as const
export type Reach = (typeof reaches)[number]

/** How much history stands behind a judgement: none below 5 comparable runs, advisory below 15, then gating. */
export const states = ['cold', 'advisory', 'gating'] as const
export type State = (typeof states)[number]

/** Is `a` at least as bad as `b`? */
export const atLeast = (a: Severity, b: Severity): boolean => severities.indexOf(a) >= severities.indexOf(b)

/** The worst of the severities, undefined of none. */
export const worst = (all: readonly Severity[]): Severity | undefined =>
  severities.findLast((severity) => all.includes(severity))
