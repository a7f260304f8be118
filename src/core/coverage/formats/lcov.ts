/** lcov’s tracefile (geninfo(1)), which most languages’ tools can write. */
import { readLines } from '../../tests/report/lines.js'
import { brokeOff, type CoverageFormat, type FileCoverage, ranAtAll, wholeOf } from '../format.js'

export const lcov: CoverageFormat = {
  recognises: (head) => /^(?:#[^\n]*\n|\s)*(?:TN:|SF:)/.test(head),
  reader(found) {
    let file: FileCoverage | undefined
    const lines = readLines((line) => {
      const colon = line.indexOf(':')
      const [kind, rest] = colon < 0 ? [line.trim(), ''] : [line.slice(0, colon), line.slice(colon + 1)]
      if (kind === 'SF') file = rest.trim() === '' ? undefined : found.file(rest.trim(), 'lcov')
      else if (kind === 'end_of_record') file = undefined
      else if (kind === 'DA') {
        const [number, count] = rest.split(',')
        const at = wholeOf(number)
        if (at !== undefined && at > 0) file?.line(at, ranAtAll(count))
      } else if (kind === 'BRDA') {
        const [number = '', ...way] = rest.split(',')
        const taken = way.pop()
        if (way.length > 1) file?.branch(`${number},${way.join(',')}`, { covered: ranAtAll(taken) ? 1 : 0, total: 1 })
      }
    })
    return {
      write: lines.write,
      // A record that is not closed breaks off, whether or not its last line is whole.
      end: () => (lines.end() && file !== undefined ? brokeOff : file === undefined ? undefined : brokeOff),
    }
  },
}
