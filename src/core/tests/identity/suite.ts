/**
 * The suite of a test as its dialect means it. JUnit XML has a place for a class and one for a suite, and every writer fills
 * them in its own way: jest-junit repeats the title in the class, mocha’s reporter puts it there alone, node:test writes
 * `test`, gotestsum the last part of the package, ctest the test’s own name. A suite must be one that the tests that pass
 * are counted under too, or a test that is not among the failures could not be known to have passed.
 */

export interface Reported {
  readonly name: string
  readonly className?: string | undefined
  /** Names of the suites around it, the outermost first. */
  readonly suites: readonly string[]
  /** The file the report itself names, as it writes it. */
  readonly file?: string | undefined
  /** The project or browser, of a tool that runs each test in several. */
  readonly project?: string | undefined
}

export interface Suite {
  readonly suite?: string
  readonly project?: string
}

/** node:test names the kind of a test where others name its class; gotestsum writes `.` of a package that was not built. */
const noClasses = new Set(['test', 'suite', '.'])

export function suiteOf({ name, className, suites, file, project }: Reported): Suite {
  const own = classAlone(className, name)
  const inner = suites.at(-1)
  const suite = own === undefined ? chain(suites) : inner !== undefined && endsIn(inner, own) ? inner : own
  const where = project ?? (suite === undefined || !isQualified(suite) ? file?.replaceAll('\\', '/') : undefined)
  return {
    ...(suite === undefined ? {} : { suite }),
    ...(where === undefined || where === '' ? {} : { project: where }),
  }
}

/** The class without the test’s title; undefined where nothing is left. */
function classAlone(className: string | undefined, name: string): string | undefined {
  if (className === undefined || className === name || noClasses.has(className)) return undefined
  if (name.endsWith(className) && name[name.length - className.length - 1] === ' ') return undefined
  if (className.endsWith(name) && className[className.length - name.length - 1] === ' ')
    return className.slice(0, -name.length - 1)
  return className
}

const chain = (suites: readonly string[]): string | undefined =>
  suites.length === 0 ? undefined : suites.filter((each, at) => each !== suites[at - 1]).join(' > ')

/** `acme/cart` is the whole of `cart`. */
const endsIn = (whole: string, part: string): boolean =>
  whole.length > part.length && whole.endsWith(part) && /[/.\\]/.test(whole[whole.length - part.length - 1] ?? '')

/** A class with its package, a path, a crate: nothing else of the repository bears that name. */
const isQualified = (suite: string): boolean => /[./\\$]|::/.test(suite) && !/\s/.test(suite)
