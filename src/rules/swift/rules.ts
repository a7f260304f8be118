/** Swift's compiler. */
import type { Rule } from '../../core/model/index.js'

export const swift: readonly Rule[] = [
  {
    id: 'swift/compile-error',
    category: 'build',
    ecosystem: 'swift',
    pattern:
      /(?:^|\s|❌ +)(?<file>\/?[^\s:]{1,300}\.(?:swift|m|mm|xib|storyboard|xcassets|plist)):(?<line>\d+)(?::(?<column>\d+))?: (?:fatal )?error: (?<message>(?!-\[|XCT|\S+\.\S+ : ).+)/,
    gate: ['error: '],
    role: 'cause',
    strength: 0.88,
    transient: 0.01,
    title: '{message}',
    advice: 'Fix {file}:{line}.',
    example: "/src/App/Foo.swift:12:5: error: cannot find 'bar' in scope",
    counterExample:
      '/src/App/FooTests.swift:12: error: -[FooTests testBar] : XCTAssertEqual failed: ("1") is not equal to ("2")',
  },
]
