/** Go reports a test that failed because of a subtest as a failure too: one cause, named twice. */
import type { TestCase } from '../../model/index.js'

/** `TestCart` of `TestCart/applies_a_voucher` (https://pkg.go.dev/testing#hdr-Subtests_and_Sub_benchmarks). */
const isOfGo = /^(?:Test|Fuzz|Example)(?:[^a-z]|$)/

/** Without the tests of Go of which a subtest is listed: only the subtest has something to say. */
export function withoutGoParents(tests: readonly TestCase[]): readonly TestCase[] {
  const parents = new Set(tests.flatMap((test) => (isOfGo.test(test.name) ? parentsOf(test) : [])))
  return parents.size === 0 ? tests : tests.filter((test) => !parents.has(keyOf(test, test.name)))
}

const keyOf = ({ project = '', suite = '' }: TestCase, name: string): string => `${project}\u0000${suite}\u0000${name}`

function parentsOf(test: TestCase): readonly string[] {
  const parts = test.name.split('/')
  return parts.slice(1).map((_, at) => keyOf(test, parts.slice(0, at + 1).join('/')))
}
