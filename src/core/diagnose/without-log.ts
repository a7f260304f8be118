/** Answers to failed jobs of which there is no log. */
import type { Diagnosis } from '../model/index.js'
import { signatureOf } from './learn/template.js'

const rule = 'platform/never-started'
/** Limits and labels stay as they are; a runner that was lost on its way comes back. */
const onRetry = 0.3

const bare = (file: string): Diagnosis => ({
  file,
  failed: true,
  category: 'unknown',
  confidence: 0.3,
  transient: false,
  transientProbability: 0,
  rule: null,
  signature: signatureOf(null, ''),
  title: 'The job failed, and its log could not be read',
  advice: 'Open the log by hand.',
  lines: [],
  candidates: [],
})

/** A job of which only the platform's word is known. */
export const withoutLog = bare

/**
 * A job that failed before its first step: what failed is not its code.
 *
 * @param labels what the job asked of its runner
 */
export const neverStarted = (file: string, labels: readonly string[] = []): Diagnosis => ({
  ...bare(file),
  category: 'infrastructure',
  confidence: 0.9,
  transientProbability: onRetry,
  rule,
  signature: signatureOf(rule, labels.join(' ')),
  title: `The job never started: no runner took it${labels.length === 0 ? '' : ` (${labels.join(', ')})`}`,
  advice:
    'Open the job’s page: it says whether a runner with these labels is missing, the account’s spending limit is reached, or the runner was lost before the first step.',
})
