/** The profile of `go test -coverprofile`: blocks with their statements, which Go counts; a block is named once for each test binary. */
import { readLines } from '../../tests/report/lines.js'
import { brokeOff, type CoverageFormat, ranAtAll, wholeOf } from '../format.js'

/** `example.com/shop/cart/cart.go:3.43,4.21 1 1`; a path of Windows has a colon of its own. */
const block = /^(.{1,1000}):(\d{1,9}\.\d{1,9},\d{1,9}\.\d{1,9}) (\d{1,9}) (\d{1,20})$/

export const goProfile: CoverageFormat = {
  recognises: (head) => /^mode: (?:set|count|atomic)\b/.test(head),
  reader(found) {
    let strange = false
    const lines = readLines((line) => {
      const [, path, place, statements, count] = block.exec(line) ?? []
      if (path === undefined || place === undefined) strange ||= !/^(?:mode: \w+)?$/.test(line.trim())
      else found.file(path, 'go').line(place, ranAtAll(count), wholeOf(statements) ?? 1)
    })
    return {
      write: lines.write,
      end() {
        lines.end()
        return strange ? brokeOff : undefined
      },
    }
  },
}
