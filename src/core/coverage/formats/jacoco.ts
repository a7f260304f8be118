/** JaCoCo’s XML; Kover and gcovr write it too. A line counts as covered where an instruction of it ran, as JaCoCo counts it. */
import { readElements } from '../../tests/report/xml/elements.js'
import { brokeOff, type Counted, type CoverageFormat, type FileCoverage, wholeOf } from '../format.js'

const format = {
  known: new Set(['report', 'group', 'package', 'sourcefile', 'line', 'counter']),
  texts: new Set<string>(),
  // Counters of classes and methods, which the lines of the source files hold already.
  skipped: new Set(['class']),
}

export const jacoco: CoverageFormat = {
  recognises: (head) => /<!DOCTYPE\s+report|<report[^>]{0,2000}>\s*<(?:sessioninfo|group|package|counter)\b/.test(head),
  reader(found) {
    let folder = ''
    let file: FileCoverage | undefined
    let counters: Record<string, Counted> = {}
    const elements = readElements(format, {
      open(name, attributes) {
        if (name === 'package') folder = attributes['name'] ?? ''
        if (name === 'sourcefile') {
          const path = [folder, attributes['name'] ?? ''].filter((part) => part !== '').join('/')
          file = found.file(path, 'jacoco')
          counters = {}
        }
        if (file === undefined) return
        const counter = (of: string): number => wholeOf(attributes[of]) ?? 0
        if (name === 'counter')
          counters[attributes['type'] ?? ''] = {
            covered: counter('covered'),
            total: counter('covered') + counter('missed'),
          }
        const line = name === 'line' ? wholeOf(attributes['nr']) : undefined
        // gcovr names the lines and not what ran of them: its counters tell.
        if (line === undefined || (attributes['ci'] ?? attributes['mi']) === undefined) return
        file.line(line, counter('ci') > 0)
        const total = counter('mb') + counter('cb')
        if (total > 0) file.branch(line, { covered: counter('cb'), total })
      },
      close(name) {
        if (name !== 'sourcefile') return
        const { LINE: lines, BRANCH: branches } = counters
        if (lines !== undefined) file?.counts(lines, branches)
        file = undefined
      },
    })
    return { write: elements.write, end: () => (elements.end() ? brokeOff : undefined) }
  },
}
