/** One reported test: what every dialect and format comes down to. */
import type { TestCase } from '../../model/index.js'
import { readLengths } from '../cut.js'
import { type Reported, suiteOf } from '../identity/suite.js'
import { unitOf } from '../split/unit.js'
import { locationIn } from './location.js'

export type ReportedOutcome = 'passed' | 'failed' | 'skipped'

/** A test as the report has it. */
export interface ReportedCase {
  readonly test: TestCase
  readonly outcome: ReportedOutcome
  /** Failed attempts inside a case that passed in the end (Surefire’s flakyFailure). */
  readonly flaky: boolean
  /** The file, package or class it stands in, as a runner is told of it; undefined where the report names none. */
  readonly unit?: string | undefined
}

export interface CaseFacts extends Reported {
  readonly outcome: ReportedOutcome
  readonly flaky?: boolean
  /** What was said of the failure, in short. */
  readonly message?: string | undefined
  /** The story: a stack, the output. */
  readonly stack?: string | undefined
  /** Line of `file`, counted from 1. */
  readonly line?: number | undefined
  readonly durationMs?: number | undefined
}

const { name: nameLength, message: messageLength, file: fileLength } = readLengths
const storyLength = 16_384

/** What the core makes of what a report says of one test: its suite, its place, its message; all of bounded length. */
export function reportedCase(facts: CaseFacts): ReportedCase {
  const name = tidy(facts.name) ?? '(no name)'
  const { suite, project } = suiteOf({ ...facts, name, className: tidy(facts.className) })
  const spoken = facts.outcome === 'failed' || facts.flaky === true
  const message = spoken ? messageOf(facts) : undefined
  const place = spoken ? placeOf(facts) : declaredPlace(facts)
  return {
    test: {
      ...(project === undefined ? {} : { project: project.slice(0, nameLength) }),
      ...(suite === undefined ? {} : { suite }),
      name,
      ...(message === undefined ? {} : { message }),
      ...place,
      ...(facts.durationMs === undefined ? {} : { durationMs: facts.durationMs }),
    },
    outcome: facts.outcome,
    flaky: facts.outcome === 'passed' && facts.flaky === true,
    unit: unitOf({ ...facts, suite, project })?.slice(0, fileLength),
  }
}

const blanks = /\s{2,}|[\t\n\r]/

/** On one line, within bounds; undefined where nothing is left. */
export const tidy = (text: string | undefined): string | undefined => {
  const flat = (blanks.test(text ?? '') ? text?.slice(0, nameLength * 2).replace(/\s+/g, ' ') : text)?.trim()
  return flat === undefined || flat === '' ? undefined : flat.slice(0, nameLength)
}

/** go-junit-report and others write "Failed" as the message and the story in the text. */
const empty = /^(?:failed|failure|error|assertion failed|test failed)?\.?$/i

/** Colours, as terminals take them, as pytest writes them (#x1B), and as they come out of our own reading. */
const colour = /(?:\u001b|#x1B|\ufffd|\u241b)\[[0-9;]{0,20}m/g

const messageOf = ({ message = '', stack = '' }: CaseFacts): string | undefined => {
  const given = message.trim()
  const story = empty.test(given) ? withoutFrame(stack).trim() || given : given
  const plain = story
    .slice(0, messageLength * 4)
    .replace(colour, '')
    .slice(0, messageLength)
  return plain === '' ? undefined : plain
}

/** gotestsum leaves the lines of `go test` around what a test said. */
const withoutFrame = (story: string): string => {
  const plain = story.replace(/^\s*(?:=== (?:RUN|PAUSE|CONT|NAME)|--- (?:FAIL|PASS|SKIP):?)[^\n]*$/gm, '')
  return plain.trim() === '' ? story : plain
}

type Place = Pick<TestCase, 'file' | 'line'>

const declaredPlace = ({ file, line }: CaseFacts): Place => ({
  ...(file === undefined || file === '' ? {} : { file: file.slice(0, fileLength) }),
  ...(line === undefined || line < 1 || !Number.isInteger(line) ? {} : { line }),
})

function placeOf(facts: CaseFacts): Place {
  const declared = declaredPlace(facts)
  const hint = declared.file ?? facts.className
  const found =
    locationIn((facts.stack ?? '').slice(0, storyLength), hint) ??
    locationIn((facts.message ?? '').slice(0, 4000), hint)
  if (found === undefined) return declared
  if (declared.file !== undefined && baseName(declared.file) !== baseName(found.file)) return declared
  // The line that failed says more than the line the test begins at.
  return { file: declared.file ?? found.file, ...(found.line === undefined ? {} : { line: found.line }) }
}

const baseName = (path: string): string => path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
