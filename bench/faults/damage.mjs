// Every truncation of a history, and a flip at every tenth byte: what is kept is genuine, what is lost is told.
import { join } from 'node:path'
import { makeHistory } from '../made-history.mjs'
import { root } from './world.mjs'

export async function damage({ short }) {
  const { decodeHistory, encodeHistory } = await import(join(root, 'lib/core/history/file/codec.js'))
  const { canonicalJson } = await import(join(root, 'lib/core/history/order.js'))
  const key = { repository: 'o/r', host: 'github.com', workflow: 'ci.yml' }
  const records = makeHistory({ runs: short ? 20 : 96, jobs: 2, steps: 3, ...key })
  const genuine = new Set(records.map(canonicalJson))
  const whole = encodeHistory(records)
  const broken = []
  let tried = 0
  const check = (bytes, what, least) => {
    tried++
    const loaded = decodeHistory(bytes)
    if (loaded.kind !== 'ok') {
      if (!/\S/.test(loaded.reason ?? '')) broken.push(`${what}: ${loaded.kind} without a reason`)
      if (least > 0) broken.push(`${what}: nothing could be read of it`)
      return
    }
    const { records: kept, quarantined, damage: told } = loaded.value
    if (!kept.every((record) => genuine.has(canonicalJson(record)))) broken.push(`${what}: a record was changed`)
    if (kept.length < records.length && told === undefined && quarantined.length === 0)
      broken.push(`${what}: a loss nobody is told of`)
    if (kept.length < least) broken.push(`${what}: ${kept.length} records left of ${records.length}`)
  }
  for (let length = 1; length < whole.length; length++) check(whole.subarray(0, length), `cut at ${length}`, 0)
  for (let at = 0; at < whole.length; at += 10) {
    const bytes = Uint8Array.from(whole)
    bytes[at] ^= 0x55
    check(bytes, `a flip at ${at}`, records.length - 16)
  }
  return { tried, broken }
}
