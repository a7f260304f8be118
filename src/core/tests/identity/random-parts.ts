/** Parts of a test’s name that are drawn anew in every run: addresses, ids, times, temporary folders, ports. */

const uuid = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi
/** An id somebody made up (the nil UUID, one of a single digit) is a parameter. */
const leastDigits = 6

/** Where programs put what they throw away, on Linux, macOS and Windows. */
const temporary =
  /(?:(?<![\w.~-])(?:\/private)?\/(?:var\/folders\/[^/\s]+\/[^/\s]+\/T|(?:var\/)?tmp)\/|[A-Za-z]:\\(?:[^\\\s"']+\\)*Temp\\)([^\s"'<>|()[\]]+)/gi

const others: readonly (readonly [RegExp, string])[] = [
  [/\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:Z|[+-]\d\d:?\d\d)?/g, '<time>'],
  // Seconds since the epoch of the years 2017 to 2033; milliseconds and finer, which nobody counts to otherwise.
  [/(?<![\w.])(?:1[5-9]\d{8}|[12]\d{12}(?:\d{3}|\d{6})?)(?![\w.])/g, '<time>'],
  [/\b\dx[0-9a-f]{6,16}\b/gi, '<address>'],
  // `Object.toString` of the JVM.
  [/@(?=[0-9a-f]{0,7}\d)[0-9a-f]{5,8}\b/g, '@<address>'],
  [/(?:\blocalhost|\b127\.0\.0\.1|\b0\.0\.0\.0|\[::1\]):\d{4,5}\b/g, 'localhost:<port>'],
]

/** Is there anything to look at? Most names hold neither four digits in a row nor a path. */
const suspicious = /\d{4}|\dx|@[0-9a-f]|[\\/]t(?:e)?mp[\\/]|\/var\/folders\/|[0-9a-f]{8}-/i

/**
 * The text with `<id>`, `<time>`, `<address>`, `<port>` or `<temporary>` for what changes from run to run.
 *
 * Numbers, days, small addresses and hashes stay: those are parameters more often than not.
 */
export function withoutRandomParts(text: string): string {
  if (!suspicious.test(text)) return text
  let plain = text
    .replace(uuid, (id) => (new Set(id.toLowerCase()).size > leastDigits ? '<id>' : id))
    .replace(temporary, (_, path: string) => `<temporary>/${lastWord(path)}`)
  for (const [pattern, name] of others) plain = plain.replace(pattern, name)
  return plain
}

/** The file in a temporary folder says what the test is about, unless it bears a number too. */
const lastWord = (path: string): string => {
  const parts = path.split(/[\\/]/)
  const last = parts.at(-1) ?? ''
  return parts.length > 1 && /^[a-z_.-]+$/i.test(last) ? last : ''
}
