/** From sightings to candidates for the root cause: what each rule saw, and the last words before each failure. */
import type { Category, Rule } from '../../model/index.js'
import { templateOf } from '../learn/template.js'
import type { CauseWindow, Ended, Gathered, Sighting, Spoken } from '../read/gathered.js'
import { type Stage, stages } from '../read/stage.js'
import { overrules } from './leaning.js'
import { plainKind } from './words.js'

export interface Candidate {
  readonly rule: Rule | undefined
  readonly groups: Readonly<Record<string, string | undefined>>
  readonly place: Sighting['place'] | undefined
  readonly category: Category
  readonly seq: number
  readonly number: number
  readonly text: string
  readonly template: string
  readonly section: Sighting['section']
  readonly nth: number
  /** How often its rule matched in the whole log. */
  readonly count: number
  /** The failure it stands before, if any. */
  readonly anchor: Ended | undefined
  /** Segments to that failure. */
  readonly distance: number | undefined
  /** Segments since the candidate before it. */
  readonly gap: number
  /** Does it stand where the platform says that it failed? undefined where no platform says so. */
  readonly inWindow: boolean | undefined
  /** The kind of work that ran there. */
  readonly stage: Stage | undefined
  /** Stands right under a line that announces it. */
  readonly announced: boolean
}

/** The failures that count: the one of the step that failed the job, else the ones with the highest voice. */
export function anchorsOf(gathered: Gathered, window: CauseWindow | undefined): readonly Ended[] {
  if (window !== undefined) return [window.anchor]
  const failed = gathered.endings.filter((each) => each.ending.says === 'failed')
  const platform = failed.filter((each) => each.ending.scope === 'platform')
  return platform.length > 0 ? platform : failed.slice(-3)
}

type Row = Omit<Candidate, 'category' | 'stage' | 'template' | 'anchor' | 'distance' | 'gap' | 'inWindow'>

/** What the rules saw, what stands below the headings among it, and the last words. */
function rowsOf(gathered: Gathered, lastWords: readonly Spoken[]): readonly Row[] {
  const rows = new Map<number, Row>()
  for (const each of lastWords) rows.set(each.seq, { ...silent, ...each, announced: false })
  for (const { below = [], rule, groups } of gathered.sightings) {
    const [first] = below
    // What a heading of a known tool announces is of its kind; the words are its own.
    if (first !== undefined)
      rows.set(first.seq, { ...silent, rule, groups: { ...groups, message: first.text }, ...first, announced: true })
  }
  for (const each of gathered.sightings) {
    if (each.rule.role === 'benign') {
      rows.delete(each.seq)
      continue
    }
    const announced = rows.get(each.seq)?.announced === true
    rows.set(each.seq, { ...each, place: each.place, announced, count: gathered.counts.get(each.rule.id) ?? 1 })
  }
  return [...rows.values()].sort((a, b) => a.seq - b.seq)
}

/** The category of a candidate: its rule's; of a staged one the stage's, but for what a line of no tool plainly says. */
function kindOf({ rule, text }: Row, stage: Stage | undefined): Pick<Candidate, 'category' | 'stage'> {
  if (rule === undefined || rule.staged !== true) return { category: rule?.category ?? 'unknown', stage }
  const words = rule.ecosystem === 'generic' ? plainKind(text) : undefined
  if (words !== undefined && overrules(words, stage)) return { category: words, stage }
  return { category: stage?.category ?? rule.category, stage }
}

const silent = { rule: undefined, groups: {}, nth: 0, count: 1, place: undefined }

/** @param further steps that failed as well, whose last words are candidates too */
export function candidatesOf(
  gathered: Gathered,
  window: CauseWindow | undefined,
  further: readonly CauseWindow[] = [],
): readonly Candidate[] {
  const anchors = anchorsOf(gathered, window)
  const lastWords =
    anchors.length > 0
      ? [...anchors.slice(-8), ...further.map(({ anchor }) => anchor)].flatMap((each) => each.before)
      : gathered.tail
  const stageOf = stages(gathered)
  let next = 0
  let before = -1000
  return rowsOf(gathered, lastWords).map((row) => {
    while (next < anchors.length && (anchors[next]?.seq ?? 0) < row.seq) next += 1
    const anchor = anchors.slice(next, next + 6).find((each) => each.section.job === row.section.job)
    const gap = row.seq - before
    if (row.rule !== undefined) before = row.seq
    return {
      ...row,
      ...kindOf(row, stageOf(row)),
      template: templateOf(row.text),
      anchor,
      distance: anchor === undefined ? undefined : anchor.seq - row.seq,
      gap,
      inWindow: window === undefined ? undefined : row.seq >= window.from && row.seq <= window.to,
    }
  })
}
