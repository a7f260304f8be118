/** What a client may attach as a whole: the page of the history, and the last verdict. */
import { maskDeep } from '../../core/mask/deep.js'
import type { Mask } from '../../core/mask/index.js'
import { renderPage } from '../../core/report/page/index.js'
import { formatBytes } from '../../core/run/format.js'
import { dataMark } from './answer.js'
import { ToolFault } from './fault.js'
import type { Source } from './source.js'

interface Reading {
  readonly source: Source
  readonly mask: Mask
  readonly now: number
}

export interface Resource {
  readonly uri: string
  readonly name: string
  readonly description: string
  readonly mimeType: string
  /** @throws ToolFault where there is nothing to read */
  readonly read: (reading: Reading) => Promise<string>
}

/** A client holds it in memory, and some show it to a model whole. */
const largest = 2_000_000

export const resources: readonly Resource[] = [
  {
    uri: 'pipeline-guard://page',
    name: 'CI history',
    description: `The page of the history: trends, failures, flaky tests, cost. ${dataMark}`,
    mimeType: 'text/html',
    async read({ source, mask, now }) {
      const { records } = await source.history()
      const madeAt = new Date(now).toISOString()
      for (const runs of [200, 50, 10]) {
        const newest = records.slice(-runs * 20)
        const page = renderPage(maskDeep(newest, mask), { madeAt, runs })
        if (Buffer.byteLength(page) <= largest) return page
      }
      throw new ToolFault([
        `the page has more than ${formatBytes(largest)}; write it to a file with pipeline-guard report`,
      ])
    },
  },
  {
    uri: 'pipeline-guard://verdict',
    name: 'last verdict',
    description: `What the last run of Pipeline Guard had to say: verdict, findings, decisions. ${dataMark}`,
    mimeType: 'application/json',
    async read({ source, mask }) {
      const result = await source.result()
      if (result === undefined)
        throw new ToolFault(['there is no result yet; write one with pipeline-guard run --result-file FILE'])
      const { headline, ruling, key, ...rest } = maskDeep(result, mask)
      const head = { note: dataMark, key, headline, verdict: ruling.verdict }
      const all = [{ ...head, ruling, ...rest }, { ...head, findings: rest.findings.slice(0, 20) }, head].map((each) =>
        JSON.stringify(each),
      )
      return all.find((text) => Buffer.byteLength(text) <= largest) ?? JSON.stringify({ note: dataMark, key })
    },
  },
]
