/** Just enough of a block-blob server for the Azure client behind the toolkit: PUT, blocks, block lists, GET with ranges. */
import { createHash } from 'node:crypto'

export interface Answer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Uint8Array | string
}

export interface Ask {
  readonly method: string
  readonly url: URL
  readonly body: Buffer
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
}

export function blobServer() {
  const blobs = new Map<string, Buffer>()
  const blocks = new Map<string, Map<string, Buffer>>()

  const answer = ({ method, url, body, headers }: Ask): Answer => {
    const name = url.pathname
    const comp = url.searchParams.get('comp')
    const common = {
      etag: `"${createHash('md5').update(body).digest('hex')}"`,
      'last-modified': new Date(0).toUTCString(),
      'x-ms-request-id': '1',
      'x-ms-version': '2024-11-04',
    }
    if (method === 'PUT' && comp === 'block') {
      const parts = blocks.get(name) ?? new Map<string, Buffer>()
      parts.set(url.searchParams.get('blockid') ?? '', body)
      blocks.set(name, parts)
      return { status: 201, headers: common }
    }
    if (method === 'PUT') {
      const ids = [...body.toString().matchAll(/<(?:Latest|Uncommitted)>([^<]+)</g)].map((match) => match[1] ?? '')
      const parts = ids.map((id) => blocks.get(name)?.get(id) ?? Buffer.alloc(0))
      blobs.set(name, comp === 'blocklist' ? Buffer.concat(parts) : body)
      return { status: 201, headers: common }
    }
    const blob = blobs.get(name)
    if (blob === undefined) return { status: 404 }
    const range = /^bytes=(\d+)-(\d*)$/.exec(String(headers['x-ms-range'] ?? headers['range'] ?? ''))
    if (range === null)
      return {
        status: 200,
        headers: { ...common, 'content-length': `${blob.length}` },
        body: method === 'HEAD' ? '' : blob,
      }
    const [from, to] = [Number(range[1]), Math.min(Number(range[2] || blob.length - 1), blob.length - 1)]
    const part = blob.subarray(from, to + 1)
    return { status: 206, headers: { ...common, 'content-range': `bytes ${from}-${to}/${blob.length}` }, body: part }
  }
  return { blobs, answer }
}
