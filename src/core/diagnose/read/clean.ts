/** What a person would read of a raw line: without timestamps, colours, runner prefixes and padding. */

export interface CleanLine {
  readonly text: string
  /** Job and step columns of `gh run view --log`. */
  readonly job: string | undefined
  readonly step: string | undefined
}

/** ECMA-48 control sequences, operating system commands and Jenkins console notes (ESC [8m ha:… ESC [0m). */
const escapes =
  /\x1b\[8mha:[A-Za-z0-9+/=]*\x1b\[0m|\x1b\[[0-9;?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[@-Z\\-_]/g
const hasControls = /[\x00-\x08\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f\ufeff]/
const controls = new RegExp(hasControls, 'g')
const stamp = /^\ufeff?\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)(?: \d\d[OE][+ ]?)? ?/
/** Jenkins timestamper and common `[2024-01-31T…Z]`, `[12:34:56]` forms, and Zuul's `2024-01-31 12:34:56.123456 | node | `. */
const otherStamp =
  /^(?:\[\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?Z?\] ?|\[\d\d:\d\d:\d\d(?:[.:]\d+)?\] {0,2}|\d\d:\d\d:\d\d(?:[.,]\d+)? {1,2}(?=\S)|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:[.,]\d+)? (?:[+-]\d{4} )?\| (?:[\w.-]+ \| )?)/
const ghPrefix = /^([^\t]{1,200})\t([^\t]{0,200})\t(?=(?:\ufeff|∩╗┐)?\d{4}-\d\d-\d\dT)/
/** The byte order mark before a job's first line, as Windows consoles of old write it. */
const mangledMark = /^∩╗┐/
/** A tool that passes on another's levelled lines: `[autobuild] [ERROR] …`. */
const wrapped = /^\[[a-z][\w.-]{0,30}\] {1,2}(?=\[(?:ERROR|WARN(?:ING)?|INFO|DEBUG)\])/
/** Taskcluster's `[task 2024-01-31T12:34:56.123Z] ` and, within it or alone, mozharness' `12:34:56     INFO - `. */
const taskcluster = /^\[(?!taskcluster)[a-z][\w-]{0,30}[ :]\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?Z?\] ?/
const mozharness = /^\d\d:\d\d:\d\d {1,8}(?:(?:DEBUG|INFO|WARNING) - {1,2}|(?=(?:ERROR|CRITICAL|FATAL) - ))/
/** What mock puts before a line of standard error, and its own log's origin: `DEBUG util.py:445:  `. */
const mock = /^(?:BUILDSTDERR: |(?:DEBUG|INFO) [\w/-]{1,60}\.py:\d{1,5}: {1,2})/
/** changesets passes npm's errors on behind its sign. */
const butterfly = /^\u{1F98B} {1,2}error (?=npm )/u
/** act says of which job each line is: `[CI/test]   | output`, `[CI/test] ❌  Failure - Main npm test`. */
const act = /^\[[^\]]{1,80}\/[^\]]{1,80}\] (?: {1,4}\| ?| ?(?=[^\x00-\x7f]))/u
/** Classic BuildKit progress: `#12 34.56 text`. */
const buildkit = /^#\d{1,4} \d{1,6}\.\d{1,3} /

/** Cleans one line (or one `\r` overlay of it). Linear in its length. */
export function cleanLine(raw: string): CleanLine {
  let text = raw
  let job: string | undefined
  let step: string | undefined
  if (text.includes('\t')) {
    const prefix = ghPrefix.exec(text)
    if (prefix !== null) {
      job = prefix[1]?.replace(/^\d+:/, '')
      step = prefix[2]
      text = text.slice(prefix[0].length)
    }
  }
  if (text.includes('\x1b')) text = text.replace(escapes, '')
  if (hasControls.test(text)) text = text.replace(controls, '')
  text = withoutPrefix(text).trimEnd()
  return { text, job, step }
}

/** Most lines have a prefix of a few kinds, told by its first sign: a pattern is only run where it can match. */
function withoutPrefix(line: string): string {
  let text = line.charCodeAt(0) === 0x2229 ? line.replace(mangledMark, '') : line
  const first = text.charCodeAt(0)
  if (first >= 48 && first <= 57) text = withoutStamp(text)
  else if (first === 91) text = text.replace(otherStamp, '')
  else if (first === 35) text = text.replace(buildkit, '')
  else if (first === 0xd83e) text = text.replace(butterfly, '')
  if (text.charCodeAt(0) === 91) text = text.replace(act, '')
  if (text.charCodeAt(0) === 91) text = text.replace(taskcluster, '').replace(mozharness, '').replace(wrapped, '')
  const next = text.charCodeAt(0)
  return next === 66 || next === 68 || next === 73 ? text.replace(mock, '') : text
}

/** A line that begins with a digit: a date has its dash, and a time its colon, at the same place always. */
function withoutStamp(line: string): string {
  let text = line
  if (text.charCodeAt(4) === 45) text = text.replace(stamp, '')
  if (text.charCodeAt(2) === 58) text = text.replace(mozharness, '')
  const isStamped = text.charCodeAt(0) === 91 || text.charCodeAt(2) === 58 || text.charCodeAt(4) === 45
  return isStamped ? text.replace(otherStamp, '') : text
}
