/** Hours in which a channel is not to be disturbed, in a time zone of its own. */
import type { Severity } from '../../model/index.js'

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof weekdays)[number]

export interface QuietHours {
  /** `HH:MM`; where `to` is earlier, the hours end on the next day. */
  readonly from: string
  readonly to: string
  /** IANA name, such as Europe/Vienna. */
  readonly 'time-zone': string
  /** Days on which they begin; all where none is given. */
  readonly days?: readonly Weekday[] | undefined
  /** Days quiet from midnight to midnight. */
  readonly 'whole-days'?: readonly Weekday[] | undefined
  /** From this severity on nobody waits. */
  readonly except?: Severity | undefined
}

export interface Maintenance {
  /** ISO 8601, with an offset. */
  readonly from: string
  readonly until: string
  readonly reason: string
}

interface Rule {
  readonly 'quiet-hours'?: QuietHours | undefined
  readonly maintenance?: readonly Maintenance[] | undefined
}

const order: readonly Severity[] = ['low', 'medium', 'high', 'critical']

/** Why the hour is wrong; undefined where it is not. */
export function heldForTime(
  { 'quiet-hours': quiet, maintenance = [] }: Rule,
  { now, severity }: { readonly now: number; readonly severity: Severity | undefined },
): string | undefined {
  const window = maintenance.find(({ from, until }) => Date.parse(from) <= now && now < Date.parse(until))
  if (window !== undefined) return `maintenance until ${window.until}: ${window.reason}`
  if (quiet === undefined || !isQuiet(quiet, now)) return undefined
  const urgent =
    quiet.except !== undefined && severity !== undefined && order.indexOf(severity) >= order.indexOf(quiet.except)
  return urgent ? undefined : `quiet hours until ${quiet.to} (${quiet['time-zone']})`
}

/** @example isQuiet({ from: '22:00', to: '07:00', 'time-zone': 'Europe/Vienna' }, Date.parse('2026-03-02T05:30:00Z')) // true */
export function isQuiet(quiet: QuietHours, now: number): boolean {
  const { day, minute } = localTime(now, quiet['time-zone'])
  if (quiet['whole-days']?.includes(day) === true) return true
  const [from, to] = [minuteOf(quiet.from), minuteOf(quiet.to)]
  const begins = (on: Weekday): boolean => quiet.days?.includes(on) ?? true
  if (from <= to) return begins(day) && from <= minute && minute < to
  // Over midnight: the evening of the day it begins on, and the morning after.
  return (begins(day) && minute >= from) || (begins(before(day)) && minute < to)
}

const minuteOf = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5))

const before = (day: Weekday): Weekday => weekdays[(weekdays.indexOf(day) + 6) % 7] ?? 'mon'

/** What a clock on the wall there shows, summer time included. */
function localTime(now: number, timeZone: string): { readonly day: Weekday; readonly minute: number } {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(now)
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? ''
  const day = weekdays.find((one) => one === part('weekday').toLowerCase()) ?? 'mon'
  return { day, minute: Number(part('hour')) * 60 + Number(part('minute')) }
}
