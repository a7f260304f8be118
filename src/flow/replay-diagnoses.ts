/** A log is not kept, only what was diagnosed of it: read back, so that a replay knows failures as the step did. */
import { type Category, categories, type Diagnosis, type FailureFacts, type RunRecord } from '../core/model/index.js'

/** By job id. Lines have lost their numbers: they are counted from 1. */
export const diagnosesOf = (record: RunRecord): ReadonlyMap<string, Diagnosis> =>
  new Map(
    Object.entries(record.jobs).flatMap(([id, { failure }]) =>
      failure === undefined ? [] : [[id, diagnosisOf(failure.value)] as const],
    ),
  )

const diagnosisOf = ({ lines = [], category, ...facts }: FailureFacts): Diagnosis => ({
  ...facts,
  file: '',
  failed: true,
  category: categoryOf(category),
  advice: '',
  lines: lines.map((text, index) => ({ number: index + 1, text })),
  candidates: [],
})

const categoryOf = (text: string): Category => categories.find((known) => known === text) ?? 'unknown'
