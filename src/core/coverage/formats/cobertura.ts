/** Cobertura XML, as coverage.py, Istanbul, coverlet, gcovr, PHPUnit, cargo-llvm-cov and GitLab’s own converters write it. */
import { readElements } from '../../tests/report/xml/elements.js'
import { brokeOff, type CoverageFormat, type FileCoverage, ranAtAll, wholeOf } from '../format.js'

const format = {
  known: new Set(['coverage', 'sources', 'source', 'packages', 'package', 'classes', 'class', 'lines', 'line']),
  texts: new Set(['source']),
  // Their lines are those of the class once more.
  skipped: new Set(['methods']),
}

/** `50% (1/2)` */
const ways = /\((\d{1,6})\/(\d{1,6})\)/

export const cobertura: CoverageFormat = {
  recognises: (head) =>
    /<coverage[^>]{0,2000}\sline-rate\s*=|cobertura|<coverage[^>]{0,2000}>\s*<(?:sources|packages)\b/.test(head),
  reader(found) {
    const sources: string[] = []
    let file: FileCoverage | undefined
    const elements = readElements(format, {
      open(name, attributes) {
        if (name === 'class') {
          const path = attributes['filename'] || undefined
          file = path === undefined ? undefined : found.file(fromSource(path, sources), 'cobertura')
        }
        if (name !== 'line' || file === undefined) return
        const line = wholeOf(attributes['number'])
        if (line === undefined) return
        file.line(line, ranAtAll(attributes['hits']))
        const [, taken, all] = ways.exec(attributes['condition-coverage'] ?? '') ?? []
        if (taken !== undefined && all !== undefined) file.branch(line, { covered: Number(taken), total: Number(all) })
      },
      close(name, text) {
        if (name === 'source' && text.trim() !== '' && sources.length < 1000) sources.push(text.trim())
        if (name === 'class') file = undefined
      },
    })
    return { write: elements.write, end: () => (elements.end() ? brokeOff : undefined) }
  },
}

/** Below the one folder that is named; of several nobody says which it is. */
function fromSource(path: string, sources: readonly string[]): string {
  const [source, ...more] = sources
  const isWhole = /^(?:[/\\]|[A-Za-z]:)/.test(path)
  if (source === undefined || more.length > 0 || isWhole || source === '.') return path
  return `${source.replace(/[/\\]$/, '')}/${path}`
}
