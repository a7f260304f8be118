/** Maven, Gradle and .NET: tests are classes and methods. */
import type { TestCase } from '../../model/index.js'
import { type Clues, type Runner, unique, withoutOption } from './runner.js'

const className = /^[A-Za-z_][\w.$]*$/
/** Parameters follow the method’s name: `adds(int)[1]`, `adds{int}`, `adds [1] x`. */
const method = /^[A-Za-z_$][\w$]*/

interface Member {
  readonly class: string
  readonly method?: string
}

/** A display name (`adds two numbers`) is not a method’s: then the class alone is named. */
const memberOf = (test: TestCase): Member | undefined => {
  if (test.suite === undefined || !className.test(test.suite)) return undefined
  // .NET’s loggers repeat the class before the method.
  const name = test.name.startsWith(`${test.suite}.`) ? test.name.slice(test.suite.length + 1) : test.name
  const found = method.exec(name)?.[0]
  const rest = name.slice(found?.length ?? 0).trimStart()
  const isMethod = found !== undefined && (rest === '' || /^[([{]/.test(rest))
  return { class: test.suite, ...(isMethod ? { method: found } : {}) }
}

const members = (tests: readonly TestCase[]): readonly Member[] =>
  tests.map(memberOf).filter((member) => member !== undefined)

const jvmFile = (clues: Clues): boolean => clues.files.some((file) => /\.(?:java|kt|scala|groovy)$/.test(file))

const gradleFilters = (tests: readonly TestCase[]): readonly string[] =>
  unique(members(tests).map((member) => [member.class, member.method].filter(Boolean).join('.'))).flatMap((filter) => [
    '--tests',
    filter,
  ])

/** `test`, `:app:test`, `integrationTest`: `--tests` is an option of such a task and must follow it. */
const gradleTestTask = /(?:^|:)(?:test\w*|\w*Test)$/

const mavenFilters = (tests: readonly TestCase[]): readonly string[] => {
  const all = unique(members(tests).map((member) => [member.class, member.method].filter(Boolean).join('#')))
  // Logs name a test with its package in one line and without it in another.
  return all.filter((filter) => !all.some((longer) => longer.endsWith(`.${filter}`)))
}

const dotnetFilters = (tests: readonly TestCase[]): readonly string[] =>
  unique(
    members(tests).map((member) =>
      member.method === undefined
        ? `FullyQualifiedName~${member.class}`
        : `FullyQualifiedName~${member.class}.${member.method}`,
    ),
  )

/** Failsafe’s, by its convention. */
const integrationTest = /(?:^|[.$])(?:IT[A-Z]\w*|\w+IT|\w+ITCase)(?:#|$)/

export const gradle: Runner = {
  id: 'Gradle',
  recognises: (clues) => /\bgradlew?\b/.test(clues.text),
  argumentsFor: (tests) => {
    const filters = gradleFilters(tests)
    return filters.length === 0 ? undefined : ['./gradlew', 'test', ...filters]
  },
  programs: ['gradle', 'gradlew'],
  stops: { words: /^--fail-fast$/, files: ['build.gradle', 'build.gradle.kts'], setting: /\bfailFast\b/ },
  narrowed: (own, tests) => {
    const filters = gradleFilters(tests)
    const tasks = own.filter((word) => gradleTestTask.test(word))
    if (filters.length === 0 || tasks.length !== 1) return undefined
    return own.flatMap((word) => (gradleTestTask.test(word) ? [word, ...filters] : [word]))
  },
}

export const maven: Runner = {
  id: 'Maven',
  recognises: (clues) => /\b(?:mvnw?|maven|surefire|failsafe)\b/.test(clues.text) || jvmFile(clues),
  argumentsFor: (tests) => {
    const filters = mavenFilters(tests)
    return filters.length === 0
      ? undefined
      : ['mvn', '-B', 'test', `-Dtest=${filters.join(',')}`, '-Dsurefire.failIfNoSpecifiedTests=false']
  },
  programs: ['mvn', 'mvnw', 'mvnd'],
  stops: { words: /skipAfterFailureCount/, files: ['pom.xml'], setting: /skipAfterFailureCount/ },
  narrowed: (own, tests) => {
    const filters = mavenFilters(tests)
    if (filters.length === 0) return undefined
    const [later, unit] = [true, false].map((is) => filters.filter((filter) => integrationTest.test(filter) === is))
    // Of the kind that did not fail nothing need run: no class bears this name.
    const named = (some: readonly string[] | undefined) => (some?.length ? some.join(',') : 'NoneOfThese')
    return [
      ...own.filter((word) => !/^-D(?:test|it\.test)=/.test(word)),
      `-Dtest=${named(unit)}`,
      `-Dit.test=${named(later)}`,
      '-DfailIfNoTests=false',
      '-Dsurefire.failIfNoSpecifiedTests=false',
      '-Dfailsafe.failIfNoSpecifiedTests=false',
    ]
  },
}

export const dotnet: Runner = {
  id: 'dotnet',
  recognises: (clues) =>
    /\bdotnet\b|\b(?:xunit|nunit|mstest)\b|\bvstest\b/.test(clues.text) ||
    clues.files.some((file) => /\.(?:cs|fs|vb)$/.test(file)),
  argumentsFor: (tests) => {
    const filters = dotnetFilters(tests)
    return filters.length === 0 ? undefined : ['dotnet', 'test', '--filter', filters.join('|')]
  },
  programs: ['dotnet test'],
  narrowed: (own, tests) => {
    const filters = dotnetFilters(tests)
    return filters.length === 0 ? undefined : [...withoutOption(own, ['--filter']), '--filter', filters.join('|')]
  },
}
