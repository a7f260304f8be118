/** `s3://bucket/prefix`: where in which bucket a history lives. */

export interface S3Place {
  readonly bucket: string
  /** Without a slash at either end; empty for the whole bucket. */
  readonly prefix: string
}

export type S3Address = `s3://${string}`

export const isS3Address = (text: string): text is S3Address => text.startsWith('s3://')

/** Amazon’s rules for names of buckets; Google’s allow `_` and more characters. */
const bucketName = /^[a-z0-9][a-z0-9._-]{1,220}[a-z0-9]$/
/** Amazon’s “safe characters” of keys, as far as they mean nothing to a glob, a URL or a partition. */
const prefixSegment = /^[A-Za-z0-9!_-][A-Za-z0-9!_.-]*$/
const longestPrefix = 200

export const s3Accepted = 's3://bucket or s3://bucket/prefix (letters, digits, `-`, `_` and `.`; no `..`)'

/** @returns undefined where it names no bucket, or a prefix that is not plain */
export function parseS3Address(text: string): S3Place | undefined {
  const [, bucket = '', rest = ''] = /^s3:\/\/([^/]+)(?:\/(.*))?$/s.exec(text) ?? []
  if (!bucketName.test(bucket) || bucket.includes('..')) return undefined
  const prefix = rest.replace(/\/$/, '')
  if (prefix === '') return { bucket, prefix }
  const isPlain = prefix.length <= longestPrefix && prefix.split('/').every((part) => prefixSegment.test(part))
  return isPlain ? { bucket, prefix } : undefined
}

export const s3Text = ({ bucket, prefix }: S3Place): S3Address => `s3://${bucket}${prefix === '' ? '' : `/${prefix}`}`
