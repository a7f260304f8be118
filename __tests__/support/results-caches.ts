/** The cache half of the results service: immutable entries, found by key, else newest first by prefix. */
import type { Answer } from './results-blobs.js'

export interface CacheEntry {
  readonly id: number
  readonly key: string
  readonly version: string
  readonly path: string
  finalized: boolean
}

export function cacheRpc(signed: (path: string) => string, mode: () => 'write' | 'read') {
  const entries: CacheEntry[] = []
  const answer = (method: string, body: Record<string, unknown>): Answer => {
    const key = String(body['key'])
    const version = String(body['version'])
    const same = entries.find((entry) => entry.key === key && entry.version === version)
    switch (method) {
      case 'CreateCacheEntry': {
        if (mode() === 'read') return json({ ok: false, message: 'cache write denied: read-only token' })
        if (same) return json({ code: 'already_exists', msg: 'cache entry exists' }, 409)
        const id = entries.length + 1
        entries.push({ id, key, version, path: `cache/${id}`, finalized: false })
        return json({ ok: true, signed_upload_url: signed(`cache/${id}`) })
      }
      case 'FinalizeCacheEntryUpload':
        if (same) same.finalized = true
        return json({ ok: same !== undefined, entry_id: String(same?.id ?? 0) })
      case 'GetCacheEntryDownloadURL': {
        const pool = entries.filter((entry) => entry.finalized && entry.version === version).reverse()
        const prefixes = [key, ...((body['restore_keys'] as string[] | undefined) ?? [])]
        const hit =
          pool.find((entry) => entry.key === key) ??
          prefixes
            .map((prefix) => pool.find((entry) => entry.key.startsWith(prefix)))
            .find((entry) => entry !== undefined)
        return json(hit ? { ok: true, signed_download_url: signed(hit.path), matched_key: hit.key } : { ok: false })
      }
      default:
        return json({ msg: 'bad route' }, 404)
    }
  }
  return { entries, answer }
}

const json = (value: unknown, status = 200): Answer => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(value),
})
