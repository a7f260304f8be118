/** What was gathered of a log, with its secrets masked: before anything is ranked, named, cut, shown or stored. */
import type { Mask } from '../../mask/index.js'
import { matchLine } from '../rule.js'
import type { Ended, Gathered, Place, Sighting, Spoken } from './gather.js'
import type { Section } from './sections.js'

/** The few hundred lines that are kept, not the log: a rule is matched again on a line that changed, so no group holds a half. */
export function maskGathered(gathered: Gathered, mask: Mask): Gathered {
  const sections = new Map<Section, Section>()
  const sectionOf = (section: Section): Section => {
    const known = sections.get(section)
    if (known !== undefined) return known
    const masked = maskSection(section, mask)
    sections.set(section, masked)
    return masked
  }
  const spoken = (line: Spoken): Spoken => ({ ...line, text: mask(line.text), section: sectionOf(line.section) })
  const ended = (end: Ended): Ended => ({ ...end, ...spoken(end), before: end.before.map(spoken) })
  return {
    ...gathered,
    sightings: gathered.sightings.map((each) => ({ ...maskSighting(each, mask), section: sectionOf(each.section) })),
    endings: gathered.endings.map(ended),
    tail: gathered.tail.map(spoken),
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

const maskSection = (section: Section, mask: Mask): Section => ({
  ...section,
  job: section.job === undefined ? undefined : mask(section.job),
  step: section.step === undefined ? undefined : mask(section.step),
  goal: section.goal === undefined ? undefined : mask(section.goal),
})
