/** How anything outside is asked: through a proxy where the machine has one. */
import type { Env } from '../../ports.js'
import { type Fetch, plainFetch } from './guarded-fetch.js'

/**
 * Node’s own fetch, or behind a proxy the runner toolkit’s, which reads `https_proxy` and `no_proxy` as the runner does.
 * Loading that one takes five times as long, so it is loaded only where there is a proxy.
 */
export const fetchFor = (env: Env): Fetch => {
  const proxied = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'].some((name) => (env[name] ?? '') !== '')
  if (!proxied) return plainFetch
  return async (url, init) => {
    const { defaults } = await import('@actions/github/lib/utils')
    const through = defaults.request?.['fetch'] as Fetch | undefined
    return (through ?? plainFetch)(url, init)
  }
}
