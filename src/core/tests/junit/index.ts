/**
 * Reads JUnit XML as Surefire, Gradle, pytest, jest-junit, go-junit-report and their kin write it, as a stream.
 *
 * saxes knows XML’s five entities only and expands no declared or external ones, so neither a file nor an entity bomb
 * can come in by a report.
 */
import type { TestResults } from '../../model/index.js'
import { type CaseDraft, closeCase, openCase } from './case.js'
import { createTally } from './tally.js'
import { decodeXml } from './text.js'

export { mergeTestResults } from './tally.js'

const maxBytes = 64 * 1048576
const maxDepth = 64
const maxAttributes = 200
const storyLength = 16_384

const stories = new Set(['failure', 'error', 'flakyFailure', 'flakyError', 'rerunFailure', 'rerunError', 'skipped'])
/** A reference to a character XML forbids, such as an escape code: shown as it stands, no reason to lose a report. */
const tolerable = /malformed character entity|disallowed character\.$/

type Attributes = Readonly<Record<string, string>>

/**
 * Totals, failing and flaky tests, and durations of one report.
 *
 * @throws Error with one plain sentence when it is not JUnit XML, is cut off, or is too long: half a report would
 *   understate the count of tests and read as an anomaly, so nothing is kept of a broken one.
 */
export async function readTestReport(chunks: AsyncIterable<Uint8Array>): Promise<TestResults> {
  // Loaded here: most starts of the command read no report.
  const { SaxesParser } = await import(/* webpackMode: "eager" */ 'saxes')
  const tally = createTally()
  const parser = new SaxesParser({ xmlns: false, position: true })
  const suites: Attributes[] = []
  let outermost: Attributes | undefined
  let depth = 0
  let attributes = 0
  let draft: CaseDraft | undefined
  let story: string[] | undefined
  let storyRoom = 0

  parser.on('error', (error) => {
    if (!tolerable.test(error.message)) throw new Error(`not well-formed XML: ${error.message}`)
  })
  parser.on('opentagstart', () => {
    attributes = 0
  })
  parser.on('attribute', () => {
    if (++attributes > maxAttributes) throw new Error(`an element with more than ${maxAttributes} attributes`)
  })
  parser.on('opentag', (tag) => {
    const name = localName(tag.name)
    if (depth === 0 && name !== 'testsuites' && name !== 'testsuite')
      throw new Error(`not a JUnit report: its root is <${tag.name.slice(0, 60)}>`)
    if (++depth > maxDepth) throw new Error(`elements nested deeper than ${maxDepth}`)
    if (name === 'testsuite' || name === 'testsuites') {
      suites.push(tag.attributes)
      outermost ??= tag.attributes
    } else if (name === 'testcase') draft = openCase(tag.attributes, suites)
    else if (draft !== undefined && stories.has(name)) {
      draft.events.push({ kind: name, attributes: tag.attributes, text: '' })
      story = []
      storyRoom = storyLength
    } else if (name === 'system-out' || name === 'system-err') story = undefined
  })
  const hear = (text: string) => {
    if (story === undefined || storyRoom <= 0) return
    story.push(text.slice(0, storyRoom))
    storyRoom -= text.length
  }
  parser.on('text', hear)
  parser.on('cdata', hear)
  parser.on('closetag', (tag) => {
    depth--
    const name = localName(tag.name)
    if (name === 'testsuite' || name === 'testsuites') suites.pop()
    else if (name === 'testcase' && draft !== undefined) {
      tally.add(closeCase(draft))
      draft = undefined
    } else if (stories.has(name) && draft !== undefined && story !== undefined) {
      const event = draft.events.at(-1)
      if (event !== undefined) event.text = story.join('')
      story = undefined
    }
  })

  for await (const text of decodeXml(chunks, maxBytes)) parser.write(text)
  parser.close()
  const results = tally.results()
  return results.total === 0 && outermost !== undefined ? totalsOf(outermost, results) : results
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

/** Some writers give the totals of a suite and no cases. */
const totalsOf = (suite: Attributes, empty: TestResults): TestResults => {
  const whole = (name: string) => (/^\d{1,9}$/.test(suite[name] ?? '') ? Number(suite[name]) : 0)
  const failed = whole('failures') + whole('errors')
  return { ...empty, total: Math.max(whole('tests'), failed), failed, skipped: whole('skipped') }
}
