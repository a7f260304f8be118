/** A model as a run keeps it, the interesting fields named. */
import type { Learnt, SeriesModel } from '../../src/core/model/index.js'
import { hours } from './records.js'

export const modelOf = (told: Partial<SeriesModel> = {}): SeriesModel => ({
  series: 'run.duration',
  from: '1',
  to: '40',
  points: 40,
  trained: '0123456789abcdef',
  since: hours(40),
  parameters: { samples: 40, scale: 'log', expected: 300_000, low: 200_000, high: 400_000, noise: 0.1 },
  score: { judged: 25, alarms: 1, smallestDetectable: 1.33 },
  state: { level: 0 },
  ...told,
})

export const learntOf = (told: Partial<Learnt> = {}): Learnt => ({
  host: 'github.com',
  repository: 'o/r',
  workflow: '.github/workflows/ci.yml',
  event: 'push',
  basis: '1-00000000',
  seed: 7,
  saved: hours(41),
  series: [modelOf()],
  ...told,
})
