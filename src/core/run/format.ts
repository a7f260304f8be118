/** Numbers as people read them; the same on every machine, whatever its locale. */
import { scaled, sizeSteps, timeSteps } from './units.js'

/** At most `digits` decimals, no trailing zeros, groups of three from 10,000 on: 12345.6 → "12,346". */
export function formatNumber(value: number, digits = 2): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'unknown' : value > 0 ? '∞' : '−∞'
  const size = Math.abs(value)
  const decimals = size >= 100 ? 0 : size >= 10 ? Math.min(digits, 1) : digits
  const [whole = '0', fraction = ''] = size.toFixed(decimals).split('.')
  const grouped = whole.length > 4 && !whole.includes('e') ? whole.replace(/\B(?=(?:\d{3})+$)/g, ',') : whole
  const kept = fraction.replace(/0+$/, '')
  const shown = kept === '' ? grouped : `${grouped}.${kept}`
  return value < 0 && shown !== '0' ? `−${shown}` : shown
}

const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

/** Milliseconds in the two largest units that matter: 724000 → "12 m 4 s". */
export function formatDuration(ms: number): string {
  if (!Number.isFinite(ms)) return 'unknown'
  if (ms < 0) return `−${formatDuration(-ms)}`
  if (ms > 0 && ms < 0.9995) return formatScaled(ms * 1e6, timeSteps)
  if (ms < 10) return `${formatNumber(ms, 1)} ms`
  if (ms < second) return `${Math.round(ms)} ms`
  if (ms < 9.95 * second) return `${formatNumber(ms / second, 1)} s`
  const whole = Math.round(ms / second) * second
  if (whole < minute) return `${whole / second} s`
  if (whole < hour) return pair(whole, minute, 'm', second, 's')
  const minutes = Math.round(ms / minute) * minute
  if (minutes < day) return pair(minutes, hour, 'h', minute, 'm')
  return pair(Math.round(ms / hour) * hour, day, 'd', hour, 'h')
}

function pair(ms: number, large: number, largeName: string, small: number, smallName: string): string {
  const rest = Math.floor((ms % large) / small)
  const head = `${formatNumber(Math.floor(ms / large))} ${largeName}`
  return rest === 0 ? head : `${head} ${rest} ${smallName}`
}

const byteUnits = ['B', 'KB', 'MB', 'GB', 'TB', 'PB'] as const

/** Bytes in powers of 1024: 1536 → "1.5 KB". */
export function formatBytes(bytes: number): string {
  if (!Number.isFinite(bytes)) return 'unknown'
  let size = Math.abs(bytes)
  let unit = 0
  while (size >= 1023.5 && unit < byteUnits.length - 1) {
    size /= 1024
    unit++
  }
  return `${bytes < 0 ? '−' : ''}${formatNumber(size, 1)} ${byteUnits[unit]}`
}

/** A share of one: 0.153 → "15 %"; small shares keep a decimal. */
export function formatPercent(share: number): string {
  if (!Number.isFinite(share)) return 'unknown'
  const percent = share * 100
  const size = Math.abs(percent)
  return `${formatNumber(percent, (size > 0 && size < 10) || (size > 99 && size < 100) ? 1 : 0)} %`
}

/** How sure, never more than it can be: 0.999 → "99 %". */
export const formatConfidence = (confidence: number): string =>
  `${Math.min(99, Math.max(0, Math.round(confidence * 100)))} %`

/** A factor: 2.14 → "2.1×", 1.14 → "1.14×". */
export function formatRatio(ratio: number): string {
  if (!Number.isFinite(ratio) || ratio < 0) return 'unknown'
  if (ratio >= 1000) return '>999×'
  if (ratio > 0 && ratio < 0.01) return '<0.01×'
  return `${formatNumber(ratio, ratio < 1.995 ? 2 : 1)}×`
}

/** "1 run", "3 runs", "12,345 runs". */
export const formatCount = (count: number, one: string, many = `${one}s`): string =>
  `${formatNumber(count)} ${count === 1 ? one : many}`

/** A value in the words of its unit: milliseconds and seconds as durations, bytes and shares as such, else as is. */
export function formatValue(value: number, unit: string | undefined): string {
  switch (unit) {
    case 'ms':
    case 'milliseconds':
      return formatDuration(value)
    case 's':
    case 'seconds':
      return formatDuration(value * second)
    case 'bytes':
      return formatBytes(value)
    case 'B':
      return formatScaled(value, sizeSteps)
    case 'ratio':
    case 'share':
      return formatPercent(value)
    case '%':
    case 'percent':
      return `${formatNumber(value, 1)} %`
    case undefined:
    case '':
    case 'count':
      return formatNumber(value)
    default:
      if (unit.startsWith('ns/')) return formatScaled(value, timeSteps) + unit.slice(2)
      if (unit === 'B/s') return `${formatScaled(value, sizeSteps)}/s`
      return `${formatNumber(value)} ${unit}`
  }
}

/** In the largest unit of which there is at least one: 2100, of nanoseconds → "2.1 µs". */
function formatScaled(value: number, steps: Parameters<typeof scaled>[1]): string {
  const [size, name] = scaled(value, steps)
  return `${formatNumber(size)} ${name}`
}

/** "2026-11-21 05:08 UTC"; undefined when the text is no instant. */
export function formatInstant(iso: string | undefined): string | undefined {
  const at = iso === undefined ? Number.NaN : Date.parse(iso)
  if (Number.isNaN(at)) return undefined
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`
}
