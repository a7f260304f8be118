/** What one engine learnt, another must not go on from: its version is raised with every change of an answer. */
import { createHash } from 'node:crypto'
import { expect, test } from '@jest/globals'
import { replayHistory } from '../../../src/core/detect/backtest/replay-history.js'
import { defaultSettings } from '../../../src/core/detect/index.js'
import { engineVersion } from '../../../src/core/detect/models/fingerprint.js'
import { randomHistory } from '../../support/random-history.js'

/** Where this differs: raise `engineVersion`, and write here what the test received. */
const ANSWERS = { version: 6, digest: '4a7ebbdadfdb1b93' }

/** Four digits: the last ones may differ from one machine’s arithmetic to another’s. */
const shortly = (_: string, value: unknown): unknown =>
  typeof value === 'number' && Number.isFinite(value) ? Number(value.toPrecision(4)) : value

test('the version of the engine is that of its answers', () => {
  const hash = createHash('sha256')
  for (const seed of [3, 8, 12])
    for (const { rows } of replayHistory(randomHistory(seed, 110), defaultSettings))
      hash.update(JSON.stringify(rows, shortly))
  expect({ version: engineVersion, digest: hash.digest('hex').slice(0, 16) }).toEqual(ANSWERS)
})
