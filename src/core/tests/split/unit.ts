/** What a test suite is split by: the file, package or class a test stands in, as runners take it on their command line. */
import { hashOf } from '../identity/key.js'

/** What a report says of where a test stands. */
export interface UnitFacts {
  readonly suite?: string | undefined
  readonly project?: string | undefined
  /** The file the report itself names, not one out of a stack. */
  readonly file?: string | undefined
  /** Names of the suites around the test, the outermost first. */
  readonly suites?: readonly string[] | undefined
}

/**
 * The unit of a test; undefined where the report names none.
 *
 * A file where there is one. Else the suite: a path (vitest, Playwright), a package (Go), a class (the JVM), without the
 * nested classes of a JVM class and without the classes of a Python module, which nobody can name by themselves there.
 */
export function unitOf({ suite, project, file, suites = [] }: UnitFacts): string | undefined {
  if (file !== undefined && file !== '') return file
  if (suite === undefined || suite === '' || !isPlace(suite)) return isPath(project) ? project : undefined
  if (suites.includes('pytest')) return moduleOf(suite)
  return suite.replace(/\$.*$/, '')
}

/** A class in its package, a path, an import path; “Cart › total” is none. */
const isPlace = (suite: string): boolean => /[./\\$]|::/.test(suite) && !/\s/.test(suite)
const isPath = (project: string | undefined): boolean => project !== undefined && /[\\/.]/.test(project)

/** `tests.test_cart` of `tests.test_cart.TestCart`: PEP 8 writes modules small and classes large. */
const moduleOf = (suite: string): string => {
  const parts = suite.split('.')
  const firstClass = parts.findIndex((part, at) => at > 0 && /^[A-Z]/.test(part))
  return (firstClass < 0 ? parts : parts.slice(0, firstClass)).join('.')
}

/** Subtests of Go are part of the time of their parent (https://pkg.go.dev/testing#hdr-Subtests_and_Sub_benchmarks). */
export const isSubtest = (name: string): boolean => /^(?:Test|Fuzz|Example)[^/\s]*\//.test(name)

/** One spelling: slashes forward, no `./` before. */
export const spelling = (unit: string): string => unit.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '')

export const unitKey = (unit: string): number => hashOf(spelling(unit))

/** So many folders above the working directory may be part of a recorded path. */
const foldersAbove = 6

/**
 * Every name a unit may be recorded by, the surest first: from a folder above, as it is given, from a folder below; then as
 * a module or class (`tests.test_cart`, `com.acme.CartTest`).
 *
 * @param above names of the folders the working directory lies in, the outermost first
 */
export function namesOf(given: string, above: readonly string[]): readonly string[] {
  const path = spelling(given.replace(/::.*$/, '').replace(/#.*$/, ''))
  const parts = path.split('/')
  const near = above.slice(-foldersAbove)
  const longer = near.map((_, at) => [...near.slice(at), path].join('/'))
  const shorter = parts.slice(0, -1).map((_, at) => parts.slice(at + 1).join('/'))
  const paths = [...longer, path, ...shorter.filter((name) => name.includes('/'))]
  const dotted = [path, ...shorter].map((name) => name.replace(/\.\w+$/, '').replaceAll('/', '.'))
  const base = parts.length > 1 ? parts.slice(-1) : []
  return [...paths, ...dotted, ...base]
}
