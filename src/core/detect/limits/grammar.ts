/**
 * Limits people set, as they write them: `"< 10m"`, `">= 80"`, `"<= 1.2 MB"`, `"<= +5 % of the default branch"`.
 */
import { toBaseUnit } from '../../run/units.js'

export type Operator = '<' | '<=' | '>' | '>='

export type Bound =
  /** In the base unit; without a unit, in whatever the metric was written in. */
  | { readonly kind: 'absolute'; readonly value: number; readonly unit?: string }
  /** So much above (or below) the median of the default branch: a share of it, or an amount. */
  | { readonly kind: 'relative'; readonly share: number }
  | { readonly kind: 'offset'; readonly value: number; readonly unit?: string }

export interface LimitRule {
  readonly operator: Operator
  readonly bound: Bound
  /** As written. */
  readonly text: string
}

export type ParsedLimit =
  | { readonly kind: 'ok'; readonly rule: LimitRule }
  | { readonly kind: 'faulty'; readonly accepted: string }

export const acceptedLimit =
  'an operator (<, <=, >, >=), a number, and where it has one a unit, such as "< 10m", ">= 80", "<= 1.2 MB" or "<= +5 % of the default branch"'
const form =
  /^(<=?|>=?)\s*([+-]?)\s*(\d{1,15}(?:\.\d{1,9})?)\s*([^\s\d][^\s]{0,28})?(\s+of\s+(?:the\s+)?default[ -]branch)?$/i

export function parseLimit(text: string): ParsedLimit {
  const [, operator, sign = '', digits = '', unit, relative] = form.exec(text.trim()) ?? []
  if (operator === undefined) return { kind: 'faulty', accepted: acceptedLimit }
  if (relative === undefined && sign === '+')
    return { kind: 'faulty', accepted: `${acceptedLimit}: a change is "of the default branch"` }
  const value = Number(digits) * (sign === '-' ? -1 : 1)
  // In a limit `m` is a minute, as people write durations.
  const base = toBaseUnit(value, unit?.toLowerCase() === 'm' ? 'min' : unit)
  const bound: Bound =
    relative === undefined
      ? { kind: 'absolute', ...base }
      : base.unit === '%'
        ? { kind: 'relative', share: value / 100 }
        : { kind: 'offset', ...base }
  return { kind: 'ok', rule: { operator: operator as Operator, bound, text: text.trim() } }
}

/**
 * What a limit is about: a series key, or shorter `run`, `job[NAME]`, `step[NAME]` of any job, `size[NAME]`, the name of a
 * metric, `tests`, `coverage`. `*` matches any part.
 *
 * @returns patterns of series keys, of which any may match
 */
export function patternsOf(name: string): readonly string[] {
  const given = name.trim()
  if (given === 'run') return ['run.duration']
  if (given === 'tests') return ['tests.executed', 'job[*].tests.executed']
  if (given === 'coverage') return ['metric[coverage]', 'job[*].metric[coverage]', 'metric[coverage.lines]']
  const job = /^job\[(.{1,300})\]$/.exec(given)?.[1]
  if (job !== undefined) return [`job[${job}].work`]
  const step = /^step\[(.{1,300})\]$/.exec(given)?.[1]
  if (step !== undefined) return [`job[*].step[${step}].duration`]
  const metric = /^(?:size|metric)\[(.{1,300})\]$/.exec(given)?.[1]
  if (metric !== undefined) return [`metric[${metric}]`, `job[*].metric[${metric}]`]
  return [given, `metric[${given}]`, `job[*].metric[${given}]`]
}
