/** A notice as a message of no channel: plain, bounded texts in the order in which they are read; a channel escapes and lays out. */
import type { DecisionOf, Message } from '../../model/index.js'
import type { NoticeContent } from '../notice.js'
import { gateMessage } from './gate.js'
import { changesMessage, digestMessage } from './lists.js'
import { runMessage } from './run.js'

export interface MessageRequest {
  readonly decision: DecisionOf<'notify'>
  readonly content: NoticeContent
}

/** @example messageOf(notice).title // "New failure in acme/shop, CI" */
export function messageOf({ decision, content }: MessageRequest): Message {
  switch (content.kind) {
    case 'run':
      return runMessage(content.view, decision)
    case 'changes':
      return changesMessage(content, decision)
    case 'digest':
      return digestMessage(content, decision)
    case 'gate':
      return gateMessage(content.result, decision)
    default:
      return content satisfies never
  }
}
