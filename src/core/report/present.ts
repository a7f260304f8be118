/** Everything a presenter shows, from one view. */
import { annotationsOf } from './annotations.js'
import { commentOf } from './comment/index.js'
import { outputsOf } from './outputs.js'
import { renderSummary } from './summary/index.js'
import { renderText } from './text/index.js'
import type { ReportView } from './view.js'

/** @param resultFile where the result is written, if anywhere: an output */
export const present = (view: ReportView, resultFile?: string) => ({
  markdown: renderSummary(view),
  text: renderText(view),
  comment: commentOf(view),
  annotations: annotationsOf(view),
  outputs: outputsOf(view.result, resultFile),
  json: `${JSON.stringify(view.result, null, 2)}\n`,
})
