/** Files a watch leaves behind, of all its repositories: the page, and the figures for node_exporter. */
import { written } from '../adapters/exporters/prometheus/index.js'
import { prometheusText } from '../adapters/exporters/prometheus/text.js'
import { writePage } from '../adapters/stores/page.js'
import type { Config } from '../config/config.js'
import type { RunRecord } from '../core/model/index.js'
import { figuresOf } from '../core/report/figures/index.js'
import { createFleet } from '../core/report/fleet/gather.js'
import { renderFleetPage } from '../core/report/fleet/page.js'
import { messageOf } from '../core/run/errors.js'
import { day } from '../core/run/time.js'
import { allRows } from '../core/tables/merge.js'
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
    await writePage(records, { path, cwd, reach, now, ...(isFleet(records) && { render: fleetPage }) }).catch(
      (error: unknown) => fault(`report-path: ${path} cannot be written: ${messageOf(error)}`),
    )
  if (textfile !== undefined) {
    const came = await written(await prometheusText(figuresOf({ records, now: now(), windowMs })), { textfile, cwd })
    if (came?.state === 'failed') fault(`prometheus-textfile: ${came.detail}`)
  }
}

const isFleet = (records: readonly RunRecord[]): boolean =>
  new Set(records.map(({ key }) => `${key.host} ${key.repository}`)).size > 1

/** Days the figures of a fleet are of. */
const fleetDays = 30

/** How several repositories stand. */
function fleetPage(records: readonly RunRecord[], madeAt: string): string {
  const account = createFleet({ now: Date.parse(madeAt), days: fleetDays })
  account.add(allRows(records))
  return renderFleetPage(account.fleet(), { madeAt })
}

async function everyRun(store: WatchStore): Promise<readonly RunRecord[]> {
  const records: RunRecord[] = []
  for (const repository of Object.keys(store.state().repositories)) {
    const loaded = await store.history(repository)
    if (loaded.kind === 'ok') records.push(...loaded.value.records)
  }
  return records
}
