/** A notice as a message for Slack, whatever it is about. */
import type { Notice } from '../../../ports.js'
import type { SlackMessage } from './blocks.js'
import { renderChanges } from './changes.js'
import { renderDigests } from './digest.js'
import { renderRun } from './run.js'

export function renderNotice({ content, decision }: Notice): SlackMessage {
  switch (content.kind) {
    case 'run':
      return renderRun(content.view, decision)
    case 'changes':
      return renderChanges(content.changes, content.headline)
    case 'digest':
      return renderDigests(content.digests)
    default:
      return content satisfies never
  }
}
