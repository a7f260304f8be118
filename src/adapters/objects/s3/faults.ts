/** What a bucket answers, as a kind and a sentence with the next step. */
import { codeOf, messageOf } from '../../../core/run/errors.js'
import { causesOf } from '../../http/explain.js'
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

const kinds: ReadonlyMap<string, FaultKind> = new Map(
  Object.entries({
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
    ConditionalRequestConflict: 'conflict',
    OperationAborted: 'conflict',
    InvalidObjectState: 'archived',
  } as const satisfies Readonly<Record<string, FaultKind>>),
)

/** @param place `s3://bucket/prefix` */
export function faultOf(error: unknown, deed: Deed, place: string): ObjectFault {
  const ours = foundIn(error, ObjectFault)
  if (ours !== undefined)
    return ours.kind === 'foreign' ? new ObjectFault('foreign', `${place}: ${ours.message}; ${foreign}`, error) : ours
  const stopped = foundIn(error, Stopped)
  if (stopped !== undefined) {
    const kind = stopped.reason === 'budget' ? 'budget' : stopped.reason === 'too-long' ? 'too-large' : 'unreachable'
    return new ObjectFault(kind, `${place}: ${stopped.message}`, error)
  }
  const { name = '', Code = '', $metadata } = error as SdkError
  const status = $metadata?.httpStatusCode
  const kind = kinds.get(name) ?? kinds.get(Code) ?? kindOf(status, error)
  return new ObjectFault(kind, `${place}: ${sentence(kind, deed, error as SdkError)}`, error)
}

const foreign =
  'what answers there is no S3 (a login page, a proxy?); see `s3-endpoint` and the network: nothing was read or saved'

/** A refusal of ours comes wrapped, or as it is, depending on what of the SDK it passed. */
function foundIn<T>(error: unknown, kind: abstract new (...given: never[]) => T, depth = 0): T | undefined {
  if (error instanceof kind) return error
  const cause = (error as { readonly cause?: unknown } | null)?.cause
  return cause === undefined || depth > 4 ? undefined : foundIn(cause, kind, depth + 1)
}

/** Credentials are had before anything is asked of the bucket: what goes wrong there is not the bucket’s. */
export function credentialsFault(error: unknown, place: string, tokenFile: string | undefined): ObjectFault {
  const { name = 'no name', $metadata } = error as SdkError
  const fault = (words: string) => new ObjectFault('credentials', `${place}: ${words}`, error)
  if (tokenFile !== undefined && causesOf(error).some((cause) => cause.code === 'ENOENT'))
    return fault(`no credentials were found: the token file ${tokenFile} (AWS_WEB_IDENTITY_TOKEN_FILE) is not there`)
  if ($metadata?.httpStatusCode !== undefined)
    return fault(`the role could not be assumed (${plain(name)}); see its trust policy, and AWS_ROLE_ARN`)
  if (name === 'CredentialsProviderError') return fault(noCredentials)
  return fault(`no credentials were given (${rootOf(error)})`)
}

const noCredentials =
  'no credentials were found; give the job a role by OpenID Connect (docs/store-s3.md), or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY'

/** Names come from strangers. */
const plain = (name: string): string => name.replace(/[^A-Za-z0-9._-]/g, '').slice(0, 60)

/** `fetch failed` says nothing; what it was is the last of its causes: `connect ECONNREFUSED 127.0.0.1:9000`. */
function rootOf(error: unknown): string {
  const last = causesOf(error).at(-1)
  const cause = last?.cause ?? last ?? error
  // Of several addresses that were tried, none has the word alone.
  return messageOf(cause) || (codeOf(cause) ?? 'no answer')
}

function kindOf(status: number | undefined, error: unknown): FaultKind {
  if (status === undefined)
    return /fetch failed|ECONN|ENOTFOUND|EAI_AGAIN/.test(messageOf(error)) ? 'unreachable' : 'other'
  if (status === 401 || status === 403) return 'denied'
  if (status === 404) return 'no-bucket'
  if (status === 409) return 'conflict'
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
        ? noCredentials
        : `the credentials were refused (${plain(error.name ?? '')}); renew them, or correct the role`
    case 'region':
      return 'the bucket is in another region; set `s3-region` to its region, or AWS_REGION'
    case 'clock':
      return 'the clock of this machine is more than 15 minutes wrong; set it by NTP'
    case 'overloaded':
      return `it did not answer after several attempts (${plain(error.name ?? 'a server error')}); the next run tries again`
    case 'unreachable':
      return `it could not be reached (${causesOf(error)}); see \`s3-endpoint\` and the network`
    case 'conflict':
      return `others were writing the same object, after several attempts (${plain(error.name ?? '409')}); the next run tries again`
    case 'archived':
      return 'the object is in a class of storage that has to be restored before it can be read; restore it, or exempt it from the lifecycle rule'
    case 'budget':
    case 'too-large':
    case 'foreign':
    case 'name':
    case 'other':
      return messageOf(error)
    default:
      return kind satisfies never
  }
}
