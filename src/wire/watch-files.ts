/** Files a watch leaves behind, of all its repositories: the page, and the figures for node_exporter. */
import { written } from '../adapters/exporters/prometheus/index.js'
import { prometheusText } from '../adapters/exporters/prometheus/text.js'
import { writePage } from '../adapters/stores/page.js'
import type { Config } from '../config/config.js'
import type { RunRecord } from '../core/model/index.js'
import { figuresOf } from '../core/report/figures/index.js'
import { messageOf } from '../core/run/errors.js'
import { day } from '../core/run/time.js'
import type { TroubleLog } from '../ports.js'
import type { WatchStore } from '../watch/store/state.js'

interface Published {
  readonly config: Pick<Config, 'reportPath' | 'prometheusTextfile'>
  readonly now: () => number
  readonly troubles: TroubleLog
  /** Why nothing may be written there; undefined where it may. */
  readonly reach: (path: string) => string | undefined
}

/** As the exporter of a step. */
const windowMs = 7 * day

export async function publish(store: WatchStore, { config, now, troubles, reach }: Published): Promise<void> {
  const { reportPath: path, prometheusTextfile: textfile } = config
  const records = await everyRun(store)
  const cwd = process.cwd()
  const fault = (message: string): void =>
    troubles.add({ code: 'file-not-written', message, advice: 'Name a file that may be written there.' })
  if (path !== undefined)
    await writePage(records, { path, cwd, reach, now }).catch((error: unknown) =>
      fault(`report-path: ${path} cannot be written: ${messageOf(error)}`),
    )
  if (textfile !== undefined) {
    const came = await written(await prometheusText(figuresOf({ records, now: now(), windowMs })), { textfile, cwd })
    if (came?.state === 'failed') fault(`prometheus-textfile: ${came.detail}`)
  }
}

async function everyRun(store: WatchStore): Promise<readonly RunRecord[]> {
  const records: RunRecord[] = []
  for (const repository of Object.keys(store.state().repositories)) {
    const loaded = await store.history(repository)
    if (loaded.kind === 'ok') records.push(...loaded.value.records)
  }
  return records
}
