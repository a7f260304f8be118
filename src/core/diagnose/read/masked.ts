/** What was gathered of a log, with its secrets masked: before anything is ranked, named, cut, shown or stored. */
import { inOrder, type Mask } from '../../mask/index.js'
import { matchLine } from '../rule.js'
import type { Ended, Gathered, Sighting, Spoken } from './gathered.js'
import type { Place } from './matching.js'
import type { Frame, Section } from './sections.js'

/** The few hundred lines that are kept, not the log: a rule is matched again on a line that changed, so no group holds a half. */
export function maskGathered(gathered: Gathered, mask: Mask): Gathered {
  // One of each stays one: they are compared by identity.
  const frameOf = once((frame: Frame): Frame => ({ ...frame, ...maskNames(frame, mask), name: mask(frame.name) }))
  const sectionOf = once(
    (section: Section): Section => ({
      ...section,
      ...maskNames(section, mask),
      frame: section.frame === undefined ? undefined : frameOf(section.frame),
    }),
  )
  const lines = inOrder(mask)
  const tailLines = inOrder(mask)
  const spoken = <T extends Spoken>(line: T): T => ({
    ...line,
    text: mask(line.text),
    section: sectionOf(line.section),
  })
  const ended = (end: Ended): Ended => ({ ...spoken(end), before: end.before.map(spoken) })
  const sighted = (sighting: Sighting): Sighting => ({
    ...maskSighting(sighting, mask),
    section: sectionOf(sighting.section),
    ...(sighting.below === undefined ? {} : { below: sighting.below.map(spoken) }),
  })
  return {
    ...gathered,
    frames: gathered.frames.map(frameOf),
    sightings: gathered.sightings.map(sighted),
    endings: gathered.endings.map(ended),
    tail: gathered.tail.map((line) => ({ ...spoken(line), text: tailLines(line.text) })),
    context: gathered.context.map((line) => ({ ...line, text: lines(line.text) })),
    listings: new Map(
      [...gathered.listings].map(([id, listing]) => [id, { ...listing, commands: mask(listing.commands) }]),
    ),
  }
}

function once<T extends object>(make: (value: T) => T): (value: T) => T {
  const made = new Map<T, T>()
  return (value) => {
    const known = made.get(value)
    if (known !== undefined) return known
    const fresh = make(value)
    made.set(value, fresh)
    return fresh
  }
}

function maskSighting(sighting: Sighting, mask: Mask): Sighting {
  const { rule, place } = sighting
  const text = mask(sighting.text)
  const placed = place === undefined ? {} : { place: maskPlace(place, rule.place, mask) }
  if (text === sighting.text) return { ...sighting, ...placed }
  const groups = matchLine(rule, text)?.groups ?? maskGroups(sighting.groups, mask)
  return { ...sighting, ...placed, text, groups }
}

function maskPlace(place: Place, pattern: Sighting['rule']['place'], mask: Mask): Place {
  const text = mask(place.text)
  if (text === place.text) return place
  return { ...place, text, groups: pattern?.exec(text)?.groups ?? maskGroups(place.groups, mask) }
}

const maskGroups = (groups: Sighting['groups'], mask: Mask): Sighting['groups'] =>
  Object.fromEntries(
    Object.entries(groups).map(([name, value]) => [name, value === undefined ? undefined : mask(value)]),
  )

/** The names a section or a frame may have. */
const maskNames = <
  T extends {
    readonly job?: string | undefined
    readonly step?: string | undefined
    readonly goal?: string | undefined
  },
>(
  { job, step, goal }: T,
  mask: Mask,
) => ({
  ...(job === undefined ? {} : { job: mask(job) }),
  ...(step === undefined ? {} : { step: mask(step) }),
  ...(goal === undefined ? {} : { goal: mask(goal) }),
})
