/** Retry with caches cleared: what was stored is broken, so a plain retry would fetch the same broken thing. */
import type { Diagnosis, RunRecord } from '../../model/index.js'
import { isShowable, quoted } from '../../tests/runners/shell-quote.js'
import { cachesOf } from './dependency-caches.js'
import { firstIn, firstMatch, nearbyOf, type Strategy } from './strategy.js'

/** Words of package managers for a stored file that is not what it should be. */
const broken =
  /EINTEGRITY|integrity check(?:sum)? failed|checksum (?:mismatch|verification failed|failed)|corrupt(?:ed)? (?:cache|archive|zip|jar|tarball|package|download)|zip END header not found|invalid (?:zip|gzip|tar) (?:file|archive|header)|unexpected end of (?:archive|ZLIB)|error in opening zip file|hash(?:es)? (?:do not match|mismatch)|HASHES (?:DO NOT MATCH|FROM THE REQUIREMENTS)|cache (?:entry )?(?:is )?corrupt/i

/** Would a retry need the dependency caches gone first? */
export const needsClearCaches = (diagnosis: Diagnosis): boolean =>
  ['dependency', 'network', 'infrastructure', 'build'].includes(diagnosis.category ?? '') &&
  firstMatch(diagnosis, broken) !== undefined

/** What actions/cache and the setup actions print when they restore: the very key that held the broken thing. */
const restored =
  /\bCache (?:restored (?:successfully )?from key|hit for(?: restore-key)?): (?<key>[^\s,-][^\s,]{0,511})/i

export const clearCaches: Strategy = {
  id: 'clear-caches',
  remedy: ({ diagnosis, record }) => {
    if (!needsClearCaches(diagnosis)) return undefined
    const { named, pattern, empty } = cachesOf(diagnosis)
    const what = named === undefined ? 'dependency caches' : `${named} dependency caches`
    if (record.key.host !== 'github.com')
      return {
        title: `Clear the ${what}, then retry`,
        instruction:
          'Something stored is broken. Empty it on the machine that ran this job, or clear the caches of the project (GitLab: Build → Pipelines → Clear runner caches), then retry.',
        ...(empty === undefined ? {} : { command: empty }),
      }
    const found = firstIn(nearbyOf(diagnosis), restored)?.groups?.['key']
    const key = found !== undefined && isShowable(found) ? found : undefined
    const [ref, fallback] = refsOf(record)
    return {
      title: `Clear the ${what}, then retry`,
      instruction: `Something stored is broken. Delete ${key === undefined ? `the ${what} that this workflow restores${ref === undefined ? '' : `, those of ${ref}${fallback === undefined ? '' : ` or, where it has none, of ${fallback}`}`}` : `the cache that this run restored, ${key}`} (needs \`actions: write\`), then rerun the failed jobs; with \`rerun: transient\` the companion does both.`,
      command: key === undefined ? commandFor(pattern, [ref, fallback]) : `gh cache delete ${quoted(key)}`,
    }
  },
}

/** A run restores its own ref’s caches, and the default branch’s where it has none. */
function refsOf(record: RunRecord): readonly [string | undefined, string | undefined] {
  const { branch, defaultBranch, pullRequest } = record.run.value
  const heads = (name: string | undefined) => (name === undefined ? undefined : `refs/heads/${name}`)
  const own = pullRequest === undefined ? heads(branch) : `refs/pull/${pullRequest}/merge`
  const main = heads(defaultBranch)
  return [own, main === own ? undefined : main]
}

function commandFor(pattern: string, refs: readonly (string | undefined)[]): string {
  const filter = quoted(`.[] | select(.key | test("${pattern}"; "i")) | .id`)
  const list = (ref: string | undefined) =>
    `gh cache list${ref === undefined ? '' : ` --ref ${quoted(ref)}`} --limit 100 --json id,key --jq ${filter}`
  const known = refs.filter((ref) => ref !== undefined)
  const [first, second] = known
  if (second === undefined) return `${list(first)} | xargs -n 1 gh cache delete`
  return `ids=$(${list(first)}); [ -n "$ids" ] || ids=$(${list(second)}); for id in $ids; do gh cache delete "$id"; done`
}
