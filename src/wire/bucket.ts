/** A bucket as the inputs name it. */
import type { Fetch } from '../adapters/http/guarded-fetch.js'
import type { ObjectStore } from '../adapters/objects/port.js'
import { s3Objects } from '../adapters/objects/s3/index.js'
import type { Config } from '../config/config.js'
import { parseS3Address, s3Accepted } from '../config/s3-place.js'
import type { Env } from '../ports.js'

interface BucketRequest {
  readonly config: Partial<Pick<Config, 's3Endpoint' | 's3Region' | 's3PathStyle'>>
  readonly env: Env
  readonly fetch?: Fetch | undefined
  /** Requests at the most. */
  readonly budget?: number
  /** Milliseconds for one answer. */
  readonly timeoutMs?: number
}

/** For a step: two lists, a merged history, 120 records one by one, two writes, and what has to be asked twice. */
const stepRequests = 180

/** @throws Error where the address is none: inputs were read before */
export function bucketOf(
  address: string,
  { config, env, fetch, budget = stepRequests, timeoutMs }: BucketRequest,
): ObjectStore {
  const place = parseS3Address(address)
  if (place === undefined) throw new Error(`${address}: accepted is ${s3Accepted}`)
  const { s3Endpoint: endpoint, s3Region: region, s3PathStyle: style = 'auto' } = config
  return s3Objects({
    place,
    env,
    endpoint,
    region,
    fetch,
    budget,
    ...(timeoutMs !== undefined && { timeoutMs }),
    ...(style !== 'auto' && { pathStyle: style === 'always' }),
  })
}
