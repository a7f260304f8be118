/** A bucket or a folder that a command is told of. */
import { resolve } from 'node:path'
import { isFolder } from '../adapters/files/folder.js'
import { fetchFor } from '../adapters/http/proxy.js'
import { folderObjects } from '../adapters/objects/folder.js'
import type { ObjectStore } from '../adapters/objects/port.js'
import { type Config, describeFault, readConfig } from '../config/config.js'
import { isS3Address, parseS3Address, s3Accepted } from '../config/s3-place.js'
import { bucketOf } from '../wire/bucket.js'
import { type Io, UsageError } from './command.js'
import { fromEnvironment } from './run/flags.js'

export const placeFlags = {
  's3-endpoint': { type: 'string' },
  's3-region': { type: 'string' },
  's3-path-style': { type: 'string' },
} as const

export const placeHelp = `  --s3-endpoint URL, --s3-region REGION, --s3-path-style always|never
                      of a bucket that is not Amazon’s, or not where AWS_REGION says`

export interface PlaceValues {
  readonly 's3-endpoint'?: string | undefined
  readonly 's3-region'?: string | undefined
  readonly 's3-path-style'?: string | undefined
}

/** Whoever asks a whole bucket is not in a hurry; a number keeps what goes wrong from going on for ever. */
const mostRequests = 100_000_000

/** @throws UsageError where it names no bucket, and no folder that is there */
export async function openPlace(text: string, values: PlaceValues, io: Io): Promise<ObjectStore> {
  if (isS3Address(text)) {
    if (parseS3Address(text) === undefined) throw new UsageError([`${text}: accepted is ${s3Accepted}`])
    const config = s3Config(values, io)
    return bucketOf(text, { config, env: io.env, fetch: fetchFor(io.env), budget: mostRequests, timeoutMs: 60_000 })
  }
  const path = resolve(io.cwd, text)
  if (!(await isFolder(path)))
    throw new UsageError([`${text}: accepted is s3://bucket/prefix, or a folder that is laid out like one`])
  return folderObjects(path)
}

function s3Config(values: PlaceValues, io: Io): Pick<Config, 's3Endpoint' | 's3Region' | 's3PathStyle'> {
  const names = Object.keys(placeFlags) as (keyof typeof placeFlags)[]
  const environment = fromEnvironment(io.env)
  const read = readConfig(Object.fromEntries(names.map((name) => [name, values[name] ?? environment[name]])))
  if (read.kind === 'faulty') throw new UsageError(read.faults.map(describeFault))
  return read.config
}
