/** From sightings to candidates for the root cause: what each rule saw, and the last words before each failure. */
import type { Category, Rule } from '../../model/index.js'
import { templateOf } from '../learn/template.js'
import type { Ended, Gathered, Sighting, Spoken } from '../read/gather.js'
import { stages } from '../read/stage.js'

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
}

/** The failures that count: those of the step the platform names, else the ones with the highest voice. */
export function anchorsOf(gathered: Gathered, failedStep?: string): readonly Ended[] {
  const failed = gathered.endings.filter((each) => each.ending.says === 'failed')
  const named = failed.filter((each) => failedStep !== undefined && each.section.step === failedStep)
  if (named.length > 0) return named
  const steps = failed.filter((each) => each.ending.scope === 'step')
  if (steps.length > 0) return steps
  const platform = failed.filter((each) => each.ending.scope === 'platform')
  if (platform.length > 0) return platform
  return failed.slice(-3)
}

export function candidatesOf(gathered: Gathered, failedStep?: string): readonly Candidate[] {
  const anchors = anchorsOf(gathered, failedStep)
  const seen = new Set(gathered.sightings.map((each) => each.seq))
  const lastWords = anchors.length > 0 ? anchors.slice(-8).flatMap((each) => each.before) : gathered.tail
  const spoken = new Map<number, Spoken>()
  for (const each of [...lastWords, ...(anchors.length > 0 ? [] : gathered.tail)])
    if (!seen.has(each.seq)) spoken.set(each.seq, each)
  const rows = [
    ...gathered.sightings
      .filter((each) => each.rule.role !== 'benign')
      .map((each) => ({ ...each, count: gathered.counts.get(each.rule.id) ?? 1 })),
    ...[...spoken.values()].map((each) => ({
      ...each,
      rule: undefined,
      groups: {},
      nth: 0,
      count: 1,
      place: undefined,
    })),
  ].sort((a, b) => a.seq - b.seq)
  const stageOf = stages(gathered)
  let next = 0
  let before = -1000
  return rows.map((row) => {
    while (next < anchors.length && (anchors[next]?.seq ?? 0) < row.seq) next += 1
    const anchor = anchors.slice(next, next + 6).find((each) => each.section.job === row.section.job)
    const gap = row.seq - before
    if (row.rule !== undefined) before = row.seq
    return {
      rule: row.rule,
      groups: row.groups,
      place: row.place,
      category: row.rule?.staged === true ? (stageOf(row) ?? row.rule.category) : (row.rule?.category ?? 'unknown'),
      seq: row.seq,
      number: row.number,
      text: row.text,
      template: templateOf(row.text),
      section: row.section,
      nth: row.nth,
      count: row.count,
      anchor,
      distance: anchor === undefined ? undefined : anchor.seq - row.seq,
      gap,
    }
  })
}
