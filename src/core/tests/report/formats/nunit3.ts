/** NUnit 3’s own XML: https://docs.nunit.org/articles/nunit/technical-notes/usage/Test-Result-XML-Format.html */
import { millisecondsOf } from '../duration.js'
import { brokeOff, countOf, countUnnamed, type ReportFormat, wholeSuite } from '../format.js'
import { readElements } from '../xml/elements.js'
import type { Attributes } from '../xml/scan.js'
import { withoutClass } from './class-prefix.js'

const format = {
  known: new Set(['test-run', 'test-suite', 'test-case', 'failure', 'message', 'stack-trace']),
  texts: new Set(['message', 'stack-trace']),
  skipped: new Set(['output', 'properties', 'attachments', 'assertions', 'reason', 'settings', 'environment']),
}

interface Node {
  readonly kind: string
  readonly attributes: Attributes
  /** Failures shown before it was opened. */
  readonly before: number
  message?: string
  stack?: string
}

/** Where a fixture’s own set-up or tear-down failed; a failure of its tests is theirs. */
const ownSites = new Set(['SetUp', 'TearDown', 'Test'])

export const nunit3: ReportFormat = {
  name: 'NUnit 3 XML',
  recognises: (head) => /<test-run[\s>]/.test(head),
  reader(found) {
    const open: Node[] = []
    let run: Attributes = {}
    let shown = 0
    const elements = readElements(format, {
      open(name, attributes) {
        if (name === 'test-run') run = attributes
        else if (name === 'test-suite' || name === 'test-case') open.push({ kind: name, attributes, before: shown })
      },
      close(name, text, torn) {
        const node = open.at(-1)
        if (node === undefined) return
        if (name === 'message') node.message = text
        else if (name === 'stack-trace') node.stack = text
        else if (name === 'test-case') {
          open.pop()
          if (!torn) takeCase(node)
        } else if (name === 'test-suite') {
          open.pop()
          takeSuite(node)
        }
      },
    })
    const takeCase = ({ attributes, message, stack }: Node) => {
      const result = attributes['result'] ?? ''
      const className = attributes['classname'] || fixtureOf(open)
      const outcome = isFailed(attributes) ? 'failed' : /^(?:passed|warning)/i.test(result) ? 'passed' : 'skipped'
      if (outcome === 'failed') shown++
      found.test({
        name: withoutClass(attributes['name'] ?? attributes['fullname'] ?? '', className),
        className,
        suites: open.flatMap((suite) => suite.attributes['name'] ?? []),
        outcome,
        message,
        stack,
        durationMs: millisecondsOf(attributes['duration'] ?? attributes['time']),
      })
    }
    const takeSuite = ({ attributes, message, stack, before }: Node) => {
      // Where nothing in it failed either, it is itself what did: an assembly that could not be loaded.
      const isOwn = ownSites.has(attributes['site'] ?? 'Child') || shown === before
      if (!isFailed(attributes) || !isOwn) return
      shown++
      found.test({
        name: wholeSuite,
        className: attributes['fullname'] ?? attributes['name'],
        suites: [],
        outcome: 'failed',
        message,
        stack,
      })
    }
    return {
      write: elements.write,
      end() {
        const torn = elements.end()
        countUnnamed(found, Math.max(countOf(run['failed']), isFailed(run) ? 1 : 0), shown)
        return torn ? brokeOff : undefined
      },
    }
  },
}

const isFailed = (attributes: Attributes): boolean => /^failed/i.test(attributes['result'] ?? '')

const fixtureOf = (open: readonly Node[]): string | undefined =>
  open.findLast(({ attributes }) => attributes['type'] === 'TestFixture')?.attributes['fullname']
