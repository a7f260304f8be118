/** The messages about many runs: what changed since the last watch, and the week’s digest. */
import type { DecisionOf, Message, MessageSection } from '../../model/index.js'
import { formatCount } from '../../run/format.js'
import { byWorkflow, type Change, changeMark } from '../changes.js'
import type { Digest } from '../digest/index.js'
import { digestHeadline, digestSections } from '../digest/lines.js'
import { cut, plainLine, safeUrl } from '../escape.js'
import type { NoticeContent } from '../notice.js'

type ContentOf<K extends NoticeContent['kind']> = Extract<NoticeContent, { readonly kind: K }>

const mostGroups = 20
const mostEntries = 8
const line = (text: string): string => plainLine(text, 120)

export function changesMessage(
  { changes, headline, pageUrl }: Omit<ContentOf<'changes'>, 'kind'>,
  decision: DecisionOf<'notify'>,
): Message {
  const groups = [...byWorkflow(changes)]
  const [first] = changes
  const url = safeUrl(first?.url)
  const left = groups.length - mostGroups
  return {
    ...frameOf(decision, {
      kind: 'changes',
      time: changes
        .map(({ at }) => at ?? '')
        .toSorted()
        .at(-1),
    }),
    title: plainLine(headline, 200),
    headline: first === undefined ? '' : plainLine(`${first.key.repository}: ${first.headline}`, 280),
    mark: '👀',
    links: [...(url === undefined ? [] : [{ label: 'Open the first run', url }]), ...pageLink(pageUrl)],
    sections: [
      ...groups.slice(0, mostGroups).map(([name, list]) => ({ title: plainLine(name, 150), ...entriesOf(list) })),
      ...(left <= 0 ? [] : [{ title: `and ${formatCount(left, 'more workflow')}`, lines: [] }]),
    ],
  }
}

function entriesOf(list: readonly Change[]): Pick<MessageSection, 'lines' | 'urls'> {
  const shown = list.slice(0, mostEntries)
  const lines = shown.map((change) => {
    const branch = change.branch === undefined ? '' : ` on ${plainLine(change.branch, 80)}`
    const again = change.maybeTold === true ? ' (this may have reached you before)' : ''
    return `${changeMark(change)} run ${plainLine(change.key.run, 30)}${branch}: ${plainLine(change.headline, 280)}${again}`
  })
  const urls = shown.map(({ url }) => safeUrl(url) ?? '')
  return {
    lines: list.length > mostEntries ? [...lines, `and ${list.length - mostEntries} more`] : lines,
    ...(urls.some((url) => url !== '') ? { urls } : {}),
  }
}

export function digestMessage(
  { digests, pageUrl }: Omit<ContentOf<'digest'>, 'kind'>,
  decision: DecisionOf<'notify'>,
): Message {
  const [only] = digests
  const single = digests.length === 1 && only !== undefined
  const names = digests.map(({ title }) => line(title))
  return {
    ...frameOf(decision, {
      kind: 'digest',
      time: digests
        .map(({ digest }) => digest.to ?? '')
        .toSorted()
        .at(-1),
    }),
    title: cut(`The week in ${single ? names[0] : formatCount(digests.length, 'repository', 'repositories')}`, 200),
    headline: single ? digestHeadline(only.digest) : cut(names.join(', '), 280),
    mark: '📅',
    links: pageLink(pageUrl),
    sections: digests.flatMap(({ title, digest }) => sectionsOf(digest, single ? '' : `${line(title)}: `)),
  }
}

function pageLink(pageUrl: string | undefined): Message['links'] {
  const url = safeUrl(pageUrl)
  return url === undefined ? [] : [{ label: 'Open the history', url }]
}

function sectionsOf(digest: Digest, prefix: string): readonly MessageSection[] {
  const sections = digestSections(digest, { name: line, prose: line })
  const head = prefix === '' ? [] : [{ title: cut(prefix.replace(/: $/, ''), 120), lines: [digestHeadline(digest)] }]
  return [...head, ...sections.map(({ title, lines }) => ({ title: prefix + title, lines }))]
}

/** What the two have in common. A notice of many runs belongs to no episode of one of them. */
const frameOf = (
  { change, episode }: DecisionOf<'notify'>,
  { kind, time }: { readonly kind: Message['kind']; readonly time: string | undefined },
): Omit<Message, 'title' | 'headline' | 'mark' | 'links' | 'sections'> => ({
  schema: 'pipeline-guard/notice',
  version: 1,
  kind,
  change,
  episode: plainLine(episode, 200),
  alsoEpisodes: [],
  scope: 'watch',
  time: time === undefined || time === '' ? '1970-01-01T00:00:00.000Z' : time,
  findings: [],
  more: 0,
  notes: [],
})
