/** What a mistyped word may have meant. */
import { distance } from './distance.js'

/**
 * @param known words that are accepted
 * @example suggest('hisotry', ['history', 'run']) // "did you mean history?"
 * @example suggest('x', ['history', 'run']) // "known are history, run"
 */
export function suggest(given: string, known: readonly string[]): string {
  const word = given.toLowerCase()
  const least = word.length < 4 ? 1 : 2
  const close = known.filter((each) => distance(each, word) <= least || (word.length > 2 && each.startsWith(word)))
  return close.length === 0 ? `known are ${known.join(', ')}` : `did you mean ${close.slice(0, 3).join(' or ')}?`
}
