/** Which tests fail without a change to blame, the surest first. */

import type { RunRecord } from '../../model/index.js'
import { type Quarantined, quarantineOf } from '../../tests/quarantine/learnt.js'

export type FlakyTest = Quarantined

export const flakyTestsOf = (records: readonly RunRecord[]): readonly FlakyTest[] => quarantineOf(records)
