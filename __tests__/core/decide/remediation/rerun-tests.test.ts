import { describe, expect, test } from '@jest/globals'
import type { TestCase } from '../../../../src/core/model/index.js'
import { linesOf, remedyFor } from './ailments.js'

interface Row {
  readonly runner: string
  /** What the log or the step says. */
  readonly says: string
  readonly tests: readonly TestCase[]
  readonly command: string
}

const rows: readonly Row[] = [
  {
    runner: 'jest',
    says: 'npx jest --ci',
    tests: [{ suite: 'sums adds (1 + 1)', name: 'sums adds (1 + 1)', file: '__tests__/sums.test.ts' }],
    command: "npx jest --runTestsByPath __tests__/sums.test.ts '--testNamePattern=(sums adds \\(1 \\+ 1\\)$)'",
  },
  {
    runner: 'jest',
    says: 'jest, no file known',
    tests: [{ name: 'a' }, { name: 'b' }],
    command: "npx jest '--testNamePattern=(a$|b$)'",
  },
  {
    runner: 'vitest',
    says: 'vitest run',
    tests: [{ suite: 'src/sums.test.ts', name: "sums > doesn't overflow" }],
    command: "npx vitest run src/sums.test.ts '--testNamePattern=(sums doesn'\\''t overflow$)'",
  },
  {
    runner: 'mocha',
    says: 'mocha --reporter mocha-junit-reporter',
    tests: [{ name: 'Array #indexOf() returns -1', file: 'test/array.js' }],
    command: "npx mocha '--grep=(Array #indexOf\\(\\) returns \\-1$)' test/array.js",
  },
  {
    runner: 'pytest',
    says: 'python -m pytest',
    tests: [
      { suite: 'tests.unit.test_sums.TestAdd', name: 'test_add[1 + 1]' },
      { suite: 'tests.unit.test_io', name: 'test_read', file: 'tests/unit/test_io.py' },
    ],
    command: "python -m pytest -- 'tests/unit/test_sums.py::TestAdd::test_add[1 + 1]' tests/unit/test_io.py::test_read",
  },
  {
    runner: 'go test',
    says: 'go test ./...',
    tests: [{ suite: 'example.org/app/sums', name: 'TestAdd/negative_numbers' }],
    command: "go test -count=1 '-run=^TestAdd$/^negative_numbers$' example.org/app/sums",
  },
  {
    runner: 'go test',
    says: 'gotest/failed-test',
    tests: [
      { suite: 'example.org/app/sums', name: 'TestAdd/a' },
      { suite: 'example.org/app/io', name: 'TestRead' },
    ],
    command: "go test -count=1 '-run=^TestAdd$|^TestRead$' example.org/app/sums example.org/app/io",
  },
  {
    runner: 'go test',
    says: 'go test',
    tests: [{ suite: '-exec=touch x', name: 'TestAdd' }],
    command: "go test -count=1 '-run=^TestAdd$' ./...",
  },
  {
    runner: 'cargo nextest',
    says: 'cargo nextest run --profile ci',
    tests: [{ suite: 'app', name: 'sums::tests::adds' }, { name: 'io::reads' }],
    command: "cargo nextest run -E 'test(=sums::tests::adds) | test(=io::reads)'",
  },
  {
    runner: 'cargo test',
    says: 'cargo test --workspace',
    tests: [{ name: 'sums::tests::adds' }],
    command: 'cargo test -- --exact sums::tests::adds',
  },
  {
    runner: 'Maven',
    says: 'mvn -B verify',
    tests: [
      { suite: 'org.example.SumsTest', name: 'adds(int)[1]' },
      { suite: 'org.example.IoTest', name: 'reads two lines' },
    ],
    command:
      "mvn -B test '-Dtest=org.example.SumsTest#adds,org.example.IoTest' -Dsurefire.failIfNoSpecifiedTests=false",
  },
  {
    runner: 'Gradle',
    says: './gradlew check',
    tests: [{ suite: 'org.example.SumsTest', name: 'adds()' }],
    command: './gradlew test --tests org.example.SumsTest.adds',
  },
  {
    runner: 'RSpec',
    says: 'bundle exec rspec',
    tests: [{ suite: 'spec.sums', name: 'Sums adds', file: './spec/sums_spec.rb', line: 12 }],
    command: 'bundle exec rspec ./spec/sums_spec.rb:12',
  },
  {
    runner: 'RSpec',
    says: 'rspec/failed-example',
    tests: [{ suite: 'spec.sums', name: 'Sums adds "one"', file: './spec/sums_spec.rb' }],
    command: 'bundle exec rspec \'--example=Sums adds "one"\' ./spec/sums_spec.rb',
  },
  {
    runner: 'PHPUnit',
    says: 'vendor/bin/phpunit --log-junit x',
    tests: [{ suite: 'Tests.SumsTest', name: 'testAdds with data set "one"' }],
    command: "vendor/bin/phpunit '--filter=/(SumsTest::testAdds( |#|$))/'",
  },
  {
    runner: 'dotnet',
    says: 'dotnet test',
    tests: [
      { suite: 'App.Tests.SumsTests', name: 'Adds(a: 1, b: 2)' },
      { suite: 'App.Tests.IoTests', name: 'App.Tests.IoTests.Reads(path: "$(x)")' },
    ],
    command:
      "dotnet test --filter 'FullyQualifiedName~App.Tests.SumsTests.Adds|FullyQualifiedName~App.Tests.IoTests.Reads'",
  },
]

describe('rerun of failed tests', () => {
  test.each(rows)('$runner: $command', ({ runner, says, tests, command }) => {
    const remedy = remedyFor({ category: 'test', lines: linesOf(says) }, { tests })
    expect(remedy).toMatchObject({ strategy: 'rerun-failed-tests', command })
    expect(remedy.title).toContain(runner)
  })

  test('stays short enough to be shown, and says how many it names', () => {
    const tests = Array.from({ length: 100 }, (_, index) => ({ name: `${'long name '.repeat(20)}${index}` }))
    const remedy = remedyFor({ category: 'test', lines: linesOf('jest') }, { tests })
    expect(remedy.command?.length).toBeLessThan(7001)
    expect(remedy.title).toMatch(/the first 25 of 100/)
  })

  test.each([
    [
      'FAILED tests/test_io.py::TestRead::test_one[a b] - OSError: x',
      "python -m pytest -- 'tests/test_io.py::TestRead::test_one[a b]'",
    ],
    ['    --- FAIL: TestAdd/negative (0.00s)', "go test -count=1 '-run=^TestAdd$/^negative$' ./..."],
    ['test sums::tests::adds ... FAILED', 'cargo test -- --exact sums::tests::adds'],
    ['        FAIL [   0.005s] app sums::tests::adds', "cargo nextest run -E 'test(=sums::tests::adds)'"],
    ['rspec ./spec/sums_spec.rb:12 # Sums adds', 'bundle exec rspec ./spec/sums_spec.rb:12'],
    [' FAIL  src/sums.test.ts > sums > adds', "npx vitest run src/sums.test.ts '--testNamePattern=(sums adds$)'"],
    ['  ● sums › adds (1 + 1)', "npx jest '--testNamePattern=(sums adds \\(1 \\+ 1\\)$)'"],
    ['org.example.SumsTest > adds() FAILED', './gradlew test --tests org.example.SumsTest.adds'],
    [
      '[ERROR]   SumsTest.adds:12 expected: <2> but was: <3>',
      "mvn -B test '-Dtest=SumsTest#adds' -Dsurefire.failIfNoSpecifiedTests=false",
    ],
    [
      'adds(org.example.SumsTest)  Time elapsed: 0.01 sec  <<< FAILURE!',
      "mvn -B test '-Dtest=org.example.SumsTest#adds' -Dsurefire.failIfNoSpecifiedTests=false",
    ],
    [
      '[ERROR] org.example.SumsTest.adds(Artifact)  Time elapsed: 0.01 s  <<< ERROR!',
      "mvn -B test '-Dtest=org.example.SumsTest#adds' -Dsurefire.failIfNoSpecifiedTests=false",
    ],
    [
      '[ERROR] adds[a_1](org.example.SumsIT)  Time elapsed: 27.2 s  <<< ERROR!',
      "mvn -B test '-Dtest=org.example.SumsIT#adds' -Dsurefire.failIfNoSpecifiedTests=false",
    ],
    ['SumsTest > Adding > adds() FAILED', "./gradlew test --tests 'SumsTest$Adding.adds'"],
    ['1) App\\Tests\\SumsTest::testAdds', "vendor/bin/phpunit '--filter=/(SumsTest::testAdds( |#|$))/'"],
    ['  Failed App.Tests.SumsTests.Adds [12 ms]', "dotnet test --filter 'FullyQualifiedName~App.Tests.SumsTests.Adds'"],
  ])('without a report, from the log: %s', (line, command) => {
    const remedy = remedyFor({ category: 'test', lines: linesOf('it failed', line, line) })
    expect(remedy).toMatchObject({ command, title: expect.stringContaining('the log names') })
  })

  test('without a known runner there is no command, only where to look', () => {
    const remedy = remedyFor({ category: 'test', lines: linesOf('assertion failed') }, { tests: [{ name: 'x' }] })
    expect(remedy.strategy).toBe('look-closer')
  })
})
