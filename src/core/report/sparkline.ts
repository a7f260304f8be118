/** A series in one line of text. */

const bars = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const

/**
 * The last `width` values as Unicode block characters, scaled between their least and greatest.
 * Values that hardly differ (under 5 % of the greatest) are drawn level: scaled up, noise would look like news.
 *
 * @example sparkline([1, 1, 2]) // "▁▁█"
 */
export function sparkline(values: readonly number[], width = 24): string {
  const shown = values.filter(Number.isFinite).slice(-width)
  const low = Math.min(...shown)
  const high = Math.max(...shown)
  if (high - low <= Math.max(Math.abs(high), Math.abs(low)) * 0.05) return shown.map(() => '▄').join('')
  return shown.map((value) => bars[Math.round(((value - low) / (high - low)) * (bars.length - 1))] ?? '▁').join('')
}
