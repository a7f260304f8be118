/** Everything a presenter shows, from one view. */
import { annotationsOf } from './annotations.js'
import { commentOf } from './comment/index.js'
import { outputsOf } from './outputs.js'
import type { OwnersMode } from './owners.js'
import { renderSummary } from './summary/index.js'
import { renderText } from './text/index.js'
import type { ReportView } from './view.js'

export interface Given {
  /** Where the result is written, if anywhere: an output. */
  readonly resultFile?: string | undefined
  readonly pageUrl?: string | undefined
  readonly owners?: OwnersMode | undefined
}

export const present = (facts: ReportView, { resultFile, pageUrl, owners }: Given = {}) => {
  const view = { ...facts, pageUrl, mentions: owners === 'mention' }
  return {
    markdown: renderSummary(view),
    text: renderText(view),
    painted: renderText(view, { colour: true }),
    comment: commentOf(view),
    annotations: annotationsOf(view),
    outputs: outputsOf(view.result, resultFile),
    json: `${JSON.stringify(view.result, null, 2)}\n`,
  }
}
