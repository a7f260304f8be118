/** One `<testcase>`, from its attributes and the elements in it. */
import type { TestCase } from '../../model/index.js'
import { locationIn } from './location.js'
import type { ReportedCase } from './tally.js'

type Attributes = Readonly<Record<string, string>>

interface CaseEvent {
  readonly kind: string
  readonly attributes: Attributes
  text: string
}

export interface CaseDraft {
  readonly attributes: Attributes
  readonly suites: readonly Attributes[]
  readonly events: CaseEvent[]
}

const nameLength = 250
const messageLength = 500

export const openCase = (attributes: Attributes, suites: readonly Attributes[]): CaseDraft => ({
  attributes,
  suites: [...suites],
  events: [],
})

/** `passed` unless an element or the status attribute (GoogleTest, NUnit’s converter) says otherwise. */
export function closeCase({ attributes, suites, events }: CaseDraft): ReportedCase {
  const failure = events.find(({ kind }) => kind === 'failure' || kind === 'error')
  const flaky = events.find(({ kind }) => kind === 'flakyFailure' || kind === 'flakyError')
  const skipped =
    events.some(({ kind }) => kind === 'skipped') ||
    /^(?:skipped|notrun|disabled|ignored)$/i.test(attributes['status'] ?? '')
  const suiteName = shortened(suites.findLast((suite) => suite['name'])?.['name'])
  const className = shortened(attributes['classname'] ?? attributes['class'])
  const told = failure ?? flaky
  const place = told === undefined ? declaredPlace(attributes, suites) : placeOf(told, attributes, suites, className)
  const duration = millisecondsOf(attributes['time'] ?? attributes['duration'])
  const suite = className ?? suiteName
  const message = told === undefined ? undefined : messageOf(told)
  const test: TestCase = {
    ...(suite === undefined ? {} : { suite }),
    name: shortened(attributes['name']) ?? '(no name)',
    ...(message === undefined ? {} : { message }),
    ...place,
    ...(duration === undefined ? {} : { durationMs: duration }),
  }
  return {
    test,
    outcome: failure !== undefined ? 'failed' : skipped ? 'skipped' : 'passed',
    flaky: failure === undefined && flaky !== undefined,
    suite: suiteName ?? className ?? '(no suite)',
  }
}

const shortened = (text: string | undefined): string | undefined => {
  const flat = text
    ?.slice(0, nameLength * 2)
    .replace(/\s+/g, ' ')
    .trim()
  return flat === undefined || flat === '' ? undefined : flat.slice(0, nameLength)
}

/** go-junit-report and others write "Failed" as the message and the story in the text. */
const empty = /^(?:failed|failure|error|assertion failed|test failed)?\.?$/i

/** Colours, as terminals take them, as pytest writes them (#x1B), and as they come out of our own reading. */
const colour = /(?:\u001b|#x1B|\ufffd|\u241b)\[[0-9;]{0,20}m/g

const messageOf = ({ attributes, text }: CaseEvent): string | undefined => {
  const given = (attributes['message'] ?? '').trim()
  const story = empty.test(given) ? text.trim() || given || (attributes['type'] ?? '') : given
  const plain = story
    .slice(0, messageLength * 4)
    .replace(colour, '')
    .slice(0, messageLength)
  return plain === '' ? undefined : plain
}

type Place = Pick<TestCase, 'file' | 'line'>

/** The place the report itself names. pytest counts lines from 0 (`location` of its report). */
const declaredPlace = (attributes: Attributes, suites: readonly Attributes[]): Place => {
  const file = attributes['file'] ?? attributes['filepath'] ?? suites.findLast((suite) => suite['file'])?.['file']
  const given = attributes['file'] !== undefined ? attributes['line'] : undefined
  const line = given !== undefined && /^\d{1,7}$/.test(given) ? Number(given) : undefined
  const shift = suites.some((suite) => suite['name'] === 'pytest') ? 1 : 0
  return {
    ...(file === undefined || file === '' ? {} : { file: file.slice(0, 500) }),
    ...(line === undefined || line + shift < 1 ? {} : { line: line + shift }),
  }
}

const placeOf = (
  told: CaseEvent,
  attributes: Attributes,
  suites: readonly Attributes[],
  className: string | undefined,
): Place => {
  const declared = declaredPlace(attributes, suites)
  const found =
    locationIn(told.text, declared.file ?? className) ??
    locationIn((told.attributes['message'] ?? '').slice(0, 4000), declared.file ?? className)
  if (found === undefined) return declared
  const sameFile = declared.file === undefined || baseName(declared.file) === baseName(found.file)
  if (!sameFile) return declared
  // The line that failed says more than the line the test begins at.
  return { file: declared.file ?? found.file, ...(found.line === undefined ? {} : { line: found.line }) }
}

const baseName = (path: string): string => path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)

/** Seconds as Surefire writes them ("1,234.567"), with a decimal comma ("0,25"), or plain. */
const millisecondsOf = (text: string | undefined): number | undefined => {
  if (text === undefined || text.length > 40) return undefined
  const grouped = /^\d{1,3}(?:,\d{3})+\.\d+$/.test(text)
  const seconds = Number(grouped ? text.replaceAll(',', '') : text.trim().replace(',', '.').replace(/s$/, ''))
  return text.trim() !== '' && Number.isFinite(seconds) && seconds >= 0 ? Math.round(seconds * 1e6) / 1e3 : undefined
}
