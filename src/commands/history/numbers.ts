/** Reads the numbers of options. */
import { UsageError } from '../command.js'

/** @throws UsageError naming the option, what was given and what is accepted */
export function wholeNumber(
  option: string,
  given: string,
  { min, max = 1e12 }: { readonly min: number; readonly max?: number },
): number {
  const value = /^\d{1,12}$/.test(given) ? Number(given) : Number.NaN
  if (value >= min && value <= max) return value
  throw new UsageError([
    `${option}: got ${JSON.stringify(given)}, accepted is a whole number from ${min}${max < 1e12 ? ` to ${max}` : ' on'}`,
  ])
}
