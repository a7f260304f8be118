/** The page of the history, written where `report-path` says whenever the history is kept. It is written, never read. */
import { dirname, resolve } from 'node:path'
import type { FileConfig } from '../../config/file.js'
import { workflowText } from '../../core/history/order.js'
import type { RunRecord } from '../../core/model/index.js'
import { messageOf } from '../../core/run/errors.js'
import type { HistoryStore } from '../../ports.js'
import { makeFolder } from '../files/folder.js'
import { replaceFile } from '../files/replace.js'

interface PageStoreRequest {
  readonly path: string
  readonly cwd: string
  /** Why nothing may be written there; undefined where it may. */
  readonly reach?: ((path: string) => string | undefined) | undefined
  readonly now: () => number
  readonly cost?: FileConfig['cost']
  /** Another page than that of one history. */
  readonly render?: ((records: readonly RunRecord[], madeAt: string) => string) | undefined
}

/** @throws Error when the file cannot be written, or is somebody else’s */
export async function writePage(
  records: readonly RunRecord[],
  { path, cwd, reach, now, cost, render }: PageStoreRequest,
): Promise<void> {
  const { isPage, renderPage } = await import('../../core/report/page/index.js')
  const full = resolve(cwd, path)
  const beyond = reach?.(full)
  if (beyond !== undefined) throw new Error(`it ${beyond}`)
  const rates = cost && { currency: cost.currency, perMinute: cost['per-minute'] }
  const madeAt = new Date(now()).toISOString()
  const page = render?.(records, madeAt) ?? renderPage(records, { madeAt, ...(rates && { rates }) })
  await makeFolder(dirname(full))
  await replaceFile({ path: full, bytes: page, cwd, isOurs: (head) => isPage(head.toString('utf8')) })
}

export const pageStore = ({ path, cwd, reach, now, cost }: PageStoreRequest): HistoryStore => ({
  name: 'page',
  load: async () => ({ kind: 'missing' }),
  async save(record, history) {
    const done = { decision: 'remember', target: 'page' } as const
    try {
      const own = history.filter((other) => workflowText(other.key) === workflowText(record.key))
      await writePage(own, { path, cwd, reach, now, ...(cost && { cost }) })
      return { ...done, state: 'done', detail: `wrote ${path}` }
    } catch (error) {
      return { ...done, state: 'failed', detail: `${path} cannot be written: ${messageOf(error)}` }
    }
  },
})
