/** The one answer to “is this the same test?”, for storing and for asking. */
import type { TestCase } from '../../model/index.js'
import { withoutRandomParts } from './random-parts.js'

/** What tells one test from another. */
export type TestName = Pick<TestCase, 'project' | 'suite' | 'name'>

/**
 * Equal for two reports of one test, whatever is random in its name. Slashes, backslashes and dots between the parts of a
 * suite are alike: PHPUnit and runners on Windows write now the one, now the other.
 */
export const testKey = (test: TestName): string => `${groupOf(test)}\u0000${withoutRandomParts(test.name)}`

/** The suite as the history counts it, with the project or file that tells it from another of the same name. */
export const groupOf = ({ project, suite }: Pick<TestName, 'project' | 'suite'>): string =>
  withoutRandomParts([project, suite].filter((part) => part !== undefined && part !== '').join(' › ')).replace(
    /[\\/]/g,
    '.',
  )

/** 32 bits of FNV-1a in base 36: names a test among the few hundred of a run that are skipped. */
export function shortKey(test: TestName): string {
  const key = testKey(test)
  let hash = 0x811c9dc5
  for (let at = 0; at < key.length; at++) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193)
  return (hash >>> 0).toString(36)
}
