/** What there is to say to people, as data: each channel renders it in its own form. */
import type { DecisionOf, GateResult } from '../model/index.js'
import type { Change } from './changes.js'
import type { Digest } from './digest/index.js'
import type { ReportView } from './view.js'

export type NoticeContent =
  /** One run that was judged. */
  | { readonly kind: 'run'; readonly view: ReportView }
  /** What changed since the last watch. */
  | {
      readonly kind: 'changes'
      readonly headline: string
      readonly changes: readonly Change[]
      /** Where the page of the histories is published. */
      readonly pageUrl?: string | undefined
    }
  /** A deployment that was judged by the metrics of the service. */
  | { readonly kind: 'gate'; readonly result: GateResult }
  /** A week of one or more repositories. */
  | {
      readonly kind: 'digest'
      readonly digests: readonly { readonly title: string; readonly digest: Digest }[]
      readonly pageUrl?: string | undefined
    }

/** The notice a decision about a run asks for, for one channel. */
export const noticesOf = (view: ReportView) => (decision: DecisionOf<'notify'>, channel: string) => {
  const thread = threadOf(view, decision, channel)
  return { decision, content: { kind: 'run' as const, view }, ...(thread === undefined ? {} : { thread }) }
}

/** Where the channel said it first: of the trouble itself, else of one that began with it. */
function threadOf(
  { record, known = [] }: ReportView,
  { episode, also = [] }: DecisionOf<'notify'>,
  channel: string,
): string | undefined {
  const said = known
    .filter(({ key }) => key.workflow === record.key.workflow && key.repository === record.key.repository)
    .flatMap(({ judgement }) => judgement?.value.notified ?? [])
    .filter((notice) => notice.channel === channel && notice.thread !== undefined)
  return [episode, ...also].flatMap((one) => said.find((notice) => notice.episode === one)?.thread ?? [])[0]
}
