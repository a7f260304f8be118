/** Notices with every text of the hostile corpus in every place a stranger may write to. */
import type { DecisionOf, Failure, Message } from '../../src/core/model/index.js'
import { messageOf } from '../../src/core/report/message/index.js'
import type { ReportView } from '../../src/core/report/view.js'
import type { Notice } from '../../src/ports.js'
import { hostile } from './hostile.js'
import { record, reportCases, slowDown } from './report-cases.js'

export const decision = (change: DecisionOf<'notify'>['change'] = 'failure'): DecisionOf<'notify'> => ({
  kind: 'notify',
  because: 'a test',
  change,
  episode: 'failure:7c1f02aa91be@17472944025',
})

const failed = (): ReportView => {
  const make = reportCases['failed-two-jobs']
  if (make === undefined) throw new Error('no such case')
  return make()
}

export const failureNotice = (): Notice => ({ decision: decision(), content: { kind: 'run', view: failed() } })

/** A failure whose every text is this one. */
export function noticeSaying(text: string): Notice {
  const view = failed()
  const first = view.result.findings.find((finding): finding is Failure => finding.kind === 'failure')
  if (first === undefined) throw new Error('no failure')
  const failure: Failure = {
    ...first,
    title: text,
    advice: text,
    job: text,
    diagnosis: { ...first.diagnosis, title: text, advice: text, lines: [{ number: 1, text }] },
  }
  const own = record({ outcome: 'failed' })
  const facts = { name: text, branch: text, actor: text, title: text, url: `https://github.com/${text}` }
  return {
    decision: { ...decision(), episode: `failure:${text}` },
    content: {
      kind: 'run',
      view: {
        ...view,
        record: {
          ...own,
          key: { ...own.key, repository: `acme/${text}`, workflow: text },
          run: { ...own.run, value: { ...own.run.value, ...facts } },
        },
        result: {
          ...view.result,
          headline: text,
          findings: [failure, { ...slowDown, title: text, advice: text, series: `job[${text}].work` }],
        },
      },
    },
  }
}

export const hostileMessages = (): readonly (readonly [text: string, message: Message])[] =>
  hostile.map((text) => [text, messageOf(noticeSaying(text))])

/** What changed, by a watch. */
export const changesNotice = (text: string): Notice => ({
  decision: { ...decision('always'), episode: 'watch:1' },
  content: {
    kind: 'changes',
    headline: '2 changes in 1 workflow',
    changes: [1, 2].map((run) => ({
      key: { host: 'github.com', repository: 'acme/shop', workflow: 'ci.yml', run: String(run), attempt: 1 },
      workflow: text,
      change: 'failure',
      headline: text,
      branch: text,
      url: 'https://github.com/acme/shop/actions/runs/1',
      at: '2026-01-09T08:00:00Z',
    })),
  },
})

/** Every text anywhere in a JSON value. */
export function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(textsIn)
}

/** Without code blocks and addresses, in which a chat looks for nothing. */
export const chatProseOf = (text: string): string => text.replace(/```[\s\S]*?```|\]\(https?:[^)\s]*\)/g, '')
