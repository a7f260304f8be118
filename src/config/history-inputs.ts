/** Where the history lives: part of the inputs table. */
import { choice, historyPlace, text, url } from './rows.js'

/** Where a history may live. */
export const historyKinds = ['auto', 'artifact', 'cache', 'file'] as const

/** Of a server alone: what came after it would be lost, or be taken for a part of the names. */
function server(told: Parameters<typeof url>[0]): ReturnType<typeof url> {
  const row = url(told)
  return {
    ...row,
    read: (given) => {
      const read = row.read(given)
      if (!('value' in read) || read.value === undefined) return read
      const { pathname, search, hash } = new URL(read.value)
      return pathname === '/' && search === '' && hash === ''
        ? read
        : { fault: 'an https URL of a server, without path and query' }
    },
  }
}

export const historyInputs = {
  history: historyPlace(historyKinds, {
    default: 'auto',
    or: ', or the path of a file',
    description:
      'Where the history lives. `auto`: on GitHub the cache, and artifacts of the companion’s own run where there is one; a file elsewhere. `artifact` lands in the run’s downloads. `s3://…`: a bucket of yours (docs/store-s3.md).',
  }),
  'history-path': text({
    default: '.pipeline-guard/history.jsonl.gz',
    description: 'The file of `history: file`; `history: PATH` says the same in one.',
    accepted: 'a path',
  }),
  's3-endpoint': server({
    description: 'For `history: s3://…`: a server that is not Amazon’s, such as MinIO, R2 or Google Cloud Storage.',
  }),
  's3-region': text({
    description: 'For `history: s3://…`: region of the bucket. Default: AWS_REGION, then `us-east-1`.',
    accepted: 'a region, such as `eu-central-1`',
  }),
  's3-path-style': choice(['auto', 'always', 'never'], {
    default: 'auto',
    description:
      'For `history: s3://…`: `https://host/bucket/key` in place of `https://bucket.host/key`; `auto` does so with `s3-endpoint`.',
  }),
} as const
