/** Whether an answer is S3’s at all: a captive portal, a proxy and a site of one’s own say 200 to everything, and mean nothing by it. */
import { ObjectFault } from '../port.js'

export interface Answered {
  readonly method: string
  readonly query: Readonly<Record<string, unknown>>
  readonly status: number
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly bytes: Uint8Array
}

/** Where the root of an answer’s XML stands at the latest. */
const headBytes = 1024

/**
 * A list is a `ListBucketResult`; who stores or hands out an object names its content by an `ETag`.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html, API_PutObject.html, API_GetObject.html
 *
 * @throws ObjectFault where a 200 is none of these
 */
export function refuseForeign({ method, query, status, headers, bytes }: Answered): void {
  // A role is borrowed by a POST to the security token service, by the same way out.
  if (status < 200 || status > 299 || (method !== 'GET' && method !== 'PUT')) return
  const isList = 'list-type' in query
  const isOurs = isList
    ? /<ListBucketResult[\s>/]/.test(Buffer.from(bytes.subarray(0, headBytes)).toString('latin1'))
    : (headers['etag'] ?? '') !== ''
  if (!isOurs) throw new ObjectFault('foreign', `a ${isList ? 'list' : method} was answered with something else`)
}
