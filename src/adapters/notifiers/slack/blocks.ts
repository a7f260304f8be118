/** The parts Slack’s messages are made of. Foreign text travels as plain or rich text, where nothing in it is markup. */
import { slackText } from '../../../core/report/escape.js'

/** A Block Kit block; the shapes are Slack’s. */
export type SlackBlock = Readonly<Record<string, unknown>> & { readonly type: string }

export interface SlackMessage {
  /** What notifications show, and screens that know no blocks. */
  readonly text: string
  readonly blocks: readonly SlackBlock[]
  /** Below them, with the colour that only attachments have. */
  readonly attachments?: readonly { readonly color: string; readonly blocks: readonly SlackBlock[] }[]
}

export type RichPart = Readonly<Record<string, unknown>>

/** Slack refuses a message with more than 50 blocks, a header above 150 characters, a text above 3,000. */
const longestHeader = 150

export const words = (
  text: string,
  style?: { readonly bold?: true; readonly italic?: true; readonly code?: true },
): RichPart => ({
  type: 'text',
  text: slackText(text, 1500) || ' ',
  ...(style === undefined ? {} : { style }),
})

export const section = (...elements: readonly RichPart[]): RichPart => ({ type: 'rich_text_section', elements })

export const rich = (...elements: readonly RichPart[]): SlackBlock => ({ type: 'rich_text', elements })

/** @param items at least one */
export const bullets = (items: readonly RichPart[]): RichPart => ({
  type: 'rich_text_list',
  style: 'bullet',
  elements: items,
})

export const header = (text: string): SlackBlock => ({
  type: 'header',
  text: { type: 'plain_text', text: slackText(text, longestHeader), emoji: true },
})
