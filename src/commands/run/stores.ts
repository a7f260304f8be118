/** Where the command line keeps its history: a file, or a bucket. */
import { fetchFor } from '../../adapters/http/proxy.js'
import { fileStore } from '../../adapters/stores/file/index.js'
import { bucketStore } from '../../adapters/stores/s3/index.js'
import { isS3Address } from '../../config/s3-place.js'
import type { HistoryStore } from '../../ports.js'
import { bucketOf } from '../../wire/bucket.js'
import type { StoresRequest } from '../../wire/stores.js'

export const deskStores = async ({ config, env, now, bounds }: StoresRequest): Promise<readonly HistoryStore[]> => [
  isS3Address(config.history)
    ? bucketStore({
        objects: bucketOf(config.history, { config, env, fetch: fetchFor(env) }),
        now,
        ...(bounds === undefined ? {} : { bounds }),
      })
    : fileStore({
        path: config.historyPath ?? '.pipeline-guard/history.jsonl.gz',
        now,
        ...(bounds === undefined ? {} : { bounds }),
      }),
]
