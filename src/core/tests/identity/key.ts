/** The one answer to “is this the same test?”, for storing and for asking. */
import type { TestCase } from '../../model/index.js'
import { withoutRandomParts } from './random-parts.js'

/** What tells one test from another. */
export type TestName = Pick<TestCase, 'project' | 'suite' | 'name'>

/** As much as the history keeps of a name. */
const keyLength = 250

/**
 * Equal for two reports of one test, whatever is random in its name. Slashes, backslashes and dots between the parts of a
 * suite are alike: PHPUnit and runners on Windows write now the one, now the other.
 */
export const testKey = (test: TestName): string =>
  `${groupOf(test)}\u0000${withoutRandomParts(test.name.slice(0, keyLength))}`

/** The suite as the history counts it, with the project or file that tells it from another of the same name. */
export const groupOf = ({ project, suite }: Pick<TestName, 'project' | 'suite'>): string =>
  withoutRandomParts(
    [project, suite].flatMap((part) => (part === undefined || part === '' ? [] : part.slice(0, keyLength))).join(' › '),
  ).replace(/[\\/]/g, '.')

/** 32 bits of FNV-1a. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash >>> 0
}

/** Without the file or browser, which may be named otherwise where the test is run by itself: one too many is not excused. */
export const failedAgainKey = ({ suite, name }: Pick<TestCase, 'suite' | 'name'>): string =>
  shortKey({ name, ...(suite === undefined ? {} : { suite }) })

/** Names a test among the few hundred of a run that are skipped. */
export const shortKey = (test: TestName): string => hashOf(testKey(test)).toString(36)
