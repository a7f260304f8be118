/** xUnit.net’s own XML, v2 and v3: https://xunit.net/docs/format-xml-v2 */
import { millisecondsOf } from '../duration.js'
import { brokeOff, countOf, countUnnamed, type ReportFormat, wholeSuite } from '../format.js'
import { readElements } from '../xml/elements.js'
import type { Attributes } from '../xml/scan.js'
import { withoutClass } from './class-prefix.js'

const format = {
  known: new Set(['assemblies', 'assembly', 'test', 'error', 'failure', 'message', 'stack-trace']),
  texts: new Set(['message', 'stack-trace']),
  skipped: new Set(['output', 'traits', 'reason', 'warnings', 'attachments']),
}

interface Draft {
  readonly attributes: Attributes
  message?: string
  stack?: string
}

export const xunit2: ReportFormat = {
  name: 'xUnit.net XML',
  recognises: (head) => /<assembl(?:y|ies)[\s>]/.test(head),
  reader(found) {
    let assembly = ''
    let declared = 0
    let shown = 0
    let draft: Draft | undefined
    const elements = readElements(format, {
      open(name, attributes) {
        if (name === 'assembly') {
          assembly = (attributes['name'] ?? '').split(/[\\/]/).at(-1) ?? ''
          declared += countOf(attributes['failed']) + countOf(attributes['errors'])
        }
        if (name === 'test' || name === 'error') draft = { attributes }
      },
      close(name, text, torn) {
        if (draft === undefined) return
        if (name === 'message') draft.message = text
        else if (name === 'stack-trace') draft.stack = text
        else if (name === 'test' || name === 'error') {
          if (!torn) take(name, draft)
          draft = undefined
        }
      },
    })
    const take = (kind: 'test' | 'error', { attributes, message, stack }: Draft) => {
      const result = attributes['result'] ?? ''
      const className = kind === 'test' ? attributes['type'] : undefined
      const outcome =
        kind === 'error' || /^fail/i.test(result) ? 'failed' : /^pass/i.test(result) ? 'passed' : 'skipped'
      if (outcome === 'failed') shown++
      found.test({
        name: kind === 'error' ? wholeSuite : withoutClass(attributes['name'] ?? '', className),
        className,
        suites: [assembly],
        outcome,
        message,
        stack,
        file: attributes['source-file'],
        line: Number(attributes['source-line'] ?? Number.NaN),
        durationMs: millisecondsOf(attributes['time']),
      })
    }
    return {
      write: elements.write,
      end() {
        const torn = elements.end()
        countUnnamed(found, declared, shown)
        return torn ? brokeOff : undefined
      },
    }
  },
}
