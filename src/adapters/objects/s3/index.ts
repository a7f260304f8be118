/** A bucket, or a part of it: Amazon S3, and what speaks its protocol (MinIO, R2, Ceph, Google Cloud Storage). */
import { type S3Place, s3Text } from '../../../config/s3-place.js'
import type { Env } from '../../../ports.js'
import { sleep } from '../../../timers.js'
import { createBudget, type RequestBudget } from '../../http/budget.js'
import { type Fetch, plainFetch } from '../../http/guarded-fetch.js'
import type { ListPage, ObjectEntry, ObjectStore, Put, PutRequest } from '../port.js'
import { ObjectFault } from '../port.js'
import { credentialsFault, type Deed, faultOf } from './faults.js'
import { loadSdk } from './sdk.js'
import { createTransport } from './transport.js'

export interface S3Options {
  readonly place: S3Place
  readonly env: Env
  /** Of a server that is not Amazon’s. */
  readonly endpoint?: string | undefined
  readonly region?: string | undefined
  /** `https://host/bucket/key` in place of `https://bucket.host/key`. */
  readonly pathStyle?: boolean
  readonly fetch?: Fetch | undefined
  /** Requests at the most, retries too. */
  readonly budget: number
  /** Milliseconds for one answer. */
  readonly timeoutMs?: number
  /** Attempts of one request. */
  readonly attempts?: number
  /** Most bytes of one answer. */
  readonly mostBytes?: number
}

/** Of a list of 1,000 keys, and of a merged history. */
const largestAnswer = 64 * 1024 * 1024

type Sdk = Awaited<ReturnType<typeof loadSdk>>
interface Opened {
  readonly sdk: Sdk
  readonly client: InstanceType<Sdk['S3Client']>
}

export function s3Objects(options: S3Options): ObjectStore {
  const { place, budget: limit } = options
  const budget = createBudget(limit)
  const name = s3Text(place)
  const base = place.prefix === '' ? '' : `${place.prefix}/`
  let opened: Promise<Opened> | undefined
  const open = (): Promise<Opened> => (opened ??= connect(options, budget))

  async function ask<T>(deed: Deed, work: (opened: Opened) => Promise<T>): Promise<T> {
    try {
      const { sdk, client } = await open()
      await client.config.credentials().catch((error: unknown) => {
        throw credentialsFault(error, name, options.env['AWS_WEB_IDENTITY_TOKEN_FILE'])
      })
      return await work({ sdk, client })
    } catch (error) {
      throw faultOf(error, deed, name)
    }
  }

  const about = (key: string) => ({ Bucket: place.bucket, Key: base + key })

  return {
    name,
    requests: () => limit - budget.left(),
    list: ({ prefix, startAfter, folders = false, next }) =>
      ask('list', async ({ sdk, client }): Promise<ListPage> => {
        const page = await client.send(
          new sdk.ListObjectsV2Command({
            Bucket: place.bucket,
            Prefix: base + prefix,
            ...(startAfter !== undefined && { StartAfter: base + startAfter }),
            ...(folders && { Delimiter: '/' }),
            ...(next !== undefined && { ContinuationToken: next }),
          }),
        )
        const more = page.IsTruncated === true ? page.NextContinuationToken : undefined
        if (page.IsTruncated === true && (more ?? '') === '')
          throw new ObjectFault('foreign', 'a list that goes on does not say how')
        return {
          entries: (page.Contents ?? []).flatMap((one) => entryOf(one, base)),
          folders: (page.CommonPrefixes ?? []).flatMap(({ Prefix }) =>
            Prefix?.startsWith(base) ? [Prefix.slice(base.length)] : [],
          ),
          ...(more !== undefined && { next: more }),
        }
      }),
    get: (key, most) =>
      ask('get', async ({ sdk, client }) => {
        try {
          const { Body, ETag = '', ContentLength = 0 } = await client.send(new sdk.GetObjectCommand(about(key)))
          const bytes = (await Body?.transformToByteArray()) ?? new Uint8Array()
          if (Math.max(bytes.length, ContentLength) > most)
            throw new ObjectFault('too-large', `${name}/${key} has more than ${most} bytes`)
          return { bytes, tag: ETag }
        } catch (error) {
          if ((error as { readonly name?: string }).name === 'NoSuchKey') return undefined
          throw error
        }
      }),
    put: (request) =>
      ask('put', async ({ sdk, client }): Promise<Put> => {
        const command = (conditional: boolean) =>
          new sdk.PutObjectCommand({
            ...about(request.key),
            Body: request.bytes,
            ContentType: 'application/octet-stream',
            ...(conditional && conditionOf(request)),
          })
        for (let tries = 1; ; tries++)
          try {
            return written(await client.send(command(true)))
          } catch (error) {
            if (statusOf(error) === taken) return { kind: 'taken' }
            // A name that holds the hash of its content may be written twice: where conditions are unknown, it is.
            if (isUnknown(error) && request.onlyOver === 'absent') return written(await client.send(command(false)))
            if (statusOf(error) !== busy || tries >= mostTries) throw error
            await sleep(busyMs * 2 ** tries)
          }
      }),
  }
}

async function connect({ env, fetch = plainFetch, ...options }: S3Options, budget: RequestBudget): Promise<Opened> {
  const sdk = await loadSdk()
  const { endpoint, pathStyle = endpoint !== undefined, attempts = 4, timeoutMs = 10_000 } = options
  const client = new sdk.S3Client({
    region: options.region ?? env['AWS_REGION'] ?? env['AWS_DEFAULT_REGION'] ?? 'us-east-1',
    ...(endpoint !== undefined && { endpoint }),
    forcePathStyle: pathStyle,
    followRegionRedirects: endpoint === undefined,
    maxAttempts: attempts,
    // Servers of others know no checksums in trailers.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: createTransport({ fetch, budget, timeoutMs, mostBytes: options.mostBytes ?? largestAnswer }),
    // Its warnings would go to stdout, which is for machine output.
    logger: silent,
  })
  return { sdk, client }
}

const nothing = (): void => undefined
const silent = { debug: nothing, info: nothing, warn: nothing, error: nothing, trace: nothing }

interface Listed {
  readonly Key?: string | undefined
  readonly Size?: number | undefined
  readonly ETag?: string | undefined
  readonly LastModified?: Date | undefined
}

function entryOf({ Key = '', Size = 0, ETag = '', LastModified }: Listed, base: string): readonly ObjectEntry[] {
  if (!Key.startsWith(base)) return []
  return [{ key: Key.slice(base.length), bytes: Size, tag: ETag, writtenAt: LastModified?.getTime() ?? 0 }]
}

const conditionOf = ({ onlyOver }: PutRequest) =>
  onlyOver === undefined ? {} : onlyOver === 'absent' ? { IfNoneMatch: '*' } : { IfMatch: onlyOver.tag }

const written = ({ ETag = '' }: { readonly ETag?: string | undefined }): Put => ({ kind: 'written', tag: ETag })

const statusOf = (error: unknown): number | undefined =>
  (error as { readonly $metadata?: { readonly httpStatusCode?: number } }).$metadata?.httpStatusCode

/** The condition does not hold: somebody was faster. */
const taken = 412
/** Somebody is just writing, or taking away, the same object: nothing is stored, and it is to be asked again. */
const busy = 409
const mostTries = 4
const busyMs = 50

/** 501 `NotImplemented`: a header this server does not know. */
const isUnknown = (error: unknown): boolean => statusOf(error) === 501
