/** Retry with caches cleared: what was stored is broken, so a plain retry would fetch the same broken thing. */
import type { Diagnosis } from '../../model/index.js'
import { quoted } from './shell-quote.js'
import { firstMatch, type Strategy } from './strategy.js'

/** Words of package managers for a stored file that is not what it should be. */
const broken =
  /EINTEGRITY|integrity check(?:sum)? failed|checksum (?:mismatch|verification failed|failed)|corrupt(?:ed)? (?:cache|archive|zip|jar|tarball|package|download)|zip END header not found|invalid (?:zip|gzip|tar) (?:file|archive|header)|unexpected end of (?:archive|ZLIB)|error in opening zip file|hash(?:es)? (?:do not match|mismatch)|HASHES (?:DO NOT MATCH|FROM THE REQUIREMENTS)|cache (?:entry )?(?:is )?corrupt/i

/** Would a retry need the dependency caches gone first? */
export const needsClearCaches = (diagnosis: Diagnosis): boolean =>
  ['dependency', 'network', 'infrastructure', 'build'].includes(diagnosis.category ?? '') &&
  firstMatch(diagnosis, broken) !== undefined

export const clearCaches: Strategy = {
  id: 'clear-caches',
  remedy: ({ diagnosis, record }) => {
    if (!needsClearCaches(diagnosis)) return undefined
    const branch = record.run.value.branch
    return {
      title: 'Clear the dependency caches, then retry',
      instruction: `Something stored is broken. Delete this workflow’s dependency caches${branch === undefined ? '' : ` of ${branch}`} (needs \`actions: write\`), then rerun the failed jobs; with \`rerun: transient\` the companion does both.`,
      command: `gh cache list${branch === undefined ? '' : ` --ref ${quoted(`refs/heads/${branch}`)}`} --limit 100 --json id --jq '.[].id' | xargs -n 1 gh cache delete`,
    }
  },
}
