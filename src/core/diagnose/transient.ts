/**
 * How likely a retry of the same commit is to pass, by what the cause says: what happened to its like.
 *
 * A rule's prior was set by hand for its tool. Kinds of trouble that logs of known retries speak of, whatever the tool, overrule it
 * (labelled logs of eight collections, by project; the command is in docs/diagnosis.md). A repository's own retries update the
 * result later (`decide/retry/posterior.ts`).
 */
import type { Category } from '../model/index.js'
import { isPlain } from './rank/features.js'
import { isWrapper, type Ranked } from './rank/rank.js'

/** Likely to pass from here on. */
export const likelyTransient = 0.5

const nothingKnown = 0.05

interface Kind {
  readonly pattern: RegExp
  readonly probability: number
}

/** No retry makes these go away; time or a person does. */
const lasting: readonly Kind[] = [
  {
    pattern:
      /\bcertificate (?:has |is )?(?:expired|not yet valid|revoked)|CERT_HAS_EXPIRED|\bself[- ]signed certificate|certificate verif\w+ failed|certificate verify failed|SSL certificate problem|unable to get (?:local )?issuer|unknown authority|hostname .{0,40}(?:mismatch|doesn't match)/i,
    probability: 0.02,
  },
  {
    pattern:
      /\b(?:quota|storage|spending|billing|payment|budget)\b.{0,60}\b(?:exceeded|has been hit|reached|exhausted|failed|limit)\b|insufficient[_ ]quota|account .{0,40}(?:suspended|locked)/i,
    probability: 0.03,
  },
  // GitHub answers an exhausted rate limit with 403 as well.
  {
    pattern:
      /^(?!.*rate limit).*\b(?:HTTP(?:\/[\d.]+)?|status(?: code)?|code|error|response|returned error)\b.{0,12}\b(?:401|403|404|410|451)\b|\b(?:401 Unauthorized|403 Forbidden|404 Not Found|410 Gone)\b/i,
    probability: 0.04,
  },
  { pattern: /\bno space left on device|disk (?:is )?full|disk quota exceeded/i, probability: 0.3 },
  // A limit on the address space, as `ulimit -v` sets one, is there on the next try too.
  { pattern: /\bvirtual memory exhausted\b/i, probability: 0.3 },
  // Cancelled by a person, a newer push or a neighbour that failed: none of them is mended here.
  { pattern: /^##\[error\]The operation was canceled/, probability: 0.35 },
  // A name without a dot is no public host: it is misspelt, or a service that was never started.
  { pattern: /[Cc]ould not resolve host: ['"]?[^\s.'"]+['"]?\s*$/, probability: 0.1 },
]

/** What a machine or a network did to the job. */
const passing: readonly Kind[] = [
  {
    pattern:
      /\b(?:connection (?:was )?(?:reset|timed out|closed|aborted)|ECONNRESET|ETIMEDOUT|EAI_AGAIN|temporary failure in name resolution|TLS handshake timeout|unexpected disconnect|early EOF|remote end hung up|RPC failed|stream error|i\/o timeout|deadline ?exceeded|requests? limit exceeded|rate limit|too many requests|bad gateway|service unavailable|gateway time-?out|internal server error)\b|\b(?:status(?: code)?|HTTP(?:\/[\d.]+)?|returned error)\b.{0,12}\b(?:429|50[0234])\b/i,
    probability: 0.75,
  },
  {
    pattern:
      /\b(?:lost communication|lost connection to (?:the )?(?:worker|agent|runner|node)|(?:worker|agent|runner|node|pod|daemon|machine|instance)\b.{0,40}\b(?:restarted|evicted|preempted|disappeared|was lost|went away|shut ?down|deprovision\w*|reclaimed|terminated))\b/i,
    probability: 0.75,
  },
  {
    pattern: /\b(?:signal: ?9|SIGKILL|exit(?:ed)?(?: with)?(?: code)? 137)\b|(?:^|[\s:\d])Killed(?:\s|$)/,
    probability: 0.6,
  },
  {
    pattern:
      /\b(?:internal compiler error|compiler (?:crashed|was killed)|signal: ?(?:11|7)|SIGSEGV: invalid memory)\b/i,
    probability: 0.5,
  },
]

/** Categories whose trouble a retry may mend; a failed assertion stays one whatever words stand in it. */
const open: readonly (Category | null)[] = [
  'network',
  'infrastructure',
  'timeout',
  'resource',
  'dependency',
  'unknown',
  'build',
]

/** @returns probability that a retry passes, 0 to 1, before any retry of this repository is known */
export function transientPrior(best: Ranked, category: Category): number {
  const { rule, text } = best
  const never = category === 'test' ? undefined : lasting.find(({ pattern }) => pattern.test(text))
  const byRule = rule?.transient ?? nothingKnown
  if (never !== undefined) return Math.min(byRule, never.probability)
  if (!open.includes(category) || isWrapper(best)) return byRule
  const kind = passing.find(({ pattern }) => pattern.test(text))
  if (kind === undefined) return byRule
  // A tool's own rule knows better where it says that a retry does not help.
  const own = rule !== undefined && !isPlain(rule.ecosystem) && byRule < 0.2
  return own ? byRule : Math.max(byRule, kind.probability)
}
