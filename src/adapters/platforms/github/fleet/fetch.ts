/** Counts what is asked, and remembers the tag of the last answer: Octokit hands over neither. */
import type { Fetch } from '../../../http/guarded-fetch.js'

export interface CountedFetch {
  readonly fetch: Fetch
  made(): number
  unchanged(): number
  /** Tag of the last answer; listings are asked one after another, so it is theirs. */
  etag(): string | undefined
}

export function countedFetch(inner: Fetch): CountedFetch {
  let made = 0
  let unchanged = 0
  let etag: string | undefined
  return {
    fetch: async (url, init) => {
      made += 1
      etag = undefined
      const response = await inner(url, init)
      if (response.status === 304) unchanged += 1
      etag = response.headers.get('etag')?.slice(0, 200)
      return response
    },
    made: () => made,
    unchanged: () => unchanged,
    etag: () => etag,
  }
}
