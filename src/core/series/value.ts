/** A value of a series in words. */
import { formatValue } from '../run/format.js'

/** As its unit says; rates, which bear none, as percent. */
export const formatSeriesValue = (value: number, key: string, unit: string | undefined): string =>
  formatValue(value, unit ?? (key.endsWith('failure-rate') ? 'ratio' : undefined))
