/** Pushes the figures of a workflow to a Pushgateway, or leaves them in a file for node_exporter. */
import { dirname, resolve } from 'node:path'
import { figuresOf } from '../../../core/report/figures/index.js'
import { messageOf } from '../../../core/run/errors.js'
import { day } from '../../../core/run/time.js'
import type { Delivery, Exported, Exporter } from '../../../ports.js'
import { makeFolder } from '../../files/folder.js'
import { replaceFile } from '../../files/replace.js'
import type { Fetch } from '../../http/guarded-fetch.js'
import { post } from '../../http/post.js'
import { prometheusText } from './text.js'

export interface PrometheusOptions {
  readonly pushgateway?: string | undefined
  readonly authorization?: string | undefined
  readonly textfile?: string | undefined
  readonly fetch: Fetch
  /** Milliseconds since the epoch. */
  readonly now: () => number
  readonly cwd: string
}

/** The figures are of so long. */
export const windowMs = 7 * day

export const createPrometheusExporter = (options: PrometheusOptions): Exporter => ({
  name: 'prometheus',
  async send(exported) {
    const records = exported.history.filter(({ key }) => key.workflow === exported.record.key.workflow)
    const text = await prometheusText(figuresOf({ ...exported, records, now: options.now(), windowMs }))
    const done = await Promise.all([pushed(text, exported, options), written(text, options)])
    const all = done.filter((one) => one !== undefined)
    return {
      state: all.some(({ state }) => state === 'failed') ? 'failed' : 'done',
      detail: all.map(({ detail }) => detail).join('; '),
    }
  },
})

async function pushed(
  text: string,
  { record }: Exported,
  { pushgateway, authorization, fetch }: PrometheusOptions,
): Promise<Delivery | undefined> {
  if (pushgateway === undefined) return undefined
  const { repository, workflow } = record.key
  // Names with slashes travel in base64 (Pushgateway’s README, "URL").
  const group = `job/pipeline_guard/repository@base64/${base64(repository)}/workflow@base64/${base64(workflow)}`
  const came = await post({
    service: 'the Pushgateway',
    url: `${pushgateway.replace(/\/+$/, '')}/metrics/${group}`,
    // What the last run pushed goes: a figure that is no more must not stay for ever.
    method: 'PUT',
    headers: {
      'content-type': 'text/plain; version=0.0.4; charset=utf-8',
      ...(authorization === undefined ? {} : { authorization }),
    },
    body: text,
    fetch,
    idempotent: true,
  })
  return came.kind === 'sent'
    ? { state: 'done', detail: 'pushed to the Pushgateway' }
    : { state: 'failed', detail: came.detail }
}

const base64 = (text: string): string => Buffer.from(text).toString('base64url')

/** Whole or not at all: node_exporter reads whenever it likes. */
export async function written(
  text: string,
  { textfile, cwd }: Pick<PrometheusOptions, 'textfile' | 'cwd'>,
): Promise<Delivery | undefined> {
  if (textfile === undefined) return undefined
  const path = resolve(cwd, textfile)
  try {
    await makeFolder(dirname(path))
    await replaceFile({
      path,
      bytes: text,
      cwd,
      isOurs: (head) => head.length === 0 || head.includes('pipeline_guard_'),
    })
    return { state: 'done', detail: `written to ${textfile}` }
  } catch (error) {
    return { state: 'failed', detail: `${textfile} could not be written: ${messageOf(error)}` }
  }
}
