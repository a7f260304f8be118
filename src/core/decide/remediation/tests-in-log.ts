/** Failed tests named in the log, for runs without a test report: the lines runners print, one row each. */
import type { TestCase } from '../../model/index.js'

interface Row {
  readonly runner: string
  readonly pattern: RegExp
  test(groups: Readonly<Record<string, string | undefined>>): TestCase
}

const named = ({ name = '', file, suite, line }: Readonly<Record<string, string | undefined>>): TestCase => ({
  name: name.trim(),
  ...(file === undefined ? {} : { file }),
  // Nested classes are written `Outer > Inner`, and named `Outer$Inner`.
  ...(suite === undefined ? {} : { suite: suite.replaceAll(' > ', '$') }),
  ...(line === undefined ? {} : { line: Number(line) }),
})

/** Each line is at most 500 characters; no pattern has two unbounded parts that accept the same text. */
const rows: readonly Row[] = [
  {
    runner: 'pytest',
    pattern: /^(?:FAILED|ERROR) (?<file>[^\s:]{1,200}\.py)::(?<name>.{1,240}?)(?: - |$)/,
    test: named,
  },
  { runner: 'go test', pattern: /^\s*--- FAIL: (?<name>Test\S{1,200})/, test: named },
  {
    runner: 'cargo nextest',
    pattern: /^\s*FAIL \[[^\]]{1,20}\] (?:\([^)]{1,20}\) )?\s*\S{1,100} (?<name>[\w:]{1,200})$/,
    test: named,
  },
  { runner: 'cargo test', pattern: /^test (?<name>[\w:]{1,200}) \.\.\. FAILED/, test: named },
  { runner: 'RSpec', pattern: /^rspec (?<file>\.\/[^\s:]{1,200}_spec\.rb):(?<line>\d{1,6})/, test: named },
  {
    runner: 'vitest',
    pattern: /^\s*FAIL\s{1,4}(?<file>[^\s>]{1,200}\.[cm]?[jt]sx?) > (?<name>.{1,240})$/,
    test: named,
  },
  {
    runner: 'jest',
    pattern: /^\s*● (?<name>.{1,120} › .{1,240})$/,
    test: ({ name = '' }) => named({ name: name.replaceAll(' › ', ' ') }),
  },
  {
    runner: 'Gradle',
    pattern:
      /^(?<suite>[A-Za-z_][\w.$]{1,200}(?: > [A-Z]\w{0,80}){0,3}) > (?<name>[A-Za-z_]\w{0,150})(?:\([^)]{0,80}\))?(?:\[\d{1,6}\])? FAILED$/,
    test: named,
  },
  {
    runner: 'Maven',
    pattern:
      /^(?:\[ERROR\]\s{1,4})?(?<name>[A-Za-z_]\w{0,150})(?:\[[^\]]{0,80}\])?\((?<suite>[\w$]{1,60}\.[\w.$]{1,200})\)\s{1,4}Time elapsed/,
    test: named,
  },
  {
    runner: 'Maven',
    pattern:
      /^\[ERROR\]\s{1,6}(?<suite>(?:[a-z]\w{0,40}\.){0,12}[A-Z]\w{0,100})\.(?<name>[a-z_]\w{0,150})(?:\([^)]{0,80}\))?(?:\[[^\]]{0,80}\])?(?::\d|(?: --)? {1,4}Time elapsed)/,
    test: named,
  },
  { runner: 'PHPUnit', pattern: /^\d{1,5}\) (?<suite>[\w\\]{1,200})::(?<name>\w{1,150})/, test: named },
  {
    runner: 'dotnet',
    pattern: /^\s*(?:\[[^\]]{0,40}\] )?Failed (?<suite>[A-Z][\w.]{1,200})\.(?<name>[A-Za-z_]\w{0,150})(?:\(|\s|$)/,
    test: named,
  },
]

/** The tests of the first runner whose words these are, with its name; undefined when none is. */
export function testsInLog(
  lines: readonly string[],
): { readonly runner: string; readonly tests: readonly TestCase[] } | undefined {
  const found = lines.flatMap((line) => {
    for (const row of rows) {
      const groups = row.pattern.exec(line)?.groups
      if (groups !== undefined) return [{ runner: row.runner, test: row.test(groups) }]
    }
    return []
  })
  const runner = found[0]?.runner
  if (runner === undefined) return undefined
  const tests = found.filter((one) => one.runner === runner).map((one) => one.test)
  return { runner, tests: [...new Map(tests.map((test) => [JSON.stringify(test), test])).values()] }
}
