/** Which tests have both failed and passed on one commit, most often first. */

import type { RunRecord } from '../../model/index.js'
import { type Flips, flipsOf, mayHaveFlipped } from '../../tests/test-history.js'

export interface FlakyTest extends Flips {
  readonly name: string
  readonly suite?: string
}

export const flakyTestsOf = (records: readonly RunRecord[], most: number): readonly FlakyTest[] =>
  mayHaveFlipped(records)
    .flatMap((test): FlakyTest[] => {
      const seen = flipsOf(test, records)
      if (seen.flips === 0) return []
      const { name, suite } = test
      return [{ name, ...(suite === undefined ? {} : { suite }), ...seen }]
    })
    .toSorted((a, b) => b.flips - a.flips || b.rate - a.rate || (a.name < b.name ? -1 : 1))
    .slice(0, most)
