/** A notice as a message for Slack, whatever it is about. */

import { gateMessage } from '../../../core/report/message/gate.js'
import type { Notice } from '../../../ports.js'
import type { SlackMessage } from './blocks.js'
import { renderChanges } from './changes.js'
import { renderDigests } from './digest.js'
import { renderGate } from './gate.js'
import { renderRun } from './run.js'

export function renderNotice({ content, decision }: Notice): SlackMessage {
  switch (content.kind) {
    case 'run':
      return renderRun(content.view, decision)
    case 'changes':
      return renderChanges(content.changes, content.headline)
    case 'digest':
      return renderDigests(content.digests)
    case 'gate':
      return renderGate(gateMessage(content.result, decision))
    default:
      return content satisfies never
  }
}
