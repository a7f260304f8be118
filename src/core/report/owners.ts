/** "owned by @acme/checkout, @jane": names as text, which notifies nobody, unless that is asked for. */
import type { Finding } from '../model/index.js'
import { markdownCellCode } from './escape.js'

/** What is made of code owners: nothing, their names, or mentions that notify them. */
export const ownersModes = ['off', 'show', 'mention'] as const
export type OwnersMode = (typeof ownersModes)[number]

const mostShown = 5

/** @param render escapes one name for its sink; undefined where nobody is named */
export function phraseOwners(owners: Finding['owners'], render: (name: string) => string): string | undefined {
  if (owners === undefined || owners.length === 0) return undefined
  const left = owners.length - mostShown
  return `owned by ${owners
    .slice(0, mostShown)
    .map((name) => render(name))
    .join(', ')}${left > 0 ? ` and ${left} more` : ''}`
}

/** A code span: `@name` in it is no mention. As a list, to be spread. */
export const markdownOwners = (owners: Finding['owners']): readonly string[] => {
  const phrase = phraseOwners(owners, (name) => markdownCellCode(name))
  return phrase === undefined ? [] : [phrase]
}

/** A mention, where the name can be one: it notifies. */
export const mentionOwners = (owners: Finding['owners']): readonly string[] => {
  const phrase = phraseOwners(owners, (name) => (/^@[\w./-]+$/.test(name) ? name : markdownCellCode(name)))
  return phrase === undefined ? [] : [phrase]
}
