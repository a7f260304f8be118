/** Which branch is the default one, by the input, where a platform does not say it of its run. */
import type { Env, Platform } from '../../ports.js'
import { tagAsBranch } from './refs.js'

/** What a build of a tag is told by; its name stands in the place of the branch’s. */
const isTag = (env: Env): boolean =>
  env['GITHUB_REF_TYPE'] === 'tag' || Boolean(env['CI_COMMIT_TAG']) || Boolean(env['TAG_NAME'])

/** The platform’s own word wins, for this run and for each earlier one it remembers. */
export function withDefaultBranch(platform: Platform, given: string | undefined, env: Env): Platform {
  if (given === undefined) return platform
  return {
    ...platform,
    async snapshot() {
      const snapshot = await platform.snapshot()
      if (snapshot.run.defaultBranch !== undefined) return snapshot
      const { branch } = snapshot.run
      const named = branch === undefined || !isTag(env) ? {} : { branch: tagAsBranch(branch, given) }
      return { ...snapshot, run: { ...snapshot.run, ...named, defaultBranch: given } }
    },
    async backfill(request) {
      const records = await platform.backfill(request)
      return records.map((record) => ({
        ...record,
        run: { ...record.run, value: { defaultBranch: given, ...record.run.value } },
      }))
    },
  }
}
