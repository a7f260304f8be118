/** The messages about many runs: what changed since the last watch, and the week’s digest. */
import type { DecisionOf, Message, MessageSection } from '../../model/index.js'
import { formatCount } from '../../run/format.js'
import { byWorkflow, type Change, changeMark } from '../changes.js'
import type { Digest } from '../digest/index.js'
import { digestHeadline, digestSections } from '../digest/lines.js'
import { cut, plainLine, safeUrl } from '../escape.js'

const mostGroups = 20
const mostEntries = 8
const line = (text: string): string => plainLine(text, 120)

export function changesMessage(changes: readonly Change[], headline: string, decision: DecisionOf<'notify'>): Message {
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
    links: url === undefined ? [] : [{ label: 'Open the first run', url }],
    sections: [
      ...groups.slice(0, mostGroups).map(([name, list]) => ({ title: plainLine(name, 150), lines: entriesOf(list) })),
      ...(left <= 0 ? [] : [{ title: `and ${formatCount(left, 'more workflow')}`, lines: [] }]),
    ],
  }
}

function entriesOf(list: readonly Change[]): readonly string[] {
  const shown = list.slice(0, mostEntries).map((change) => {
    const branch = change.branch === undefined ? '' : ` on ${plainLine(change.branch, 80)}`
    const again = change.maybeTold === true ? ' (this may have reached you before)' : ''
    return `${changeMark(change)} run ${plainLine(change.key.run, 30)}${branch}: ${plainLine(change.headline, 280)}${again}`
  })
  return list.length > mostEntries ? [...shown, `and ${list.length - mostEntries} more`] : shown
}

export function digestMessage(
  digests: readonly { readonly title: string; readonly digest: Digest }[],
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
    links: [],
    sections: digests.flatMap(({ title, digest }) => sectionsOf(digest, single ? '' : `${line(title)}: `)),
  }
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
