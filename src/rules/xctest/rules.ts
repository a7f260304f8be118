/** XCTest. */
import type { Rule } from '../../core/model/index.js'

export const xctest: readonly Rule[] = [
  {
    id: 'xctest/failure',
    category: 'test',
    ecosystem: 'swift',
    pattern:
      /(?:^|\s)(?<file>\/?[^\s:]{1,300}\.(?:swift|mm?)):(?<line>\d+)(?::\d+)?: error: (?<name>-\[[\w. ]{3,200}\]|[\w.]{3,200}) : (?<message>.+)/,
    gate: ['error: '],
    role: 'cause',
    strength: 0.87,
    transient: 0.15,
    title: 'Test {name} failed: {message}',
    advice: 'Look at {file}:{line}.',
    example:
      '/src/App/FooTests.swift:12: error: -[FooTests testBar] : XCTAssertEqual failed: ("1") is not equal to ("2")',
    counterExample: "/src/App/Foo.swift:12:5: error: cannot find 'bar' in scope",
  },
  {
    id: 'xctest/case-failed',
    category: 'test',
    ecosystem: 'swift',
    pattern:
      /(?:^\s*Test Case '(?:-\[)?(?<name>[\w. ]{3,200})\]?' failed \([\d.]+ seconds\)|^\s* ✖ (?<name2>test\w{1,150}), .+|^\s*[􀢄✘] Test (?<name3>.{1,200}) (?:failed after|recorded an issue).*|^\s*Failing tests:$)/u,
    gate: ["test case '", ' ✖ test', 'failed after', 'recorded an issue', 'failing tests:'],
    excludes: /passed/,
    role: 'cause',
    strength: 0.82,
    transient: 0.15,
    title: 'A test failed',
    advice: 'The error line near this one has the assertion.',
    example: "Test Case '-[FooTests testBar]' failed (0.012 seconds).",
    counterExample: "Test Case '-[FooTests testBar]' passed (0.012 seconds).",
  },
]
