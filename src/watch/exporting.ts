/**
 * Figures and issues of a watched repository. What wants every run gets it as it is judged; the others are told once a watch,
 * of the newest run of each workflow: they show how things stand.
 */
import { workflowText } from '../core/history/order.js'
import { messageOf } from '../core/run/errors.js'
import type { Delivery, Exported, Exporter } from '../ports.js'
import { reserveMs, type Watching } from './watching.js'

export interface Exporting {
  /** For the flow of each run. */
  readonly exporters: readonly Exporter[]
  /** Tells those that wait for the end. */
  finish(): Promise<void>
}

const later: Delivery = { state: 'done', detail: 'goes out at the end of the watch' }

export async function exportingOf(watching: Watching, repository: string): Promise<Exporting> {
  const opened = (await watching.exportersOf?.(repository)) ?? []
  const waiting = opened.filter(({ everyRun }) => everyRun !== true)
  const newest = new Map<string, Exported>()
  const collectors = waiting.map(
    ({ name }): Exporter => ({
      name,
      send: async (exported) => {
        newest.set(workflowText(exported.record.key), exported)
        return later
      },
    }),
  )
  return {
    exporters: [...opened.filter(({ everyRun }) => everyRun === true).map(untilItFails), ...collectors],
    async finish() {
      for (const exporter of waiting) await tellNewest(watching, exporter, [...newest.values()])
    },
  }
}

/** A place that does not answer is asked once, not for each of a hundred runs. */
function untilItFails(exporter: Exporter): Exporter {
  let failure: string | undefined
  return {
    ...exporter,
    async send(exported) {
      if (failure !== undefined) return { state: 'skipped', detail: `it failed before in this watch: ${failure}` }
      const delivery = await exporter.send(exported)
      if (delivery.state === 'failed') failure = delivery.detail
      return delivery
    },
  }
}

async function tellNewest(
  { troubles, deadline }: Watching,
  exporter: Exporter,
  all: readonly Exported[],
): Promise<void> {
  for (const exported of all) {
    if (deadline.left() < reserveMs) return
    const delivery = await exporter
      .send(exported)
      .catch((error: unknown) => ({ state: 'failed' as const, detail: messageOf(error) }))
    if (delivery.state !== 'failed') continue
    const { repository, workflow } = exported.record.key
    troubles.add({
      code: 'not-exported',
      message: `${repository}, ${workflow}: nothing was sent to ${exporter.name}: ${delivery.detail}`,
      advice: 'The verdicts and the history stand; the next watch tries again.',
    })
    return
  }
}
