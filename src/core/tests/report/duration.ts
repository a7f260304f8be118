/** Seconds as writers of reports put them → milliseconds. */

const spans: readonly RegExp[] = [
  // 00:01:02.5, of .NET
  /^(?:(?<days>\d{1,5})\.)?(?<hours>\d{1,5}):(?<minutes>\d{1,2}):(?<seconds>\d{1,2}(?:\.\d+)?)$/,
  // 1h2m2.5s, of Go
  /^(?=\d)(?:(?<hours>\d{1,5})h)?(?:(?<minutes>\d{1,5})m(?!s))?(?:(?<seconds>\d{1,9}(?:\.\d+)?)s)?$/,
  // PT1M2S, of ISO 8601
  /^PT(?=\d)(?:(?<hours>\d{1,5})H)?(?:(?<minutes>\d{1,5})M)?(?:(?<seconds>\d{1,9}(?:\.\d+)?)S)?$/,
]

/**
 * Grouped (“1,234.567”, “1.234,56”), with a decimal comma (“0,25”), as a span, or plain; undefined where it is no time.
 * “1,234” is read as a decimal, since nobody’s test takes twenty minutes to the second.
 */
export function millisecondsOf(text: string | undefined): number | undefined {
  const plain = text?.trim()
  if (plain === undefined || plain === '' || plain.length > 40) return undefined
  const seconds = secondsOf(plain)
  return Number.isFinite(seconds) && seconds >= 0 ? Math.round(seconds * 1e6) / 1e3 : undefined
}

function secondsOf(text: string): number {
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text)
  if (/^\d{1,3}(?:,\d{3})+\.\d+$/.test(text)) return Number(text.replaceAll(',', ''))
  if (/^\d{1,3}(?:\.\d{3})+,\d+$/.test(text)) return Number(text.replaceAll('.', '').replace(',', '.'))
  if (/^\d+(?:\.\d+)?ms$/.test(text)) return Number(text.slice(0, -2)) / 1000
  for (const span of spans) {
    const parts = span.exec(text)?.groups
    if (parts === undefined) continue
    const part = (name: string) => Number(parts[name] ?? 0)
    return part('days') * 86_400 + part('hours') * 3600 + part('minutes') * 60 + part('seconds')
  }
  return Number(text.replace(',', '.'))
}
