/** Where the tables lie: `tables/v1/runs/day=2026-11-30/007.parquet`, the shard by the hash of the repository. */
import { createHash } from 'node:crypto'
import { type TableName, tablesVersion } from './schema.js'

export const tablesRoot = `tables/v${tablesVersion}/`

/** How many shards a day has; written once, as another number would put a repository into two files. */
export const layoutObject = `${tablesRoot}layout.json`

/** Up to when everything is in the tables, by the clock of the place. */
export const stateObject = `${tablesRoot}state.json`

export const dayFolder = (table: TableName | 'done', day: string): string => `${tablesRoot}${table}/day=${day}/`

export const tableObject = (table: TableName, day: string, shard: string): string =>
  `${dayFolder(table, day)}${shard}.parquet`

/** Says of which records the tables of a shard were made: the last thing that is written. */
export const doneObject = (day: string, shard: string): string => `${dayFolder('done', day)}${shard}`

export const mostShards = 256

/** Repositories a shard: a file of a few megabytes a day where each runs a hundred times. */
const repositoriesAShard = 64

/** A power of two, so that a later layout can split each. */
export function shardsFor(repositories: number): number {
  let shards = 1
  while (shards < mostShards && shards * repositoriesAShard < repositories) shards *= 2
  return shards
}

/** @param owner what every name of a repository’s records begins with, after the area */
export function shardOf(owner: string, shards: number): string {
  const repository = owner.slice(0, owner.indexOf('/workflow='))
  const number = createHash('sha256').update(repository).digest().readUInt16BE(0) % shards
  return String(number).padStart(3, '0')
}
