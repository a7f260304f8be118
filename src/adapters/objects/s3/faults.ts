/** What a bucket answers, as a kind and a sentence with the next step. */
import { messageOf } from '../../../core/run/errors.js'
import { Stopped } from '../../http/guarded-fetch.js'
import { type FaultKind, ObjectFault } from '../port.js'

export type Deed = 'list' | 'get' | 'put'

const permission: Readonly<Record<Deed, string>> = {
  list: 's3:ListBucket',
  get: 's3:GetObject',
  put: 's3:PutObject',
}

/** The SDK’s exceptions: a name, and what HTTP said. */
interface SdkError {
  readonly name?: string
  readonly Code?: string
  readonly message?: string
  readonly $metadata?: { readonly httpStatusCode?: number }
}

const kinds: Readonly<Record<string, FaultKind>> = {
  NoSuchBucket: 'no-bucket',
  AccessDenied: 'denied',
  AllAccessDisabled: 'denied',
  InvalidAccessKeyId: 'credentials',
  SignatureDoesNotMatch: 'credentials',
  ExpiredToken: 'credentials',
  InvalidToken: 'credentials',
  TokenRefreshRequired: 'credentials',
  CredentialsProviderError: 'credentials',
  PermanentRedirect: 'region',
  AuthorizationHeaderMalformed: 'region',
  IllegalLocationConstraintException: 'region',
  RequestTimeTooSkewed: 'clock',
  SlowDown: 'overloaded',
  InternalError: 'overloaded',
  ServiceUnavailable: 'overloaded',
}

/** @param place `s3://bucket/prefix` */
export function faultOf(error: unknown, deed: Deed, place: string): ObjectFault {
  if (error instanceof ObjectFault) return error
  const stopped = stoppedIn(error)
  if (stopped !== undefined) {
    const kind = stopped.reason === 'budget' ? 'budget' : stopped.reason === 'too-long' ? 'too-large' : 'unreachable'
    return new ObjectFault(kind, `${place}: ${stopped.message}`, error)
  }
  const { name = '', Code = '', $metadata } = error as SdkError
  const status = $metadata?.httpStatusCode
  const kind = kinds[name] ?? kinds[Code] ?? kindOf(status, error)
  return new ObjectFault(kind, `${place}: ${sentence(kind, deed, error as SdkError)}`, error)
}

/** A refusal of ours comes wrapped, or as it is, depending on what of the SDK it passed. */
function stoppedIn(error: unknown, depth = 0): Stopped | undefined {
  if (error instanceof Stopped) return error
  const cause = (error as { readonly cause?: unknown } | null)?.cause
  return cause === undefined || depth > 4 ? undefined : stoppedIn(cause, depth + 1)
}

function kindOf(status: number | undefined, error: unknown): FaultKind {
  if (status === undefined)
    return /fetch failed|ECONN|ENOTFOUND|EAI_AGAIN/.test(messageOf(error)) ? 'unreachable' : 'other'
  if (status === 401 || status === 403) return 'denied'
  if (status === 404) return 'no-bucket'
  if (status === 301 || status === 307) return 'region'
  return status >= 500 || status === 429 ? 'overloaded' : 'other'
}

function sentence(kind: FaultKind, deed: Deed, error: SdkError): string {
  switch (kind) {
    case 'no-bucket':
      return 'there is no such bucket; correct `history`, or make it'
    case 'denied':
      return `the credentials may not ${deed}; allow \`${permission[deed]}\` for this bucket and prefix`
    case 'credentials':
      return error.name === 'CredentialsProviderError'
        ? 'no credentials were found; give the job a role by OpenID Connect (docs/store-s3.md), or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY'
        : `the credentials were refused (${error.name}); renew them, or correct the role`
    case 'region':
      return 'the bucket is in another region; set `s3-region` to its region, or AWS_REGION'
    case 'clock':
      return 'the clock of this machine is more than 15 minutes wrong; set it by NTP'
    case 'overloaded':
      return `it did not answer after several attempts (${error.name ?? 'a server error'}); the next run tries again`
    case 'unreachable':
      return `it could not be reached (${messageOf(error)}); see \`s3-endpoint\` and the network`
    case 'budget':
    case 'too-large':
    case 'other':
      return messageOf(error)
    default:
      return kind satisfies never
  }
}
