/**
 * Clover’s XML, as PHPUnit, Istanbul and gcovr write it. Lines of methods are no statements, and are not counted. Branches are not
 * told: `truecount` is how often a condition was true (OpenClover), or how many of its ways were taken (Istanbul), and no report
 * says which.
 */
import { readElements } from '../../tests/report/xml/elements.js'
import { brokeOff, type CoverageFormat, type FileCoverage, ranAtAll, wholeOf } from '../format.js'

const format = {
  known: new Set(['coverage', 'project', 'package', 'file', 'class', 'line']),
  texts: new Set<string>(),
  skipped: new Set<string>(),
}

export const clover: CoverageFormat = {
  recognises: (head) => /<coverage[^>]{0,2000}\sclover\s*=|<coverage[^>]{0,2000}>\s*<project\b/.test(head),
  reader(found) {
    let file: FileCoverage | undefined
    const elements = readElements(format, {
      open(name, attributes) {
        if (name === 'file') {
          const path = attributes['path'] || attributes['name']
          file = path ? found.file(path, 'clover') : undefined
        }
        if (name !== 'line' || file === undefined || attributes['type'] === 'method') return
        const line = wholeOf(attributes['num'])
        if (line === undefined) return
        const counts = attributes['count'] === undefined ? ['truecount', 'falsecount'] : ['count']
        file.line(
          line,
          counts.some((count) => ranAtAll(attributes[count])),
        )
      },
      close(name) {
        if (name === 'file') file = undefined
      },
    })
    return { write: elements.write, end: () => (elements.end() ? brokeOff : undefined) }
  },
}
